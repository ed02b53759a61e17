"""The page from the material of a report: as docx and PDF, set in the widest room in which all of it is one page."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from docx import Document
from docx.oxml import parse_xml
from docx.shared import Cm, Pt

from qianglian.documents.charts import Size, draw
from qianglian.documents.one_page.boxes import GREY, VERMILION, Dress, paragraph, run
from qianglian.documents.one_page.chain_part import chain, legend
from qianglian.documents.one_page.contents import Contents, contents_of
from qianglian.documents.one_page.pen import ROOMS, Pen, Room, cut
from qianglian.documents.one_page.top_part import head, key
from qianglian.documents.one_page.words_part import two_columns
from qianglian.documents.pdf import pages_in, program, to_pdf
from qianglian.documents.provenance import SHORTEST, Provenance
from qianglian.documents.report.material import ReportInput
from qianglian.documents.stating import INCOMPLETE, SYNTHETIC
from qianglian.documents.word.runs import W, legal
from qianglian.documents.word.styles import fonts
from qianglian.model.errors import QiangLianError
from qianglian.model.text import Text

UNMEASURED = Text(
    zh="没有 LibreOffice：一链一页没有 PDF，也没有核对页数，按较紧的版式写成。",
    en="Without LibreOffice the one page has no PDF and its pages were not counted: it is set tightly.",
)
TOO_LONG = Text(
    zh="一链一页超过一页：产业链环节名称或建议过长。",
    en="The one page takes more than one: names or recommendations are long.",
)
WITHOUT_COUNT = 4
"""The room that is taken where pages cannot be counted."""
MOST_SAID = 190
"""Characters of the caveats at the foot; the report has all."""
MARKED = "数字后的上标为编号：qianglian why 加编号列出文献；口径与定义见报告。"
CHART_CM, CHART = 7.2, Size(520, 270)


@dataclass(frozen=True)
class OnePage:
    """What was written, its figures, and what to know of it."""

    document: Path
    pdf: Path | None
    provenance: Provenance
    remarks: tuple[Text, ...] = ()


def write_one_page(material: ReportInput, target: Path, least: int = SHORTEST) -> OnePage:
    """Write the page as ``target`` (.docx), and its PDF where LibreOffice is there; marks have ``least`` characters."""
    contents = contents_of(material)
    provenance = Provenance(target.stem, material.ground, least=least)
    contents.note(provenance)
    if program() is None:
        _save(contents, provenance, ROOMS[WITHOUT_COUNT], target)
        return OnePage(target, None, provenance, (UNMEASURED,))
    pdf = target.with_suffix(".pdf")
    with tempfile.TemporaryDirectory(prefix="qianglian-page-") as folder:
        made = Path(folder) / "page.pdf"
        for room in ROOMS:
            _save(contents, provenance, room, target)
            try:
                to_pdf(target, made)
            except QiangLianError as error:
                return OnePage(target, None, provenance, (error.text,))
            if pages_in(made) == 1:
                pdf.write_bytes(made.read_bytes())
                return OnePage(target, pdf, provenance)
        pdf.write_bytes(made.read_bytes())
    return OnePage(target, pdf, provenance, (TOO_LONG,))


def _save(contents: Contents, provenance: Provenance, room: Room, target: Path) -> None:
    document = Document()
    _page(document)
    pen = Pen(contents, provenance, room)
    body = document.element.body
    for old in list(body)[:-1]:
        body.remove(old)
    picture = _picture(document, contents) if room.chart and contents.trend else ""
    parts = [head(pen), chain(pen), legend(pen), key(pen), two_columns(pen, picture)]
    for part in (one for one in parts if one):
        body.insert_element_before(parse_xml(part), "w:sectPr")
        # Tables that touch would become one.
        body.insert_element_before(_thin(), "w:sectPr")
    _foot(document, contents)
    about = document.core_properties
    about.title = legal(f"{contents.material.chain.name.zh} 一链一页")[:255]
    about.author, about.comments = legal(contents.material.prepared_by)[:255], ""
    about.language = "zh-CN"
    document.save(str(target))


def _page(document: Any) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(1.4)
    section.top_margin, section.bottom_margin = Cm(1.1), Cm(1.9)
    section.header_distance, section.footer_distance = Cm(0.6), Cm(0.7)
    fonts(document.styles["Normal"], "Arial", "微软雅黑", 9.5)
    document.styles["Normal"].paragraph_format.space_after = Pt(0)


def _thin() -> Any:
    """A paragraph of three points."""
    return parse_xml(
        f'<w:p {W}><w:pPr><w:spacing w:before="0" w:after="0" w:line="70" w:lineRule="exact"/>'
        '<w:rPr><w:sz w:val="2"/></w:rPr></w:pPr></w:p>'
    )


def _picture(document: Any, contents: Contents) -> str:
    """The trend as a picture in a paragraph of its own."""
    from lxml import etree

    finding = contents.trend
    if finding is None or finding.chart is None:
        return ""
    drawing = draw(finding.chart, CHART)
    holder = document.add_paragraph()
    shape = holder.add_run().add_picture(BytesIO(drawing.png(CHART_CM)), width=Cm(CHART_CM))
    shape._inline.docPr.set("descr", finding.title.zh)
    holder._p.getparent().remove(holder._p)
    return etree.tostring(holder._p, encoding="unicode")


def _foot(document: Any, contents: Contents) -> None:
    """What must be said, at the foot: caveats, how numbers are walked back, and that data are invented."""
    footer = document.sections[0].footer._element
    for old in list(footer):
        footer.remove(old)
    material = contents.material
    small = Dress(7.5, GREY)
    findings = [finding for finding, _ in (*contents.judgements, *contents.risks)]
    caveats = list(dict.fromkeys(caveat.zh for finding in findings for caveat in finding.caveats[:1]))
    words = ["「未知」不等于零，「样本不足」不计算比率。"]
    words += [INCOMPLETE] if contents.trend else []
    for caveat in caveats:
        words += [caveat] if len("".join([*words, caveat])) <= MOST_SAID else []
    lines = [run(f"注：{''.join(words)}{MARKED}", small)]
    if material.gate.state != "passed":
        lines.insert(0, run(_gate(contents), Dress(8, VERMILION, True)))
    if material.synthetic:
        lines.insert(0, run(SYNTHETIC, Dress(8, VERMILION, True)))
    for line in lines:
        made = paragraph(line).replace("<w:p>", f"<w:p {W}>", 1)
        footer.append(parse_xml(made))


def _gate(contents: Contents) -> str:
    gate = contents.material.gate
    if gate.override:
        one = gate.override
        return f"数据质检未通过，由 {one.actor} 于 {one.day} 放行，理由：{cut(one.reason, 60)}"
    state = "未通过" if gate.state == "failed" else "未进行"
    return f"数据质检{state}：结果只能作为初步参考。"
