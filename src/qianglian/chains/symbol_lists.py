"""Symbols of an edition of the IPC from a file that somebody has: the first cell of each line, plain or packed."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

from qianglian.model.errors import BadInput, NotFound, TooLarge
from qianglian.model.text import Text

MAX_BYTES = 256 << 20
"""Unpacked; the whole IPC with its titles takes 10 MB."""

_SYMBOL = re.compile(rb"([A-H][0-9]{2}[A-Z])(?:[ 0]*([1-9][0-9]{0,3})/([0-9]{2,6}))\Z")
_FIXED = re.compile(rb"([A-H][0-9]{2}[A-Z])([0-9]{4})([0-9]{6})\Z")
"""WIPO's form of fixed length: ``H01M0010052000`` is H01M10/052."""


def known_symbols(path: Path) -> list[str]:
    """The groups listed, as ``H01M10/052``; raises `NotFound`, `TooLarge`, and `BadInput` where there is none."""
    try:
        with gzip.open(path) if path.suffix.lower() == ".gz" else path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except (OSError, EOFError) as error:
        raise NotFound(
            Text(zh=f"没有文件 {path}，或它无法读取。", en=f"There is no file {path}, or it cannot be read.")
        ) from error
    if len(data) > MAX_BYTES:
        raise TooLarge(Text(zh=f"{path.name} 太大。", en=f"{path.name} is too large."))
    found = [
        symbol for line in data.splitlines() if (symbol := _symbol(re.split(rb"[\t,;]", line, maxsplit=1)[0]))
    ]
    if not found:
        raise BadInput(
            Text(
                zh=f"{path.name} 中没有分类号：每行第一格应为如 H01M10/052 的分类号。",
                en=f"{path.name} lists no symbols: each line should begin with one such as H01M10/052.",
            )
        )
    return found


def _symbol(cell: bytes) -> str:
    cell = cell.strip(b' "\xef\xbb\xbf')
    if match := _SYMBOL.match(cell):
        return f"{match[1].decode()}{int(match[2])}/{match[3].decode()}"
    if match := _FIXED.match(cell):
        sub = match[3].decode().rstrip("0")
        return f"{match[1].decode()}{int(match[2])}/{sub.ljust(2, '0')}"
    return ""
