"""集中度: what the largest four and eight applicants hold, and the Herfindahl–Hirschman index, by year and in all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import ibis
import numpy as np
import pyarrow as pa
from pydantic import Field

from qianglian.analysis import caveats, charting
from qianglian.analysis.contract import INSUFFICIENT, Analysis, Column, Finding, Quoted, Row, Sentence
from qianglian.analysis.counting import APPLICANTS, Extra, Tally, share, units, with_applicants
from qianglian.analysis.ground import Ground
from qianglian.analysis.parameters import Dated
from qianglian.analysis.years import COMPLETE, YEARS, complete, within
from qianglian.model.figure import Unit
from qianglian.model.text import Text

TITLE = Text(zh="申请人集中度", en="Concentration of applicants")
DEFINED = Text(
    zh="CR4、CR8：申请量前 4、前 8 位申请人（任一署名）的专利占申请人已知专利的比例，逐年分别排名；"
    "HHI：各申请人份额平方和（0—1，份额按署名次计）。",
    en="CR4, CR8: what any of the four or eight largest applicants of the year has, of all with a known applicant. "
    "HHI: the sum of squared shares (0 to 1, of mentions).",
)
FEW = Text(
    zh="少于 {floor} 的年份集中度天然偏高，显示「样本不足」[D]；HHI 的下限为 1/申请人数。",
    en="With fewer than {floor} a year is concentrated by nature: “sample too small” [D]. HHI is at least "
    "1/applicants.",
)


class Concentration(Dated):
    """The smallest year that is measured."""

    floor: int = Field(30, ge=1, title="年度最小样本", description="below this no concentration is shown [D]")


def answer(ground: Ground, params: Concentration) -> Finding:
    """By year and over all: number, applicants, CR4, CR8, HHI."""
    records = ground.counted(params.unit, params.by)
    members = with_applicants(ground, records)
    named = members.filter(members.party.notnull() & members.year.notnull())
    years = YEARS[params.by]
    until = complete(ground, params)
    by_year, in_all = ground.keep(f"held {params.unit} {params.by}", lambda: _both(ground.run(_held(named))))
    yearly = Tally(ground, _placed(named, by_year), (years,), _measures(params.unit))
    whole = _placed(named.mutate(year=ALL_YEARS), in_all)
    overall = Tally(ground, whole, (), _measures(params.unit))
    counted = {row["year"]: row for row in by_year.rows}
    shown = within(counted, params)
    rows = [_row(counted[year], params, until) for year in shown if year in counted]
    definition = ground.definition("concentration", params.model_dump())
    extras = _extras(params.unit)
    table = yearly.table("by_year", TITLE, rows, definition, beside=[COMPLETE], extras=extras)
    one = [_without_year(_row(row, params, None)) for row in in_all.rows]
    summary = overall.table(
        "overall", Text(zh="全部年份", en="All years"), one if rows else [], definition, extras=extras
    )
    return Finding(
        "concentration",
        TITLE,
        params.model_dump(),
        (table, summary),
        _chart(rows, until) if rows else None,
        _sentences(summary.rows, params.unit),
        (
            caveats.counting(ground, params.unit),
            caveats.by_level(ground),
            DEFINED,
            FEW.format(floor=params.floor),
            *caveats.lag(ground, until, params),
        ),
        (
            caveats.covered(
                ground,
                members.mutate(known=members.party.notnull()),
                params.unit,
                Text(zh="申请人已知", en="Applicant known"),
            ),
            caveats.dated(ground, params),
        ),
        *caveats.verdict(
            ground,
            rows,
            Text(zh="没有文献同时写明申请人与年份。", en="No document states both applicant and year."),
        ),
    )


def _measures(unit: Unit) -> tuple[Any, ...]:
    return (
        units(unit),
        APPLICANTS,
        units(unit, "of_four", "four", Text(zh="前 4 位", en="Of the largest four")),
        units(unit, "of_eight", "eight", Text(zh="前 8 位", en="Of the largest eight")),
    )


def _extras(unit: Unit) -> tuple[Extra, ...]:
    return (
        Extra(Column("cr4", Text(zh="CR4", en="CR4"), "share", unit=unit), "four"),
        Extra(Column("cr8", Text(zh="CR8", en="CR8"), "share", unit=unit), "eight"),
        Extra(Column("hhi", Text(zh="HHI", en="HHI"), "ratio", unit=unit), "count"),
    )


ALL_YEARS = 0
"""The year of a table that tells no years apart."""


@dataclass(frozen=True)
class _Measured:
    """A row of numbers for each year, and the place of each applicant in it (0 for the largest)."""

    rows: list[dict[str, Any]]
    places: pa.Table


def _held(named: Any) -> Any:
    """Which applicant holds what in which year, each once."""
    return named.select("year", "party", "unit").distinct()


def _both(found: pa.Table) -> tuple[_Measured, _Measured]:
    """By year, and over all years."""
    return _measured(found), _measured(_of_one_year(found))


def _of_one_year(found: pa.Table) -> pa.Table:
    place = found.schema.get_field_index("year")
    return found.set_column(place, "year", pa.array(np.full(len(found), ALL_YEARS, np.int32)))


def _measured(found: pa.Table) -> _Measured:
    """Ranks, shares and the index, by arrays: the largest first, equal ones by their number."""
    pairs = found.group_by(["year", "party"]).aggregate([("unit", "count")])
    year, party, held = (pairs[name].to_numpy().astype(np.int64) for name in ("year", "party", "unit_count"))
    order = np.lexsort((party, -held, year))
    year, party, held = year[order], party[order], held[order]
    years, firsts, of_year = np.unique(year, return_index=True, return_inverse=True)
    place = np.arange(len(year)) - firsts[of_year]
    sums, squares = np.bincount(of_year, held), np.bincount(of_year, held.astype(float) ** 2)
    best = [_held_by(found, year[place < most], party[place < most], years) for most in (4, 8)]
    columns = (_held_by(found, None, None, years), np.bincount(of_year).tolist(), *best)
    rows = [
        {"year": int(y), "count": n, "applicants": m, "four": four, "eight": eight, "hhi": float(q / s**2)}
        for y, q, s, n, m, four, eight in zip(years, squares, sums, *columns, strict=True)
    ]
    placed = {"year": year, "party": party, "place": place}
    return _Measured(rows, pa.table({name: pa.array(one, pa.int32()) for name, one in placed.items()}))


def _held_by(found: pa.Table, year: Any, party: Any, years: Any) -> list[int]:
    """How many units of each year some applicants of it hold (all of them where none are named).

    A unit has one year, so that marking it is enough to count it once.
    """
    of, by, unit = (found[name].to_numpy().astype(np.int64) for name in ("year", "party", "unit"))
    chosen: Any = slice(None)
    if year is not None:
        many = int(by.max(initial=0)) + 1
        chosen = np.isin(of * many + by, year * many + party)
    marked = np.full(int(unit.max(initial=0)) + 1, -1, dtype=np.int64)
    marked[unit[chosen]] = of[chosen]
    counts: list[int] = np.bincount(
        np.searchsorted(years, marked[marked >= 0]), minlength=len(years)
    ).tolist()
    return counts


def _placed(named: Any, measured: _Measured) -> Any:
    """Members that say whether their applicant is among the four or eight largest: what the numbers lead back to."""
    joined = named.join(ibis.memtable(measured.places), ["year", "party"])
    return joined.mutate(of_four=joined.place < 4, of_eight=joined.place < 8)


def _without_year(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name not in ("year", "complete")}


def _row(row: dict[str, Any], params: Concentration, until: int | None) -> dict[str, Any]:
    small = row["count"] < params.floor
    return {
        **row,
        "complete": until is not None and row["year"] <= until,
        "cr4": share(row["four"], row["count"], params.floor),
        "cr8": share(row["eight"], row["count"], params.floor),
        "hhi": INSUFFICIENT if small else row["hhi"],
    }


def _sentences(total: Sequence[Row], unit: str) -> tuple[Sentence, ...]:
    if not total or not isinstance(total[0]["cr4"], float):
        return ()
    names = ("count", "applicants", "cr4", "cr8", "hhi")
    counted = "项" if unit == "family" else "件"
    text = Text(
        zh=f"{{applicants}} 个申请人共 {{count}} {counted}；前 4 位占 {{cr4}}，前 8 位占 {{cr8}}，HHI 为 {{hhi}}。",
        en="{applicants} applicants have {count}; four of them {cr4}, eight {cr8}; HHI is {hhi}.",
    )
    return (Sentence(text, {name: Quoted("overall", 0, name) for name in names}),)


def _chart(rows: list[dict[str, Any]], until: int | None) -> dict[str, Any]:
    lines = {"CR4": [row["cr4"] for row in rows], "CR8": [row["cr8"] for row in rows]}
    return charting.lines_by_year([row["year"] for row in rows], lines, "占比", until)


ANALYSIS = Analysis("concentration", TITLE, "direction", Concentration, answer)
