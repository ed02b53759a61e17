"""数据溯源: the mark of every number in the workbook that has records, with a link to its cell."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from qianglian.documents.figure_pack.exhibits import Exhibit
from qianglian.documents.figure_pack.figure_sheet import cell_of
from qianglian.documents.figure_pack.formats import Formats, cell_text, number_format
from qianglian.documents.figure_pack.page import Page
from qianglian.documents.provenance import Provenance, keys_shown
from qianglian.documents.stating import head_of, is_number
from qianglian.model.figure import UNITS

HEADS = (
    ("编号", 14.0),
    ("所在表", 34.0),
    ("列", 22.0),
    ("行", 44.0),
    ("数值", 14.0),
    ("单位", 9.0),
    ("单元格", 10.0),
)
SAYS = "用 qianglian why 加编号，列出计入该数字的每一件文献。"
HEAD, MOST_ROWS = 3, 500_000
"""The row of the heads; rows of this list (the file of provenance has all)."""


def write_provenance_sheet(
    sheet: Any, formats: Formats, provenance: Provenance, exhibits: Mapping[int, Exhibit]
) -> None:
    """A row for each figure. ``exhibits`` are the sheets of the tables, by the ``id`` of the table."""
    page = Page(sheet, formats, [width for _, width in HEADS])
    page.columns()
    sheet.hide_gridlines(2)
    sheet.write_string(0, 0, "数据溯源", formats.title)
    page.link(1, 0, "目录", "← 目录")
    page.words(2, SAYS)
    for at, (name, _) in enumerate(HEADS):
        sheet.write_string(HEAD, at, name, formats.head)
    row = HEAD
    for printed in provenance.printed.values():
        source = provenance.sources[printed.source]
        exhibit = exhibits.get(id(source.table))
        if exhibit is None or row >= MOST_ROWS:
            continue
        row += 1
        column, cells = source.table.column(printed.column), source.table.rows[printed.row]
        where = (cell_of(source.table, printed.row, printed.column) or "").replace("$", "")
        words = (
            provenance.mark(printed.figure), exhibit.sheet, head_of(column), keys_shown(source.table, cells) or "—"
        )  # fmt: skip
        for at, one in enumerate(words):
            sheet.write_string(row, at, cell_text(one), formats.plain)
        value = cells[printed.column]
        if is_number(value):
            sheet.write_number(row, 4, value, formats.number(number_format(value, column)))
        else:
            sheet.write_string(row, 4, "未知" if value is None else "样本不足", formats.word)
        sheet.write_string(row, 5, UNITS[printed.figure.unit].zh, formats.plain)
        # A spreadsheet holds some sixty-five thousand links; the rest is named.
        if where and row < 60_000:
            page.link(row, 6, exhibit.sheet, where, where)
        else:
            sheet.write_string(row, 6, where or "—", formats.plain)
    sheet.autofilter(HEAD, 0, max(HEAD + 1, row), len(HEADS) - 1)
    sheet.freeze_panes(HEAD + 1, 0)
    page.paper()
    sheet.repeat_rows(HEAD)
