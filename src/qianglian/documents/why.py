"""`why`: from a figure in print to the records that were counted for it.

Looks the mark up in the provenance files that a workspace keeps, asks the analysis again through a callable that the
caller hands in, and says whether the number still is what was printed.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qianglian.analysis.contract import INSUFFICIENT, Finding, Row, Table
from qianglian.documents.provenance import FORMAT, VERSION, plain
from qianglian.model.errors import BadInput, NewerFormat, NotFound, TooLarge
from qianglian.model.text import Text

FOLDER = Path("documents") / "provenance"
"""Where a workspace keeps the provenance of its documents."""
LARGEST, SHORTEST = 256 * 2**20, 4
"""Bytes of a file that is read; characters of a mark that are enough to look for."""
CLOSE = 1e-9


@dataclass(frozen=True, slots=True)
class Kept:
    """A figure as a document printed it, with what is needed to ask for it again."""

    id: str
    document: str
    place: str
    analysis: str
    params: Mapping[str, Any]
    table: str
    keys: Mapping[str, Any]
    column: str
    value: Any
    unit: str
    definition: str
    cut_off: str | None
    generation: int
    evidence: str
    rule_version: str
    counting: str
    ground: Mapping[str, Any]
    mark: int = 0
    """Characters of a mark in its document; 0 where the file does not say."""


@dataclass(frozen=True, slots=True)
class Walked:
    """A figure walked back: what it is now, the keys of its records, and whether it is what was printed."""

    kept: Kept
    value: Any
    id: str
    keys: Sequence[str]

    @property
    def same(self) -> bool:
        """Whether the value is the one printed."""
        now, then = plain(self.value), self.kept.value
        if isinstance(now, float) and isinstance(then, int | float):
            return abs(now - then) <= CLOSE * max(1.0, abs(now))
        return bool(now == then)

    @property
    def same_evidence(self) -> bool:
        """Whether it was taken on the very same data and definition: then the ids are equal."""
        return self.id == self.kept.id


Ask = Callable[[Kept], Finding]
"""Asks the analysis of a kept figure again, on the ground that it names."""


def find(folder: Path, mark: str) -> list[Kept]:
    """The figures that a mark stands for, in all documents kept; one id may be printed in several.

    A mark as a document prints it stands for its figure, whatever else begins so in other documents.
    Raises `BadInput` for a mark too short, `NotFound` where no document prints it.
    """
    wanted = mark.strip().lower().lstrip("⌕ ")
    if len(wanted) < SHORTEST:
        raise BadInput(
            Text(zh=f"图表编号「{mark}」太短。", en=f"The mark “{mark}” is too short."),
            hint=Text(
                zh=f"至少写出前 {SHORTEST} 个字符。", en=f"Give its first {SHORTEST} characters at least."
            ),
        )
    found: list[Kept] = []
    whole: list[Kept] = []
    for path in kept_files(folder):
        hits = [kept for kept in figures_in(path) if kept.id.startswith(wanted)]
        found += hits
        whole += [kept for kept in hits if len(wanted) >= kept.mark]
    if len({kept.id for kept in found}) > 1 and whole:
        # A document with more figures has longer marks: what is whole in one may begin several of another.
        found = whole
    if not found:
        raise NotFound(
            Text(
                zh=f"已存的文档中没有编号为「{mark}」的数字。",
                en=f"No document kept here prints a figure “{mark}”.",
            ),
            hint=Text(
                zh="编号见正文数字后的上标，或数据溯源表。",
                en="Marks stand after the numbers of a text and in its annex of provenance.",
            ),
        )
    return found


def kept_files(folder: Path) -> list[Path]:
    """The provenance files of a workspace, the newest first."""
    kept = [path for path in (folder / FOLDER).glob("*.json") if path.is_file()]
    return sorted(kept, key=lambda path: (-path.stat().st_mtime_ns, path.name))


def figures_in(path: Path) -> Iterator[Kept]:
    """The figures of one provenance file. Raises `BadInput`, `TooLarge`, `NewerFormat`."""
    told = _read(path)
    try:
        for table in told["tables"]:
            for figure in table["figures"]:
                yield _kept(told, table, figure)
    except (KeyError, TypeError, AttributeError) as error:
        raise _unreadable(path) from error


def walk(kept: Kept, ask: Ask) -> Walked:
    """Ask for a figure again and list its records. Raises `NotFound` where its table has no such cell any more."""
    table = _table(kept, ask(kept))
    row = _row(kept, table)
    figure = table.figure(row, kept.column)
    value = INSUFFICIENT if row[kept.column] == INSUFFICIENT else figure.value
    return Walked(kept, value, figure.id, list(figure.why()) if figure.why else [])


def _table(kept: Kept, finding: Finding) -> Table:
    try:
        return finding.table(kept.table)
    except KeyError:
        raise _gone(kept) from None


def _row(kept: Kept, table: Table) -> Row:
    for row in table.rows:
        if all(plain(row.get(name)) == value for name, value in kept.keys.items()):
            return row
    raise _gone(kept)


def _gone(kept: Kept) -> NotFound:
    cell = ", ".join(f"{name} = {value}" for name, value in kept.keys.items())
    return NotFound(
        Text(
            zh=f"{kept.analysis} 现在没有这一格：{kept.table}.{kept.column}（{cell}）。",
            en=f"{kept.analysis} has no such cell now: {kept.table}.{kept.column} ({cell}).",
        ),
        hint=Text(
            zh=f"它取自数据版本 {kept.generation}；数据或规则此后有变化。",
            en=f"It was taken on generation {kept.generation}; data or rules have changed since.",
        ),
    )


def _kept(told: Mapping[str, Any], table: Mapping[str, Any], figure: Mapping[str, Any]) -> Kept:
    alike = ("analysis", "params", "table", "place", "definition", "cut_off", "generation", "evidence")
    of_table = {name: table[name] for name in (*alike, "rule_version", "counting")}
    of_figure = {name: figure[name] for name in ("id", "keys", "column", "value", "unit")}
    mark = told.get("mark", 0)
    of_document = {"document": told["document"], "ground": told["ground"], "mark": mark}
    return Kept(**of_document, **of_table, **of_figure)


def _read(path: Path) -> dict[str, Any]:
    if path.stat().st_size > LARGEST:
        raise TooLarge(Text(zh=f"{path.name} 过大。", en=f"{path.name} is too large."))
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
    except (ValueError, RecursionError) as error:
        raise _unreadable(path) from error
    if not isinstance(told, dict) or told.get("format") != FORMAT:
        raise _unreadable(path)
    if told.get("version") != VERSION:
        raise NewerFormat(
            Text(zh=f"{path.name} 由更新的版本写成。", en=f"{path.name} was written by a newer release.")
        )
    return told


def _unreadable(path: Path) -> BadInput:
    return BadInput(
        Text(zh=f"{path.name} 不是数据溯源文件。", en=f"{path.name} is no file of provenance."),
        hint=Text(zh="重新生成该文档。", en="Make its document anew."),
    )
