"""The data-quality report of one file, gathered while its rows stream by: data, for whoever renders it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from operator import attrgetter
from typing import NamedTuple

from qianglian.sources.contract import Columns, DeclarationRow, Rejected, Row, SourceKind
from qianglian.sources.sequences import Sequence, size

EXAMPLES = 10
"""Examples kept of each kind of remark and rejection."""

LISTED = frozenset({"ruined_number"})
"""Remarks of which every single one is kept: a person has to look each up."""

WATCHED = (
    "number",
    "application",
    "titles",
    "abstracts",
    "claims",
    "filing_date",
    "publication_date",
    "applicants",
    "inventors",
    "ipc",
    "cpc",
    "loc",
    "priorities",
    "families",
    "citations",
    "status",
)
"""Fields whose absence is counted: a publication without a title cannot be judged by anybody."""

_WATCHED = attrgetter(*WATCHED)

WATCHED_OF_DECLARATIONS = (
    "numbers",
    "application_as_given",
    "declarants",
    "standards",
    "declared",
    "country",
    "family",
)
"""Fields of a declaration whose absence is counted."""

_WATCHED_OF_DECLARATIONS = attrgetter(*WATCHED_OF_DECLARATIONS)


class Found(NamedTuple):
    """One remark: where, in which column, what stood there."""

    place: str
    column: str
    found: str


@dataclass(slots=True)
class Tally:
    """How often something occurred, and the first examples."""

    count: int = 0
    examples: list[Found] = field(default_factory=list)

    def add(self, found: Found, most: int | None = EXAMPLES) -> None:
        """Count one; keep it while there is room (``most`` None: always)."""
        self.count += 1
        if most is None or len(self.examples) < most:
            self.examples.append(found)

    def to_json(self) -> dict[str, object]:
        """Count and the first examples."""
        return {"count": self.count, "examples": [example._asdict() for example in self.examples[:EXAMPLES]]}


class FileQuality:
    """What is known of one file after its rows went by: call `add` once with each."""

    def __init__(
        self, name: str, format: str, columns: Columns | None = None, kind: SourceKind = "publications"
    ) -> None:
        self.name, self.format = name, format
        self.columns = columns or Columns()
        self.notes: list[tuple[str, str]] = []
        self.kept = self.rejected_count = 0
        self.rejected: dict[str, Tally] = {}
        self.remarks: dict[str, Tally] = {}
        self.watched = WATCHED if kind == "publications" else WATCHED_OF_DECLARATIONS
        self.missing = [0] * len(self.watched)
        self.offices: Counter[str] = Counter()
        self.types: Counter[str] = Counter()
        self.sequences: dict[str, Sequence] = {}
        self.first_published: date | None = None
        self.last_published: date | None = None

    @property
    def rows(self) -> int:
        """Rows read: every one is either kept or rejected."""
        return self.kept + self.rejected_count

    def add(self, item: Row | Rejected) -> None:
        """Count one row."""
        if item.sequence is not None:
            self.sequences.setdefault(item.series, Sequence()).add(item.sequence)
        if isinstance(item, Rejected):
            self.rejected_count += 1
            tally = self.rejected.setdefault(item.code, Tally())
            tally.add(Found(str(item.place), item.number_as_given, item.found))
            return
        self.kept += 1
        if item.remarks:
            self._remarked(item)
        if isinstance(item, DeclarationRow):
            self._declared(item)
            return
        publication = item.publication
        for place, value in enumerate(_WATCHED(publication)):
            if not value:
                self.missing[place] += 1
        self.offices[publication.country] += 1
        self.types[publication.patent_type or ""] += 1
        self._published(publication.publication_date)

    def ruined(self) -> Iterator[Found]:
        """Every ruined number of the file, in its order."""
        tally = self.remarks.get("ruined_number")
        return iter(tally.examples if tally else ())

    def to_json(self) -> dict[str, object]:
        """The report as plain data, in a stable order. `ruined` lists are not in it: ask for them."""
        return {
            "name": self.name,
            "format": self.format,
            "rows": self.rows,
            "kept": self.kept,
            "rejected": {code: self.rejected[code].to_json() for code in sorted(self.rejected)},
            "remarks": {code: self.remarks[code].to_json() for code in sorted(self.remarks)},
            "missing": dict(zip(self.watched, self.missing, strict=True)),
            "offices": _ordered(self.offices),
            "types": _ordered(self.types),
            "published": [str(day) if day else None for day in (self.first_published, self.last_published)],
            "sequences": {name: _sequence(self.sequences[name]) for name in sorted(self.sequences)},
            "columns": dict(self.columns.fates),
            "notes": [list(note) for note in self.notes],
        }

    def _published(self, day: date | None) -> None:
        if day is None:
            return
        if self.first_published is None or day < self.first_published:
            self.first_published = day
        if self.last_published is None or day > self.last_published:
            self.last_published = day

    def _declared(self, item: DeclarationRow) -> None:
        declaration = item.declaration
        for place, value in enumerate(_WATCHED_OF_DECLARATIONS(declaration)):
            if not value:
                self.missing[place] += 1
        self.offices[declaration.country] += 1

    def _remarked(self, item: Row) -> None:
        place = str(item.place)
        for remark in item.remarks:
            tally = self.remarks.setdefault(remark.code, Tally())
            most = None if remark.code in LISTED else EXAMPLES
            tally.add(Found(place, remark.column, remark.found), most)


def _ordered(counts: Counter[str]) -> dict[str, int]:
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def _sequence(seen: Sequence) -> dict[str, object]:
    ranges = seen.ranges()
    return {
        "count": seen.count,
        "repeated": seen.count - size(ranges),
        "ranges": [list(pair) for pair in ranges],
    }
