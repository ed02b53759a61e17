"""What every chapter writes with: the material, the manuscript, and the figures printed so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qianglian.analysis.contract import STATES, Finding, Table
from qianglian.documents.charts import Drawing, draw
from qianglian.documents.provenance import Provenance
from qianglian.documents.report.material import ReportInput
from qianglian.documents.report.saying import said, taken, under_table
from qianglian.documents.report.tables import Shown, is_wide, on_paper
from qianglian.documents.report.types import REPORT_TYPES
from qianglian.documents.word.grid import Cell, Grid
from qianglian.documents.word.manuscript import FIGURE, TABLE, Manuscript
from qianglian.documents.word.runs import Bold, Piece, Ref
from qianglian.documents.word.styles import BODY, TEXT_WIDTH_CM

TALLEST_CM = 15.0
"""Height of a picture, so that its caption and what must be said of it stay on its page."""


@dataclass
class Desk:
    """The material and what is being written from it."""

    material: ReportInput
    provenance: Provenance
    paper: Manuscript

    def note_figures(self) -> None:
        """Note every figure before the first is printed: marks are settled only when all are known.

        What this type of report leaves out is not printed, and so has no place in its annex.
        """
        left_out = REPORT_TYPES[self.material.type].left_out
        for finding in (one for one in self.material.all_findings() if one.analysis not in left_out):
            for table in finding.tables:
                ready = on_paper(table)
                self.provenance.prints(finding, table, ready.rows, columns=ready.figures)
            for sentence in finding.sentences:
                for quote in sentence.quotes.values():
                    self.provenance.quotes(finding, quote)
        for one in self.material.recommendations:
            for quote in one.sentence.quotes.values():
                self.provenance.quotes(one.finding, quote)

    def text(self, *parts: Piece) -> None:
        """A paragraph of the body."""
        self.paper.paragraph(BODY, *parts)

    def listing(self, words: str, heads: Sequence[str], rows: Sequence[Sequence[Cell]], **how: object) -> Ref:
        """A table of rows that people wrote, with its caption."""
        grid = Grid(heads, rows, **how)  # type: ignore[arg-type]
        caption = self.paper.caption(TABLE, words, keep=True)
        self.paper.table(grid)
        return caption

    def finding(self, finding: Finding) -> None:
        """All of a finding: its sentences, its chart, its tables, and what must be said under them."""
        if finding.state != "computed":
            reason = finding.reason.zh if finding.reason else ""
            self.text(Bold(f"{STATES[finding.state].zh}。"), reason)
        drawing = draw(finding.chart) if finding.chart else None
        shown = [(table, on_paper(table)) for table in finding.tables if table.rows]
        self._sentences(finding, drawing is not None, len(shown))
        noted = self._chart(finding, drawing) if drawing else None
        # Tables that need a page on its side come last, so that the text turns once.
        for table, ready in sorted(shown, key=lambda one: is_wide(one[1].grid)):
            noted = self._table(finding, table, ready, noted)
        if not shown and noted is None:
            self.paper.note(under_table(finding, None))

    def _sentences(self, finding: Finding, chart: bool, tables: int) -> None:
        parts = [part for one in finding.sentences for part in said(finding, one, self.provenance)]
        refs = [self.paper.next_label(FIGURE)] if chart else []
        refs += [self.paper.next_label(TABLE, ahead) for ahead in range(1, tables + 1)]
        if refs:
            parts += ["见" if parts else "结果见", *_between(refs), "。"]
        if parts:
            self.text(*parts)

    def _chart(self, finding: Finding, drawing: Drawing) -> Ref:
        width = min(TEXT_WIDTH_CM, TALLEST_CM * drawing.size.width / drawing.size.height)
        self.paper.picture(drawing.png(width), width, finding.title.zh)
        caption = self.paper.caption(FIGURE, finding.title.zh, keep=False)
        first = finding.tables[0] if finding.tables else None
        self.paper.note(under_table(finding, first))
        return caption

    def _table(self, finding: Finding, table: Table, ready: Shown, noted: Ref | None) -> Ref:
        self.paper.page("landscape" if is_wide(ready.grid) else "portrait")
        caption = self.paper.caption(TABLE, table.title.zh, keep=True)
        self.provenance.prints(finding, table, ready.rows, caption.words, ready.figures)
        self.paper.table(ready.grid)
        if noted is None:
            self.paper.note([*ready.remarks, *under_table(finding, table)])
            return caption
        same = f"口径同{noted.words} · {taken(table.cut_off, table.generation)}"
        self.paper.note([*ready.remarks, same])
        return noted


def _between(refs: Sequence[Ref]) -> list[Piece]:
    """References with a mark of enumeration between them."""
    parts: list[Piece] = []
    for ref in refs:
        parts += ["、", ref] if parts else [ref]
    return parts
