"""One publication as the cells of an incoPat-like row, by column; what does not apply is an empty cell."""

from __future__ import annotations

from datetime import date

from qianglian.sources.synthetic import people
from qianglian.sources.synthetic.dice import mix
from qianglian.sources.synthetic.law import LICENCE, PLEDGE, TRANSFER, expiry
from qianglian.sources.synthetic.numbers import publication_number
from qianglian.sources.synthetic.record import Record
from qianglian.sources.synthetic.rows import NOTE, NOTE_COLUMN
from qianglian.sources.synthetic.words import EFFECTS

LIST = "; "
INDUSTRY_SEPARATORS = (";", "；", ",", "，")
COUNTRIES = {
    "CN": "中国", "US": "美国", "EP": "欧洲专利局", "WO": "世界知识产权组织(WIPO)", "JP": "日本", "KR": "韩国",
}  # fmt: skip
TYPES = {"U": "实用新型", "S": "外观设计", "B": "发明授权", "B1": "发明授权", "B2": "发明授权"}
PROVINCES = {"TW": "中国台湾", "HK": "中国香港", "MO": "中国澳门"}
_ECONOMY = {"structure": "C3849", "chemistry": "C3985", "circuit": "C3824", "control": "C3670"}
"""Classes of GB/T 4754-2017: other batteries, electronic materials, power electronics, vehicle parts."""


def cells(record: Record) -> dict[str, str]:
    """Column name (with ``{公告}``) → text of the cell."""
    parts = (_text, _dates, _classes, _people, _relatives, _law, _vendor)
    return {column: text for part in parts for column, text in part(record).items()}


def _text(record: Record) -> dict[str, str]:
    language, claims = record.language, record.claims
    return {
        "标题": record.title(language),
        "摘要": _broken(record.abstract(language), record.index),
        "首权字数": str(len(claims[0])) if claims else "",
        "独权数": "1" if claims else "",
        NOTE_COLUMN: NOTE,
    }


def _broken(text: str, index: int) -> str:
    """Every fifth abstract has line breaks inside the cell, as exports have them."""
    if index % 5:
        return text
    return text.replace("；", "；\n") if "；" in text else text.replace(". ", ".\r\n")


def _dates(record: Record) -> dict[str, str]:
    priority, fate = record.priority, record.fate
    ended = fate.events[-1].day if fate.state == "lapsed" and fate.events else None
    return {
        "公开{公告}号": record.number,
        "申请号": record.application,
        "申请日": record.filed.isoformat(),
        "公开{公告}日": record.published.isoformat(),
        "授权公告日": record.published.isoformat() if record.granted else "",
        "失效日": date.fromordinal(ended).isoformat() if ended else "",
        "预估到期日": expiry(record.publication).isoformat() if record.granted else "",
        "专利类型": TYPES.get(record.member.kind, "发明申请"),
        "公开国别": COUNTRIES[record.member.office],
        "优先权号": priority[0] if priority else "",
        "优先权日": priority[2].isoformat() if priority else "",
    }


def _classes(record: Record) -> dict[str, str]:
    invention = record.invention
    if record.is_design:
        return {"新兴产业分类": invention.topic.industry}
    separator = INDUSTRY_SEPARATORS[record.index % len(INDUSTRY_SEPARATORS)]
    industries = (
        [invention.topic.industry, "新能源汽车产业"] if record.index & 4 else [invention.topic.industry]
    )
    return {
        "IPC主分类": invention.ipc[0],
        "IPC": LIST.join(invention.ipc),
        "CPC": LIST.join(invention.cpc),
        "国民经济分类": _ECONOMY[invention.topic.style],
        "新兴产业分类": separator.join(industries),
    }


def _people(record: Record) -> dict[str, str]:
    language, firms = record.language, record.invention.applicants
    first = firms[0]
    domestic = first.city.country == "CN"
    place = PROVINCES.get(first.city.country, first.city.province_zh)
    return {
        "申请人": LIST.join(firm.name(language, record.full_width) for firm in firms),
        "申请人地址": LIST.join(firm.address(language) for firm in firms),
        "标准化申请人": LIST.join(firm.name("zh", True) for firm in firms),
        "标准化当前权利人": LIST.join(firm.name("zh", True) for firm in record.owners),
        "申请人类型": LIST.join(dict.fromkeys(firm.kind for firm in firms)),
        "申请人省市代码": f"{place};{first.city.code[:2]}" if first.city.code else "",
        "中国申请人地市": first.city.zh if domestic else "",
        "中国申请人区县": "示例区" if domestic else "",
        "工商统一社会信用代码": LIST.join(firm.uscc for firm in firms if firm.uscc),
        "发明人": LIST.join(people.name(number, language) for number in record.invention.inventors),
    }


def _relatives(record: Record) -> dict[str, str]:
    family = record.family
    members = [publication_number(family, place) for place in range(len(family.route))]
    cells = {"同族国家/地区": LIST.join(dict.fromkeys(office for office, _ in family.route))}
    for kind in ("简单同族", "扩展同族", "DocDB同族"):
        cells |= {kind: LIST.join(members), f"{kind}ID": record.family_name, f"{kind}个数": str(len(members))}
    cited = LIST.join(citation.number for citation in record.citations)
    dual = family.place_of("CN", "U") is not None and family.place_of("CN", "A") is not None
    twice = "是" if dual and record.member.office == "CN" else ""
    return {**cells, "引证": cited, "家族引证": cited, "一案双申": twice}


def _law(record: Record) -> dict[str, str]:
    fate = record.fate
    events = LIST.join(f"{date.fromordinal(event.day).isoformat()} {event.text}" for event in fate.events)
    current = fate.events[-1].text if fate.events else "公开"
    owners = LIST.join(firm.name("zh", True) for firm in record.invention.applicants)
    cells = {"专利有效性": fate.state_zh, "当前法律状态": current, "法律事件": events}
    for event in fate.events:
        if event.party is None:
            continue
        day, party = date.fromordinal(event.day).isoformat(), event.party.name("zh", True)
        cells |= {
            TRANSFER: {"转让人": owners, "受让人": party, "转让执行日": day},
            LICENCE: {"许可人": owners, "许可类型": event.note, "许可备案日期": day},
            PLEDGE: {"出质人": owners, "质权人": party, "质押期限": f"{day}~"},
        }[event.text]
    return cells


def _vendor(record: Record) -> dict[str, str]:
    """The vendor's own analyses, and the rare proceedings: all of them drawn, none of them means anything."""
    word = mix(record.family.word, 51)
    rare = {
        0: {"诉讼原告": "示例原告", "诉讼被告": "示例被告", "诉讼类型": "侵权"},
        1: {"无效请求人": "示例请求人", "复审决定": "维持有效"},
        2: {"海关备案": "是"},
        3: {"标准类型": "国家标准", "标准项目": "示例项目", "标准号": "示例标准 0001-2020"},
    }
    effect = EFFECTS[word % len(EFFECTS)][0].replace("了", "")
    return {
        "技术功效1级": effect[-2:],
        "技术功效2级": effect[2:],
        "技术功效3级": effect,
        "TRIZ参数": f"{1 + word % 39}",
        "合享价值度": str(1 + (word >> 8) % 10),
        "技术稳定性": str(1 + (word >> 16) % 10),
        "技术先进性": str(1 + (word >> 24) % 10),
        "保护范围": str(1 + (word >> 32) % 10),
        **rare.get((word >> 40) % 400, {}),
    }
