"""The cover: what the report is, of whom, on which data, and whether the data passed the gate."""

from __future__ import annotations

from qianglian.documents.report.desk import Desk
from qianglian.documents.report.material import GATE
from qianglian.documents.report.types import REPORT_TYPES
from qianglian.documents.word.contents import place_contents
from qianglian.documents.word.runs import run
from qianglian.documents.word.styles import BANNER, COVER_LINE, COVER_TITLE, INK

SYNTHETIC = "演示数据：本文档所用数据均为合成，不对应任何真实的专利、企业或个人，不得据以决策。"
_RULE = f'<w:pBdr><w:bottom w:val="single" w:sz="18" w:space="10" w:color="{INK}"/></w:pBdr>'


def write_cover(desk: Desk) -> None:
    """The first page, and the page of contents after it."""
    material, paper = desk.material, desk.paper
    head = f"{material.title.zh} · 数据截止 {material.cut_off or '未设'} · 数据版本 v{material.generation}"
    paper.running_heads(f"演示数据 · {head}" if material.synthetic else head)
    if material.synthetic:
        paper.paragraph(BANNER, SYNTHETIC)
    warned = material.gate.state in ("failed", "overridden", "not_run")
    _space(desk, 1700 if warned else 2600)
    kind = REPORT_TYPES[material.type].title.zh
    paper.paragraph_xml(COVER_LINE, run(kind, f'<w:color w:val="{INK}"/><w:sz w:val="28"/>'))
    paper.paragraph_xml(COVER_TITLE, run(material.title.zh), _RULE)
    _space(desk, 500)
    for name, words in _lines(desk):
        paper.paragraph_xml(COVER_LINE, run(f"{name}　", '<w:color w:val="5C6673"/>') + run(words))
    _space(desk, 1200 if warned else 2400)
    paper.paragraph_xml(COVER_LINE, run(material.prepared_by, "<w:b/>"))
    paper.paragraph_xml(
        COVER_LINE, run(f"{material.day:%Y} 年 {material.day.month} 月 {material.day.day} 日")
    )
    if warned:
        paper.paragraph(BANNER, gate_words(desk))
    paper.paragraph_xml(COVER_LINE, '<w:r><w:br w:type="page"/></w:r>')
    place_contents(paper)


def gate_words(desk: Desk) -> str:
    """The outcome of the gate, with who let a failed one pass and why."""
    gate = desk.material.gate
    words = f"数据质检：{GATE[gate.state].zh}。"
    if gate.override:
        words += f"放行人 {gate.override.actor}，{gate.override.day}，理由：{gate.override.reason}"
    return words


def _lines(desk: Desk) -> list[tuple[str, str]]:
    material = desk.material
    lines = [("产 业 链", material.chain.name.zh)]
    if material.subject:
        lines.append(("分析对象", material.subject.zh))
    lines += [
        ("数据截止", str(material.cut_off or "未设")),
        ("数据版本", f"v{material.generation}"),
        ("数据质检", GATE[material.gate.state].zh),
    ]
    return lines


def _space(desk: Desk, twips: int) -> None:
    desk.paper.paragraph_xml(COVER_LINE, "", f'<w:spacing w:before="{twips}" w:after="0"/>')
