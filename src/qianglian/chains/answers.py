"""Answers on disk: what rules found, many to a file, for whoever asks the same of the same evidence.

::

    <hash>.answers      one line of JSON ({"format": 1, "answers": {name: [start, count, checksum]}}), then int32s

A file appears whole and never changes; several writers never meet in one. What is damaged, cut short or of another
format is as good as not there: nothing is lost with these files but the time.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

import numpy as np

from qianglian.chains.place_sets import Places
from qianglian.corpus.whole_files import sweep, write_whole

FORMAT = 1
SUFFIX = ".answers"
MOST_FILES = 40
"""From so many files on they are written as one: each has to be opened to know what it holds."""
_NUMBERS = np.dtype("<i4")


class _Lying(NamedTuple):
    """Where an answer lies: file, first byte, number of places, checksum."""

    file: Path
    start: int
    places: int
    checksum: int


class Answers:
    """The answers in one folder, as it was when this was made, and what was added since."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._files: list[Path] = _oldest_first(folder)
        self._lying: dict[str, list[_Lying]] = {}
        for file in self._files:
            self._note(_contents(file))

    def get(self, name: str) -> Places | None:
        """The places that were kept under a name; None where there are none, or they cannot be what was written."""
        found = map(_read, reversed(self._lying.get(name, ())))
        return next((places for places in found if places is not None), None)

    def add(self, answers: Mapping[str, Places]) -> None:
        """Keep answers; a folder that may only be read stays as it is."""
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            sweep(self._folder)
            # Those of older releases, one an answer.
            _remove(self._folder.glob("*.npy"))
            if len(self._files) < MOST_FILES:
                self._write(answers)
                return
            joined = {name: held for name in self._lying if (held := self.get(name)) is not None}
            new, old = self._write({**joined, **answers}), self._files
            self._files = [new]
            _remove(set(old) - {new})

    def _write(self, answers: Mapping[str, Places]) -> Path:
        names = sorted(answers)
        parts = [np.ascontiguousarray(answers[name], _NUMBERS).tobytes() for name in names]
        contents, start = {}, 0
        for name, part in zip(names, parts, strict=True):
            contents[name] = (start, len(part) // _NUMBERS.itemsize, crc32(part))
            start += len(part)
        head = json.dumps({"format": FORMAT, "answers": contents}).encode() + b"\n"
        target = self._folder / (hashlib.sha256(head).hexdigest()[:32] + SUFFIX)
        write_whole(target, head, *parts)
        self._files.append(target)
        self._note({name: _Lying(target, len(head) + at, *rest) for name, (at, *rest) in contents.items()})
        return target

    def _note(self, contents: Mapping[str, _Lying]) -> None:
        for name, lying in contents.items():
            self._lying.setdefault(name, []).append(lying)


def _oldest_first(folder: Path) -> list[Path]:
    """The files of a folder; of two that hold the same answer the newer is read."""
    found: list[tuple[int, Path]] = []
    for file in folder.glob(f"*{SUFFIX}"):
        with suppress(OSError):
            found.append((file.stat().st_mtime_ns, file))
    return [file for _, file in sorted(found)]


def _read(lying: _Lying) -> Places | None:
    """The places that lie there; None where they are not what was written."""
    size = lying.places * _NUMBERS.itemsize
    try:
        with open(lying.file, "rb") as file:
            file.seek(lying.start)
            held = file.read(size)
    except OSError:
        return None
    whole = len(held) == size and crc32(held) == lying.checksum
    return np.frombuffer(held, _NUMBERS).astype(np.int32) if whole else None


def _contents(file: Path) -> dict[str, _Lying]:
    """What a file says that it holds; nothing where it says nothing that can be read."""
    try:
        with open(file, "rb") as opened:
            head, size = opened.readline(), os.fstat(opened.fileno()).st_size
        said = json.loads(head)
        if said["format"] != FORMAT:
            return {}
        found = {
            str(name): _Lying(file, len(head) + int(start), int(count), int(checksum))
            for name, (start, count, checksum) in said["answers"].items()
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}
    least, width = len(head), _NUMBERS.itemsize
    return {
        name: one
        for name, one in found.items()
        if least <= one.start <= one.start + one.places * width <= size
    }


def _remove(files: Iterable[Path]) -> None:
    for file in files:
        file.unlink(missing_ok=True)
