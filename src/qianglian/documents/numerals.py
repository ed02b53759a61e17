"""How a cell is written, in sentences and tables alike: one way, so that the two never differ."""

from __future__ import annotations

from typing import Any

from qianglian.analysis.contract import INSUFFICIENT, STATES, Column
from qianglian.model.figure import UNITS
from qianglian.model.text import Language, Text

YES_NO: dict[bool, Text] = {True: Text(zh="是", en="yes"), False: Text(zh="否", en="no")}
NUMBERS = frozenset({"year", "count", "share", "rate", "ratio", "number"})
"""Kinds whose cells stand right-aligned, in tabular figures."""


def shown(value: Any, column: Column, language: Language = "zh") -> str:
    """A cell as it is printed: 未知 for None, 样本不足 for too few, thousands separated.

    >>> from qianglian.model.text import Text
    >>> count = Column("n", Text(zh="件数", en="Count"), "count")
    >>> shown(12345, count), shown(None, count), shown("insufficient", count, "en")
    ('12,345', '未知', 'sample too small')
    """
    if value is None:
        return STATES["unknown"].in_(language)
    if value == INSUFFICIENT:
        return STATES["insufficient"].in_(language)
    if isinstance(value, Text):
        return value.in_(language)
    if isinstance(value, bool):
        return YES_NO[value].in_(language)
    if isinstance(value, int | float):
        return number(value, column.kind)
    if isinstance(value, list | tuple):
        return ("、" if language == "zh" else ", ").join(str(one) for one in value)
    return str(value)


def number(value: float, kind: str) -> str:
    """A number by the kind of its column.

    >>> number(0.1234, "share"), number(-0.05, "rate"), number(1.5, "ratio"), number(2016, "year")
    ('12.3%', '-5.0%', '1.50', '2016')
    """
    if kind == "year":
        return str(int(value))
    if kind in ("share", "rate"):
        return f"{value:.1%}"
    if kind == "ratio":
        return f"{value:,.2f}"
    if isinstance(value, int) or float(value).is_integer():
        return f"{int(value):,}"
    return f"{value:,.2f}".rstrip("0").rstrip(".")


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


def is_number(value: Any) -> bool:
    """Whether a cell holds a number that is known."""
    return isinstance(value, int | float) and not isinstance(value, bool)
