"""Tables and sentences as the page reads them: each value in both languages, each figure with its mark."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from string import Formatter
from typing import Any

from qianglian.analysis.contract import INSUFFICIENT, Column, Finding, Row, Sentence, Table
from qianglian.analysis.wording import columns_shown, written
from qianglian.documents.atlas.terms import HELD_BACK, PageTerms
from qianglian.documents.provenance import Provenance, figures_of
from qianglian.model.figure import UNITS
from qianglian.model.text import Text

MOST_ROWS = 120
"""Rows of a table that the page holds; the figure pack holds all of them."""
COMPLETE = "complete"
"""The flag column of years that are complete: the page stars the year, and has no column for it."""
SAME = 0
"""In a cell, for the English of what is written alike in both languages."""

_CODE = re.compile(r"[a-z][a-z_]+")

Cell = str | list[Any]
"""``words``; ``[zh, en]`` where the languages differ; ``[zh, en, mark]`` for a figure, ``en`` `SAME` where it is."""


def pair(text: Text | None) -> list[str] | None:
    """A text in both languages."""
    return None if text is None else [text.zh, text.en]


@dataclass(frozen=True)
class Press:
    """How values get on the page: with their marks, and within the terms of the sources."""

    provenance: Provenance
    terms: PageTerms

    def note(self, finding: Finding) -> None:
        """Note every figure that the page prints of a finding: marks are settled only when all are known."""
        for table in finding.tables:
            self.provenance.prints(finding, table, range(min(len(table.rows), MOST_ROWS)))
        for sentence in finding.sentences:
            for quote in sentence.quotes.values():
                self.provenance.quotes(finding, quote)

    def note_rows(self, finding: Finding, table: Table, rows: Sequence[int]) -> None:
        """Note some rows of a table."""
        self.provenance.prints(finding, table, rows)

    def cell(self, table: Table, row: Row, column: Column) -> Cell:
        """One cell as it is written, with its mark where it is a figure."""
        value = row[column.name]
        if self.terms.hides(column, value):
            return [HELD_BACK.zh, HELD_BACK.en]
        zh, en = written(value, column, "zh"), written(value, column, "en")
        if column.name in figures_of(table) and value is not None and value != INSUFFICIENT:
            return [zh, en if en != zh else SAME, self.provenance.mark_of(table, row, column.name)]
        return zh if zh == en else [zh, en]

    def sentence(self, finding: Finding, sentence: Sentence) -> list[list[Cell]] | None:
        """The pieces of a sentence, in Chinese and in English; None for one whose words may not leave."""
        for quote in sentence.quotes.values():
            if self.terms.hides(finding.table(quote.table).column(quote.column), finding.quoted(quote)):
                return None
        return [self._pieces(finding, sentence, text) for text in (sentence.text.zh, sentence.text.en)]

    def _pieces(self, finding: Finding, sentence: Sentence, text: str) -> list[Cell]:
        parts: list[Cell] = []
        for words, name, _, _ in Formatter().parse(text):
            if words:
                parts.append(words)
            if name is not None:
                quote = sentence.quotes[name]
                table = finding.table(quote.table)
                # A name stands apart from the words around it as a number does: both are quoted.
                cell = self.cell(table, table.rows[quote.row], table.column(quote.column))
                parts.append([cell, SAME] if isinstance(cell, str) else cell)
        return parts

    def chart(self, finding: Finding) -> Any:
        """The chart; None where a table that it may draw holds words that may not leave."""
        return None if self.hides_words(finding) else finding.chart

    def hides_words(self, finding: Finding) -> bool:
        """Whether something of a finding is held back."""
        return self.terms.holds_texts_back and any(
            self.terms.hides(column, row[column.name])
            for table in finding.tables
            for column in columns_shown(table)
            for row in table.rows
        )


def head(table: Table) -> dict[str, Any]:
    """What a table is, and on what it stands: the same for every figure of it."""
    return {
        "name": table.name,
        "title": pair(table.title),
        "columns": [column_json(one) for one in shown_columns(table)],
        "definition": table.definition,
        "counting": table.counting,
        "cutOff": table.cut_off.isoformat() if table.cut_off else "",
        "generation": table.generation,
        "evidence": table.evidence[:12],
        "rule": table.rule_version,
    }


def shown_columns(table: Table) -> list[Column]:
    """The columns that the page shows, in their order: codes of ours give way to the words beside them."""
    return [one for one in columns_shown(table) if one.name != COMPLETE and not _codes(table, one)]


def _codes(table: Table, column: Column) -> bool:
    """Whether a key holds our own codes (``fill_gap``) that another column says in words."""
    if not column.key or column.kind != "label" or not table.rows:
        return False
    coded = all(_CODE.fullmatch(str(row[column.name])) for row in table.rows)
    return coded and any(
        one.kind == "text" and all(isinstance(row[one.name], Text) for row in table.rows)
        for one in table.columns
    )


def column_json(column: Column) -> dict[str, Any]:
    """What a column is called, how its values are written, and the unit of the records behind them."""
    told: dict[str, Any] = {"name": column.name, "title": pair(column.title), "kind": column.kind}
    if column.unit:
        told["unit"] = column.unit
        # A unit is said once: not where the title names it.
        said = UNITS[column.unit]
        if column.kind == "count" and said.zh not in column.title.zh:
            told["said"] = pair(said)
    return told


def rows_json(press: Press, table: Table, rows: Iterable[int]) -> list[list[Cell]]:
    """Rows of a table, by their places."""
    columns = shown_columns(table)
    return [[press.cell(table, table.rows[at], one) for one in columns] for at in rows]


def lagging(table: Table, rows: Iterable[int]) -> list[int]:
    """Which of some rows are of years that are incomplete by publication lag."""
    return [place for place, at in enumerate(rows) if table.rows[at].get(COMPLETE) is False]
