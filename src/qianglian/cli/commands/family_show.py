"""`qianglian family show`: the family of a publication, or that a family's key leads to."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

import typer

from qianglian.cli.asking import CutOff, Number, ViewRows, view_of, words
from qianglian.cli.command import Command
from qianglian.cli.door import Door
from qianglian.model.text import Text

Kind = Annotated[str, typer.Option("--kind", metavar="KIND")]
KIND = Text(
    zh="同族口径：simple、extended、given 或 given:方案", en="simple, extended, given, or given:SCHEME"
)
SAID = Text(zh="{title} {key}：{count:,} 件", en="{kind} family {key}: {count:,} publications")
REDIRECTS = Text(zh="也由这些键通达：{keys}", en="also reached by {keys}")
SPLIT = Text(
    zh="该键的文献已不在库中，其成员现分属 {count} 项：",
    en="Its publication has gone; its members are {count} now:",
)
MOST = 8


def run(
    door: Door, number: Number, kind: Kind = "simple", view_rows: ViewRows = "", cut_off: CutOff = ""
) -> None:
    """List the members, the leading one first."""
    from qianglian.cli.screens.grid import plain
    from qianglian.corpus.families.kinds import title_of

    with door.open(view_of(view_rows, cut_off)) as workspace:
        found = workspace.family(number, kind)
    if len(found) > 1 and number.startswith("f"):
        door.show(SPLIT.format(count=len(found)))
    for one in found:
        door.show(
            SAID.format(kind=one.kind, title=title_of(one.kind).zh, key=one.key, count=len(one.members))
        )
        for member in one.members:
            door.show(f"  {member.key}  {plain(member.number)}")
        if one.redirects:
            listed = " ".join(one.redirects[:MOST]) + (" …" if len(one.redirects) > MOST else "")
            door.show(REDIRECTS.format(keys=listed))
    door.give([{**asdict(one), "redirects": list(one.redirects)} for one in found])


COMMAND = Command(
    "family show",
    run,
    Text(zh="一件文献所在的同族及其成员", en="The family of a publication and its members"),
    "search",
    {**words("number", "view_rows", "cut_off"), "kind": KIND},
)
