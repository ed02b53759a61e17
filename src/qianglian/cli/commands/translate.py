"""`qianglian translate`: candidates for a query word in the other language, with what speaks for each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from qianglian.cli.asking import CutOff, ViewRows, view_of, words
from qianglian.cli.command import Command
from qianglian.cli.data import figure_json
from qianglian.cli.door import Door
from qianglian.model.text import Text

if TYPE_CHECKING:
    from qianglian.corpus.keyness.translating import Candidate, Translation

HEADS = (
    Text(zh="候选译词", en="Candidate"),
    Text(zh="关联度", en="Association"),
    Text(zh="依据", en="Evidence"),
)
IPC = Text(
    zh="IPC 官方类名 {n:,} 条并用（共 {of:,} 条含原词）",
    en="{n:,} IPC titles have both, of {of:,} with the word",
)
TITLES = Text(zh="本库中英文标题 {n:,} 件并用", en="{n:,} publications here with both titles have both")
PARTS = Text(
    zh="按部分拼合，未见实际使用：{parts}", en="put together from its parts, not seen in use: {parts}"
)
NONE = Text(
    zh="没有依据可给出「{asked}」的译词。",
    en="Nothing at hand says how “{asked}” is put in the other language.",
)
NOT_SURE = Text(
    zh="候选词由中英文对照标题统计得出，不是确定的译文，请核对后再用于检索。",
    en="Candidates come from counting titles in both languages; they are no certain translations. Check before use.",
)


def run(
    door: Door,
    asked: Annotated[str, typer.Argument(metavar="WORDS")],
    limit: Annotated[int, typer.Option("--limit", "-n", metavar="N", min=1, max=50)] = 5,
    view_rows: ViewRows = "",
    cut_off: CutOff = "",
) -> None:
    """List the candidates."""
    from qianglian.cli.screens.grid import grid, plain

    with door.open(view_of(view_rows, cut_off)) as workspace:
        found = workspace.translate_words(asked, limit)
    door.give(translation_json(found))
    if not found.candidates:
        door.show(NONE.format(asked=plain(asked)))
        return
    table = grid([door(head) for head in HEADS], right=(1,), fold=(0, 2))
    for one in found.candidates:
        table.add_row(plain(one.text), f"{one.score:.2f}", "；".join(door(said) for said in _evidence(one)))
    door.show(table)
    door.beside(NOT_SURE)


def _evidence(one: Candidate) -> list[Text]:
    said = []
    if one.ipc_titles:
        said.append(IPC.format(n=one.ipc_titles, of=one.ipc_titles_of))
    if one.titles is not None:
        said.append(TITLES.format(n=int(one.titles.value or 0)))
    if one.parts:
        said.append(PARTS.format(parts=" + ".join(f"{a} = {b}" for a, b in one.parts)))
    return said


def translation_json(found: Translation) -> dict[str, Any]:
    """The candidates as plain data."""
    return {
        "asked": found.asked,
        "language": found.language,
        "candidates": [
            {
                "text": one.text,
                "score": one.score,
                "ipc_titles": one.ipc_titles,
                "ipc_titles_of": one.ipc_titles_of,
                "titles": figure_json(one.titles) if one.titles else None,
                "parts": [list(part) for part in one.parts],
            }
            for one in found.candidates
        ],
    }


COMMAND = Command(
    "translate",
    run,
    Text(
        zh="检索词的中英文候选译词，各附依据件数",
        en="Candidates for a query word in Chinese or English, each with its evidence",
    ),
    "search",
    words("view_rows", "cut_off")
    | {
        "asked": Text(zh="中文或英文的词或短语", en="a word or short phrase in Chinese or English"),
        "limit": Text(zh="最多列出几个", en="how many at most"),
    },
)
