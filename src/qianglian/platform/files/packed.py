"""Archives within bounds: their parts read as they are unpacked, and refused where they hold something that runs."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, BinaryIO, Literal, cast

from qianglian.model.errors import TooLarge
from qianglian.model.text import Text
from qianglian.platform.files import refusing
from qianglian.platform.files.bounds import Bounds
from qianglian.sources.inflating import Budget
from qianglian.sources.opening import Stream, member_stream, shown_name

CHUNK = 1 << 18
TYPES = "[Content_Types].xml"
MACROS = Text(zh="宏", en="macros")
EMBEDDED = Text(zh="嵌入的对象或控件", en="embedded objects or controls")
REMOTE = Text(zh="从外部载入的模板或对象", en="a template or an object that is loaded from elsewhere")
_MACRO = re.compile(
    r"vbaproject|vbadata|(?:^|/)macrosheets/|(?:^|/)dialogsheets/|attachedtoolbars", re.I | re.M
)
_EMBEDDED = re.compile(r"(?:^|/)activex/|(?:^|/)embeddings/[^\n]*\.bin$", re.I | re.M)
_REMOTE = re.compile(rb"/(?:attachedTemplate|oleObject|frame|subDocument)[\"']", re.I)
_MAIN: dict[bytes, Literal["xlsx", "docx"]] = {
    b"spreadsheetml.sheet.main+xml": "xlsx",
    b"wordprocessingml.document.main+xml": "docx",
}


@dataclass(slots=True)
class Archive:
    """An archive that is open: its parts by name, and the budget that all archives of one file share."""

    file: BinaryIO
    bounds: Bounds
    budget: Budget
    members: list[zipfile.ZipInfo] = field(default_factory=list)

    @classmethod
    def of(cls, file: BinaryIO, bounds: Bounds, budget: Budget | None = None) -> Archive:
        """Raises `BadInput` for one that is not intact, `TooLarge` for one of too many parts."""
        try:
            members = zipfile.ZipFile(file).infolist()
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
            raise refusing.damaged("zip") from error
        if len(members) > bounds.members:
            raise TooLarge(
                Text(
                    zh=f"压缩包内有 {len(members):,} 个文件，上限为 {bounds.members:,}。",
                    en=f"The archive holds {len(members):,} files; the bound is {bounds.members:,}.",
                )
            )
        shared = budget or Budget(bounds.unpacked, bounds.ratio, "zip")
        return cls(file, bounds, shared, [one for one in members if not one.filename.endswith("/")])

    @property
    def office(self) -> bool:
        """Whether it is a document of Office."""
        return any(one.filename.lower() == TYPES.lower() for one in self.members)

    def named(self, pattern: str) -> list[zipfile.ZipInfo]:
        """Members whose whole names match, in any case."""
        return [one for one in self.members if re.fullmatch(pattern, one.filename, re.I)]

    def chunks(self, member: zipfile.ZipInfo, budget: Budget | None = None) -> Iterator[bytes]:
        """A member's bytes. ``budget``: another one than that of the whole, for what is read a second time."""
        notes: list[tuple[str, str]] = []
        raw = member_stream(member, cast(Stream, self.file), budget or self.budget, notes, shown_name(member))
        if raw is None:
            raise refusing.damaged("zip")
        reader: Any = io.BufferedReader(raw, CHUNK)
        while chunk := reader.read(CHUNK):
            yield chunk
        if notes:
            raise refusing.damaged("zip")

    def again(self, member: zipfile.ZipInfo) -> Iterator[bytes]:
        """A member's bytes a second time: its size is known to be within bounds."""
        return self.chunks(member, Budget(self.bounds.unpacked, 1 << 30, "zip"))


def office_kind(archive: Archive) -> Literal["xlsx", "docx"]:
    """Which document it is; raises `UnknownFormat` for others, `BadInput` for macros, objects, and what is damaged."""
    names = "\n".join(one.filename for one in archive.members)
    types = b"".join(b"".join(archive.again(one)) for one in archive.named(re.escape(TYPES)))
    # A reference may spell anything: nobody writes one there.
    if re.search(_MACRO, names) or re.search(rb"macroenabled|vbaproject|&", types, re.I):
        raise refusing.active(MACROS)
    if re.search(_EMBEDDED, names) or b"oleobject" in types.lower():
        raise refusing.active(EMBEDDED)
    kinds = {kind for said, kind in _MAIN.items() if said in types}
    if len(kinds) != 1:
        raise refusing.unknown()
    for member in archive.members:
        _look_through(archive, member)
    return kinds.pop()


def _look_through(archive: Archive, member: zipfile.ZipInfo) -> None:
    """To its end: so it is whole, and within bounds."""
    name = member.filename.lower()
    whole = []
    for chunk in archive.chunks(member):
        if name.endswith(".rels") or "externallinks/" in name:
            whole.append(chunk)
    body = b"".join(whole)
    if b"ddelink" in body.lower() or (_REMOTE.search(body) and re.search(rb"External", body, re.I)):
        raise refusing.active(REMOTE)
