"""YAML from outside as a small tree of what was written, with lines: no types, no aliases, no depth to fall into.

Every scalar is the text that stands there, so that the code ``010`` stays ``010`` and the country ``NO`` is no "false".
The tree is built from the events of the parser: a composed document recurses in C, which a hostile file brings down.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import yaml

from qianglian.model.errors import BadInput, UnreadableFile
from qianglian.model.text import Text

MAX_DEPTH = 8
"""A chain needs five levels."""


@dataclass(frozen=True, slots=True)
class Written:
    """A value as written, and the line (from 1) on which it stands."""

    value: str | list[Written] | dict[str, Written]
    line: int


def read_written(text: str, name: str) -> Written:
    """The one document of ``text``.

    Raises `UnreadableFile` (no YAML), `BadInput` (references, repeated keys, deeper than any chain).
    """
    try:
        return _Builder(name).build(text)
    except (yaml.YAMLError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        said = str(getattr(error, "problem", None) or error)[:100]
        line = mark.line + 1 if mark else 1
        raise UnreadableFile(
            Text(
                zh=f"{name} 第 {line} 行不是 YAML：{said}。",
                en=f"{name}, line {line}, is no YAML: {said}.",
            )
        ) from error


class _Builder:
    def __init__(self, name: str) -> None:
        self.name = name
        self.open: list[Written] = []
        self.keys: list[Written | None] = []
        self.found: Written | None = None

    def build(self, text: str) -> Written:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            line = event.start_mark.line + 1 if event.start_mark else 1
            match event:
                case yaml.ScalarEvent():
                    self._take(Written(str(event.value), line))
                case yaml.SequenceStartEvent():
                    self._begin(Written([], line))
                case yaml.MappingStartEvent():
                    self._begin(Written({}, line))
                case yaml.SequenceEndEvent() | yaml.MappingEndEvent():
                    self.keys.pop()
                    self._take(self.open.pop())
                case yaml.AliasEvent():
                    raise self._bad(line, f"*{event.anchor}", ALIAS)
        return self.found or Written("", 1)

    def _begin(self, value: Written) -> None:
        if len(self.open) >= MAX_DEPTH:
            raise self._bad(value.line, "[[[…", DEEP)
        self.open.append(value)
        self.keys.append(None)

    def _take(self, value: Written) -> None:
        """Put a whole value where it belongs: into the list or table that is open, or as the document."""
        if not self.open:
            if self.found is not None:
                raise self._bad(value.line, "---", ONE)
            self.found = value
            return
        holder: Any = self.open[-1].value
        if isinstance(holder, list):
            holder.append(value)
        elif self.keys[-1] is None:
            self._key(value, holder)
        else:
            holder[self.keys[-1].value] = value
            self.keys[-1] = None

    def _key(self, key: Written, holder: dict[str, Written]) -> None:
        if not isinstance(key.value, str):
            raise self._bad(key.line, "? …", KEY)
        if key.value in holder:
            raise self._bad(key.line, key.value, TWICE)
        self.keys[-1] = key

    def _bad(self, line: int, found: str, expected: Text) -> BadInput:
        return BadInput(
            Text(
                zh=f"{self.name} 第 {line} 行「{found[:60]}」：{expected.zh}。",
                en=f"{self.name}, line {line}, “{found[:60]}”: {expected.en}.",
            )
        )


ALIAS = Text(zh="不读引用（*），应写出全文", en="references (*) are not read; it should be written out")
DEEP = Text(zh=f"嵌套超过 {MAX_DEPTH} 层", en=f"nested deeper than {MAX_DEPTH} levels")
ONE = Text(zh="一个文件只写一条产业链", en="a file holds one chain")
KEY = Text(zh="键应为文字", en="a key should be text")
TWICE = Text(zh="同一处写了两次", en="written twice in one place")
