"""Answers on disk, one file a question, by the state of the evidence.

::

    answers/<evidence>/<question>.answer    a line of JSON ({"format", "question", "kept_on", "checksum"}), the finding

A file appears whole and never changes but for one of the same question. What is damaged, cut short or of another format
is as good as not there: nothing is lost with these files but the time.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import orjson

from qianglian.analysis.kept.question import Question
from qianglian.corpus.layout import Layout
from qianglian.corpus.whole_files import sweep, write_whole

FORMAT = 1
SUFFIX = ".answer"
MOST_FILES = 1_000
MOST_BYTES = 256 * 2**20
LARGEST = 32 * 2**20
"""Bytes of one answer; a larger one is not kept."""


class Held(NamedTuple):
    """An answer as it lies on disk: its bytes, and when it was worked out."""

    body: bytes
    kept_on: datetime


class _File(NamedTuple):
    """A file with what decides when it goes."""

    written: int
    size: int
    path: Path


@dataclass(frozen=True, slots=True)
class AnswerFolder:
    """The answers kept in a workspace."""

    workspace: Path

    @property
    def root(self) -> Path:
        return Layout(self.workspace).answers

    def path(self, asked: Question) -> Path:
        """Where the answer to a question lies."""
        return self.root / asked.evidence / f"{asked.key[:32]}{SUFFIX}"

    def get(self, asked: Question) -> Held | None:
        """The answer; None where there is none, or it cannot be what was written."""
        try:
            head, body = self.path(asked).read_bytes().split(b"\n", 1)
            said = orjson.loads(head)
            same = said["format"] == FORMAT and said["question"] == asked.key
            whole = said["checksum"] == _checksum(asked, said["kept_on"], body)
            return Held(body, datetime.fromisoformat(said["kept_on"])) if same and whole else None
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def put(self, asked: Question, body: bytes) -> None:
        """Keep an answer, and let the oldest go where there are too many; a folder only for reading stays as it is."""
        if len(body) > LARGEST:
            return
        now = datetime.now(UTC).isoformat(timespec="seconds")
        checksum = _checksum(asked, now, body)
        said = {"format": FORMAT, "question": asked.key, "kept_on": now, "checksum": checksum}
        with suppress(OSError):
            target = self.path(asked)
            target.parent.mkdir(parents=True, exist_ok=True)
            write_whole(target, orjson.dumps(said), b"\n", body)
            self._let_go(asked.evidence)

    def drop(self, asked: Question) -> None:
        """Let one answer go."""
        with suppress(OSError):
            self.path(asked).unlink(missing_ok=True)

    def _let_go(self, newest: str) -> None:
        """Delete what is beyond the bounds: first the answers of evidence that was left longest ago."""
        states = sorted(self._states(), key=lambda one: (one[0].name == newest, _age(one[1])))
        count = sum(len(files) for _, files in states)
        size = sum(file.size for _, files in states for file in files)
        for folder, files in states:
            for file in sorted(files):
                if count <= MOST_FILES and size <= MOST_BYTES:
                    return
                file.path.unlink(missing_ok=True)
                count, size = count - 1, size - file.size
            if folder.name != newest:
                shutil.rmtree(folder, ignore_errors=True)

    def _states(self) -> Iterator[tuple[Path, list[_File]]]:
        for folder in self.root.iterdir():
            if folder.is_dir():
                yield folder, list(_files(folder))


def _files(folder: Path) -> Iterator[_File]:
    """The answers of one state; what a killed process left in the making goes."""
    sweep(folder)
    for path in folder.glob(f"*{SUFFIX}"):
        # Another process has just let it go.
        with suppress(FileNotFoundError):
            known = path.stat()
            yield _File(known.st_mtime_ns, known.st_size, path)


def _age(files: list[_File]) -> int:
    return max((file.written for file in files), default=0)


def _checksum(asked: Question, kept_on: str, body: bytes) -> str:
    return hashlib.blake2b(f"{asked.key}\n{kept_on}\n".encode() + body, digest_size=16).hexdigest()
