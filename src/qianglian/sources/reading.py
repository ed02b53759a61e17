"""From a file and a layout to rows: the loop that all tabular formats share, and its one safety net."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import chain, islice
from pathlib import Path

from qianglian.model.errors import QiangLianError
from qianglian.sources.cells import Setter
from qianglian.sources.contract import Columns, Place, Reading, ReadOptions, Rejected, Row
from qianglian.sources.draft import Draft
from qianglian.sources.layout import HEADER_WITHIN, Layout, Plan, header_in, named
from qianglian.sources.raw import Cell, RawRow, shown
from qianglian.sources.tables import Table, tables


def read_table(path: Path, options: ReadOptions, layout: Layout) -> Reading:
    """All rows of a file, sheet after sheet and member after member; nothing is read before it is asked for."""
    columns = Columns()
    notes: list[tuple[str, str]] = []
    return Reading(rows=_rows(path, options, layout, columns, notes), columns=columns, notes=notes)


def _rows(
    path: Path, options: ReadOptions, layout: Layout, columns: Columns, notes: list[tuple[str, str]]
) -> Iterator[Row | Rejected]:
    for table in tables(path, options, notes):
        reader = _Reader(table, Plan(layout, columns), options)
        yield from reader.objects() if table.container == "jsonl" else reader.records(notes)


def guarded(place: Place, make: Callable[[], Row | Rejected]) -> Row | Rejected:
    """The one place where an error in a row's reading becomes a rejected row: it must not end the file."""
    try:
        return make()
    except QiangLianError:
        raise
    except Exception as error:
        return Rejected(place, "unreadable_row", shown(f"{type(error).__name__}: {error}"))


class _Reader:
    """One table read by one plan."""

    def __init__(self, table: Table, plan: Plan, options: ReadOptions) -> None:
        self._table, self._plan, self._layout = table, plan, plan.layout
        self._latest_year = options.latest_year
        self._sheet = table.name

    def objects(self) -> Iterator[Row | Rejected]:
        """JSON objects: each names its own columns."""
        for raw in self._table.rows:
            if raw.cells is None:
                yield self._rejected(raw)
            elif raw.cells:
                yield self._guarded(raw, None)

    def records(self, notes: list[tuple[str, str]]) -> Iterator[Row | Rejected]:
        """Rows of cells under a header, which is looked for among the first ones."""
        rows = iter(self._table.rows)
        first = list(islice(rows, HEADER_WITHIN))
        at = header_in([row.cells if isinstance(row.cells, list) else [] for row in first], self._layout)
        if at is None:
            notes.append((self._sheet, "sheet_without_header"))
            return
        header, header_row = first[at].cells, first[at].row
        names = named(header if isinstance(header, list) else [])
        setters = self._plan.positions(names)
        for raw in chain(first[:at], first[at + 1 :], rows):
            if raw.cells is None:
                yield self._rejected(raw)
            elif raw.row > header_row and any(cell is not None and cell != "" for cell in raw.cells):
                if raw.cells == header:
                    yield Rejected(Place(raw.row, self._sheet), "header_again", shown(" ".join(names)))
                else:
                    yield self._guarded(raw, setters)

    def _guarded(self, raw: RawRow, setters: list[tuple[int, Setter]] | None) -> Row | Rejected:
        return guarded(Place(raw.row, self._sheet), lambda: self._row(raw, setters))

    def _row(self, raw: RawRow, setters: list[tuple[int, Setter]] | None) -> Row | Rejected:
        draft = self._begin(raw)
        if setters is None:
            self._fill_object(draft, raw.cells)  # type: ignore[arg-type]  # a JSON row has names
        else:
            self._fill_record(draft, raw.cells, setters)  # type: ignore[arg-type]  # a table's row has none
        if raw.code:
            draft.remark(raw.code, "", raw.found)
        if self._layout.finish is not None:
            self._layout.finish(draft)
        return draft.finish()

    def _begin(self, raw: RawRow) -> Draft:
        draft = self._layout.draft(Place(raw.row, self._sheet), self._latest_year)
        for name, value in self._layout.constants.items():
            setattr(draft, name, value)
        return draft

    def _fill_object(self, draft: Draft, cells: dict[str, Cell]) -> None:
        setters, empty = self._plan.setters, self._layout.empty
        for name, value in cells.items():
            put = setters[name] if name in setters else self._plan.column(name)
            if (
                put is not None
                and (value or value == 0)
                and not (type(value) is str and value.strip() in empty)
            ):
                put(draft, value)

    def _fill_record(self, draft: Draft, cells: list[Cell], setters: list[tuple[int, Setter]]) -> None:
        empty, width = self._layout.empty, len(cells)
        for place, put in setters:
            if place >= width:
                break
            value = cells[place]
            if type(value) is str:
                value = value.strip()
                if value and value not in empty:
                    put(draft, value)
            elif value is not None:
                put(draft, value)
        if width > len(self._plan.setters):
            self._keep_the_rest(draft, cells[len(self._plan.setters) :])

    def _keep_the_rest(self, draft: Draft, cells: Sequence[Cell]) -> None:
        rest = [str(cell) for cell in cells if cell not in (None, "")]
        if rest:
            draft.remark("more_cells_than_columns", "", len(rest))
            draft.keep("beyond the last column", " | ".join(rest))

    def _rejected(self, raw: RawRow) -> Rejected:
        return Rejected(Place(raw.row, self._sheet), raw.code, raw.found)
