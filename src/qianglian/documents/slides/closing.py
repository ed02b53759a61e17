"""The pages after the findings: the types of nodes, recommendations, what moved, and limits."""

from __future__ import annotations

from pptx.util import Inches

from qianglian.analysis.contract import MODULES, STATES, Finding
from qianglian.documents.advice import spread
from qianglian.documents.chain_strip import TONES, tone_of_type
from qianglian.documents.navigation.shared_caveats import shared_caveats
from qianglian.documents.report.material import ADVICE_STATES
from qianglian.documents.slides.deck import Deck, Line, Page, shortened
from qianglian.documents.slides.finding_page import list_table
from qianglian.documents.slides.grid import Cell, add_grid
from qianglian.documents.slides.style import BOTTOM, GREY, INK, LEFT, RIGHT, TEXT, TOP, VERMILION

TYPED = ("node_name", "type", "families", "share", "rta", "growth", "chain_growth")
"""What is shown of each node's type; the conditions with their numbers are in the report."""
MOVED = ("name", "node", "old", "before", "come", "gone", "change", "new", "after", "why", "reason")
MOST_ADVICE = 7
"""Recommendations on a page; the report has all, with their rules and reasons."""
FOR_REVIEW = "按公开规则得出，待责任人逐项确认；不代替对产业实际产能与企业的调查。"


def write_typing(deck: Deck, finding: Finding, kicker: str) -> None:
    """强链补链延链: each node with its type and the numbers behind it."""
    page = deck.page(finding.title.zh, kicker)
    words = [page.says(finding, one) for one in finding.sentences]
    if words:
        page.retitle(words[0])
    top = TOP + Inches(0.15)
    if words[1:]:
        page.text(
            (LEFT, top, RIGHT - LEFT, Inches(0.8)),
            [Line(one, 15, TEXT, bullet=True, after=3) for one in words[1:4]],
        )
        top += Inches(0.36) * min(3, len(words) - 1) + Inches(0.1)
    table = finding.tables[0]
    box = (LEFT, top, RIGHT - LEFT, BOTTOM - top - Inches(0.1))
    list_table(page, finding, table, box, TYPED, dressed=_typed)
    page.source(finding, (table,))
    page.footnote(f"注：{FOR_REVIEW} {finding.caveats[0].zh if finding.caveats else ''}")


def _typed(name: str, words: str) -> Cell | None:
    """The type of a node on its ground."""
    if name != "type":
        return None
    tone = tone_of_type(words)
    fill, letters = TONES[tone] if tone else ("", TEXT)
    return Cell(words, fill, letters, bold=True)


def write_recommendations(deck: Deck) -> None:
    """建议: each on a number, with who owns it; without any, what the rules propose for review."""
    material = deck.material
    if not material.recommendations:
        _proposed(deck)
        return
    count = len(material.recommendations)
    page = deck.page("建议均有据可查，逐条由责任人确认", "建议")
    rows = []
    for one in spread(material.recommendations, MOST_ADVICE):
        words = page.says(one.finding, one.sentence)
        page.notes += [f"{one.path}：{words} 理由：{one.reason}"] if one.reason else []
        owner = Cell(one.owner or "未指定")
        rows.append(
            [Cell(one.path, bold=True), Cell(shortened(words, 76)), owner, Cell(ADVICE_STATES[one.state].zh)]
        )
        quotes = list(one.sentence.quotes.values())[:1]
        page.source(one.finding, [one.finding.table(quote.table) for quote in quotes])
    box = (LEFT, TOP + Inches(0.15), RIGHT - LEFT, BOTTOM - TOP - Inches(0.25))
    heads, widths = ["路径", "建议与证据", "责任人", "状态"], [2, 7, 1.4, 1.2]
    add_grid(page.slide, box, heads, rows, widths, size=13, tallest=0.58)
    more = f"另有 {count - MOST_ADVICE} 条见报告。" if count > MOST_ADVICE else ""
    page.footnote(f"{more}状态由责任人确认后更新；建议不构成法律意见。")


