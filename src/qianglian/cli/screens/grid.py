"""Tables without ruled lines, aligned by the width of what a terminal shows; and text that is only text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from rich.cells import cell_len
from rich.table import Table
from rich.text import Text as Styled

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def plain(text: object) -> str:
    """Data on one line, with nothing in it that could steer a terminal (escape sequences, reversals).

    >>> plain("锂\\x1b[31m电池\\n隔膜")
    '锂�[31m电池 隔膜'
    """
    return _CONTROLS.sub("�", " ".join(str(text).split("\n")).replace("\t", " "))


def number(value: object) -> str:
    """A count as shown: thousands apart, nothing for what is not known."""
    return f"{value:,}" if isinstance(value, int | float) else "" if value is None else str(value)


def short(text: str, width: int) -> str:
    """``text`` cut to ``width`` columns, where an ideograph takes two."""
    cut = Styled(plain(text))
    cut.truncate(width, overflow="ellipsis")
    # Where half an ideograph would have to be cut off, rich leaves a space.
    return f"{cut.plain[:-2]}…" if cut.plain.endswith(" …") else cut.plain


def heading(text: str) -> Styled:
    """The line above a part of an answer."""
    return Styled(f"\n{text}", "bold cyan")


def grid(heads: Sequence[str], *, right: Iterable[int] = (), fold: Iterable[int] = ()) -> Table:
    """An empty table with heads; columns ``right`` hold numbers, columns ``fold`` may take several lines.

    A head is never cut, whatever the terminal: 国家/地区 cut to 国家… would say what rule A12 forbids.
    """
    made = Table(box=None, padding=(0, 2, 0, 0), header_style="dim", pad_edge=False)
    right, fold = set(right), set(fold)
    for place, head in enumerate(heads):
        made.add_column(
            head,
            justify="right" if place in right else "left",
            no_wrap=place not in fold,
            overflow="fold" if place in fold else "ellipsis",
            min_width=cell_len(head),
        )
    return made


def pairs(rows: Iterable[tuple[str, str | Styled]]) -> Table:
    """Names and what they are, in two columns."""
    made = Table(box=None, show_header=False, padding=(0, 2, 0, 0), pad_edge=False)
    made.add_column(style="dim", no_wrap=True)
    made.add_column(overflow="fold")
    for name, value in rows:
        made.add_row(name, value if isinstance(value, Styled) else plain(value))
    return made


def counts(found: Iterable[tuple[str, int]], most: int = 12, *, whole: bool = True) -> str:
    """``CN 121,640 · WO 3,760``; what there is no room for is counted, where ``found`` is ``whole``."""
    listed = list(found)
    said = " · ".join(f"{plain(name)} {count:,}" for name, count in listed[:most])
    rest = f" · … (+{len(listed) - most})" if whole else " · …"
    return said + rest if len(listed) > most else said
