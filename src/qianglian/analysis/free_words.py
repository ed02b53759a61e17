"""What must be said of technology whose rights have ended: by what it is called so, and that nothing is cleared."""

from __future__ import annotations

from typing import Any

from qianglian.analysis import caveats
from qianglian.analysis.contract import INSUFFICIENT, Quoted, Sentence, Table
from qianglian.analysis.family_rights import Right, reaching
from qianglian.analysis.ground import Ground
from qianglian.analysis.naming import place_name
from qianglian.model.text import Text
from qianglian.rules.legal_events import event_rules

SHORT: dict[Right, Text] = {
    "ended": Text(zh="均已失效", en="Ended"),
    "absent": Text(zh="未进入", en="Never filed"),
    "twin": Text(zh="一案双申", en="Filed twice"),
    "alive": Text(zh="有效或审中", en="Alive"),
    "unseen": Text(zh="是否进入未知", en="Entry unknown"),
    "unknown": Text(zh="状态未知", en="Status unknown"),
}
"""The heads of columns; `RIGHTS_THERE` says it in full."""
NO_CLEARANCE = Text(
    zh="清单为线索，待核查，不构成自由实施（FTO）结论，需律师判断：改进、外围或从属专利以及其他权利人的专利仍可能"
    "覆盖同一实施方式；在其他国家/地区有效的，产品不得据此出口到该地。",
    en="Leads to be verified, no freedom to operate: a lawyer has to judge. Improvements and patents of others "
    "may cover the same product, and what is alive elsewhere is not free there.",
)
ENDED = Text(
    zh="「均已失效」：该地全部已知同族（含公开与授权文本）都已失效；任一件有效、审中或状态未知的都不列入。"
    "「未进入」：来源写明同族规模、成员已全部在库、其中没有该地文献，且最早申请距数据截止已满 {entry} 年 [D]；"
    "否则为「是否进入未知」，不当作可用。",
    en="Ended: every known member there has; none that is alive, pending or unknown. Never filed: a source states the "
    "size of the family, all of it is here, none of it is there, and it was first filed {entry} years ago [D]; "
    "otherwise entry is unknown and nothing is called free.",
)
TWIN = Text(
    zh="为避免重复授权而放弃、或标有「一案双申」的单列：同日申请的另一件可能仍然有效。",
    en="What was given up to avoid double patenting, or filed twice, stands apart: the twin may be alive.",
)
RECENT = Text(
    zh="「恢复期内」：失效（期满、无效除外）不足 {settled} 年 [D]，权利可能依法恢复；失效年未知的不作判断。",
    en="May be restored: ended less than {settled} years ago [D], other than by term or invalidation.",
)
STATED = Text(
    zh="状态以来源所写为准，来源没写而最近的法律事件为终止的计为失效，两者矛盾的为未知；"
    "法律事件判读规则版本 {version}。",
    en="Status as sources state; where none does, an end that the newest event tells counts, and where the two "
    "contradict each other it is unknown. Rules of events: version {version}.",
)
MISSING = Text(
    zh="同族按库内文献归并：「同族已全部在库」为否或未知的，库外可能还有该地的同族（如分案）。",
    en="Families are made of what is here: where not all members are, others (divisions) may be alive there.",
)
ORDER = Text(
    zh="按被引、同族规模排序，来源未写的排在后面；被引不代表可实施性。",
    en="Ranked by citations, then by size of family; what is not stated comes last.",
)
REACHING = Text(
    zh="{offices} 的专利可能在该地生效：其成员有效或未知的，状态计为未知。",
    en="Patents of {offices} may hold there: families with such a member alive or unknown are unknown.",
)
NO_STATE = Text(
    zh="没有来源写明各分支专利的法律状态，也没有终止事件，不能判断哪些已经失效。",
    en="No source states the status of any patent of the chain, nor an event that ended one.",
)
STATE_KNOWN = Text(zh="在该地的状态可判断", en="Status there can be told")
COMPLETE = Text(zh="同族已全部在库", en="All members here")
CITED = Text(zh="被引次数已知", en="Citations known")


def caveats_of(ground: Ground, params: Any, country: str) -> tuple[Text, ...]:
    """What stands under the tables."""
    offices = reaching(country)
    names = [place_name(code) for code in offices]
    reach = Text(
        zh=REACHING.zh.format(offices="、".join(one.zh for one in names)),
        en=REACHING.en.format(offices=", ".join(one.en for one in names)),
    )
    return (
        NO_CLEARANCE,
        ENDED.format(entry=params.entry_years),
        TWIN,
        RECENT.format(settled=params.settled_years),
        STATED.format(version=event_rules().version),
        MISSING,
        *((reach,) if offices else ()),
        ORDER,
        caveats.counting(ground, "family"),
        caveats.OVERLAP,
        caveats.SMALL.format(minimum=params.minimum),
    )


def sentences(by_right: Table, by_node: Table, where: Text) -> tuple[Sentence, ...]:
    """How many have ended and how many are not known, and the node with most that are free."""
    at = {row["right"]: place for place, row in enumerate(by_right.rows)}
    said = []
    if at and by_right.rows[at["ended"]]["count"] + by_right.rows[at["absent"]]["count"]:
        text = Text(
            zh=f"各分支专利中，在{where.zh}均已失效 {{ended}}、未进入 {{absent}}；状态未知 {{unknown}}、"
            "是否进入未知 {unseen}，不当作可用。",
            en=f"In {where.en}, {{ended}} have ended and {{absent}} were never filed; {{unknown}} and {{unseen}} are "
            "unknown and not called free.",
        )
        quotes = {
            name: Quoted("by_right", at[name], "count") for name in ("ended", "absent", "unknown", "unseen")
        }
        said.append(Sentence(text, quotes))
    best = sorted(
        (-row["free"], place)
        for place, row in enumerate(by_node.rows)
        if row["free"] and row["free_share"] not in (None, INSUFFICIENT)
    )
    if best:
        text = Text(
            zh="失效或未进入的专利以{node_name}最多：{free}，占该分支 {free_share}，均待核查。",
            en="Most are in {node_name}: {free}, {free_share} of the node, all to be verified.",
        )
        names = ("node_name", "free", "free_share")
        said.append(Sentence(text, {name: Quoted("by_node", best[0][1], name) for name in names}))
    return tuple(said)
