"""The first pages: the cover, and what the findings say in brief."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pptx.util import Inches

from qianglian.analysis.contract import MODULES, Finding, Module, Sentence
from qianglian.documents.report.material import GATE
from qianglian.documents.report.types import REPORT_TYPES
from qianglian.documents.slides.deck import Deck, Line
from qianglian.documents.slides.style import (
    BLUE,
    GREY,
    HEIGHT,
    INK,
    LEFT,
    RIGHT,
    TEXT,
    TOP,
    VERMILION,
    clean,
    dress,
)
from qianglian.documents.stating import NO_DAY, SYNTHETIC

TOLD = 3
"""Sentences of each module among the results."""
HOW = "每页备注写明数字的定义、单位、计数口径、覆盖与编号；用 qianglian why 加编号列出计入的文献。"


def write_cover(deck: Deck) -> None:
    """The first page."""
    material, page = deck.material, deck.cover()
    page.tile((0, 0, Inches(0.4), HEIGHT), [], fill=INK)
    title = page.slide.shapes.title.text_frame
    title.text = ""
    run = title.paragraphs[0].add_run()
    run.text = clean(material.title.zh)
    dress(run, 38 if len(run.text) <= 24 else 30, INK, True)
    kind = Line(REPORT_TYPES[material.type].title.zh, 18, BLUE, True)
    page.text((Inches(1.0), Inches(1.5), Inches(8), Inches(0.5)), [kind])
    page.tile((Inches(1.0), Inches(3.62), Inches(1.6), Inches(0.06)), [], fill=INK)
    lines = [Line(f"产业链　{material.chain.name.zh}", 16)]
    lines += [Line(f"分析对象　{material.subject.zh}", 16)] if material.subject else []
    lines.append(Line(f"数据截止　{material.cut_off or NO_DAY}　　数据版本　v{material.generation}", 16))
    state = TEXT if material.gate.state == "passed" else VERMILION
    lines.append(Line(f"数据质检　{GATE[material.gate.state].zh}", 16, state))
    page.text((Inches(1.0), Inches(3.9), Inches(11), Inches(1.8)), lines)
    by = f"{material.prepared_by}　" if material.prepared_by else ""
    when = f"{material.day:%Y} 年 {material.day.month} 月 {material.day.day} 日"
    page.text((Inches(1.0), Inches(6.3), Inches(9), Inches(0.45)), [Line(by + when, 16, INK, True)])
    page.notes.append(HOW)
    if material.synthetic:
        page.notes.append(SYNTHETIC)


def write_results(deck: Deck, told: Mapping[Module, Sequence[Finding]]) -> None:
    """结论: what the findings say first, by module."""
    page = deck.page("主要结论", "结论")
    top, height = TOP + Inches(0.15), Inches(1.6)
    for module, title in MODULES.items():
        lines = []
        for finding, sentence in _first_said(told[module]):
            lines.append(Line(page.says(finding, sentence), 16, bullet=True, after=7))
            page.notes += [f"【{finding.title.zh}】{table.definition}" for table in finding.tables[:1]]
        lines = lines or [Line("没有得出可以陈述的结果，原因见「局限」。", 16, GREY)]
        head = (LEFT, top, Inches(1.25), height - Inches(0.12))
        page.tile(head, [Line(title.zh, 20, "FFFFFF", True, align="center", after=0)], fill=INK)
        page.text((LEFT + Inches(1.4), top, RIGHT - LEFT - Inches(1.4), height), lines, "middle")
        top += height
    page.footnote("句中数字均取自各分析的表，不作表外推断；编号见备注。")


def _first_said(findings: Sequence[Finding]) -> list[tuple[Finding, Sentence]]:
    """The first sentence of each finding, then the second ones, as many as there is room for."""
    ranked = [
        (at, place, finding, sentence)
        for place, finding in enumerate(findings)
        for at, sentence in enumerate(finding.sentences)
    ]
    best = sorted(ranked, key=lambda one: one[:2])[:TOLD]
    return [(finding, sentence) for _, _, finding, sentence in sorted(best, key=lambda one: (one[1], one[0]))]
