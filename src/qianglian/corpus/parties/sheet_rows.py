"""Rows of a table that people filled in (xlsx or csv), by the meaning of its columns, whichever language heads them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from itertools import islice
from pathlib import Path

from qianglian.model.errors import BadInput
from qianglian.model.text import Text
from qianglian.sources.contract import ReadOptions
from qianglian.sources.tables import Table, tables

MOST_ROWS = 200_000


@dataclass(frozen=True, slots=True)
class Complaint:
    """A row that could not be carried out: where it stands, what was found, and what was expected."""

    row: int
    found: str
    text: Text
    sheet: str = ""


@dataclass(slots=True)
class FilledRow:
    """One row: its number as a person counts, and its cells by column name."""

    row: int
    cells: dict[str, str]
    sheet: str = ""


@dataclass(slots=True)
class Filled:
    """What a table holds, and what could not be read of it."""

    rows: list[FilledRow] = field(default_factory=list)
    complaints: list[Complaint] = field(default_factory=list)


def read_filled(path: Path, columns: Mapping[str, Text], needed: Sequence[str]) -> Filled:
    """The rows below the header of the first sheet that has the needed columns.

    Raises `BadInput` where no sheet has them, `TooLarge` or `UnreadableFile` for a hostile or damaged workbook.
    """
    for table in tables(path, ReadOptions(), []):
        found = _sheet(table, columns, needed)
        if found is not None:
            return found
    listed_zh = "、".join(columns[name].zh for name in needed)
    listed_en = ", ".join(columns[name].en for name in needed)
    raise BadInput(
        Text(
            zh=f"{path.name} 中没有一张含「{listed_zh}」各列的工作表。",
            en=f"{path.name} has no sheet with the columns {listed_en}.",
        ),
        hint=Text(
            zh="请用导出的表格填写，保留表头。",
            en="Fill in the table that was exported, and keep its header.",
        ),
    )


Wanted = Mapping[str, tuple[Mapping[str, Text], Sequence[str]]]
"""Kinds of sheet by name: the columns of each, and those that tell it from the others."""


def read_sheets(path: Path, wanted: Wanted) -> dict[str, Filled]:
    """The rows of a workbook of several tables: of each kind wanted the first sheet that has its columns.

    Raises `TooLarge` or `UnreadableFile` for a hostile or damaged workbook; a kind that is not there is left out.
    """
    found: dict[str, Filled] = {}
    for table in tables(path, ReadOptions(), []):
        rows = list(islice(table.rows, MOST_ROWS + 21))
        for kind, (columns, needed) in wanted.items():
            held = None if kind in found else _sheet(replace(table, rows=iter(rows)), columns, needed)
            if held is not None:
                found[kind] = held
                break
    return found


def _sheet(table: Table, columns: Mapping[str, Text], needed: Sequence[str]) -> Filled | None:
    heads: dict[int, str] = {}
    found = Filled()
    for raw in table.rows:
        if not isinstance(raw.cells, list):
            said = Text(zh="该行无法读取。", en="this row cannot be read.")
            found.complaints.append(Complaint(raw.row, raw.found, said, table.name))
            continue
        cells = [cell_text(cell) for cell in raw.cells]
        if not heads:
            heads = _heads(cells, columns)
            if not set(needed) <= set(heads.values()):
                heads = {}
                # A title may stand above the header, not a hundred rows.
                if raw.row > 20:
                    return None
            continue
        if not any(cells):
            continue
        if len(found.rows) >= MOST_ROWS:
            said = Text(
                zh=f"超过 {MOST_ROWS:,} 行，其后未读。",
                en=f"more than {MOST_ROWS:,} rows: the rest was not read.",
            )
            found.complaints.append(Complaint(raw.row, "", said, table.name))
            break
        read = {column: cells[place] for place, column in heads.items() if place < len(cells)}
        found.rows.append(FilledRow(raw.row, {c: read.get(c, "") for c in columns}, table.name))
    return found if heads else None


def _heads(cells: Sequence[str], columns: Mapping[str, Text]) -> dict[int, str]:
    known = {said.casefold(): name for name, text in columns.items() for said in (text.zh, text.en, name)}
    found: dict[int, str] = {}
    for place, cell in enumerate(cells):
        column = known.get(cell.casefold().strip())
        if column and column not in found.values():
            found[place] = column
    return found


def cell_text(cell: object) -> str:
    """A cell as text: whole numbers without a point, days as days, no guard against formulas in front.

    >>> cell_text(3.0), cell_text("'=SUM(1)"), cell_text(None)
    ('3', '=SUM(1)', '')
    """
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    text = str(cell).strip()
    return text[1:] if text[:1] == "'" and text[1:2] in "=+-@" else text
