"""A folder of raw answers and its manifest ``fetch.json``: what was asked, what has come whole, what is missing.

An answer is written beside its name, synced and renamed, and only then entered in the manifest with its size and
SHA-256: a kill at any moment leaves a folder that says ``partial`` and can be gone on with. Credentials never
come here.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, fields
from datetime import datetime
from pathlib import Path
from typing import Any

from qianglian.model.errors import BadInput, Conflict, NewerFormat, WorkspaceBusy
from qianglian.model.search_register import SearchRegister
from qianglian.model.text import Text

NAME = "fetch.json"
FORMAT = 1
MARK = "qianglian_fetch"
"""The key that makes a JSON file a manifest of ours; its value is the version of the form."""

PARTIAL, COMPLETE = "partial", "complete"


@dataclass(slots=True)
class Piece:
    """One answer that has come: a page of a search, or what the office has on one number.

    ``expected`` is how many records it should bring by the count that came with it. ``file`` is "" where the
    office has nothing on a number.
    """

    key: str
    file: str
    bytes: int
    sha256: str
    hits: int
    records: int
    expected: int
    at: str


@dataclass(slots=True)
class Manifest:
    """What stands in ``fetch.json``. ``hits`` is the office's latest count; None before the first answer."""

    connector: str
    query: str = ""
    numbers: list[str] = field(default_factory=list)
    operator: str = ""
    database: str = ""
    unit: str = ""
    address: str = ""
    page_size: int = 0
    begun: str = ""
    ended: str = ""
    hits: int | None = None
    capped: bool = False
    state: str = PARTIAL
    asked: int = 0
    received: int = 0
    missing: list[str] = field(default_factory=list)
    beyond: int = 0
    """Records that the office counts but does not hand out for one query."""
    notes: list[dict[str, str]] = field(default_factory=list)
    pieces: dict[str, Piece] = field(default_factory=dict)

    def same_question(self, other: Manifest) -> bool:
        """Whether both ask the same of the same office in the same pages."""
        mine = (self.connector, self.query, self.numbers, self.page_size)
        return mine == (other.connector, other.query, other.numbers, other.page_size)

    def register(self) -> SearchRegister:
        """The 检索登记. The day is that of the oldest answer; hits are given where the office counts publications."""
        days = [datetime.fromisoformat(piece.at).date() for piece in self.pieces.values()]
        counted = self.unit == "publication" and not self.capped and not self.numbers
        query = self.query or _said_of(self.numbers)
        return SearchRegister(
            self.database, query, min(days, default=None), self.operator, self.hits if counted else None
        )


def _said_of(numbers: list[str]) -> str:
    digest = hashlib.sha256("\n".join(numbers).encode()).hexdigest()[:8]
    return f"numbers:{len(numbers)} sha256:{digest}"


class Folder:
    """One folder of answers."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold the folder, made where it is not there; raises `WorkspaceBusy` while another fetch does."""
        self.path.mkdir(parents=True, exist_ok=True)
        # The folder itself is what is locked: nothing lies in it but answers and their manifest.
        folder = os.open(self.path, os.O_RDONLY | os.O_DIRECTORY)
        try:
            fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            os.close(folder)
            raise WorkspaceBusy(
                Text(zh=f"另一个下载正在写入 {self.path}。", en=f"Another fetch is writing to {self.path}.")
            ) from error
        try:
            yield
        finally:
            os.close(folder)

    def begin(self, asked: Manifest) -> Manifest:
        """The manifest to go on with: the folder's own, or ``asked``. Raises `Conflict` for another question."""
        if (self.path / NAME).is_file():
            found = read_manifest(self.path / NAME)
            if not found.same_question(asked):
                raise Conflict(
                    Text(
                        zh=f"{self.path} 里是另一次检索的下载：{found.connector} {found.query}。",
                        en=f"{self.path} holds what another search brought: {found.connector} {found.query}.",
                    ),
                    hint=Text(zh="换一个文件夹（--into）。", en="Choose another folder (--into)."),
                )
            return found
        others = sorted(item.name for item in self.path.iterdir() if not item.name.startswith("."))
        if others:
            raise Conflict(
                Text(
                    zh=f"{self.path} 里已有别的文件（{others[0]}）。",
                    en=f"{self.path} holds other files ({others[0]}).",
                ),
                hint=Text(zh="请用空文件夹或新文件夹。", en="Choose an empty folder or a new one."),
            )
        self.write(asked)
        return asked

    def keep(self, name: str, body: bytes) -> tuple[int, str]:
        """Write a file whole or not at all; returns its size and SHA-256."""
        part = self.path / f".{name}.part"
        with part.open("wb") as stream:
            stream.write(body)
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(part, self.path / name)
        folder = os.open(self.path, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
        return len(body), hashlib.sha256(body).hexdigest()

    def drop(self, piece: Piece) -> None:
        """Take away an answer that is no part of the result any more."""
        if piece.file:
            (self.path / piece.file).unlink(missing_ok=True)

    def write(self, manifest: Manifest) -> None:
        """Write the manifest, with the 检索登记 as `qianglian import` carries it."""
        register = manifest.register()
        said: dict[str, Any] = {MARK: FORMAT} | asdict(manifest)
        said["register"] = {
            "database": register.database,
            "query": register.query,
            "date": register.date.isoformat() if register.date else None,
            "operator": register.operator,
            "hits": register.hits,
        }
        self.keep(NAME, (json.dumps(said, ensure_ascii=False, indent=1) + "\n").encode())

    def is_whole(self, piece: Piece) -> bool:
        """Whether the file of an answer is there as it came, to the byte."""
        if not piece.file:
            return True
        try:
            body = (self.path / piece.file).read_bytes()
        except OSError:
            return False
        return len(body) == piece.bytes and hashlib.sha256(body).hexdigest() == piece.sha256


def read_manifest(path: Path) -> Manifest:
    """The manifest in a file; raises `BadInput` for one that is none, `NewerFormat` for a later form."""
    try:
        said = json.loads(path.read_bytes())
        if said[MARK] > FORMAT:
            raise NewerFormat(
                Text(
                    zh=f"{path} 由更新的版本写成。", en=f"{path} was written by a newer release of QiangLian."
                )
            )
        names = {one.name for one in fields(Manifest)}
        manifest = Manifest(**{name: value for name, value in said.items() if name in names})
        manifest.pieces = {key: Piece(**piece) for key, piece in said["pieces"].items()}
        for piece in manifest.pieces.values():
            if Path(piece.file).name != piece.file:
                raise ValueError(piece.file)
            datetime.fromisoformat(piece.at)
    except (ValueError, KeyError, TypeError, AttributeError, OSError) as error:
        raise BadInput(
            Text(zh=f"{path} 不是可读的下载清单。", en=f"{path} is no manifest of a fetch that can be read."),
            hint=Text(zh="换一个文件夹重新下载。", en="Fetch once more into another folder."),
        ) from error
    return manifest


def is_manifest(path: Path) -> bool:
    """Whether a file is a manifest of ours, by its name and its mark."""
    if path.name != NAME or not path.is_file():
        return False
    with path.open("rb") as stream:
        return f'"{MARK}"'.encode() in stream.read(200)
