"""Files from outside, opened within bounds: gzip and zip are unpacked as they are read, never onto the disk.

A name inside an archive is shown and never used as a path. Data beyond ``max_bytes`` or compressed beyond
``max_ratio`` raise `TooLarge`; an archive that breaks off gives what stands before, and a note.
"""

from __future__ import annotations

import errno
import io
import os
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

from qianglian.model.errors import TooLarge, UnreadableFile
from qianglian.model.text import Text
from qianglian.sources.contract import ReadOptions
from qianglian.sources.file_names import file_name
from qianglian.sources.inflating import Budget, Inflating

GZIP, ZIP, OLE = b"\x1f\x8b", b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
MAX_MEMBERS = 10_000
NESTING = 2
"""How deep archives may lie in one another: exports.zip with batch_01.csv.gz in it."""

_MISSING = (
    Text(zh="文件不存在", en="it does not exist"),
    Text(zh="请核对文件名和所在文件夹。", en="Check its name and its folder."),
)
_FOLDER = (
    Text(zh="这是文件夹，不是文件", en="it is a folder, not a file"),
    Text(zh="请逐个给出文件，或用 文件夹/*。", en="Name the files, or write folder/*."),
)
_FORBIDDEN = (
    Text(zh="没有读取权限", en="it may not be read"),
    Text(zh="请为当前用户开放读取权限。", en="Let the present user read it."),
)
_CAUSES: dict[int, tuple[Text, Text | None]] = {
    errno.ENOENT: _MISSING,
    errno.ENOTDIR: _MISSING,
    errno.EISDIR: _FOLDER,
    errno.EACCES: _FORBIDDEN,
    errno.EPERM: _FORBIDDEN,
}
"""Why a file cannot be opened and what to do, by the system's number of the error."""

Notes = list[tuple[str, str]]
Stream: TypeAlias = "io.BufferedReader[Any]"
"""Bytes that can be looked at before they are taken (``peek``)."""


@dataclass(slots=True)
class Part:
    """One stream of bytes to be read as a table: the file itself or a member of an archive."""

    name: str
    stream: Stream
    workbook: bool = False


@dataclass(slots=True)
class Opened:
    """A file opened within bounds, its parts in the archive's order. Close it, or use it with ``with``."""

    path: Path
    options: ReadOptions
    notes: Notes = field(default_factory=list)
    _file: Stream | None = None

    def __enter__(self) -> Opened:
        self._file = _open(self.path, self.options)
        return self

    def __exit__(self, *_: object) -> None:
        if self._file:
            self._file.close()

    def parts(self) -> Iterator[Part]:
        """The file's parts, one after the other: read each before asking for the next."""
        assert self._file is not None, "parts() is asked inside the with block"
        budget = Budget(self.options.max_bytes, self.options.max_ratio, file_name(self.path))
        yield from self._unpack("", self._file, budget, 0)

    def _unpack(self, name: str, stream: Stream, budget: Budget, depth: int) -> Iterator[Part]:
        head = stream.peek(8)[:8]
        if head.startswith(GZIP) and depth < NESTING:
            inflating = Inflating(stream, 31, budget, self.notes, name or file_name(self.path))
            yield from self._unpack(name, io.BufferedReader(inflating, 1 << 18), budget, depth + 1)
        elif head.startswith(ZIP):
            yield from self._unpack_zip(name, stream, budget, depth)
        elif head.startswith(OLE):
            raise _old_excel(name or file_name(self.path))
        else:
            yield Part(name, stream)

    def _unpack_zip(self, name: str, stream: Stream, budget: Budget, depth: int) -> Iterator[Part]:
        held = self._seekable(stream, depth, name)
        members = _members(held, name or file_name(self.path))
        names = {member.filename for member in members}
        if "xl/workbook.xml" in names:
            held.seek(0)
            yield Part(name, held, workbook=True)
        elif "xl/workbook.bin" in names:
            raise _old_excel(name or file_name(self.path))
        elif depth >= NESTING:
            self.notes.append((name, "member_not_read"))
        else:
            for member in members:
                yield from self._member(member, held, budget, depth)

    def _member(self, member: zipfile.ZipInfo, held: Stream, budget: Budget, depth: int) -> Iterator[Part]:
        shown = shown_name(member)
        # Not `is_dir()`, which fails for a member without a name.
        if shown.endswith("/") or "__MACOSX" in shown or shown.rsplit("/", 1)[-1].startswith("."):
            return
        raw = member_stream(member, held, budget, self.notes, shown)
        if raw is None:
            self.notes.append((shown, "member_not_read"))
            return
        yield from self._unpack(shown, io.BufferedReader(raw, 1 << 18), budget, depth + 1)

    def _seekable(self, stream: Stream, depth: int, name: str) -> Stream:
        """The archive itself when it is the file; else held in memory, up to the bound for workbooks."""
        if depth == 0:
            return stream
        data = stream.read(self.options.max_workbook + 1)
        if len(data) > self.options.max_workbook:
            raise TooLarge(
                Text(
                    zh=f"{file_name(self.path)} 中的 {name} 超过 {self.options.max_workbook:,} 字节。",
                    en=f"{name} in {file_name(self.path)} is larger than {self.options.max_workbook:,} bytes.",
                ),
                hint=Text(zh="请先解压再导入。", en="Unpack it and import its files."),
            )
        return io.BufferedReader(io.BytesIO(data))


