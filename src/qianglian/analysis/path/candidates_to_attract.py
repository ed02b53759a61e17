"""招引对象: firms elsewhere that are strong in the nodes that a region is weak in, to fill or to extend into."""

from __future__ import annotations

from qianglian.analysis import caveats, charting
from qianglian.analysis.candidates import (
    JOINT,
    NO_TARGETS,
    NOBODY,
    VALID,
    Sought,
    field_of,
)
from qianglian.analysis.contract import Analysis, Finding, Quoted, Sentence
from qianglian.analysis.counting import units
from qianglian.analysis.ground import Ground
from qianglian.analysis.node_types import TARGETS
from qianglian.model.text import Text

TITLE = Text(zh="招引对象（候选）", en="Candidates to attract")
FIRMS = ("enterprise", "")
"""Kinds of applicants that may settle: firms, and those whose name tells nothing of their kind."""
SAYS = Text(
    zh="{region}待补强的分支中，外地企业{name}最多，{count} 项，有效发明 {valid} 项。",
    en="In the nodes that {region} is weak in, {name} has most of the firms elsewhere: {count} families, {valid} "
    "inventions in force.",
)


def answer(ground: Ground, params: Sought) -> Finding:
    """Firms elsewhere with what they have in the wanted nodes, and whether they file with local applicants."""
    field = field_of(ground, params, TARGETS)
    members = field.members.filter(field.members.elsewhere & field.members.party_kind.isin(FIRMS))
    definition = ground.definition("candidates_to_attract", params.model_dump())
    measures = (
        units("family"),
        units("family", "late", "recent", field.recent()),
        units("family", "valid", "valid", VALID),
        units("family", "joint", "joint", JOINT),
    )
    table = field.listed(members, measures, definition, TITLE)
    reason = NOBODY if field.wanted else NO_TARGETS
    return Finding(
        "candidates_to_attract",
        TITLE,
        params.model_dump(),
        (table, field.summary(definition)),
        charting.ranked(
            [row["name"] for row in table.rows], [row["count"] for row in table.rows], "专利量（项）"
        )
        if table.rows
        else None,
        _sentences(table.rows, field.types.region.name),
        field.caveats(),
        field.coverage(),
        *caveats.verdict(ground, table.rows, reason),
    )


def _sentences(rows: object, region: Text) -> tuple[Sentence, ...]:
    if not rows:
        return ()
    text = Text(zh=SAYS.zh.replace("{region}", region.zh), en=SAYS.en.replace("{region}", region.en))
    return (Sentence(text, {name: Quoted("candidates", 0, name) for name in ("name", "count", "valid")}),)


ANALYSIS = Analysis("candidates_to_attract", TITLE, "path", Sought, answer, needs_chain=True)
