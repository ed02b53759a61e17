"""数据与质检: what there is, how much of it states what is needed, and whether it passed the gate."""

from __future__ import annotations

from collections.abc import Iterator

from pptx.util import Inches

from qianglian.analysis.contract import STATES, Coverage
from qianglian.documents.facts import Fact
from qianglian.documents.key_figures import key_figures
from qianglian.documents.report.material import GATE
from qianglian.documents.slides.deck import Deck, Line, Page, shortened
from qianglian.documents.slides.finding_page import list_table
from qianglian.documents.slides.grid import Cell, add_grid
from qianglian.documents.slides.style import BOTTOM, GREY, INK, LEFT, RIGHT, TOP, VERMILION, Box
from qianglian.documents.stating import NO_DAY
from qianglian.model.figure import UNITS

GATED = ("name", "node", "known", "recall", "precision", "outcome")
"""What is shown of the gate; intervals are in the report."""
BESIDE = Inches(4.2)
MOST_COVERED, MOST_SHORT = 8, 6
APART = "「项」指专利族，「件」指专利文献，不相加减；「未知」不等于零；「样本不足」不计算比率。"


def write_data(deck: Deck) -> None:
    """The page of the data."""
    material = deck.material
    state = GATE[material.gate.state].zh
    page = deck.page(f"数据截止 {material.cut_off or NO_DAY}，数据质检{state}", "数据与质检")
    _key_figures(page)
    top = _let_through(page, TOP + Inches(1.4))
    gate = material.gate.finding
    box = (LEFT, top, RIGHT - LEFT - BESIDE - Inches(0.3), BOTTOM - top - Inches(0.1))
    table = next((one for one in gate.tables if one.rows), None) if gate else None
    covered = dict(_covered(page))
    if gate and table and material.gate.state != "not_run":
        names = [name for name in GATED if any(column.name == name for column in table.columns)]
        list_table(page, gate, table, box, names, most=8)
        page.source(gate, (table,))
        lines = [f"{words} {_share(one)}" for words, one in list(covered.items())[:6]]
        beside = _listed("数据覆盖", lines)
    else:
        _coverage_table(page, box, covered)
        beside = []
    page.text((RIGHT - BESIDE, top, BESIDE, BOTTOM - top), [*beside, *_sources(page), *_short(page)])
    page.footnote(APART)


def _key_figures(page: Page) -> None:
    found = key_figures(page.deck.facts)[:5]
    gap = Inches(0.15)
    width = (RIGHT - LEFT - gap * max(0, len(found) - 1)) // max(1, len(found))
    for at, (name, fact) in enumerate(found):
        box = LEFT + at * (width + gap), TOP + Inches(0.1), width, Inches(1.15)
        number = Line(with_unit(page, fact), 26, INK, True, align="center", after=0)
        page.tile(box, [number, Line(name, 13, GREY, align="center", after=0)])


def with_unit(page: Page, fact: Fact) -> str:
    """A number with the unit of what it counts."""
    counted = fact.column.unit and fact.column.kind == "count" and fact.known
    return (
        f"{page.fact(fact)} {UNITS[fact.column.unit].zh}" if counted and fact.column.unit else page.fact(fact)
    )


def _let_through(page: Page, top: int) -> int:
    """Who let a failed gate pass, and why."""
    override = page.deck.material.gate.override
    if override is None:
        return top
    words = f"放行人 {override.actor}，{override.day}，理由：{override.reason}"
    page.text((LEFT, top, RIGHT - LEFT, Inches(0.4)), [Line(shortened(words, 84), 13, VERMILION)])
    page.notes.append(words)
    return int(top + Inches(0.42))


def _covered(page: Page) -> Iterator[tuple[str, Coverage]]:
    """How much of the data states what the analyses need: what is said first of each."""
    told = [one for finding in page.deck.facts.every() for one in finding.coverage if one.share is not None]
    first: dict[str, Coverage] = {}
    for one in told:
        first.setdefault(one.what.zh, one)
    yield from first.items()


def _share(one: Coverage) -> str:
    return "—" if one.share is None else f"{one.share:.1%}（{one.known:,}/{one.total:,}）"


def _coverage_table(page: Page, box: Box, covered: dict[str, Coverage]) -> None:
    left, top, width, height = box
    words = "查全率与查准率没有评估，本报告的结果只能作为初步参考。"
    page.text((left, top, width, Inches(0.4)), [Line(words, 15, VERMILION, True)])
    rows = [
        [
            Cell(shortened(words, 24)),
            Cell(f"{one.known:,}"),
            Cell(f"{one.total:,}"),
            Cell(f"{one.share or 0:.1%}"),
        ]
        for words, one in list(covered.items())[:MOST_COVERED]
    ]
    if rows:
        place = (left, int(top + Inches(0.45)), width, int(height - Inches(0.45)))
        heads = ["数据覆盖", "已知", "总数", "占比"]
        add_grid(page.slide, place, heads, rows, [3, 1, 1, 1], frozenset({1, 2, 3}), tallest=0.36)


def _sources(page: Page) -> list[Line]:
    return _listed("数据来源", [one.source for one in page.deck.material.terms[:5]])


def _short(page: Page) -> list[Line]:
    short = [one for one in page.deck.facts.every() if one.state != "computed"]
    lines = [f"{one.title.zh}：{STATES[one.state].zh}" for one in short[:MOST_SHORT]]
    if len(short) > MOST_SHORT:
        lines.append(f"另有 {len(short) - MOST_SHORT} 项，见「局限」")
    return _listed("没有得出结果的分析", lines)


def _listed(head: str, lines: list[str]) -> list[Line]:
    if not lines:
        return []
    told = [Line(shortened(words, 34), 12, bullet=True, after=2) for words in lines]
    return [Line(head, 14, INK, True, after=3), *told[:-1], Line(told[-1].words, 12, bullet=True, after=10)]
