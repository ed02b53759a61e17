"""Counts by region: a row each, the unknown with its share, and what the numbers rest on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.console import RenderableType
from rich.text import Text as Styled

from qianglian.cli.screens.grid import grid, number
from qianglian.cli.screens.hits import figure_line
from qianglian.model.text import Language, Text
from qianglian.rules.country_names import HEADER

if TYPE_CHECKING:
    from qianglian.corpus.regions.counting import RegionalCounts, RegionRow

HEADS = {
    "province": Text(zh="省级地区", en="Province"),
    "city": Text(zh="城市", en="City"),
    "country": HEADER,
}
CODE = Text(zh="代码", en="Code")
COUNT = Text(zh="件", en="Publications")
SHARE = Text(zh="占比", en="Share")
INFERRED = Text(zh="其中推断", en="Of which inferred")
MISSING = Text(zh="暂缺", en="missing")
ALL_INFERRED = Text(
    zh="推断（由城市、区县、邮编或名称）{count:,} 件，占 {share}。",
    en="Inferred (from city, county, postcode or name): {count:,}, {share}.",
)
CONTRADICTED = Text(
    zh="地址与邮编或代码不符 {count:,} 件，以地址为准。",
    en="Address against postcode or code: {count:,}; the address holds.",
)


def regions_screen(counts: RegionalCounts, query: str, language: Language) -> Iterator[RenderableType]:
    """The whole answer."""
    yield figure_line(counts.total, query, language)
    heads = (CODE, HEADS[counts.by], COUNT, SHARE, INFERRED)
    table = grid([head.in_(language) for head in heads], right=(2, 3, 4))
    for row in (*counts.rows, *((counts.abroad,) if counts.abroad else ()), counts.unknown):
        table.add_row(*_cells(row, language))
    yield Styled("")
    yield table
    yield Styled("")
    share = percent(counts.share(counts.inferred))
    notes = [*counts.notes, ALL_INFERRED.format(count=counts.inferred.value, share=share)]
    if counts.contradictions.value:
        notes.append(CONTRADICTED.format(count=counts.contradictions.value))
    for note in notes:
        yield Styled(note.in_(language), "dim")


def percent(share: float | None) -> str:
    """``12.3%``; a share that is not zero never reads as zero.

    >>> percent(0.1234), percent(0.00001), percent(None)
    ('12.3%', '<0.1%', '—')
    """
    if share is None:
        return "—"
    return "<0.1%" if 0 < share < 0.0005 else f"{share:.1%}"


def _cells(row: RegionRow, language: Language) -> tuple[str, ...]:
    value = MISSING.in_(language) if row.figure.value is None else number(row.figure.value)
    code = row.code if row.code.isdigit() or row.code.isupper() else ""
    return (
        code,
        row.name.in_(language),
        value,
        percent(row.share),
        number(row.inferred) if row.inferred else "",
    )
