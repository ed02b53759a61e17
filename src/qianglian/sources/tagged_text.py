"""Text in tag columns, as the USPTO wrote it from 1976 to 2001: a tag of three letters, then what it says.

A line of four letters alone begins a section (PATN, INVT), a line that begins with blanks goes on with the field
before it. Records follow one another, each from its first section to the next of that name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from qianglian.sources.encoding import Line

MOST = 64 << 20
"""Characters of one record."""

_SECTION = re.compile(r"([A-Z]{4})\s*")
_FIELD = re.compile(r"([A-Z][A-Z0-9]{2})(?: {1,2}(.*))?")


@dataclass(slots=True)
class Section:
    """One section: its name and its fields in order, each (tag, text); spaces stand as in the file."""

    name: str
    fields: list[list[str]] = field(default_factory=list)

    def first(self, *tags: str) -> str:
        """The first field of one of these tags, "" for none; blanks folded."""
        return next((found for tag in tags for found in self.all(tag)), "")

    def all(self, *tags: str) -> list[str]:
        """The texts of all fields of these tags that are not empty, blanks folded."""
        return [
            text for tag, said in self.fields if tag in tags for text in (" ".join(said.split()),) if text
        ]

    def columns(self, tag: str) -> list[str]:
        """The texts of all fields of a tag as they stand: where columns count."""
        return [said.rstrip() for name, said in self.fields if name == tag and said.strip()]


@dataclass(slots=True)
class Record:
    """The sections of one document; the row that it begins at, what was odd about its lines, or why it is none."""

    row: int
    sections: list[Section] = field(default_factory=list)
    problems: dict[str, str] = field(default_factory=dict)
    too_large: bool = False

    def named(self, *names: str) -> list[Section]:
        """All sections of these names, in order."""
        return [section for section in self.sections if section.name in names]


def records(lines: Iterable[Line], first: str) -> Iterator[Record]:
    """The records of a stream, each beginning with the section ``first``; lines before the first one are passed over.

    A record beyond `MOST` is given without what stands behind the bound.
    """
    record: Record | None = None
    held = 0
    for row, line in enumerate(lines, 1):
        text = line.text
        if text.rstrip() == first:
            if record is not None:
                yield record
            record, held = Record(row, [Section(first)]), 0
            continue
        if record is None:
            continue
        if line.problem:
            record.problems.setdefault(line.problem, text[:80])
        held += len(text)
        if held > MOST:
            record.too_large = True
        else:
            _take(record, text)
    if record is not None:
        yield record


def _take(record: Record, text: str) -> None:
    """Put one line where it belongs; one that is neither section nor field goes on with the field before it."""
    section = _SECTION.fullmatch(text)
    if section:
        record.sections.append(Section(section[1]))
        return
    found = _FIELD.fullmatch(text)
    fields = record.sections[-1].fields
    if found:
        fields.append([found[1], found[2] or ""])
    elif fields and text.strip():
        fields[-1][1] += " " + text.strip()
    elif text.strip():
        fields.append(["", text.strip()])
