"""Columns on disk: what was read and worked out of all publications of a View, for whoever stands on the same.

::

    columns/<evidence>/<name>.columns   one line of JSON ({"format": 1, "size": …, "checksum": …}), then Arrow

The name covers everything that the columns depend on: the files of the evidence, the View with what it shows, families,
what is stored, and the code and rules that work it out. A file appears whole and never changes. What is damaged, cut
short or of another format is as good as not there: nothing is lost with these files but the time.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from zlib import crc32

import pyarrow as pa
import pyarrow.compute as pc

from qianglian.analysis.kept.product import code_mark
from qianglian.corpus.whole_files import sweep, write_whole
from qianglian.corpus.workspace import Workspace

FORMAT = 1
SUFFIX = ".columns"
KEPT_STATES = 3
"""States of the evidence whose columns stay on disk: the newest, and those that slower readers still hold."""
MOST_BYTES = 4_000_000_000
"""Of one state, over all Views, kinds of family and levels; the oldest go first."""


class KeptColumns:
    """The columns of one View on one generation. ``publications`` are its rows in their order."""

    def __init__(self, workspace: Workspace, publications: pa.Array) -> None:
        self._folder = columns_folder(workspace.path, workspace.evidence)
        seen = _view(workspace), _bytes_of(publications)
        self._stands_on = _hash([code_mark(), workspace.files_mark, *seen])

    def get(self, name: str, stands_on: Iterable[str], schema: pa.Schema) -> pa.Table | None:
        """The columns under a name; None where there are none, or they cannot be what was written."""
        try:
            with open(self._file(name, stands_on), "rb") as file:
                said, body = json.loads(file.readline()), file.read()
            whole = said["format"] == FORMAT and len(body) == said["size"] and crc32(body) == said["checksum"]
            if not whole:
                return None
            found = pa.ipc.open_file(pa.py_buffer(body)).read_all()
        except (OSError, ValueError, KeyError, TypeError, pa.ArrowException):
            return None
        return found if found.schema.equals(schema) else None

    def put(self, name: str, stands_on: Iterable[str], table: pa.Table) -> None:
        """Keep columns; a folder that may only be read stays as it is."""
        sink = pa.BufferOutputStream()
        with pa.ipc.new_file(sink, table.schema, options=pa.ipc.IpcWriteOptions(compression="lz4")) as writer:
            writer.write_table(table)
        body = sink.getvalue().to_pybytes()
        head = json.dumps({"format": FORMAT, "size": len(body), "checksum": crc32(body)}).encode() + b"\n"
        with suppress(OSError):
            first = not self._folder.is_dir()
            self._folder.mkdir(parents=True, exist_ok=True)
            write_whole(self._file(name, stands_on), head, body)
            _forget_files(self._folder)
            if first:
                _forget_states(self._folder)

    def _file(self, name: str, stands_on: Iterable[str]) -> Path:
        return self._folder / (_hash([self._stands_on, name, *stands_on]) + SUFFIX)


def columns_folder(workspace: Path, evidence: str) -> Path:
    """The columns of one state of the evidence."""
    return workspace / "columns" / evidence


def _view(workspace: Workspace) -> str:
    """What the View shows, beside which rows: those are told by their keys."""
    view = workspace.view
    return repr((view.rows, view.fields and sorted(view.fields), view.period, view.cut_off))


def _bytes_of(publications: pa.Array) -> str:
    joined = pc.binary_join(pa.ListArray.from_arrays([0, len(publications)], publications), "\n")
    return hashlib.sha256(joined[0].as_buffer()).hexdigest()


def _hash(parts: Iterable[str]) -> str:
    return hashlib.sha256("\x1e".join(parts).encode()).hexdigest()[:32]


def _forget_files(folder: Path) -> None:
    """Let the oldest files go where there are too many, and those in the making whose maker was killed."""
    sweep(folder)
    held = 0
    for _, size, file in sorted(_files(folder), reverse=True):
        held += size
        if held > MOST_BYTES:
            file.unlink(missing_ok=True)


def _files(folder: Path) -> list[tuple[int, int, Path]]:
    found = []
    for file in folder.glob(f"*{SUFFIX}"):
        with suppress(FileNotFoundError):
            said = file.stat()
            found.append((said.st_mtime_ns, said.st_size, file))
    return found


def _forget_states(newest: Path) -> None:
    """Let the columns of older states of the evidence go."""
    states = [path for path in newest.parent.iterdir() if path.is_dir() and path != newest]
    states.sort(key=lambda path: path.stat().st_mtime, reverse=True)
    for path in states[KEPT_STATES - 1 :]:
        shutil.rmtree(path, ignore_errors=True)
