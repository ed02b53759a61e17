"""合作对象: universities and institutes (or anybody) active in the nodes that a region is weak in."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from qianglian.analysis import caveats, charting
from qianglian.analysis.candidates import JOINT, NO_TARGETS, NOBODY, SHARED, VALID, Sought, field_of
from qianglian.analysis.contract import Analysis, Column, Finding, Quoted, Row, Sentence, Table
from qianglian.analysis.counting import share, units
from qianglian.analysis.ground import Ground
from qianglian.analysis.node_types import TARGETS
from qianglian.model.text import Text

TITLE = Text(zh="合作对象（候选）", en="Candidates to cooperate with")
ACADEMIC = ("university", "institute")
OPEN = Column("openness", Text(zh="共同申请占比", en="Share filed with others"), "share", unit="family")
TIED = Column("tied", Text(zh="已与本地合作", en="Works with local applicants"), "flag")
TIES = Text(
    zh="「已与本地合作」只看共同申请；没有共同申请不等于没有合作（委托开发、联合实验室不在专利数据中）。",
    en="Ties are seen by joint filings alone: none does not mean no cooperation (contract research, joint "
    "laboratories are not in patent data).",
)
SAYS = Text(
    zh="{region}待补强的分支中，{name}最多，{count} 项，近年 {recent} 项。",
    en="In the nodes that {region} is weak in, {name} has most: {count} families, {recent} of them recent.",
)


class Partners(Sought):
    """Whom to look for."""

    who: Literal["academic", "all"] = Field(
        "academic",
        title="对象范围",
        description="academic (universities and institutes) or all but individuals",
    )


def answer(ground: Ground, params: Partners) -> Finding:
    """Who is active there, here or elsewhere, how open they are, and whether they work with local applicants."""
    field = field_of(ground, params, TARGETS)
    members = field.members
    kinds = (
        members.party_kind.isin(ACADEMIC) if params.who == "academic" else members.party_kind != "individual"
    )
    members = members.filter(kinds)
    # A local university works with local applicants where another of them stands beside it.
    members = members.mutate(joint=members.joint | (members.here & members.shared))
    definition = ground.definition("candidates_to_cooperate", params.model_dump())
    measures = (
        units("family"),
        units("family", "late", "recent", field.recent()),
        units("family", "valid", "valid", VALID),
        units("family", "shared", "shared", SHARED),
        units("family", "joint", "joint", JOINT),
    )
    table = _with_ties(field.listed(members, measures, definition, TITLE), params.minimum)
    return Finding(
        "candidates_to_cooperate",
        TITLE,
        params.model_dump(),
        (table, field.summary(definition)),
        charting.ranked(
            [row["name"] for row in table.rows], [row["count"] for row in table.rows], "专利量（项）"
        )
        if table.rows
        else None,
        _sentences(table.rows, field.types.region.name),
        (TIES, *field.caveats()),
        field.coverage(),
        *caveats.verdict(ground, table.rows, NOBODY if field.wanted else NO_TARGETS),
    )


def _with_ties(table: Table, minimum: int) -> Table:
    """The same with the share filed with others (behind it what was filed so), and whether they are tied."""
    walked = table.members

    def members(row: Row, column: str) -> object:
        return walked(row, "shared" if column == OPEN.name else column)

    rows = tuple(
        {**row, OPEN.name: share(row["shared"], row["count"], minimum), TIED.name: row["joint"] > 0}
        for row in table.rows
    )
    return Table(
        table.name, table.title, (*table.columns, OPEN, TIED), rows, table.definition, members,  # type: ignore[arg-type]
        table.counting, table.cut_off, table.generation, table.evidence, table.rule_version,
    )  # fmt: skip


def _sentences(rows: object, region: Text) -> tuple[Sentence, ...]:
    if not rows:
        return ()
    text = Text(zh=SAYS.zh.replace("{region}", region.zh), en=SAYS.en.replace("{region}", region.en))
    return (Sentence(text, {name: Quoted("candidates", 0, name) for name in ("name", "count", "recent")}),)


ANALYSIS = Analysis("candidates_to_cooperate", TITLE, "path", Partners, answer, needs_chain=True)
