"""The navigation report from its material to a docx, a PDF where LibreOffice is there, and its provenance."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from qianglian.analysis.contract import MODULES, Module
from qianglian.documents.pdf import outline, program, to_pdf
from qianglian.documents.provenance import Provenance
from qianglian.documents.report.annexes import write_annexes
from qianglian.documents.report.closing import write_limits, write_recommendations
from qianglian.documents.report.cover import write_cover
from qianglian.documents.report.data import write_data
from qianglian.documents.report.desk import Desk
from qianglian.documents.report.material import ReportInput
from qianglian.documents.report.overview import write_overview
from qianglian.documents.report.types import REPORT_TYPES, grouped
from qianglian.documents.word.contents import entries, write_contents
from qianglian.documents.word.manuscript import Manuscript
from qianglian.model.errors import QiangLianError
from qianglian.model.text import Text

NO_PAGES = Text(
    zh="没有 LibreOffice：目录只有链接，没有页码；没有生成 PDF。",
    en="Without LibreOffice the contents have links but no page numbers, and there is no PDF.",
)


@dataclass(frozen=True)
class Report:
    """What was written: the document, its PDF (None without LibreOffice), its figures, and what to know of it."""

    document: Path
    pdf: Path | None
    provenance: Provenance
    provenance_file: Path
    remarks: tuple[Text, ...] = ()


def write_report(material: ReportInput, target: Path, pdf: bool = True) -> Report:
    """Write the report as ``target`` (.docx) with its files beside it.

    ``pdf=False`` keeps no PDF; page numbers of the contents still come from one, where LibreOffice is there.
    """
    desk = Desk(material, Provenance(target.stem, material.ground), Manuscript())
    desk.note_figures()
    write_cover(desk)
    write_overview(desk)
    write_data(desk)
    for module in MODULES:
        _module(desk, module)
    write_recommendations(desk)
    write_limits(desk)
    write_annexes(desk)
    _properties(desk)
    made, remarks = _save(desk.paper, target, pdf)
    figures = target.with_name(f"{target.stem}.provenance.json")
    desk.provenance.write(figures)
    return Report(target, made, desk.provenance, figures, remarks)


def _module(desk: Desk, module: Module) -> None:
    """方向, 定位 or 路径: a chapter with the findings of its groups."""
    kind = REPORT_TYPES[desk.material.type]
    desk.paper.heading(1, kind.chapters[module].zh)
    groups = list(grouped(kind, module, desk.material.findings.get(module, ())))
    if not groups:
        desk.text(f"本报告没有进行{MODULES[module].zh}模块的分析。")
    for title, findings in groups:
        desk.paper.page("portrait")
        desk.paper.heading(2, title.zh)
        for finding in findings:
            desk.paper.page("portrait")
            desk.paper.heading(3, finding.title.zh)
            desk.finding(finding)


def _properties(desk: Desk) -> None:
    about = desk.paper.document.core_properties
    about.title, about.author = desk.material.title.zh, desk.material.prepared_by
    about.subject = REPORT_TYPES[desk.material.type].title.zh
    about.comments = ""
    about.language = "zh-CN"


def _save(paper: Manuscript, target: Path, keep_pdf: bool) -> tuple[Path | None, tuple[Text, ...]]:
    """Save with contents: page numbers are read from the PDF, whose own contents LibreOffice has numbered."""
    if program() is None:
        write_contents(paper)
        paper.document.save(str(target))
        return None, (NO_PAGES,)
    write_contents(paper, {entry.anchor: 1 for entry in paper.entries})
    paper.document.save(str(target))
    with tempfile.TemporaryDirectory(prefix="qianglian-report-") as folder:
        made = target.with_suffix(".pdf") if keep_pdf else Path(folder) / "report.pdf"
        try:
            to_pdf(target, made)
        except QiangLianError as error:
            write_contents(paper)
            paper.document.save(str(target))
            return None, (error.text,)
        pages = _pages(paper, made)
    write_contents(paper, pages)
    paper.document.save(str(target))
    return (made if keep_pdf else None), ()


def _pages(paper: Manuscript, pdf: Path) -> Mapping[str, int]:
    """The page of each heading by its anchor; empty where the PDF's outline is not that of the headings."""
    found = outline(pdf)
    if len(found) != len(paper.entries) or not entries(paper.entries):
        return {}
    return {entry.anchor: page for entry, (_, page) in zip(paper.entries, found, strict=True)}
