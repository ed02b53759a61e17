"""What was written, to the row, so that an import of it can be proved."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field

REJECTED, KEPT = "rejected", "kept"


@dataclass(frozen=True, slots=True)
class FileTruth:
    """One file: its data rows, its different publications, and the running numbers it begins and ends with."""

    name: str
    rows: int
    unique: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class SpoiltRow:
    """One row that was spoilt: file, row (from 1, header included), column, what stands there, and its fate.

    ``fault``: ``ruined_publication_number``, ``no_publication_number``, ``ruined_application_number``,
    ``impossible_date`` or ``missing_title``. A row without a usable publication number cannot be kept.
    """

    file: str
    row: int
    column: str
    fault: str
    found: str
    fate: str


@dataclass(frozen=True, slots=True)
class Repeat:
    """A publication that one file holds twice: the rows of the first and the second time."""

    file: str
    number: str
    first_row: int
    row: int


@dataclass(frozen=True, slots=True)
class Overlap:
    """Publications that the end of one file and the beginning of the next share."""

    earlier: str
    later: str
    numbers: tuple[str, ...]


@dataclass(slots=True)
class Truth:
    """Everything that a report on these files must find.

    ``unique`` counts the publications that stand in at least one row with a usable number. ``gaps`` are ranges
    of running numbers (both ends included) that no file has.
    """

    files: list[FileTruth] = field(default_factory=list)
    rows: int = 0
    unique: int = 0
    gaps: list[tuple[int, int]] = field(default_factory=list)
    overlaps: list[Overlap] = field(default_factory=list)
    repeats: list[Repeat] = field(default_factory=list)
    spoilt: list[SpoiltRow] = field(default_factory=list)

    @property
    def rejected(self) -> list[SpoiltRow]:
        """The rows that cannot be kept."""
        return [row for row in self.spoilt if row.fate == REJECTED]

    def as_json(self) -> dict[str, object]:
        """The same as plain data."""
        return asdict(self)
