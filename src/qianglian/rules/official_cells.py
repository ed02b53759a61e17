"""How we read one row of an official classification system: its two cells as query text, how far, and why."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from qianglian.model.text import Text
from qianglian.query.keywords import KeywordReading, read_keywords
from qianglian.query.official import Irregular, OfficialReading, read_official
from qianglian.query.spell import spell
from qianglian.rules.ipc_under import ipc_under

Status = Literal["literal", "interpreted", "not encodable"]

STATUSES: dict[Status, Text] = {
    "literal": Text(zh="照字面", en="literal"),
    "interpreted": Text(zh="经解读", en="interpreted"),
    "not encodable": Text(zh="无法编码", en="not encodable"),
}


@dataclass(frozen=True, slots=True)
class RowReading:
    """What the two cells of a row ask for, as query text ("" where nothing could be read), and how far that goes.

    ``status`` is None for a heading, which has no cells. ``reason`` is there wherever the row is not literal.
    """

    ipc: str
    keywords: str
    status: Status | None
    reason: Text | None = None
    irregular: tuple[Irregular, ...] = ()


def read_row(ipc: str, keywords: str, *, scope: bool = False) -> RowReading:
    """Read a row; never raises. ``scope``: the row only names the classes that its branch is mainly about.

    A star after a subgroup is all that stands under it by the scheme (`qianglian.rules.ipc_under`), not by its digits.

    >>> read_row("B60K6*(不含B60K6/08)", "机动车，不包括燃料汽车").keywords
    '机动车 AND NOT 燃料汽车'
    """
    if not ipc and not keywords:
        return RowReading("", "", None)
    symbols, words = read_official(ipc), read_keywords(keywords) if keywords else None
    read = RowReading(
        spell(ipc_under().whole(symbols.node)) if symbols.node else "",
        spell(words.node) if words and words.node else "",
        "literal",
        irregular=symbols.irregular,
    )
    if scope:
        return replace(read, status="not encodable", reason=SCOPE)
    return _weighed(read, symbols, words)


def _weighed(read: RowReading, symbols: OfficialReading, words: KeywordReading | None) -> RowReading:
    """The reading with its status: that of the worse of the two cells, and the reasons of both."""
    reasons = [words.reason] if words and words.status != "literal" else []
    if symbols.irregular:
        reasons.append(CORRECTED if all(one.correction is not None for one in symbols.irregular) else PARTLY)
    if symbols.node is None:
        return replace(read, status="not encodable", reason=_joined([NO_IPC, *reasons]))
    if not reasons:
        return read
    unread = words is not None and words.status == "not encodable"
    return replace(read, status="not encodable" if unread else "interpreted", reason=_joined(reasons))


def _joined(reasons: list[Text]) -> Text:
    return Text(zh="".join(one.zh for one in reasons), en=" ".join(one.en for one in reasons))


SCOPE = Text(
    zh="这是范围说明（该分支主要涉及的小类和大组），不是单独的检索条件：只计入“仅分类号”。",
    en="A statement of scope (the subclasses and main groups that the branch is mainly about), no condition of its "
    "own: it counts in “IPC only” alone.",
)
NO_IPC = Text(zh="没有可读的分类号。", en="No symbol of the IPC could be read.")
CORRECTED = Text(
    zh="分类号单元格有不合写法之处，已更正。", en="The IPC cell is irregular in places and was corrected."
)
PARTLY = Text(
    zh="分类号单元格有读不懂之处，未读入。", en="Parts of the IPC cell could not be read and are left out."
)
