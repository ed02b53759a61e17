"""The log of people's decisions about evidence: append-only, chained by hash, one JSON object a line.

A judgement is acknowledged when `JudgementLog.append` returns: it is then on the disk. A line that a power
cut left half-written at the end was never acknowledged; the next append cuts it off. Anything else that
does not fit the chain is damage, and is said to be.
"""

from __future__ import annotations

import getpass
import hashlib
import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from qianglian.model.errors import CorruptWorkspace, NewerFormat
from qianglian.model.text import Text

FORMAT = 1
ALGORITHM = "sha256"
ROOT = "0" * 64


@dataclass(frozen=True, slots=True)
class Judgement:
    """Who decided what about which subject, when and why.

    ``subject`` is a permanent key; ``decision`` one of the decisions its room knows (``remove``,
    ``restore``, ``same``, ``different``); ``details`` what else is needed to carry it out.
    """

    sequence: int
    time: str
    actor: str
    subject: str
    decision: str
    reason: str
    details: dict[str, str] = field(default_factory=dict)
    previous: str = ROOT
    hash: str = ""

    def body(self) -> dict[str, object]:
        """What the hash covers."""
        return {
            "format": FORMAT,
            "algorithm": ALGORITHM,
            "sequence": self.sequence,
            "time": self.time,
            "actor": self.actor,
            "subject": self.subject,
            "decision": self.decision,
            "reason": self.reason,
            "details": self.details,
            "previous": self.previous,
        }


def default_actor() -> str:
    """Until there are accounts, the actor is the user of the operating system."""
    try:
        return f"cli:{getpass.getuser()}"
    except (KeyError, OSError):
        return "cli:unknown"


class JudgementLog:
    """The judgements of one workspace. Appending needs the workspace's writer lock; reading does not."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __iter__(self) -> Iterator[Judgement]:
        """Every acknowledged judgement, oldest first; raises `CorruptWorkspace` where the chain breaks."""
        previous = ROOT
        for number, line in enumerate(self._lines(), start=1):
            judgement = _parse(line, number, self.path)
            if judgement.previous != previous or judgement.sequence != number:
                raise _broken(self.path, number)
            previous = judgement.hash
            yield judgement

    def since(self, sequence: int) -> list[Judgement]:
        """The judgements after ``sequence``."""
        return [judgement for judgement in self if judgement.sequence > sequence]

    def head(self) -> tuple[int, str]:
        """Sequence and hash of the last judgement; ``(0, ROOT)`` for an empty log."""
        last = (0, ROOT)
        for judgement in self:
            last = (judgement.sequence, judgement.hash)
        return last

    def append(
        self, entries: Sequence[tuple[str, str, str, dict[str, str]]], actor: str = ""
    ) -> list[Judgement]:
        """Add ``(subject, decision, reason, details)`` entries; they are on the disk when this returns."""
        sequence, previous = self.head()
        now = datetime.now(UTC).isoformat(timespec="seconds")
        who = actor or default_actor()
        added: list[Judgement] = []
        for subject, decision, reason, details in entries:
            sequence += 1
            bare = Judgement(sequence, now, who, subject, decision, reason, details, previous)
            previous = _digest(bare.body())
            added.append(
                Judgement(sequence, now, who, subject, decision, reason, details, bare.previous, previous)
            )
        self._write(added)
        return added

    def _write(self, judgements: Sequence[Judgement]) -> None:
        if not judgements:
            return
        text = "".join(_dump({**j.body(), "hash": j.hash}) + "\n" for j in judgements)
        new = not self.path.exists()
        with open(self.path, "r+b" if not new else "xb") as file:
            file.truncate(self._whole_length())
            file.seek(0, os.SEEK_END)
            file.write(text.encode())
            file.flush()
            os.fsync(file.fileno())
        if new:
            _fsync_folder(self.path.parent)

    def _whole_length(self) -> int:
        """Length in bytes up to the last whole line: what follows it was never acknowledged."""
        data = self.path.read_bytes() if self.path.exists() else b""
        return data.rfind(b"\n") + 1

    def _lines(self) -> Iterator[bytes]:
        if self.path.exists():
            yield from self.path.read_bytes()[: self._whole_length()].splitlines()


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _digest(body: dict[str, object]) -> str:
    return hashlib.sha256(_dump(body).encode()).hexdigest()


def _parse(line: bytes, number: int, path: Path) -> Judgement:
    try:
        body = json.loads(line)
        if body["format"] > FORMAT:
            raise NewerFormat(
                Text(
                    zh=f"{path.name} 第 {number} 行由更新的版本写成（格式 {body['format']}，本版本读到 {FORMAT}）。",
                    en=f"{path.name}, line {number}, was written by a newer release "
                    f"(format {body['format']}; this one reads up to {FORMAT}).",
                )
            )
        stated = body.pop("hash")
        if _digest(body) != stated:
            raise _broken(path, number)
        del body["format"], body["algorithm"]
        return Judgement(**body, hash=stated)
    except (ValueError, KeyError, TypeError) as error:
        raise _broken(path, number) from error


def _broken(path: Path, number: int) -> CorruptWorkspace:
    return CorruptWorkspace(
        Text(
            zh=f"人工结论日志 {path.name} 第 {number} 行与其前文的哈希链不符：该行或其前的内容被改动过。",
            en=f"The judgement log {path.name} breaks its hash chain at line {number}: "
            "this line, or one before it, was altered.",
        ),
        hint=Text(zh="请从备份恢复该文件。", en="Restore the file from a backup."),
    )


def _fsync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
