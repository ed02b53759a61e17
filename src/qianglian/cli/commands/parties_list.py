"""`qianglian parties list`: applicants and owners as parties, those with most publications first."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from qianglian.cli.asking import one_of
from qianglian.cli.command import Command
from qianglian.cli.data import figure_json
from qianglian.cli.door import Door
from qianglian.model.text import Text

if TYPE_CHECKING:
    from qianglian.corpus.parties.levels import Level
    from qianglian.corpus.parties.register import Parties, Party

HEADS = (
    Text(zh="主体", en="Party"),
    Text(zh="类型", en="Kind"),
    Text(zh="国家/地区", en="Country/region"),
    Text(zh="件数", en="Publications"),
    Text(zh="名称数", en="Names"),
    Text(zh="年份", en="Years"),
)
NONE = Text(zh="库中没有申请人或权利人。", en="There are no applicants or owners here.")
TOTAL = Text(
    zh="{figure}（{names:,} 个名称归一而成）：{kinds}",
    en="{figure}, out of {names:,} names: {kinds}",
)
INFERRED = Text(
    zh="* 类型由名称推定：已知类型中占 {share:.1%}；国家/地区由名称推定的同样标 *",
    en="* inferred from the name: {share:.1%} of the known kinds; so are countries marked *",
)
MEMBERS = Text(zh="成员数", en="Members")
GROUPED = Text(
    zh="{level}：{groups:,} 个集团与单列主体；推定成员 {inferred:,} 个（标 *），由名称推定、未经确认，"
    "确认见 qianglian parties proposals",
    en="{level}: {groups:,} groups and parties of none; {inferred:,} members are inferred from names (*) and "
    "confirmed by nobody: see qianglian parties proposals",
)
MORE = Text(
    zh="… 另 {count:,} 个，--limit 0 列出全部；待复核建议 {proposals:,} 条（qianglian parties proposals）",
    en="… and {count:,} more, --limit 0 lists all; {proposals:,} proposals (qianglian parties proposals)",
)


def run(
    door: Door,
    limit: Annotated[int, typer.Option("--limit", "-n", metavar="N", min=0)] = 20,
    kind: Annotated[str, typer.Option("--kind", metavar="KIND", show_default=False)] = "",
    level: Annotated[str, typer.Option("--level", metavar="LEVEL")] = "party",
) -> None:
    """List the parties, or the groups that they stand in."""
    chosen = _known(kind, level)
    with door.open() as workspace:
        found = workspace.parties()
    if chosen == "party":
        _list_parties(door, found, kind, limit)
    else:
        _list_groups(door, found, chosen, kind, limit)


def _known(kind: str, level: str) -> Level:
    """The level that is named; raises `WrongUsage` where there is no such level or kind."""
    from qianglian.corpus.parties.kinds import KINDS
    from qianglian.corpus.parties.levels import LEVELS

    if kind:
        one_of("--kind", kind, tuple(filter(None, KINDS)))
    return one_of("--level", level, tuple(LEVELS))


def _marked(door: Door, party: Party) -> tuple[str, str]:
    """Kind and country of a party, each with a star where it was inferred."""
    from qianglian.corpus.parties.kinds import KINDS

    kind = door(KINDS[party.kind]) + ("*" if party.kind and party.kind_inferred else "")
    return kind, party.country + ("*" if party.country and party.country_inferred else "")


def _list_parties(door: Door, found: Parties, kind: str, limit: int) -> None:
    from qianglian.cli.screens.grid import grid, short
    from qianglian.corpus.parties.kinds import KINDS

    asked = [party for party in found.parties if not kind or party.kind == kind]
    table = grid([door(head) for head in HEADS], right=(3, 4))
    for party in asked[: limit or None]:
        years = f"{party.first}–{party.last}" if party.first else ""
        counts = (f"{party.publications:,}", str(len(party.names)), years)
        table.add_row(short(party.name, 44), *_marked(door, party), *counts)
    door.show(table if asked else NONE)
    kinds = " · ".join(f"{door(KINDS[name])} {count:,}" for name, count in found.kinds.items())
    unit = {"zh": f"{len(found.parties):,} 个主体", "en": f"{len(found.parties):,} parties"}[door.language]
    door.show(TOTAL.format(figure=unit, names=found.names, kinds=kinds))
    door.show(INFERRED.format(share=found.inferred_share))
    if limit and len(asked) > limit:
        door.show(MORE.format(count=len(asked) - limit, proposals=len(found.proposals)))
    door.give(
        {
            "count": figure_json(found.count),
            "names": found.names,
            "kinds": found.kinds,
            "inferred_share": found.inferred_share,
            "proposals": len(found.proposals),
            "conflicts": found.conflicts,
            "parties": [asdict(party) for party in asked],
        }
    )


def _list_groups(door: Door, found: Parties, level: Level, kind: str, limit: int) -> None:
    from qianglian.cli.screens.grid import grid, short
    from qianglian.corpus.parties.levels import LEVELS

    by_key = {party.key: party for party in found.parties}
    everybody = found.at(level)
    asked = [group for group in everybody if not kind or by_key[group.head].kind == kind]
    shown = asked[: limit or None]
    table = grid([door(head) for head in (*HEADS[:4], MEMBERS)], right=(3, 4))
    for group in shown:
        head = by_key[group.head]
        members = f"{len(group.members)}" + (f" ({len(group.inferred)}*)" if group.inferred else "")
        table.add_row(short(head.name, 44), *_marked(door, head), f"{group.publications:,}", members)
    door.show(table if asked else NONE)
    inferred = found.inferred_members(level)
    door.show(GROUPED.format(level=door(LEVELS[level]), groups=len(everybody), inferred=inferred))
    if len(asked) > len(shown):
        door.show(MORE.format(count=len(asked) - len(shown), proposals=len(found.proposals)))
    named = [
        {
            "head": asdict(by_key[group.head]),
            "members": [{"key": key, "name": by_key[key].name} for key in group.members],
            "inferred": group.inferred,
            "publications": group.publications,
        }
        for group in asked
    ]
    door.give(
        {
            "level": level,
            "count": figure_json(found.counted(level)),
            "inferred_members": inferred,
            "groups": named,
        }
    )


COMMAND = Command(
    "parties list",
    run,
    Text(zh="申请人与权利人（归一后），件数多的在前", en="Applicants and owners as parties, largest first"),
    "parties",
    {
        "limit": Text(zh="最多列出几个；0 为全部", en="list at most so many; 0 for all"),
        "kind": Text(
            zh="只列此类：enterprise、university、institute、individual、government",
            en="only this kind: enterprise, university, institute, individual, government",
        ),
        "level": Text(
            zh="计数口径：party 主体，group 集团（经确认），likely_group 集团（含推定成员）",
            en="count by: party, group (as confirmed), likely_group (with inferred members)",
        ),
    },
)
