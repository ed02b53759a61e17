"""The parts of a likeness: what each tells, in what order they are shown, and what they are called."""

from __future__ import annotations

from typing import Literal

from qianglian.model.text import Text

Part = Literal["words", "meaning", "classes"]
PARTS: tuple[Part, ...] = ("words", "meaning", "classes")

NAMES: dict[Part, Text] = {
    "words": Text(zh="词", en="words"),
    "meaning": Text(zh="语义", en="meaning"),
    "classes": Text(zh="分类", en="classes"),
}
