"""培育对象: local firms in the strong nodes, and those to extend into, that are small and growing."""

from __future__ import annotations

from pydantic import Field

from qianglian.analysis import caveats, charting
from qianglian.analysis.candidates import GRANTED, NO_STRONG, NOBODY, VALID, WIDE, Sought, field_of
from qianglian.analysis.contract import Analysis, Column, Finding, Quoted, Row, Sentence, Table
from qianglian.analysis.counting import share, units
from qianglian.analysis.ground import Ground
from qianglian.analysis.node_types import Kind
from qianglian.model.text import Text

TITLE = Text(zh="培育对象（候选）", en="Candidates to cultivate")
KINDS: tuple[Kind, ...] = ("strengthen", "extend")
FIRMS = ("enterprise", "")
RECENT = Column("recent_share", Text(zh="近年占比", en="Share of recent years"), "share", unit="family")
SMALL = Text(
    zh="列出本地企业中项数不超过 {most} 的 [D]：规模按库内专利量，不是企业规模；近年占比高表示正在增长。",
    en="Local firms with at most {most} families [D]: small by patents here, not by size; a large share of recent "
    "years means that they grow.",
)
SAYS = Text(
    zh="{region}优势分支中可关注的本地企业首推{name}：{count} 项，近年占 {recent_share}。",
    en="Of local firms in the strong nodes of {region}, {name} comes first: {count} families, {recent_share} recent.",
)


class Growing(Sought):
    """How small is small."""

    most: int = Field(
        50, ge=1, le=100_000, title="项数上限", description="families that a firm may have to be small [D]"
    )
    order: str = Field(  # type: ignore[assignment]
        "recent", title="排序", description="recent (families since the first recent year), count or valid",
        pattern="^(recent|count|valid)$",
    )  # fmt: skip


def answer(ground: Ground, params: Growing) -> Finding:
    """Local firms with signs of quality: granted, abroad, in force; and how much of it is recent."""
    field = field_of(ground, params, KINDS)
    members = field.members.filter(field.members.here & field.members.party_kind.isin(FIRMS))
    definition = ground.definition("candidates_to_cultivate", params.model_dump())
    measures = (
        units("family"),
        units("family", "late", "recent", field.recent()),
        units("family", "granted", "granted_count", GRANTED),
        units("family", "wide", "wide_count", WIDE),
        units("family", "valid", "valid", VALID),
    )
    table = _growing(field.listed(members, measures, definition, TITLE, params.most), params)
    return Finding(
        "candidates_to_cultivate",
        TITLE,
        params.model_dump(),
        (table, field.summary(definition)),
        charting.ranked(
            [row["name"] for row in table.rows], [row["recent"] for row in table.rows], "近年专利量（项）"
        )
        if table.rows
        else None,
        _sentences(table.rows, field.types.region.name),
        (SMALL.format(most=params.most), *field.caveats()),
        field.coverage(),
        *caveats.verdict(ground, table.rows, NOBODY if field.wanted else NO_STRONG),
    )


def _growing(table: Table, params: Growing) -> Table:
    """The same with the share of recent years."""
    walked = table.members

    def members(row: Row, column: str) -> object:
        return walked(row, "recent" if column == RECENT.name else column)

    rows = tuple(
        {**row, RECENT.name: share(row["recent"], row["count"], params.minimum)} for row in table.rows
    )
    return Table(
        table.name, table.title, (*table.columns, RECENT), rows, table.definition, members,  # type: ignore[arg-type]
        table.counting, table.cut_off, table.generation, table.evidence, table.rule_version,
    )  # fmt: skip


def _sentences(rows: object, region: Text) -> tuple[Sentence, ...]:
    if not rows:
        return ()
    text = Text(zh=SAYS.zh.replace("{region}", region.zh), en=SAYS.en.replace("{region}", region.en))
    return (
        Sentence(text, {name: Quoted("candidates", 0, name) for name in ("name", "count", "recent_share")}),
    )


ANALYSIS = Analysis("candidates_to_cultivate", TITLE, "path", Growing, answer, needs_chain=True)
