"""Titles of IPC groups in Chinese (2026) and English (2020), paired by symbol, and split by whole subclasses."""

from __future__ import annotations

import gzip
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from qianglian.model.classification import ipc_symbol

Part = Literal["learnt from", "chosen on", "held back"]

ZH, EN = "reference/ipc_zh_2026.01.tsv.gz", "reference/ipc_en_2020.tsv.gz"
PAIRS, SEED = 30_000, 20261125
"""Pairs drawn from the 70,000 groups that both editions have, and the seed of the draw and of the split."""
SHARES: dict[Part, float] = {"held back": 0.2, "chosen on": 0.15}

_REFERENCE = re.compile(r"[A-H][0-9]{2}|/[0-9]{2}|优先|precedence")
_BRACKETS = re.compile(r"[（(\[［]([^（(\[［\]］)）]*)[)）\]］]")
_EDITIONS = re.compile(r"〔[0-9,， ]+〕|\[[0-9, ]+\]")
_GAPS = re.compile(r"(?<=[\u4e00-\u9fff，；、（）]) +(?=[\u4e00-\u9fff，；、（）])")


@dataclass(frozen=True, slots=True)
class Pair:
    """One group's title in both languages, without references to other groups."""

    symbol: str
    zh: str
    en: str


def pairs(data: Path) -> list[Pair]:
    """`PAIRS` of the groups that both editions title, in an order by `SEED`."""
    zh, en = (dict(_titles(data / name, column)) for name, column in ((ZH, 2), (EN, 1)))
    both = sorted(symbol for symbol in zh if symbol in en)
    random.Random(SEED).shuffle(both)
    return [Pair(symbol, zh[symbol], en[symbol]) for symbol in both[:PAIRS]]


def split(found: Sequence[Pair]) -> dict[Part, list[Pair]]:
    """The pairs by part: a subclass lies in one part with all its groups."""
    subclasses = sorted({pair.symbol[:4] for pair in found})
    random.Random(SEED).shuffle(subclasses)
    held = round(len(subclasses) * SHARES["held back"])
    chosen = held + round(len(subclasses) * SHARES["chosen on"])
    part: dict[str, Part] = {
        name: "held back" if place < held else "chosen on" if place < chosen else "learnt from"
        for place, name in enumerate(subclasses)
    }
    out: dict[Part, list[Pair]] = {"learnt from": [], "chosen on": [], "held back": []}
    for pair in found:
        out[part[pair.symbol[:4]]].append(pair)
    return out


def distinct(found: Sequence[Pair]) -> list[Pair]:
    """Those whose titles no other has, in either language: of equal titles none can be the right one."""
    zh = Counter(pair.zh for pair in found)
    en = Counter(pair.en.casefold() for pair in found)
    return [pair for pair in found if zh[pair.zh] == 1 and en[pair.en.casefold()] == 1]


def _titles(path: Path, column: int) -> Iterator[tuple[str, str]]:
    """Symbol and title of every group. Of several lines of a symbol the last is its own, the others are headings."""
    if not path.exists():
        sys.exit(f"No {path}: set QIANGLIAN_DATA or --data to the folder of real data.")
    written = re.compile("[\u4e00-\u9fff]" if column == 2 else "[A-Za-z]")
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            cells = line.rstrip("\n").split("\t")
            symbol = ipc_symbol(cells[0]) if len(cells) > column else None
            title = _plain(cells[column]) if symbol and "/" in symbol else ""
            if symbol and written.search(title):
                yield symbol, title


def _plain(title: str) -> str:
    """A title without editions and without brackets that refer to other groups."""
    before, title = "", _EDITIONS.sub("", title)
    while before != title:
        before = title
        title = _BRACKETS.sub(lambda m: "" if _REFERENCE.search(m[1]) else f"‹{m[1]}›", title)
    title = title.replace("‹", "(").replace("›", ")")
    return _GAPS.sub("", re.sub(r"\s+", " ", title)).strip(" ;；,，")
