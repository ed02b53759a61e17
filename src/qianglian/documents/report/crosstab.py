"""A table of two keys and one count as people read it: one key down, the other across."""

from __future__ import annotations

from dataclasses import dataclass

from qianglian.analysis.contract import Column, Table
from qianglian.analysis.wording import NUMBERS, heading, names_of, written
from qianglian.documents.word.grid import Grid
from qianglian.model.text import Language, Text

MOST_ACROSS, MOST_DOWN = 10, 40
FULL = 0.6
"""Share of its cells that a crosstab must have: what is listed (the first of each node) stays a list."""
MEASURE = "count"
NO_CELL = "—"
STAR = "*"
REST = Text(
    zh="另有 {columns} 列、{rows} 行未列出，全表见图表数据包。",
    en="{columns} more columns and {rows} more rows are in the figure pack.",
)
ONLY = Text(zh="表中为{what}。", en="The cells are: {what}.")


@dataclass(frozen=True)
class Crossed:
    """The grid, the places of the rows of the finding's table whose count it prints, and what to say of it."""

    grid: Grid
    rows: tuple[int, ...]
    remarks: tuple[str, ...]


def crossed(table: Table, language: Language = "zh") -> Crossed | None:
    """The crosstab of a table; None where it has other keys, no count, or too few of its cells."""
    if len(table.keys) != 2 or not any(one.name == MEASURE and one.unit for one in table.columns):
        return None
    places = {tuple(row[key.name] for key in table.keys): at for at, row in enumerate(table.rows)}
    values = [list(dict.fromkeys(row[key.name] for row in table.rows)) for key in table.keys]
    if min(map(len, values)) < 2 or len(places) < FULL * len(values[0]) * len(values[1]):
        return None
    # Years run down; else the key with fewer values runs across.
    first_down = table.keys[0].kind == "year" or (
        table.keys[1].kind != "year" and len(values[0]) >= len(values[1])
    )
    down, across = (0, 1) if first_down else (1, 0)
    if len(values[across]) > MOST_ACROSS and table.keys[across].kind == "year":
        values[across] = values[across][-MOST_ACROSS:]
    columns, rows = values[across][:MOST_ACROSS], values[down][:MOST_DOWN]
    return _made(table, language, (down, across), (rows, columns), places, values)


def _made(
    table: Table,
    language: Language,
    order: tuple[int, int],
    shown: tuple[list[object], list[object]],
    places: dict[tuple[object, ...], int],
    values: list[list[object]],
) -> Crossed:
    (down, across), (rows, columns) = order, shown
    measure = table.column(MEASURE)
    names = [_names(table, key, language) for key in table.keys]
    printed: list[int] = []
    cells: list[list[str]] = []
    for one in rows:
        line = [names[down][one]]
        for other in columns:
            at = places.get((one, other) if down == 0 else (other, one))
            line.append(NO_CELL if at is None else written(table.rows[at][MEASURE], measure, language))
            if at is not None:
                printed.append(at)
        cells.append(line)
    heads = [_title(table, table.keys[down], language), *(names[across][one] for one in columns)]
    remarks = [ONLY.in_(language).format(what=heading(measure, language))]
    left = (len(values[across]) - len(columns), len(values[down]) - len(rows))
    if any(left):
        remarks.append(REST.in_(language).format(columns=left[0], rows=left[1]))
    return Crossed(
        Grid(heads, cells, frozenset(range(1, len(heads)))), tuple(sorted(printed)), tuple(remarks)
    )


def name_column(table: Table, key: Column) -> Column | None:
    """The column that says a key in words, if there is one."""
    names = {column.name: column for column in table.columns}
    return next((names[name] for name in names_of(key.name) if name in names), None)


def _title(table: Table, key: Column, language: Language) -> str:
    return (name_column(table, key) or key).title.in_(language)


def _names(table: Table, key: Column, language: Language) -> dict[object, str]:
    column = name_column(table, key) or key
    found = {row[key.name]: written(row[column.name], column, language) for row in table.rows}
    if key.kind in NUMBERS:
        late = {row[key.name] for row in table.rows if row.get("complete") is False}
        found = {value: words + STAR if value in late else words for value, words in found.items()}
    return found
