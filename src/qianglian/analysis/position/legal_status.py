"""法律状态: what is in force, pending and lapsed, by node and by office, and of how much nobody tells."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from qianglian.analysis import branches, caveats, charting
from qianglian.analysis.branches import ByNode
from qianglian.analysis.contract import INSUFFICIENT, Analysis, Column, Finding, Quoted, Sentence, Table
from qianglian.analysis.counting import Dimension, Extra, Tally, share, units
from qianglian.analysis.ground import Ground
from qianglian.analysis.holding import hold
from qianglian.analysis.naming import NODE, NODE_NAME, OFFICE, OFFICE_NAME, in_order, node_name, place_name
from qianglian.analysis.rights import STANDINGS, UNKNOWN, beside_rights, standings
from qianglian.model.text import Text

TITLE = Text(zh="法律状态", en="Legal status")
STANDING = Dimension("standing", Text(zh="状态代码", en="State code"))
STATED = Text(
    zh="状态以来源所写、各来源的更新日为准，同一申请的各文献合看；没有写明而估算期限在数据截止日已满的计为失效。"
    "未写明的列为「未知」，不是失效。",
    en="Status as the sources state, of their own day, for all documents of an application; "
    "lapsed also where none tells and the estimated term is over on the day of the data. "
    "What none states is unknown, not lapsed.",
)
AS_FAMILY = Text(
    zh="一项中任一件有效即为有效；全部失效才为失效；PCT 国际申请本身没有授权状态。",
    en="A family is in force where any member is, lapsed only where all are; "
    "an international application has no state of its own.",
)
NO_STATE = Text(zh="没有来源写明法律状态。", en="No source states a legal status.")
KNOWN = Text(zh="法律状态已知", en="Legal status known")


class Status(ByNode):
    """Which offices are listed."""

    top: int = Field(10, ge=1, le=200, title="列出受理局数", description="how many offices are listed")


def answer(ground: Ground, params: Status) -> Finding:
    """States over all, by office, and by node where there is a chain."""
    members = beside_rights(ground, ground.counted(params.unit))
    whole = hold(ground, _marked(standings(members, "unit")))
    definition = ground.definition("legal_status", params.model_dump())
    over_all = _over_all(ground, whole, params, definition)
    stated = _stated(ground)
    tables = [over_all, _by_office(ground, members, params, definition, stated=stated)]
    if ground.nodes_of is not None:
        tables.insert(1, _by_node(ground, whole, params, definition, stated=stated))
    known = [row for row in over_all.rows if row["standing"] != UNKNOWN and row["count"]]
    return Finding(
        "legal_status",
        TITLE,
        params.model_dump(),
        tuple(tables),
        _chart(tables[1], over_all) if known else None,
        _sentences(over_all),
        (
            caveats.counting(ground, params.unit),
            STATED,
            *((AS_FAMILY,) if params.unit == "family" else ()),
            *((caveats.OVERLAP,) if ground.nodes_of is not None else ()),
            caveats.SMALL.format(minimum=params.minimum),
        ),
        (caveats.covered(ground, whole.mutate(known=~whole.unknown), params.unit, KNOWN, sole=True),),
        *caveats.verdict(ground, known, NO_STATE),
    )


def _marked(members: Any) -> Any:
    """A flag for each state."""
    return members.mutate(**{name: members.standing == name for name in STANDINGS})


def _measures(params: Status) -> tuple[Any, ...]:
    each = tuple(units(params.unit, name, name, title, sole=True) for name, title in STANDINGS.items())
    return (units(params.unit, sole=True), *each)


def _extras(params: Status) -> tuple[Extra, ...]:
    live = Column("live", Text(zh="有效占已知", en="In force of known"), "share", unit=params.unit)
    return (Extra(live, "in_force"),)


def _stated(ground: Ground) -> bool:
    """Whether any source states any status."""
    records = ground.records
    found = ground.run(records.filter(records.state.notnull()).select("publication").limit(1))
    return len(found) > 0


def _over_all(ground: Ground, whole: Any, params: Status, definition: str) -> Table:
    tally = Tally(ground, whole, (STANDING,), (units(params.unit, sole=True),))
    counts = {row["standing"]: row["count"] for row in tally.rows()}
    total = sum(counts.values())
    # Where nobody's state is known, what is in force is unknown and not zero.
    none = 0 if any(name != UNKNOWN for name in counts) else None
    rows = [
        {
            "standing": name,
            "name": title,
            "count": counts.get(name, none),
            "share": share(counts.get(name, none), total, params.minimum),
        }
        for name, title in (STANDINGS.items() if counts else ())
    ]
    part = Column("share", Text(zh="占比", en="Share"), "share", unit=params.unit)
    name = Column("name", Text(zh="法律状态", en="Status"), "text")
    return tally.table("states", TITLE, rows, definition, beside=[name], extras=[Extra(part, "count")])


def _by_node(ground: Ground, whole: Any, params: Status, definition: str, *, stated: bool) -> Table:
    codes = branches.codes(ground, params.level)
    members = hold(
        ground, branches.units_in_nodes(ground, ground.counted(params.unit), codes).join(whole, "unit")
    )
    tally = Tally(ground, members, (NODE,), _measures(params))
    rows = [
        {**_told(row, stated, params), "node_name": node_name(ground, row["node"])}
        for row in in_order(tally.rows(), codes)
    ]
    title = Text(zh="各分支法律状态", en="Status by node")
    return tally.table("by_node", title, rows, definition, beside=[NODE_NAME], extras=_extras(params))


def _by_office(ground: Ground, members: Any, params: Status, definition: str, *, stated: bool) -> Table:
    placed = hold(ground, _marked(standings(members, "unit", "office")))
    tally = Tally(ground, placed, (OFFICE,), _measures(params))
    rows = [
        {**_told(row, stated, params), "office_name": place_name(row["office"])}
        for row in tally.rows(top=params.top)
    ]
    title = Text(zh="各受理局法律状态", en="Status by office")
    return tally.table("by_office", title, rows, definition, beside=[OFFICE_NAME], extras=_extras(params))


def _told(row: dict[str, Any], stated: bool, params: Status) -> dict[str, Any]:
    """A row with the share in force of those known. Where no state is known, none is zero; where states follow from
    terms alone, nobody knows what is in force."""
    known = row["count"] - row[UNKNOWN]
    live = share(row["in_force"], known, params.minimum) if known and stated else None
    blank = {} if known else dict.fromkeys(name for name in STANDINGS if name != UNKNOWN)
    return {**row, **blank, "live": live}


def _sentences(table: Table) -> tuple[Sentence, ...]:
    at = {row["standing"]: place for place, row in enumerate(table.rows)}
    if not at or table.rows[at[UNKNOWN]]["share"] in (None, INSUFFICIENT):
        return ()
    said = []
    if table.rows[at["in_force"]]["count"]:
        text = Text(zh="来源写明有效的 {count}，占 {share}。", en="Stated in force: {count}, {share}.")
        said.append(
            Sentence(text, {name: Quoted("states", at["in_force"], name) for name in ("count", "share")})
        )
    if table.rows[at[UNKNOWN]]["count"]:
        text = Text(zh="法律状态未知的 {count}，占 {share}。", en="Of unknown status: {count}, {share}.")
        said.append(
            Sentence(text, {name: Quoted("states", at[UNKNOWN], name) for name in ("count", "share")})
        )
    return tuple(said)


def _chart(table: Table, over_all: Table) -> dict[str, Any]:
    """States by node, or by office where there is no chain."""
    named = "node_name" if table.name == "by_node" else "office_name"
    labels = [row[named].zh for row in table.rows]
    parts = {title.zh: [row[name] for row in table.rows] for name, title in STANDINGS.items()}
    return charting.stacked(labels, parts, "专利量")


ANALYSIS = Analysis("legal_status", TITLE, "position", Status, answer)