def member_stream(
    member: zipfile.ZipInfo, archive: Stream, budget: Budget, notes: Notes, shown: str
) -> io.RawIOBase | None:
    """The member's bytes, counted as they come: sizes that the archive declares are not believed.

    None when it is encrypted, packed by a method other than deflate, or not where the archive says it is.
    """
    packed = member.compress_type in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
    if member.flag_bits & 1 or not packed or member.header_offset < 0:
        return None
    archive.seek(member.header_offset)
    header = archive.read(30)
    if len(header) < 30 or not header.startswith(ZIP):
        return None
    skip = int.from_bytes(header[26:28], "little") + int.from_bytes(header[28:30], "little")
    archive.seek(skip, io.SEEK_CUR)
    wbits = -15 if member.compress_type == zipfile.ZIP_DEFLATED else 0
    return Inflating(archive, wbits, budget, notes, shown, compressed=member.compress_size)


def shown_name(member: zipfile.ZipInfo) -> str:
    """A member's name as its author wrote it: old Chinese archives hold GBK bytes without saying so."""
    if member.flag_bits & 0x800:
        return member.filename
    try:
        return member.filename.encode("cp437").decode("gb18030")
    except UnicodeError:
        return member.filename


def unreadable(path: Path, error: OSError) -> UnreadableFile:
    """Why the system did not open ``path``, in both languages; its own words only for a cause not known here."""
    # Some systems say of a folder that it may not be read; os.path asks without raising.
    number = errno.EISDIR if os.path.isdir(path) else error.errno
    other = error.strerror or str(error)
    unknown = (Text(zh=f"系统报告“{other}”", en=f"the system says “{other}”"), None)
    cause, hint = _CAUSES.get(number or 0, unknown)
    return UnreadableFile(
        Text(zh=f"无法打开 {path}：{cause.zh}。", en=f"{path} cannot be opened: {cause.en}."),
        hint=hint,
    )


def _open(path: Path, options: ReadOptions) -> Stream:
    try:
        file: Stream = io.BufferedReader(path.open("rb", buffering=0), 1 << 18)
        size = path.stat().st_size
    except OSError as error:
        raise unreadable(path, error) from error
    if size == 0:
        file.close()
        raise UnreadableFile(
            Text(zh=f"{path} 是空文件。", en=f"{path} is empty."),
            hint=Text(zh="请重新导出。", en="Export it again."),
        )
    if size > options.max_bytes:
        file.close()
        raise TooLarge(
            Text(
                zh=f"{path} 有 {size:,} 字节，超过上限 {options.max_bytes:,}。",
                en=f"{path} has {size:,} bytes, more than the bound of {options.max_bytes:,}.",
            )
        )
    return file


def _members(held: Stream, name: str) -> list[zipfile.ZipInfo]:
    try:
        members = zipfile.ZipFile(held).infolist()
    except (zipfile.BadZipFile, zipfile.LargeZipFile, ValueError, NotImplementedError, OSError) as error:
        raise UnreadableFile(
            Text(
                zh=f"{name} 是损坏或不完整的 zip/xlsx 文件。",
                en=f"{name} is a damaged or incomplete zip/xlsx file.",
            ),
            hint=Text(zh="请重新下载或导出。", en="Download or export it again."),
            reason=str(error),
        ) from error
    if len(members) > MAX_MEMBERS:
        raise TooLarge(
            Text(
                zh=f"{name} 含 {len(members):,} 个文件，上限为 {MAX_MEMBERS:,}。",
                en=f"{name} holds {len(members):,} files, the bound is {MAX_MEMBERS:,}.",
            )
        )
    return members


def _old_excel(name: str) -> UnreadableFile:
    return UnreadableFile(
        Text(
            zh=f"{name} 是旧版 Excel 文件（xls/xlsb）。",
            en=f"{name} is an old or binary Excel file (xls, xlsb).",
        ),
        hint=Text(zh="请另存为 xlsx 或 CSV 后再导入。", en="Save it as xlsx or CSV, then import that."),
    )
