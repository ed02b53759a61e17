"""How the values of a finding are written, everywhere: per cent, thousands, 样本不足, 未知; and its sentences."""

from __future__ import annotations

from typing import Any

from qianglian.analysis.contract import INSUFFICIENT, STATES, Column, Finding, Sentence, Table
from qianglian.model.figure import UNITS
from qianglian.model.text import Language, Text

YES, NO = Text(zh="是", en="yes"), Text(zh="否", en="no")
NUMBERS = frozenset({"year", "count", "share", "rate", "ratio", "number"})
"""Kinds of columns whose cells stand right-aligned, in tabular figures."""
EVERYTHING = Text(zh="合计", en="All")
NAMED: dict[str, tuple[str, ...]] = {
    "party": ("name",),
    "standing": ("name",),
    "origin": ("country_name",),
    "patent_type": ("type_name",),
    "family": ("number",),
    "kind": ("gap", "type"),
    "person": ("name",),
    "team": ("people",),
    "branch": ("name",),
}
"""Columns of codes, and the columns that say them in words, where these are not called ``<code>_name``."""


def names_of(code: str) -> tuple[str, ...]:
    """The columns that may say a code in words."""
    return (f"{code}_name", *NAMED.get(code, ()))


def columns_shown(table: Table) -> list[Column]:
    """The columns that people read: a code gives way to the name beside it."""
    names = {column.name for column in table.columns}

    def said_beside(column: Column) -> bool:
        return any(name in names for name in names_of(column.name))

    return [column for column in table.columns if not said_beside(column)]


def written(value: Any, column: Column, language: Language = "zh") -> str:
    """A value as a table shows it.

    >>> share = Column("share", Text(zh="占比", en="Share"), "share")
    >>> written(0.1234, share), written(INSUFFICIENT, share), written(None, share)
    ('12.3%', '样本不足', '未知')
    """
    if value is None:
        return STATES["unknown"].in_(language)
    if isinstance(value, Text):
        return value.in_(language)
    if isinstance(value, str):
        return STATES["insufficient"].in_(language) if value == INSUFFICIENT else _word(value, language)
    if isinstance(value, bool):
        return (YES if value else NO).in_(language)
    if isinstance(value, list | tuple):
        return ("、" if language == "zh" else ", ").join(written(one, column, language) for one in value)
    return _number(value, column)


def cell(value: Any, column: Column, language: Language = "zh") -> object:
    """A value as the cell of a spreadsheet: numbers stay numbers; what is no number is written in words."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    return written(value, column, language)


def _word(value: str, language: Language) -> str:
    return EVERYTHING.in_(language) if value == "all" else value


def _number(value: float, column: Column) -> str:
    if column.kind == "year":
        return str(value)
    if column.kind == "rate":
        return f"{value:+.1%}"
    if column.kind == "share":
        # What is not zero never reads as zero.
        return "<0.1%" if 0 < value < 0.0005 else f"{value:.1%}"
    if column.kind == "ratio":
        return f"{value:.4f}" if abs(value) < 0.1 else f"{value:.2f}"
    return f"{value:,}" if isinstance(value, int) else f"{value:,.1f}"


def heading(column: Column, language: Language = "zh") -> str:
    """The head of a column, with the unit of a count that does not name it.

    >>> heading(Column("n", Text(zh="专利量", en="Patents"), "count", unit="family"))
    '专利量（项）'
    """
    title = column.title.in_(language)
    unit = UNITS[column.unit].in_(language) if column.unit and column.kind == "count" else ""
    if not unit or unit.casefold() in title.casefold():
        return title
    return f"{title}（{unit}）" if language == "zh" else f"{title} ({unit})"


def said(finding: Finding, sentence: Sentence, language: Language = "zh") -> str:
    """A sentence with the numbers that it quotes."""
    values = {
        name: written(finding.quoted(quote), finding.table(quote.table).column(quote.column), language)
        for name, quote in sentence.quotes.items()
    }
    return sentence.text.in_(language).format(**values)
