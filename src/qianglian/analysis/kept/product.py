"""The code that answers, as one mark: whoever changes an analysis, a rule or a library never sees an old answer.

The mark is of the sources themselves and not of a version that somebody has to raise: all files of the floors that an
analysis may stand on, and the releases of the libraries that count.
"""

from __future__ import annotations

import hashlib
import platform
import time
from collections.abc import Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import NamedTuple

import qianglian.analysis

FLOORS = ("model", "query", "rules", "sources", "judgements", "embedding", "corpus", "chains", "analysis")
"""What an analysis may stand on."""
LIBRARIES = ("duckdb", "ibis-framework", "numpy", "pyarrow", "rjieba", "tantivy")
_HOME = Path(qianglian.analysis.__file__).parents[1]
_LOADED = time.time_ns()


class _Product(NamedTuple):
    mark: str
    newest: int
    files: int


def code_mark() -> str:
    """The mark of the code on disk when somebody first asked for it."""
    return _product().mark


def product_mark() -> str:
    """The mark of the code in this process; "" where it was changed on disk since: which of the two runs is unknown."""
    product = _product()
    return product.mark if product.newest <= _LOADED else ""


def product_unchanged() -> bool:
    """Whether the sources on disk still are those of the mark."""
    return _stated() == _product()[1:]


@cache
def _product() -> _Product:
    said = hashlib.sha256(platform.python_version().encode())
    for name in LIBRARIES:
        said.update(f"{name} {_release(name)}\n".encode())
    stated = _stated()
    for path in _sources():
        held = path.read_bytes()
        said.update(f"{path.relative_to(_HOME)}\n{len(held)}\n".encode() + held)
    return _Product(said.hexdigest(), *stated)


def _stated() -> tuple[int, int]:
    """When the newest of the sources was written, and how many there are."""
    written = [path.stat().st_mtime_ns for path in _sources()]
    return max(written), len(written)


def _sources() -> Iterator[Path]:
    for floor in FLOORS:
        for path in sorted((_HOME / floor).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                yield path


def _release(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
