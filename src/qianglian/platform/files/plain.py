"""Text: which of its kinds it is, and that nothing in it is a page or a script."""

from __future__ import annotations

import re
from typing import BinaryIO, Literal

from qianglian.model.text import Text
from qianglian.platform.files import refusing
from qianglian.platform.files.markup import look_through
from qianglian.sources.encoding import recognise_encoding

HEAD = 1 << 16
CHUNK = 1 << 20
SNIFFED = 4096
"""Characters in which a browser would look for a page."""
ODD = 0.002
"""Share of control characters that damaged exports have at most."""
PAGE = re.compile(
    r"<!doctype\s+html|<(?:html|head|body|script|svg|iframe|object|embed|style|form)[\s>/]|<\?php|javascript:",
    re.I,
)
BATCH = re.compile(r"\s*(?:@echo\s|rem\s.*\n\s*@echo|<#|#requires\s)", re.I)
PAGES = Text(zh="网页或脚本（html、svg 等）", en="a page or a script (html, svg and the like)")
_CONTROLS = bytes(range(9)) + bytes(range(14, 28)) + b"\x7f"


def plain_kind(file: BinaryIO) -> Literal["csv", "tsv", "txt", "xml"]:
    """The kind of a text; raises `UnknownFormat` for what is none, `BadInput` for a page or a script."""
    file.seek(0)
    head = file.read(HEAD)
    encoding = recognise_encoding(head)
    # Without its mark nearly any bytes are UTF-16.
    wide = encoding.name.startswith("utf-16") and encoding.bom > 0
    if not head or (not wide and _binary(file)):
        raise refusing.unknown()
    text = head[encoding.bom :].decode(encoding.name, "ignore" if wide else "replace")
    if text.count("�") > ODD * len(text) + 2:
        raise refusing.unknown()
    begun = text.lstrip("\ufeff \t\r\n")
    declared = begun.startswith("<?xml")
    # What says that it is XML is judged by its elements: a patent's may well be called body.
    if not declared and (PAGE.search(begun[:SNIFFED]) or BATCH.match(begun)):
        raise refusing.active(PAGES)
    if begun.startswith("<") and look_through(file, declared=declared):
        return "xml"
    return "txt" if begun.startswith(("<", "{", "[")) else _table(begun)


def _binary(file: BinaryIO) -> bool:
    file.seek(0)
    size = odd = 0
    while chunk := file.read(CHUNK):
        if b"\0" in chunk:
            return True
        size += len(chunk)
        odd += len(chunk) - len(chunk.translate(None, _CONTROLS))
    return odd > ODD * size


def _table(text: str) -> Literal["csv", "tsv", "txt"]:
    """A table where the first lines are parted alike."""
    lines = [line for line in text.split("\n")[:6] if line.strip()]
    if len(lines) > 5:
        lines = lines[:5]
    for mark, kind in (("\t", "tsv"), (",", "csv"), (";", "csv")):
        counts = [line.count(mark) for line in lines]
        if counts and min(counts) > 0 and counts[0] == min(counts):
            return "tsv" if kind == "tsv" else "csv"
    return "txt"