def _proposed(deck: Deck) -> None:
    page = deck.page("建议尚待责任人确认，以下为按规则得出的候选", "建议")
    lines = []
    for finding in deck.material.findings.get("path", ()):
        for sentence in finding.sentences if finding.state == "computed" else ():
            lines.append(Line(page.says(finding, sentence), 17, TEXT, bullet=True, after=10))
        page.notes += [f"【{finding.title.zh}】{table.definition}" for table in finding.tables[:1]]
    lines = lines[:9] or [Line("各项分析没有得出候选，原因见「局限」。", 17, GREY)]
    page.text((LEFT, TOP + Inches(0.25), RIGHT - LEFT, Inches(3.9)), lines)
    page.tile(
        (LEFT, BOTTOM - Inches(0.75), RIGHT - LEFT, Inches(0.6)),
        [
            Line(
                "补链建议须由责任人写明该环节关键的理由；引进、合作、培育与人才候选的名单见报告。",
                14,
                INK,
                align="center",
                after=0,
            )
        ],
    )
    page.footnote(f"注：{FOR_REVIEW}")


def write_moved(deck: Deck, finding: Finding) -> None:
    """与上一版相比: what moved since the version before."""
    page = deck.page(finding.title.zh, "跟踪")
    words = [page.says(finding, one) for one in finding.sentences]
    if words:
        page.retitle(words[0])
    table = next((one for one in finding.tables if one.rows), None)
    box = (LEFT, TOP + Inches(0.15), RIGHT - LEFT, BOTTOM - TOP - Inches(0.25))
    if table is None:
        page.text(box, [Line(finding.caveats[0].zh if finding.caveats else "没有变动。", 18, GREY)])
    else:
        list_table(page, finding, table, box, MOVED, most=12)
        page.source(finding, (table,))
    page.footnote("变动背后的公开号用 qianglian chain diff 列出；人工结论与历次版本保留。")


def write_limits(deck: Deck) -> None:
    """局限: what could not be computed and why, and what to bear in mind."""
    page = deck.page("读数时须知：没有得出的不等于零，口径决定数字", "局限")
    findings = [one for module in MODULES for one in deck.material.findings.get(module, ())]
    half = (RIGHT - LEFT) * 55 // 100
    caveats = [caveat.zh for caveat in shared_caveats(findings, fewest=1)]
    lines = [Line("解读时应注意", 16, INK, True)]
    lines += [Line(shortened(words, 92), 13, TEXT, bullet=True, after=5) for words in caveats[:8]]
    page.text((LEFT, TOP + Inches(0.2), half, BOTTOM - TOP - Inches(0.3)), lines)
    _short(
        page,
        findings,
        (LEFT + half + Inches(0.3), TOP + Inches(0.2), RIGHT - LEFT - half - Inches(0.3), Inches(4.6)),
    )
    page.notes += [f"注：{words}" for words in caveats]
    more = f"其余 {len(caveats) - 8} 条见备注。" if len(caveats) > 8 else ""
    page.footnote(f"{more}数字的编号见备注与图表数据包；用 qianglian why 加编号列出文献。")


def _short(page: Page, findings: list[Finding], box: tuple[int, int, int, int]) -> None:
    short = [one for one in findings if one.state != "computed"]
    lines = [Line("没有得出结果的分析", 16, VERMILION if short else INK, True)]
    if not short:
        lines.append(Line("各项分析均已计算。", 13, TEXT))
    for one in short[:8]:
        reason = f"：{one.reason.zh}" if one.reason else ""
        lines.append(
            Line(
                shortened(f"{one.title.zh}（{STATES[one.state].zh}）{reason}", 60),
                13,
                TEXT,
                bullet=True,
                after=5,
            )
        )
    if len(short) > 8:
        lines.append(Line(f"另有 {len(short) - 8} 项，见报告。", 13, GREY))
    page.text(box, lines)
