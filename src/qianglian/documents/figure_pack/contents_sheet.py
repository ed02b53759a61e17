"""The first sheet: what the workbook is of, and every chart and table with a link, its unit and its definition."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qianglian.analysis.contract import STATES, Finding
from qianglian.documents.figure_pack.exhibits import PROVENANCE, Exhibit
from qianglian.documents.figure_pack.formats import Formats, cell_text
from qianglian.documents.figure_pack.page import Page
from qianglian.documents.report.material import GATE, ReportInput
from qianglian.documents.stating import NO_DAY, SYNTHETIC, counting_of, units_of

HEADS = (
    ("报告编号", 11.0),
    ("图表", 34.0),
    ("类别", 7.0),
    ("模块", 11.0),
    ("分析", 20.0),
    ("单位", 9.0),
    ("计数", 26.0),
    ("数据截止", 12.0),
    ("行数", 8.0),
    ("状态", 10.0),
    ("定义", 80.0),
)
NOT_KNOWN = "—"


def write_contents(
    sheet: Any,
    formats: Formats,
    material: ReportInput,
    exhibits: Sequence[Exhibit],
    bare: Sequence[tuple[str, Finding]],
) -> None:
    """Write the contents."""
    page = Page(sheet, formats, [width for _, width in HEADS])
    page.columns()
    sheet.set_column(len(HEADS), len(HEADS), 1)
    sheet.hide_gridlines(2)
    sheet.set_row(0, 28)
    sheet.write_string(0, 0, cell_text(f"{material.title.zh} · 图表数据包"), formats.title)
    row = 1
    if material.synthetic:
        row = page.words(row, SYNTHETIC, formats.banner)
    row = page.words(row, _about(material))
    row = page.words(
        row, "每张图一页、每张表一页；数字为数值，可直接计算；图可在 Excel、WPS、LibreOffice 中编辑。"
    )
    page.link(row, 0, PROVENANCE, "数据溯源：每个数字的编号")
    head = row + 1
    sheet.set_row(head, 24)
    for at, (name, _) in enumerate(HEADS):
        sheet.write_string(head, at, name, formats.head)
    row = head + 1
    for exhibit in exhibits:
        _exhibit(page, row, exhibit)
        row += 1
    for module, finding in bare:
        _bare(page, row, module, finding)
        row += 1
    sheet.autofilter(head, 0, max(head + 1, row - 1), len(HEADS) - 1)
    sheet.freeze_panes(head + 1, 2)
    sheet.repeat_rows(head)
    page.paper()


def _about(material: ReportInput) -> str:
    parts = [f"产业链：{material.chain.name.zh}"]
    parts += [f"分析对象：{material.subject.zh}"] if material.subject else []
    parts += [
        f"数据截止 {material.cut_off or NO_DAY}",
        f"数据版本 v{material.generation}",
        f"数据质检：{GATE[material.gate.state].zh}",
        f"编制：{material.prepared_by or '未注明'}，{material.day}",
    ]
    return " · ".join(parts)


def _exhibit(page: Page, row: int, exhibit: Exhibit) -> None:
    table = exhibit.table
    page.link(row, 1, exhibit.sheet, exhibit.title)
    behind = exhibit.chart.behind.values() if exhibit.chart else ()
    of = table or next((cell.table for cell in behind), None)
    kind = "表" if table else "图" if exhibit.chart and exhibit.chart.plot else "图片"
    cells = {
        0: exhibit.label or NOT_KNOWN,
        2: kind,
        3: exhibit.module,
        4: exhibit.finding.title.zh,
        5: units_of(of) if of else NOT_KNOWN,
        6: counting_of(of) if of else NOT_KNOWN,
        7: str(of.cut_off or NO_DAY) if of else NOT_KNOWN,
        9: STATES[exhibit.finding.state].zh,
        10: of.definition if of else NOT_KNOWN,
    }
    _row(page, row, cells)
    if table:
        page.sheet.write_number(row, 8, len(table.rows), page.formats.number("#,##0"))
    else:
        page.sheet.write_blank(row, 8, None, page.formats.plain)


def _bare(page: Page, row: int, module: str, finding: Finding) -> None:
    """A finding with nothing to show stands in the list with its reason: silence would read as nothing to say."""
    reason = finding.reason.zh if finding.reason else NOT_KNOWN
    cells = dict.fromkeys(range(len(HEADS)), NOT_KNOWN)
    _row(
        page,
        row,
        {
            **cells,
            1: finding.title.zh,
            3: module,
            4: finding.title.zh,
            9: STATES[finding.state].zh,
            10: reason,
        },
    )


def _row(page: Page, row: int, cells: dict[int, str]) -> None:
    for at, words in cells.items():
        page.sheet.write_string(row, at, cell_text(words), page.formats.plain)
    # A long definition would run on over the cells beside it; one that holds a space stops it.
    page.sheet.write_string(row, len(HEADS), " ")
