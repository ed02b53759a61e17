"""Whose vectors a folder holds: the stamp, and the word on which of several folders is in force.

``vectors/<stamp>/stamp.json`` names the embedder and lists the segments; it is replaced whole with every segment, so
that a segment is either listed or nobody's. ``vectors/current.json`` names the folder that is searched.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from qianglian.corpus.layout import Layout, write_whole
from qianglian.embedding.contract import Embedder
from qianglian.model.errors import Conflict, CorruptWorkspace, NewerFormat
from qianglian.model.text import Text

FORMAT = 1
STAMP = "stamp.json"


@dataclass(frozen=True, slots=True)
class SegmentEntry:
    """One immutable file of vectors; its name ends with the hash of its bytes."""

    name: str
    rows: int


@dataclass(frozen=True, slots=True)
class Stamp:
    """Whose vectors they are, of how many components, in which segments."""

    embedder: str
    dim: int
    segments: tuple[SegmentEntry, ...] = ()

    @property
    def rows(self) -> int:
        """Vectors in all segments."""
        return sum(segment.rows for segment in self.segments)

    def write(self, folder: Path) -> None:
        """Put this stamp in force for its folder."""
        write_whole(folder / STAMP, json.dumps({"format": FORMAT, **asdict(self)}, indent=1))


def folder_of(layout: Layout, embedder: str, dim: int) -> Path:
    """Where an embedder's vectors lie; the name is made to be read, its end to be its own."""
    readable = re.sub(r"[^A-Za-z0-9.]+", "-", embedder).strip("-.")[:40]
    own = hashlib.blake2b(f"{embedder}\x1f{dim}".encode(), digest_size=4).hexdigest()
    return layout.vectors / f"{readable}-{own}"


def read_stamp(folder: Path) -> Stamp | None:
    """The stamp of a folder; None where there is none. Raises `NewerFormat`, `CorruptWorkspace`."""
    body = _read(folder / STAMP)
    if body is None:
        return None
    try:
        segments = tuple(SegmentEntry(str(one["name"]), int(one["rows"])) for one in body["segments"])
        return Stamp(str(body["embedder"]), int(body["dim"]), segments)
    except (KeyError, TypeError, ValueError) as error:
        raise unreadable(folder / STAMP, error) from error


@dataclass(frozen=True, slots=True)
class InForce:
    """The folder of vectors that is searched, and the last generation that it covered whole (0: none yet)."""

    folder: str
    generation: int

    def write(self, layout: Layout) -> None:
        """Make it so, in one step."""
        write_whole(layout.vectors / "current.json", json.dumps({"format": FORMAT, **asdict(self)}))


def in_force(layout: Layout) -> InForce | None:
    """The folder that is searched; None before anything was embedded."""
    path = layout.vectors / "current.json"
    body = _read(path)
    if body is None:
        return None
    try:
        folder = str(body["folder"])
        if Path(folder).name != folder:
            raise ValueError(folder)
        return InForce(folder, int(body["generation"]))
    except (KeyError, TypeError, ValueError) as error:
        raise unreadable(path, error) from error


def refuse_other(stamp: Stamp, embedder: Embedder) -> None:
    """Raises `Conflict` where the vectors are another embedder's: the two cannot be compared."""
    if (stamp.embedder, stamp.dim) != (embedder.id, embedder.dim):
        raise Conflict(
            Text(
                zh=f"本项目的向量由 {stamp.embedder} 生成，现用的向量模型是 {embedder.id}，两者不能混用。",
                en=f"The vectors here are by {stamp.embedder}; the embedder now is {embedder.id}. "
                "The two cannot be mixed.",
            ),
            hint=Text(
                zh="换回原来的向量模型，或运行 qianglian embed 项目 --embedder 模型名 重新向量化"
                "（旧向量在新的齐备之前照常使用）。",
                en="Choose the former embedder again, or build anew with qianglian embed WORKSPACE --embedder NAME "
                "(the old vectors serve until the new ones are complete).",
            ),
        )


def unreadable(path: Path, error: Exception) -> CorruptWorkspace:
    """The error for a file of vectors that is missing or damaged."""
    return CorruptWorkspace(
        Text(
            zh=f"向量文件 {path.name} 缺失或损坏：{error}",
            en=f"The file of vectors {path.name} is missing or damaged: {error}",
        ),
        hint=Text(
            zh=f"删除文件夹 {path.parent} 后运行 qianglian embed 重新向量化。",
            en=f"Delete the folder {path.parent} and run qianglian embed to build it anew.",
        ),
    )


def _read(path: Path) -> dict[str, Any] | None:
    try:
        body = json.loads(path.read_bytes())
        found = body["format"]
        if type(found) is not int:
            raise TypeError(found)
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise unreadable(path, error) from error
    if found > FORMAT:
        raise NewerFormat(
            Text(
                zh=f"向量由更新的版本写成（{path.name} 格式 {found}，本版本读到 {FORMAT}）。",
                en=f"The vectors were written by a newer release ({path.name} has format {found}; "
                f"this one reads up to {FORMAT}).",
            ),
            hint=Text(zh="请升级 qianglian。", en="Upgrade qianglian."),
        )
    return dict(body)
