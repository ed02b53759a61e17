"""The workbook from the material of a report: contents, a sheet for each chart and table, and all marks."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qianglian.documents.figure_pack.contents_sheet import write_contents
from qianglian.documents.figure_pack.exhibits import CONTENTS, PROVENANCE, Exhibit, Labels, exhibits_of
from qianglian.documents.figure_pack.figure_sheet import write_figure_sheet
from qianglian.documents.figure_pack.formats import FONT, SIZE, Formats
from qianglian.documents.figure_pack.provenance_sheet import write_provenance_sheet
from qianglian.documents.figure_pack.table_sheet import write_table_sheet
from qianglian.documents.provenance import Provenance
from qianglian.documents.report.material import ReportInput

NO_LABELS: Labels = {}

__all__ = ["Labels", "write_figure_pack"]


def write_figure_pack(material: ReportInput, target: Path, labels: Labels = NO_LABELS) -> Provenance:
    """Write the workbook as ``target`` (.xlsx); returns the figures that it holds: every one of the findings."""
    import xlsxwriter

    exhibits, bare = exhibits_of(material, labels)
    provenance = Provenance(target.stem, material.ground)
    for exhibit in exhibits:
        if exhibit.table is not None:
            provenance.prints(exhibit.finding, exhibit.table, place=exhibit.sheet)
    # Texts are written as texts everywhere; the options hold should a path ever go through `write`.
    options = {
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "default_format_properties": {"font_name": FONT, "font_size": SIZE},
    }
    with xlsxwriter.Workbook(str(target), options) as book:
        _properties(book, material)
        _sheets(book, material, exhibits, provenance, bare)
    return provenance


def _sheets(
    book: Any, material: ReportInput, exhibits: list[Exhibit], provenance: Provenance, bare: list[Any]
) -> None:
    formats = Formats(book)
    first = book.add_worksheet(CONTENTS)
    first.set_tab_color("#1F3A5F")
    tables = {id(one.table): one for one in exhibits if one.table is not None}
    names = {one: exhibit.sheet for one, exhibit in tables.items()}
    write_contents(first, formats, material, exhibits, bare)
    for exhibit in exhibits:
        sheet = book.add_worksheet(exhibit.sheet)
        beside = [one for one in exhibits if one.finding is exhibit.finding and one is not exhibit]
        ways = [(one.sheet.split(" ")[0], one.sheet) for one in beside]
        if exhibit.table is not None:
            write_table_sheet(sheet, formats, exhibit, ways)
        else:
            sheet.set_tab_color("#8FB0D1")
            write_figure_sheet(book, sheet, formats, exhibit, ways, names)
    write_provenance_sheet(book.add_worksheet(PROVENANCE), formats, provenance, tables)


def _properties(book: Any, material: ReportInput) -> None:
    book.set_properties(
        {
            "title": f"{material.title.zh} · 图表数据包",
            "author": material.prepared_by,
            "subject": material.chain.name.zh,
        }
    )
