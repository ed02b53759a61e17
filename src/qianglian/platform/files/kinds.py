"""What a file is, by its content: its first bytes and its structure, never its name."""

from __future__ import annotations

from typing import BinaryIO, Literal, get_args

from qianglian.model.text import Text
from qianglian.platform.files import refusing
from qianglian.platform.files.plain import plain_kind

Kind = Literal["xlsx", "docx", "csv", "tsv", "txt", "xml", "zip", "pdf", "png", "jpg"]
KINDS: tuple[Kind, ...] = get_args(Kind)

ZIP, PDF, PNG, JPG = b"PK\x03\x04", b"%PDF-", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
TAIL = 2048
RUNS = Text(zh="可执行文件", en="a program")
PROGRAMS = (
    b"MZ",
    b"\x7fELF",
    b"\xfe\xed\xfa\xce",
    b"\xfe\xed\xfa\xcf",
    b"\xce\xfa\xed\xfe",
    b"\xcf\xfa\xed\xfe",
    b"\xca\xfe\xba\xbe",
    b"\x00asm",
    b"dex\n",
    b"#!",
    b"!<arch>",
    b"L\x00\x00\x00\x01\x14\x02\x00",
)
"""How programs of Windows, Linux, macOS, Java, WebAssembly and Android begin, scripts, libraries and shortcuts."""
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def kind_of(file: BinaryIO) -> Kind:
    """What the content is. An archive is ``zip`` here, whatever lies in it.

    Raises `BadInput` for what is a program, holds scripts, or is damaged, `UnknownFormat` for any other kind.
    """
    file.seek(0)
    head = file.read(TAIL)
    refuse_programs(head)
    if head.startswith(ZIP):
        return "zip"
    if head.startswith(PDF):
        return _whole(file, "pdf", b"%%EOF")
    if head.startswith(PNG):
        return _whole(file, "png", b"IEND\xaeB`\x82")
    if head.startswith(JPG):
        return _whole(file, "jpg", b"\xff\xd9")
    return plain_kind(file)


def refuse_programs(head: bytes) -> None:
    """Raises `BadInput` for what begins as a program, and for documents of old Office, which may hold macros."""
    if head.startswith(PROGRAMS):
        raise refusing.active(RUNS)
    if head.startswith(OLD_OFFICE):
        raise refusing.unknown(
            Text(zh="旧版 Office 文件（doc、xls、ppt）", en="documents of old Office (doc, xls, ppt)")
        )


def _whole(file: BinaryIO, kind: Kind, end: bytes) -> Kind:
    """Whether the end stands at the end: nothing is hung on behind a picture."""
    size = file.seek(0, 2)
    file.seek(max(0, size - TAIL))
    tail = file.read(TAIL).rstrip(b"\0\r\n\t ")
    if not (end in tail if kind == "pdf" else tail.endswith(end)):
        raise refusing.damaged(kind)
    return kind
