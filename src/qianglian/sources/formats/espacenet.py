"""Espacenet: csv or xlsx; the search stands above the header, and one cell may hold several publications.

A row is a hit, which is a family: ``Publication number`` may name more than one of its publications. The first
is the row's own; the cell is kept, so that no number is lost. No genuine file was at hand.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from qianglian.model.classification import cpc_symbol, ipc_symbol
from qianglian.model.publication import Party
from qianglian.model.terms import Terms
from qianglian.model.text import Text
from qianglian.sources.cells import Setter, Use, as_text, extra
from qianglian.sources.contract import Reading, ReadOptions, Sample, Source
from qianglian.sources.draft import Draft
from qianglian.sources.fields import FIELDS
from qianglian.sources.layout import Layout, layout_columns, normal_name, share_known
from qianglian.sources.raw import Cell
from qianglian.sources.reading import read_table
from qianglian.sources.setters_text import set_classes

NAMES = (";", "\n")
DATE = "Publication date"

COLUMNS = {
    "No": Use("sequence"),
    "No.": Use("sequence"),
    "Title": Use("title"),
    "Inventors": Use("inventors", split=NAMES),
    "Applicants": Use("applicants", split=NAMES),
    "Publication number": Use("number"),
    DATE: Use("publication_date"),
    "Earliest priority": Use("priority_date"),
    "Earliest publication": extra(),
    "IPC": Use("ipc"),
    "CPC": Use("cpc"),
    "Family number": Use("families", scheme="docdb"),
}

_WHOLE = re.compile(r"[A-Z]{2}(?=[A-Z/]*[0-9])[0-9A-Z/]{3,24}")
_COUNTRY = re.compile(r"\[([A-Z]{2})\]")
"""``FICTIONAL CO LTD [KR]``: a name and the country of its owner."""
_BETWEEN = re.compile(r"[\s;,|]+")
_NEXT_CLASS = re.compile(r"(?<=\S)\s+(?=[A-HY][0-9]{2}[A-Z])")


def _finish(draft: Draft) -> None:
    """Cut what may stand several times in one cell."""
    publication = draft.publication
    publication.applicants = _named(publication.applicants)
    publication.inventors = _named(publication.inventors)
    numbers = _several(as_text(draft.number))
    if len(numbers) > 1:
        draft.keep(draft.number_column, as_text(draft.number))
        draft.number = numbers[0]
    _first_of_many(draft)


def _several(text: str) -> list[str]:
    """The numbers of a cell that is nothing but whole numbers; a number written with blanks is one."""
    found = [part for part in _BETWEEN.split(text) if part]
    return found if all(map(_WHOLE.fullmatch, found)) else []


def _first_of_many(draft: Draft) -> None:
    """The day of the row's own publication, where the cell holds one for each."""
    publication = draft.publication
    days = _BETWEEN.split(publication.extra.get(DATE, ""))
    if publication.publication_date is None and len(days) > 1:
        draft.remarks = [remark for remark in draft.remarks if remark.column != DATE]
        publication.publication_date = draft.day(days[0], DATE)


def _named(parties: tuple[Party, ...]) -> tuple[Party, ...]:
    """Names without the country behind them, which goes where it belongs."""
    out: list[Party] = []
    for party in parties:
        *named, rest = _COUNTRY.split(party.name)
        names, countries = map(str.strip, named[::2]), named[1::2]
        out += [Party(name, country=code) for name, code in zip(names, countries, strict=True) if name]
        out += [Party(rest.strip())] if rest.strip() else []
    return tuple(out)


def _classes(name: str, reader: Callable[[str], str | None]) -> Callable[[str, Use], Setter]:
    """Classes with nothing but a blank between them."""

    def make(column: str, use: Use) -> Setter:
        put = set_classes(name, reader)(column, use)

        def separated(draft: Draft, value: Cell) -> None:
            put(draft, _NEXT_CLASS.sub("; ", as_text(value)))

        return separated

    return make


LAYOUT = Layout(
    layout_columns(COLUMNS),
    finish=_finish,
    fields=FIELDS
    | {
        "ipc": replace(FIELDS["ipc"], make=_classes("ipc", ipc_symbol)),
        "cpc": replace(FIELDS["cpc"], make=_classes("cpc", cpc_symbol)),
    },
)
_SIGNATURE = frozenset(map(normal_name, ("Publication number", "Earliest priority", "Earliest publication")))


def recognise(sample: Sample) -> float:
    """``Earliest publication`` beside ``Earliest priority`` is nobody else's header."""
    if sample.container not in ("xlsx", "delimited"):
        return 0.0
    share = share_known(sample, _SIGNATURE)
    return 0.99 if share == 1 else 0.0


def read(path: Path, options: ReadOptions) -> Reading:
    """All rows; what stands above the header is no row."""
    return read_table(path, options, LAYOUT)


SOURCE = Source(
    name="espacenet",
    title=Text(zh="Espacenet 导出表", en="Espacenet export"),
    database="Espacenet",
    rank=30,
    terms=Terms(
        share="numbers_only",
        note=Text(
            zh="欧洲专利局对 Espacenet 数据的转交有使用条款，请核对。",
            en="The EPO has terms for passing on data of Espacenet: read them.",
        ),
    ),
    recognise=recognise,
    read=read,
    verified=False,
)
