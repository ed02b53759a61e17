"""合作对象: universities and institutes (or anybody) active in the nodes that a region is weak in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from pydantic import Field

from qianglian.analysis.candidate_lists import VALID_FAMILIES, Listing, recent
from qianglian.analysis.candidate_words import JOINT, NO_TARGETS, NOBODY, SHARED, WEAK_NODES, filled
from qianglian.analysis.candidates import Sought, field_of
from qianglian.analysis.contract import Analysis, Column, Finding, Row
from qianglian.analysis.counting import Extra, share, units
from qianglian.analysis.ground import Ground
from qianglian.analysis.node_types import TARGETS
from qianglian.model.text import Text

TITLE = Text(zh="合作对象（候选）", en="Candidates to cooperate with")
ACADEMIC = ("university", "institute")
OPEN = Column("openness", Text(zh="共同申请占比", en="Share filed with others"), "share", unit="family")
TIED = Column("tied", Text(zh="已与本地合作", en="Works with local applicants"), "flag")
TIES = Text(
    zh="「已与本地合作」只看共同申请（本地对象须与另一家本地申请人共同申请），共同申请人所在地不明的为「未知」；"
    "没有共同申请不等于没有合作（委托开发、联合实验室不在专利数据中）。",
    en="Ties are seen by joint filings alone (of a local candidate: with another local applicant), and are unknown "
    "where a fellow applicant's home is: none does not mean no cooperation (contract research, joint laboratories are "
    "not in patent data).",
)
WHO = {
    "academic": Text(zh="高校和科研院所", en="universities and institutes"),
    "all": Text(zh="申请人", en="applicants"),
}
SAYS = Text(
    zh="{where}中，{who}按「{what}」排列，{name}居首：专利 {count}",
    en="In {where}, {name} comes first of the {who} by {what}: {count} families",
)
BESIDES = Text(zh="，近年 {recent}", en=", {recent} of them recent")


class Partners(Sought):
    """Whom to look for."""

    who: Literal["academic", "all"] = Field(
        "academic",
        title="对象范围",
        description="academic (universities and institutes) or all but individuals",
    )


def answer(ground: Ground, params: Partners) -> Finding:
    """Who is active there, here or elsewhere, how open they are, and whether they work with local applicants."""
    hunt = field_of(ground, params, TARGETS)
    kind = hunt.members.party_kind

    def ties(row: Row) -> Mapping[str, Any]:
        return {OPEN.name: share(row["shared"], row["count"], params.minimum), **_tied(row)}

    return Listing(
        "candidates_to_cooperate",
        TITLE,
        hunt,
        hunt.members.filter(kind.isin(ACADEMIC) if params.who == "academic" else kind != "individual"),
        (
            units("family"),
            recent(hunt),
            VALID_FAMILIES,
            units("family", "shared", "shared", SHARED),
            units("family", "joint", "joint", JOINT, or_unknown=True),
        ),
        WEAK_NODES,
        filled(SAYS, who=WHO[params.who]),
        BESIDES,
        NOBODY if hunt.wanted else NO_TARGETS,
        extras=(Extra(OPEN, "shared"), Extra(TIED)),
        more=ties,
        hidden=(units("family", "unclear", "unclear"),),
        caveats=(TIES,),
    ).finding()


def _tied(row: Row) -> dict[str, Any]:
    """Whether there is a joint filing; unknown, and its number too, where none is seen and some may be."""
    if not row["joint"] and row["unclear"]:
        return {"joint": None, TIED.name: None}
    return {TIED.name: row["joint"] > 0}


ANALYSIS = Analysis("candidates_to_cooperate", TITLE, "path", Partners, answer, needs_chain=True)
