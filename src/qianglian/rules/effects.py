"""What a technology is said to achieve (技术功效): the word lists of ``effects.yaml``, read once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import yaml

from qianglian.model.text import Text

FILE = "effects.yaml"


@dataclass(frozen=True, slots=True)
class Effect:
    """An effect and the words by which a text speaks of it."""

    code: str
    name: Text
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Effects:
    """All effects in the order of the list, and its version."""

    effects: tuple[Effect, ...]
    version: str


@lru_cache(maxsize=1)
def effects() -> Effects:
    """The list that ships."""
    body = yaml.load(files("qianglian.rules").joinpath(FILE).read_text(encoding="utf-8"), yaml.CSafeLoader)
    rows = tuple(
        Effect(row["code"], Text(zh=row["zh"], en=row["en"]), tuple(map(str, row["words"])))
        for row in body["effects"]
    )
    return Effects(rows, str(body["version"]))
