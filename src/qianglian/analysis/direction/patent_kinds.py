"""专利类型: inventions, utility models and designs by filing year, and how many of them were granted."""

from __future__ import annotations

from typing import Any

from qianglian.analysis import caveats, charting
from qianglian.analysis.contract import Analysis, Column, Finding, Quoted, Sentence
from qianglian.analysis.counting import Dimension, Extra, Tally, share, units
from qianglian.analysis.ground import Ground
from qianglian.analysis.naming import UNKNOWN
from qianglian.analysis.parameters import Dated
from qianglian.analysis.years import COMPLETE, YEARS, complete
from qianglian.model.text import Text

TITLE = Text(zh="专利类型构成", en="Kinds of patents")

TYPES = {
    "invention": Text(zh="发明", en="Inventions"),
    "utility_model": Text(zh="实用新型", en="Utility models"),
    "design": Text(zh="外观设计", en="Designs"),
}
TYPE = Dimension("patent_type", Text(zh="类型代码", en="Type code"))
TYPE_NAME = Column("type_name", Text(zh="专利类型", en="Type"), "text")
TOLD = Text(zh="授权与否已知", en="Known whether granted")
GRANTED = Text(zh="其中已授权", en="Of them granted")
NOT_A_RATE = Text(
    zh="「授权占比」是授权与否已知的项中见到授权文本或授权日的比例，不是授权率：尚在审查的也在分母中；"
    "实用新型、外观设计公布即授权。",
    en="The share granted is of documents here that show a grant, no grant rate: those still examined count below "
    "the line. Utility models and designs come out when they are registered.",
)
BOTH = Text(
    zh="同日申请发明与实用新型的一项，在两类中各计一次。",
    en="A family with an invention and a utility model counts in both.",
)


def answer(ground: Ground, params: Dated) -> Finding:
    """By type: number, granted, shares; by type and year: number."""
    members = ground.counted(params.unit, params.by)
    members = members.mutate(told=members.granted.notnull())
    measures = (units(params.unit, "told", "told", TOLD), units(params.unit, "granted", "granted", GRANTED))
    tally = Tally(ground, members, (TYPE,), (units(params.unit), *measures))
    until = complete(ground, params)
    definition = ground.definition("patent_kinds", params.model_dump())
    total = tally.total()["count"]
    rows = [_row(row, total, params.minimum) for row in tally.rows()]
    extras = (
        Extra(Column("share", Text(zh="占比", en="Share"), "share", unit=params.unit), "count"),
        Extra(
            Column("granted_share", Text(zh="授权占比", en="Share granted"), "share", unit=params.unit),
            "granted",
        ),
    )
    by_type = tally.table("by_type", TITLE, rows, definition, beside=[TYPE_NAME], extras=extras)
    yearly = Tally(
        ground, members.filter(members.year.notnull()), (YEARS[params.by], TYPE), (units(params.unit),)
    )
    by_year = yearly.table(
        "by_year",
        Text(zh="各类型逐年", en="Types by year"),
        [_yearly(row, until) for row in yearly.rows()],
        definition,
        beside=[TYPE_NAME, COMPLETE],
    )
    return Finding(
        "patent_kinds",
        TITLE,
        params.model_dump(),
        (by_type, by_year),
        _chart(by_year.rows) if by_year.rows else None,
        _sentences(rows, params.unit),
        (caveats.counting(ground, params.unit), BOTH, NOT_A_RATE, *caveats.lag(ground, until, params)),
        (
            caveats.known(ground, params.unit, "patent_type", Text(zh="类型已知", en="Type known")),
            caveats.covered(ground, members.mutate(known=members.told), params.unit, TOLD),
            caveats.dated(ground, params),
        ),
        *caveats.verdict(ground, [row for row in rows if row["patent_type"]], NO_TYPE),
    )


NO_TYPE = Text(zh="没有文献写明专利类型或文献种类。", en="No document states its type or kind.")


def type_name(code: str | None) -> Text:
    """What a type is called."""
    return TYPES.get(code or "", UNKNOWN)


def _row(row: dict[str, Any], total: int, minimum: int) -> dict[str, Any]:
    # Where no document of a type tells whether it was granted, none granted would be a lie.
    granted = row["granted"] if row["told"] else None
    return {
        **row,
        "type_name": type_name(row["patent_type"]),
        "granted": granted,
        "share": share(row["count"], total, minimum),
        "granted_share": share(granted, row["told"], minimum),
    }


def _yearly(row: dict[str, Any], until: int | None) -> dict[str, Any]:
    done = until is not None and row["year"] <= until
    return {**row, "type_name": type_name(row["patent_type"]), "complete": done}


def _sentences(rows: list[dict[str, Any]], unit: str) -> tuple[Sentence, ...]:
    if not rows or not isinstance(rows[0]["share"], float):
        return ()
    at = max(range(len(rows)), key=lambda place: rows[place]["count"])
    if not isinstance(rows[at]["share"], float) or rows[at]["patent_type"] is None:
        return ()
    quotes = {name: Quoted("by_type", at, name) for name in ("type_name", "count", "share")}
    counted = "项" if unit == "family" else "件"
    text = Text(
        zh=f"{{type_name}}最多，{{count}} {counted}，占 {{share}}。",
        en="Most are {type_name}: {count}, {share}.",
    )
    return (Sentence(text, quotes),)


def _chart(rows: Any) -> dict[str, Any]:
    years = list(range(min(r["year"] for r in rows), max(r["year"] for r in rows) + 1))
    counts = {(row["year"], row["patent_type"]): row["count"] for row in rows}
    kinds = [kind for kind in (*TYPES, None) if any(row["patent_type"] == kind for row in rows)]
    parts = {type_name(kind).zh: [counts.get((year, kind), 0) for year in years] for kind in kinds}
    return charting.stacked(years, parts, "专利量")


ANALYSIS = Analysis("patent_kinds", TITLE, "direction", Dated, answer)
