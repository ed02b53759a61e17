"""What the commands that ask have in common: the query, its dialect, and the View it is asked through."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from qianglian.cli.failing import WrongUsage
from qianglian.model.dates import parse_date
from qianglian.model.errors import BadInput
from qianglian.model.text import Text
from qianglian.model.view import View

if TYPE_CHECKING:
    from qianglian.cli.door import Door
    from qianglian.query.dialects import Untranslated
    from qianglian.query.tree import Node

Query = Annotated[str, typer.Argument(metavar="QUERY", show_default=False)]
Number = Annotated[str, typer.Argument(metavar="NUMBER")]
Numbers = Annotated[list[str], typer.Argument(metavar="NUMBER...")]
DialectName = Annotated[str, typer.Option("--dialect", metavar="NAME", show_default=False)]
ViewRows = Annotated[str, typer.Option("--view-rows", metavar="QUERY", show_default=False)]
CutOff = Annotated[str, typer.Option("--cut-off", metavar="DATE", show_default=False)]
Limit = Annotated[int, typer.Option("--limit", "-n", metavar="N", min=0)]
Same = Annotated[bool, typer.Option("--same/--different", show_default=False)]
Reason = Annotated[str, typer.Option("--reason", metavar="TEXT")]
Actor = Annotated[str, typer.Option("--actor", metavar="NAME", show_default=False)]
Wait = Annotated[float, typer.Option("--wait", metavar="SECONDS", min=0.0)]

Word = TypeVar("Word", bound=str)

OURS, OFFICIAL = "qianglian", "official"
DIALECT_NAMES = (OURS, "incopat", "patsnap", OFFICIAL)

WORDS: dict[str, Text] = {
    "query": Text(
        zh="检索式，如 'ti:固态电解质 AND ipc:H01M10'；不写则为全部",
        en="a query such as 'ti:electrolyte AND ipc:H01M10'; everything when left out",
    ),
    "number": Text(
        zh="公开号（可不带文献种类）、供应商记录号或主键",
        en="publication number (with or without kind code), vendor's record id, or key",
    ),
    "numbers": Text(
        zh="公开号、供应商记录号或主键，可多个", en="publication numbers, vendors' record ids, or keys"
    ),
    "dialect": Text(
        zh="检索式的写法：qianglian、incopat、patsnap 或 official（官方分类表）",
        en="how the query is written: qianglian, incopat, patsnap, or official (the classification tables)",
    ),
    "view_rows": Text(zh="只看符合此检索式的文献", en="see only publications that match this query"),
    "cut_off": Text(zh="只看此日及以前公开的文献", en="see only what was published by this day"),
    "limit": Text(zh="最多列出几条；0 为全部", en="list at most so many; 0 for all"),
    "reason": Text(zh="理由（必填，记入人工结论）", en="why; kept with the judgement"),
    "actor": Text(zh="作出结论的人；不写则为系统用户", en="who decides; the system's user when left out"),
    "wait": Text(
        zh="另一进程正在写入时最多等待的秒数", en="seconds to wait while another process is writing"
    ),
}
"""What the shared arguments and options are."""

MORE = Text(zh="… 另 {count:,} 条，--limit 0 列出全部", en="… and {count:,} more; --limit 0 lists all")
"""Below a list that ``--limit`` cut."""


def words(*names: str) -> dict[str, Text]:
    """The words of some of them."""
    return {name: WORDS[name] for name in names}


def day_of(text: str, option: str) -> date | None:
    """A day as written on the line; None for none. Raises `WrongUsage`."""
    found = parse_date(text) if text else None
    if found is None or isinstance(found, date):
        return found
    raise WrongUsage(
        Text(zh=f"{option} 的日期「{text}」无法识别。", en=f"{option}: “{text}” is no date."),
        hint=Text(zh="写法：2024-12-31。", en="Write 2024-12-31."),
    )


def view_of(rows: str, cut_off: str) -> View:
    """The View that a command was asked to look through."""
    return View(rows=rows, cut_off=day_of(cut_off, "--cut-off"))


def read_query(door: Door, text: str, dialect: str) -> str | Node:
    """The query meant. What a dialect says that ours cannot is named, and the rest is asked.

    Raises `BadInput` where nothing of it can be read.
    """
    if dialect in ("", OURS):
        return text
    node, left = read_dialect(text, dialect)
    for piece in left:
        door.note(LEFT_OUT.format(text=piece.text, zh=piece.reason.zh, en=piece.reason.en), "yellow")
    if node is None:
        raise BadInput(
            Text(
                zh=f"按 {dialect} 的写法，这个检索式一处也读不懂。", en=f"Nothing of it reads as {dialect}."
            ),
            hint=Text(zh=f"qianglian query parse --dialect {dialect} 逐处说明。", en=HINT.format(dialect)),
        )
    return node


HINT = "qianglian query parse --dialect {} says what of it cannot be read."
LEFT_OUT = Text(zh="未译出：{text} — {zh}", en="not translated: {text} — {en}")


def read_dialect(text: str, dialect: str) -> tuple[Node | None, list[Untranslated]]:
    """The tree of a query in somebody's dialect, and what was left out of it; raises `WrongUsage`."""
    from qianglian.query.dialects import DIALECTS, Untranslated
    from qianglian.query.official import read_official

    if dialect == OFFICIAL:
        cell = read_official(text)
        lost = [one for one in cell.irregular if one.correction is None]
        return cell.node, [Untranslated(None, one.found, one.reason) for one in lost]
    if dialect in DIALECTS:
        reading = DIALECTS[dialect].read(text)
        return reading.node, [*reading.untranslated, *reading.assumptions]
    raise unknown_dialect(dialect)


def one_of(option: str, value: str, known: Sequence[Word]) -> Word:
    """The one of those known that an option names; raises `WrongUsage`."""
    for one in known:
        if one == value:
            return one
    listed = ", ".join(known)
    raise WrongUsage(
        Text(
            zh=f"{option} 没有「{value}」，可用：{listed}。",
            en=f"{option}: no “{value}”. There are: {listed}.",
        )
    )


def unknown_dialect(name: str) -> WrongUsage:
    """There is no such dialect."""
    listed = ", ".join(DIALECT_NAMES)
    return WrongUsage(
        Text(
            zh=f"没有写法「{name}」，可用：{listed}。",
            en=f"There is no dialect “{name}”. There are: {listed}.",
        )
    )
