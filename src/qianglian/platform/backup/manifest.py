"""What a backup consists of: its format, the migrations of its tables, and the hash of every file in it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, field
from typing import Any

from qianglian.model.errors import BadInput, NewerFormat
from qianglian.model.text import Text

NAME = "manifest.json"
FORMAT = 1
"""Of a backup; a higher one is refused."""
PURPOSE = "qianglian backup"


@dataclass(frozen=True, slots=True)
class Part:
    """One file of a backup."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Dumped:
    """One table of records.

    Attributes:
        columns: What each holds, in the words of `qianglian.platform.backup.rows`.
        key: The columns of its primary key.
        within: Columns that refer to rows of the same table, and to which of its columns.
    """

    rows: int
    columns: dict[str, str]
    key: tuple[str, ...]
    within: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Manifest:
    """A backup.

    Attributes:
        made: When, UTC.
        heads: The last migration of each package.
        tables: In an order in which a table follows those that it refers to.
        workspaces: Their folders' names, each with the generation that was in force.
        audit: The end of the audit trail: number, hash, and why it does not verify, where it did not.
        parts: Every file by its path in the backup.
    """

    made: str
    heads: tuple[str, ...]
    tables: dict[str, Dumped]
    workspaces: dict[str, int]
    audit: dict[str, Any]
    parts: dict[str, Part]
    missing: tuple[str, ...] = ()

    def written(self) -> bytes:
        """As it lies in the backup."""
        body = {"format": FORMAT, "purpose": PURPOSE, **asdict(self)}
        return json.dumps(body, ensure_ascii=False, indent=1, sort_keys=False).encode()


def digest(body: bytes) -> str:
    """Of a manifest: noted elsewhere, it stands for the whole backup."""
    return hashlib.sha256(body).hexdigest()


def read_manifest(body: bytes) -> Manifest:
    """Raises `NewerFormat` for a newer one, `BadInput` for what is none."""
    try:
        found = json.loads(body)
        if found["purpose"] != PURPOSE or type(found["format"]) is not int:
            raise ValueError(found["purpose"])
        if found["format"] > FORMAT:
            raise _newer(found["format"])
        return Manifest(
            made=str(found["made"]),
            heads=tuple(map(str, found["heads"])),
            tables={name: _dumped(one) for name, one in found["tables"].items()},
            workspaces={name: int(number) for name, number in found["workspaces"].items()},
            audit=dict(found["audit"]),
            parts={path: Part(int(one["size"]), str(one["sha256"])) for path, one in found["parts"].items()},
            missing=tuple(map(str, found["missing"])),
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise no_backup() from error


def _dumped(one: dict[str, Any]) -> Dumped:
    return Dumped(int(one["rows"]), dict(one["columns"]), tuple(one["key"]), dict(one["within"]))


def no_backup() -> BadInput:
    """What was given is none."""
    return BadInput(
        Text(zh="这不是 QiangLian 的备份。", en="This is no backup of QiangLian."),
        hint=Text(
            zh="指定 qianglian backup make 生成的 zip 或文件夹。",
            en="Name a zip or a folder that qianglian backup make wrote.",
        ),
    )


def _newer(found: int) -> NewerFormat:
    return NewerFormat(
        Text(
            zh=f"备份由更新的版本写成（格式 {found}，本版本读到 {FORMAT}）。",
            en=f"The backup was written by a newer release (format {found}; this one reads up to {FORMAT}).",
        ),
        hint=Text(zh="升级 qianglian 后再恢复。", en="Upgrade qianglian, then restore."),
    )
