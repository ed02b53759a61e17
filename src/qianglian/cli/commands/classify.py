"""`qianglian classify`: suggested IPC classes for a text or publication, with the reasons."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from qianglian.cli.command import Command
from qianglian.cli.door import Door
from qianglian.model.text import Text

if TYPE_CHECKING:
    from qianglian.corpus.classing.suggesting import Suggestion, Suggestions

LEARNING = Text(
    zh="首次使用：正在从库中 {n:,} 件已分类文献学习……",
    en="First use: learning from the {n:,} classified publications here …",
)
HEADS = (
    Text(zh="小类", en="Subclass"),
    Text(zh="可能性", en="Chance"),
    Text(zh="依据词", en="Words for it"),
    Text(zh="近邻中（件）", en="Near ones with it"),
    Text(zh="近邻的大组", en="Their main groups"),
)
WAYS = {
    "like": Text(zh="用词相近", en="alike in words"),
    "meaning": Text(zh="语义相近", en="alike in meaning"),
}
NEIGHBOUR = Text(
    zh="{symbol} ← {number} {title}（{way}第 {place}）",
    en="{symbol} ← {number} {title} ({way}, no. {place})",
)
GIVEN = Text(zh="原有", en="given")
RECORD = Text(
    zh="学习自 {n:,} 件（{classes} 个小类）；在留出的 {judged:,} 件上，首选正确 {top1:.1%}，前五含正确 {top5:.1%}。"
    "建议仅供参考，以审查机关分类为准。",
    en="Learned from {n:,} publications ({classes} subclasses); of {judged:,} kept apart, the first was right for "
    "{top1:.1%}, one of five for {top5:.1%}. A suggestion only: the office's classification stands.",
)
NOT_JUDGED = Text(
    zh="学习自 {n:,} 件（{classes} 个小类），留出件数太少，未能评定。建议仅供参考。",
    en="Learned from {n:,} publications ({classes} subclasses); too few were kept apart to judge. A suggestion only.",
)

FEWEST_JUDGED = 20
"""Publications kept apart below which a share of them would say nothing."""


def run(
    door: Door,
    asked: Annotated[str, typer.Argument(metavar="TEXT-OR-NUMBER")],
    limit: Annotated[int, typer.Option("--limit", "-n", metavar="N", min=1, max=20)] = 5,
) -> None:
    """List the classes and their reasons."""

    def told(publications: int) -> None:
        if not door.json:
            door.note(LEARNING.format(n=publications))

    with door.open() as workspace:
        found = workspace.suggest_classes(asked, limit=limit, told=told)
    door.show(*_screen(door, found))
    door.beside(_record(found))
    door.give(suggestions_json(found))


def _screen(door: Door, found: Suggestions) -> list[Any]:
    from qianglian.cli.screens.grid import grid, plain, short

    table = grid([door(head) for head in HEADS], right=(1, 3), fold=(2, 4))
    lines: list[Any] = []
    for one in found.suggestions:
        name = f"{one.symbol} ({door(GIVEN)})" if one.given else one.symbol
        groups = " · ".join(f"{group} {count}" for group, count in one.main_groups)
        table.add_row(
            name, f"{one.chance:.0%}", plain(" · ".join(one.words)), f"{one.near}/{found.looked_at}", groups
        )
        for reason in one.neighbours:
            lines.append(
                NEIGHBOUR.format(
                    symbol=one.symbol,
                    number=plain(reason.neighbour.number),
                    title=short(reason.neighbour.title, 48),
                    way=door(WAYS[reason.way]),
                    place=reason.place,
                )
            )
    return [table, "", *lines]


def _record(found: Suggestions) -> Text:
    record = found.training
    if record.top1 is None or record.top5 is None or record.judged < FEWEST_JUDGED:
        return NOT_JUDGED.format(n=record.publications, classes=record.classes)
    return RECORD.format(
        n=record.publications,
        classes=record.classes,
        judged=record.judged,
        top1=record.top1,
        top5=record.top5,
    )


def suggestions_json(found: Suggestions) -> dict[str, Any]:
    """The suggestions as plain data, with the record of the training."""
    from dataclasses import asdict

    return {
        "number": found.subject.number or None,
        "suggestions": [_suggestion_json(one) for one in found.suggestions],
        "neighbours_looked_at": found.looked_at,
        "training": asdict(found.training),
    }


def _suggestion_json(one: Suggestion) -> dict[str, Any]:
    return {
        "symbol": one.symbol,
        "chance": round(one.chance, 4),
        "words": list(one.words),
        "near": one.near,
        "main_groups": [{"symbol": symbol, "near": count} for symbol, count in one.main_groups],
        "given": one.given,
        "neighbours": [
            {
                "way": reason.way,
                "place": reason.place,
                "key": reason.neighbour.key,
                "number": reason.neighbour.number,
                "title": reason.neighbour.title,
                "ipc": list(reason.neighbour.ipc),
                "nearness": round(reason.neighbour.nearness, 4),
            }
            for reason in one.neighbours
        ],
    }


COMMAND = Command(
    "classify",
    run,
    Text(
        zh="建议分类：文本或文献的 IPC 小类与大组，附依据词和近邻文献",
        en="Suggested IPC subclasses and main groups, with words and near publications as reasons",
    ),
    "search",
    {
        "asked": Text(
            zh="文本（首行作标题）或公开号",
            en="a text (its first line counts as the title) or a publication number",
        ),
        "limit": Text(zh="最多列出几个小类", en="how many subclasses at most"),
    },
)
