"""Single cells of findings, looked up by name: what short documents print beside their sentences.

A look-up that finds nothing gives None: a document goes on without what nobody could compute.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from qianglian.analysis.contract import Column, Finding, Quoted, Row, Sentence, Table
from qianglian.analysis.wording import written
from qianglian.documents.report.material import ReportInput
from qianglian.documents.stating import is_number


@dataclass(frozen=True)
class Fact:
    """A cell of a finding's table."""

    finding: Finding
    table: Table
    row: int
    column: Column

    @property
    def value(self) -> Any:
        """What it holds."""
        return self.table.rows[self.row][self.column.name]

    @property
    def words(self) -> str:
        """How it is written."""
        return written(self.value, self.column)

    @property
    def quote(self) -> Quoted:
        """It as a sentence would quote it."""
        return Quoted(self.table.name, self.row, self.column.name)

    @property
    def known(self) -> bool:
        """Whether it is a number."""
        return is_number(self.value)


@dataclass(frozen=True)
class Facts:
    """What the findings of a report hold."""

    material: ReportInput

    def every(self) -> Iterator[Finding]:
        """Every finding."""
        yield from self.material.all_findings()

    def finding(self, name: str) -> Finding | None:
        """The finding of an analysis, where it was computed."""
        return next((one for one in self.every() if one.analysis == name and one.state == "computed"), None)

    def table(self, analysis: str, name: str) -> tuple[Finding, Table] | None:
        """A table of a finding that was computed, where it has rows."""
        found = self.finding(analysis)
        table = next((one for one in found.tables if one.name == name), None) if found else None
        return (found, table) if found and table and table.rows else None

    def rows(self, analysis: str, name: str) -> list[Row]:
        """The rows of a table; none where there is no such table."""
        found = self.table(analysis, name)
        return list(found[1].rows) if found else []

    def fact(self, analysis: str, name: str, column: str, row: int = 0) -> Fact | None:
        """A cell; None where there is none."""
        found = self.table(analysis, name)
        if found is None or row >= len(found[1].rows):
            return None
        held = next((one for one in found[1].columns if one.name == column), None)
        return Fact(*found, row, held) if held else None

    def keyed(self, analysis: str, name: str, column: str, **keys: Any) -> Fact | None:
        """The cell of the row with these keys."""
        for at, row in enumerate(self.rows(analysis, name)):
            if all(row.get(key) == value for key, value in keys.items()):
                return self.fact(analysis, name, column, at)
        return None

    def sentences(self, analysis: str) -> tuple[tuple[Finding, Sentence], ...]:
        """The sentences of a finding that was computed."""
        found = self.finding(analysis)
        return tuple((found, one) for one in found.sentences) if found else ()
