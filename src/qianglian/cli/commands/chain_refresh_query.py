"""`qianglian chain refresh-query`: what to ask a vendor since the last cut-off."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer

from qianglian.cli.asking import DialectName, day_of, one_of
from qianglian.cli.command import Command
from qianglian.cli.data import text_json, untranslated_json
from qianglian.cli.door import Door
from qianglian.cli.failing import DONE, PARTIAL
from qianglian.model.text import Text

if TYPE_CHECKING:
    from datetime import date

    from qianglian.chains.refreshing import Refresh
    from qianglian.corpus.workspace import Workspace

HEAD = Text(zh="{kind}（{place}{part}）", en="{kind} ({place}{part})")
WHOLE = Text(zh="全链", en="whole chain")
PART = Text(zh="，第 {part}/{parts} 条", en=", part {part} of {parts}")
LEFT = Text(zh="未译出：{text} — {zh}", en="not translated: {text} — {en}")
TOO_LONG = Text(
    zh="此条 {count:,} 个字符，无法再拆短。",
    en="This one has {count:,} characters and cannot be split further.",
)
SINCE = Text(zh="截止日 {day}：{basis}", en="Cut-off {day}: {basis}")
GIVEN = Text(zh="由 --since 给出", en="as given by --since")


def run(
    door: Door,
    dialect: DialectName = "",
    since: Annotated[str, typer.Option("--since", metavar="DATE", show_default=False)] = "",
    overlap: Annotated[
        int | None, typer.Option("--overlap", metavar="DAYS", min=0, show_default=False)
    ] = None,
    by_node: Annotated[bool, typer.Option("--by-node")] = False,
    most: Annotated[int | None, typer.Option("--most", metavar="N", min=1, show_default=False)] = None,
) -> int:
    """Print the queries; 3 where a dialect cannot say all of it."""
    from qianglian.chains.kept import needed_chain
    from qianglian.chains.refreshing import DIALECT_NAMES, MOST, OURS, OVERLAP, refresh

    name = one_of("--dialect", dialect or OURS, DIALECT_NAMES)
    given = day_of(since, "--since")
    with door.open() as workspace:
        chain = needed_chain(workspace.path).chain
        day, basis = (given, GIVEN) if given else _cut_off(workspace)
    found = refresh(
        chain,
        day,
        name,
        by_top=by_node,
        overlap=OVERLAP if overlap is None else overlap,
        most=MOST if most is None else most,
    )
    _show(door, found, SINCE.format(day=day, basis=door(basis)), by_node)
    door.give(refresh_json(found, basis))
    return DONE if all(query.whole and not query.too_long for query in found.queries) else PARTIAL


def _cut_off(workspace: Workspace) -> tuple[date, Text]:
    from qianglian.chains.cut_off import cut_off
    from qianglian.model.errors import NotFound

    found = cut_off(workspace)
    if found is None:
        raise NotFound(
            Text(
                zh="库中没有公开日，不知道截止日。",
                en="No publication date is held: the cut-off is not known.",
            ),
            hint=Text(zh="用 --since 日期 给出。", en="Give it with --since DATE."),
        )
    return found.day, found.basis


def _show(door: Door, found: Refresh, since: Text, by_node: bool) -> None:
    """Each query on a line of its own, under what it asks for."""
    from rich.text import Text as Styled

    from qianglian.chains.refreshing import KINDS
    from qianglian.cli.screens.grid import heading, plain

    door.show(since)
    for query in found.queries:
        place = plain(" ".join(query.nodes)) if by_node else door(WHOLE)
        part = door(PART.format(part=query.part, parts=query.parts)) if query.parts > 1 else ""
        door.show(heading(door(HEAD.format(kind=door(KINDS[query.kind]), place=place, part=part))))
        door.show(Styled(plain(query.text), no_wrap=True))
        for piece in query.untranslated:
            said = LEFT.format(text=plain(piece.text), zh=piece.reason.zh, en=piece.reason.en)
            door.show(Styled(door(said), "yellow"))
        if query.too_long:
            door.show(Styled(door(TOO_LONG.format(count=len(query.text))), "yellow"))
    door.show("")
    for note in found.notes:
        door.show(Styled(door(note), "dim"))


def refresh_json(found: Refresh, basis: Text) -> dict[str, Any]:
    """Everything as plain data."""
    return {
        "dialect": found.dialect,
        "cut_off": found.cut_off.isoformat(),
        "basis": text_json(basis),
        "from": found.start.isoformat(),
        "overlap": found.overlap,
        "notes": [text_json(note) for note in found.notes],
        "queries": [
            {
                **asdict(query),
                "untranslated": [untranslated_json(piece) for piece in query.untranslated],
                "characters": len(query.text),
                "whole": query.whole,
            }
            for query in found.queries
        ],
    }


COMMAND = Command(
    "chain refresh-query",
    run,
    Text(
        zh="更新检索式：上次截止日以来的新公开，以及此前公开的授权与失效",
        en="Delta queries since the last cut-off: new publications, and grants and lapses of older ones",
    ),
    "navigation",
    {
        "dialect": Text(
            zh="写成哪家的检索式：qianglian（默认）、incopat 或 patsnap",
            en="whose words: qianglian (the default), incopat or patsnap",
        ),
        "since": Text(zh="截止日；不写则取库中的", en="the cut-off; that of the corpus when left out"),
        "overlap": Text(
            zh="截止日之前重叠的天数（默认 30）",
            en="days asked for again before the cut-off (30 when left out)",
        ),
        "by_node": Text(zh="一级分支各写一条，而不是全链一条", en="a query for each first-level branch"),
        "most": Text(
            zh="一条检索式最多几个字符，超过则拆成几条（默认 4000）",
            en="characters of one query at most, else it is split (4000 when left out)",
        ),
    },
)
