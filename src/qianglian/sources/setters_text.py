"""Cells into texts, dates, parties and classes: one maker of setters for each kind of field."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import lru_cache

from qianglian.model.classification import ipc_symbol, loc_class, split_classes
from qianglian.model.language import text_language
from qianglian.model.publication import LangText, Party
from qianglian.sources.cells import EXCEL_CELL, Setter, Use, as_text, listing
from qianglian.sources.draft import Draft
from qianglian.sources.raw import Cell


def set_titles(name: str) -> Callable[[str, Use], Setter]:
    def make(column: str, use: Use) -> Setter:
        lang, translated = use.lang, use.translated

        def put(draft: Draft, value: Cell) -> None:
            text = value.strip() if type(value) is str else as_text(value)
            if text:
                if len(text) >= EXCEL_CELL:
                    draft.remark("cell_truncated", column, text[:60])
                publication = draft.publication
                said = LangText(lang or text_language(text), text, translated)
                setattr(publication, name, (*getattr(publication, name), said))

        return put

    return make


AHEAD = frozenset({"expiry_date"})
"""Dates that may lie in the future."""


def set_date(name: str) -> Callable[[str, Use], Setter]:
    def make(column: str, use: Use) -> Setter:
        excel = use.dates == "excel"
        form = use.dates if "%" in use.dates else ""

        def put(draft: Draft, value: Cell) -> None:
            if form and type(value) is str:
                value = _by_form(value.strip(), form) or value
            text = value.strip() if type(value) is str else value
            day = draft.day(text, column, excel=excel, ahead=name in AHEAD)
            if day is not None:
                setattr(draft.publication, name, day)

        return put

    return make


@lru_cache(maxsize=1 << 14)
def _by_form(text: str, form: str) -> datetime | None:
    try:
        return datetime.strptime(text, form)
    except ValueError:
        return None


def set_parties(name: str) -> Callable[[str, Use], Setter]:
    def make(column: str, use: Use) -> Setter:
        items = listing(use.split)

        def put(draft: Draft, value: Cell) -> None:
            parties = tuple([Party(text) for text in items(value)])
            if parties:
                setattr(draft.publication, name, (*getattr(draft.publication, name), *parties))

        return put

    return make


def set_classes(name: str, reader: Callable[[str], str | None]) -> Callable[[str, Use], Setter]:
    def make(column: str, use: Use) -> Setter:
        def put(draft: Draft, value: Cell) -> None:
            symbols = _symbols(draft, column, value, reader)
            held = getattr(draft.publication, name)
            setattr(draft.publication, name, (*held, *symbols) if held else symbols)

        return put

    return make


def _symbols(draft: Draft, column: str, value: Cell, reader: Callable[[str], str | None]) -> tuple[str, ...]:
    """The symbols of a cell in canonical form, each once; what is none is remarked on and kept as given."""
    texts = value if type(value) is list else split_classes(as_text(value))
    symbols: dict[str, None] = {}
    for text in texts:
        symbol = reader(text) if type(text) is str else None
        if symbol:
            symbols[symbol] = None
        elif text:
            draft.remark("unparsed_class", column, text)
            draft.keep(column, as_text(value))
    return tuple(symbols)


def set_main_class(name: str, reader: Callable[[str], str | None]) -> Callable[[str, Use], Setter]:
    def make(column: str, use: Use) -> Setter:
        def put(draft: Draft, value: Cell) -> None:
            symbols = _symbols(draft, column, value, reader)
            if symbols:
                draft.main_classes = (*draft.main_classes, (name, symbols[0]))

        return put

    return make


def set_any_class(column: str, use: Use) -> Setter:
    """``Int.Cl.`` of a gazette: a Locarno class for a design, the IPC for everything else."""
    locarno, ipc = set_classes("loc", loc_class)(column, use), set_classes("ipc", ipc_symbol)(column, use)

    def put(draft: Draft, value: Cell) -> None:
        first = as_text(value)[:1]
        (locarno if first.isdigit() else ipc)(draft, value)

    return put
