"""Looking at a file before it is kept: what it is, how large, that nothing in it runs, and it is no state secret."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from tempfile import SpooledTemporaryFile
from typing import BinaryIO, cast

from qianglian.model.text import Text
from qianglian.platform.files import heads, refusing
from qianglian.platform.files.bounds import Bounds
from qianglian.platform.files.kinds import Kind, kind_of, refuse_programs
from qianglian.platform.files.marks import marked
from qianglian.platform.files.packed import Archive, office_kind
from qianglian.platform.files.pdf import pdf_head
from qianglian.sources.opening import shown_name

IN_MEMORY = 16 << 20
PICTURES = (b"GIF8", b"II*\0", b"MM\0*", b"BM", b"RIFF", b"\0\0\0\x0cjP  ")
"""Pictures that an office's archive may hold, though they are not taken by themselves."""
BESIDE = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")
"""What systems put into archives by themselves."""


def examined(file: BinaryIO, bounds: Bounds) -> Kind:
    """The kind of a file that may be kept.

    Raises `UnknownFormat`, `TooLarge`, `BadInput` for what runs or is damaged, `Forbidden` for a state secret.
    """
    kind = kind_of(file)
    if kind != "zip":
        _refuse_secrets(_head(file, kind, bounds))
        return _within(file, kind, bounds)
    _within(file, kind, bounds)
    return _archive(Archive.of(file, bounds), 0)


def _archive(archive: Archive, depth: int) -> Kind:
    if archive.office:
        kind = office_kind(archive)
        _within(archive.file, kind, archive.bounds)
        read = heads.xlsx_head if kind == "xlsx" else heads.docx_head
        _refuse_secrets(read(archive, archive.bounds.head_lines))
        for member in archive.named(r".*/embeddings/[^/]+"):  # The table behind a chart, as a workbook.
            _member(archive, member, depth)
        return kind
    if depth >= archive.bounds.nesting:
        raise refusing.unknown(Text(zh="层层嵌套的压缩包", en="archives that lie in one another too deep"))
    if not archive.members:
        raise refusing.unknown(Text(zh="空压缩包", en="an archive with nothing in it"))
    for member in archive.members:
        _member(archive, member, depth)
    return "zip"


def _member(archive: Archive, member: zipfile.ZipInfo, depth: int) -> None:
    name = shown_name(member)
    level = marked([name.rpartition("/")[2].rpartition(".")[0]])
    if level:
        raise refusing.secret(level)
    with SpooledTemporaryFile(IN_MEMORY) as spool:
        for chunk in archive.chunks(member):
            spool.write(chunk)
        spool.seek(0)
        head = spool.read(16)
        file = cast(BinaryIO, spool)
        if not head or head.startswith(PICTURES) or any(one in name for one in BESIDE):
            refuse_programs(head)
            return
        kind = kind_of(file)
        if kind == "zip":
            _archive(Archive.of(file, archive.bounds, archive.budget), depth + 1)
        else:
            _refuse_secrets(_head(file, kind, archive.bounds))


def _head(file: BinaryIO, kind: Kind, bounds: Bounds) -> Iterable[str]:
    if kind == "pdf":
        return pdf_head(file, bounds)
    if kind == "xml":
        return heads.xml_head(file, bounds.head_lines)
    return heads.text_head(file, bounds.head_lines) if kind in ("csv", "tsv", "txt") else ()


def _refuse_secrets(lines: Iterable[str]) -> None:
    level = marked(lines)
    if level:
        raise refusing.secret(level)


def _within(file: BinaryIO, kind: Kind, bounds: Bounds) -> Kind:
    if file.seek(0, 2) > bounds.most[kind]:
        raise refusing.too_large(bounds.most[kind], kind)
    return kind
