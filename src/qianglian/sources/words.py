"""Words of vendors and offices for patent types and legal states, Chinese and English."""

from __future__ import annotations

from functools import lru_cache

from qianglian.model.publication import LegalState, PatentType

PATENT_TYPES: dict[str, PatentType] = {
    "发明": "invention",
    "发明专利": "invention",
    "发明申请": "invention",
    "授权发明": "invention",
    "发明授权": "invention",
    "发明公开": "invention",
    "发明专利申请": "invention",
    "实用新型": "utility_model",
    "实用新型专利": "utility_model",
    "外观设计": "design",
    "外观设计专利": "design",
    "外观": "design",
    "invention": "invention",
    "patent": "invention",
    "patent application": "invention",
    "granted patent": "invention",
    "utility model": "utility_model",
    "utility_model": "utility_model",
    "limited patent": "utility_model",
    "design": "design",
    "design right": "design",
    "design patent": "design",
}

IN_FORCE = ("授权", "有效", "有权", "专利权维持", "部分无效", "权利恢复")
PENDING = ("实质审查", "公开", "审中", "在审", "审查中", "复审", "受理", "公布")
LAPSED = (
    "未缴年费 撤回 驳回 放弃 期限届满 权利终止 避免重复授权 全部撤销 撤销 申请终止 "
    "失效 无效 无权 全部无效 终止 视为撤回 届满"
).split()
ENGLISH: dict[str, LegalState] = {
    "active": "in_force",
    "granted": "in_force",
    "in force": "in_force",
    "alive": "in_force",
    "pending": "pending",
    "published": "pending",
    "examination": "pending",
    "expired": "lapsed",
    "inactive": "lapsed",
    "lapsed": "lapsed",
    "withdrawn": "lapsed",
    "discontinued": "lapsed",
    "abandoned": "lapsed",
    "rejected": "lapsed",
    "revoked": "lapsed",
    "ceased": "lapsed",
    "dead": "lapsed",
    # Google Patents
    "active - reinstated": "in_force",
    "expired - fee related": "lapsed",
    "expired - lifetime": "lapsed",
    "not-in-force": "lapsed",
}


def patent_type(text: str) -> PatentType | None:
    """The type that a word stands for; None when it is not known."""
    return PATENT_TYPES.get(text) or PATENT_TYPES.get(text.casefold().replace("-", " "))


@lru_cache(maxsize=4096)
def legal_state(text: str) -> LegalState | None:
    """The state that a vendor's words stand for: the first of several (``授权 | 权利转移``) tells it."""
    first = text.split("|")[0].split(";")[0].strip()
    english = ENGLISH.get(first.casefold())
    if english:
        return english
    if first.startswith(tuple(LAPSED)):
        return "lapsed"
    if first.startswith(IN_FORCE):
        return "in_force"
    return "pending" if first.startswith(PENDING) else None
