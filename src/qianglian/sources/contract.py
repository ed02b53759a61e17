"""What a reader gives and how it is described: the contract between formats and the rest of the house."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

from qianglian.model.declaration import Declaration
from qianglian.model.publication import Publication
from qianglian.model.terms import Terms
from qianglian.model.text import Text

if TYPE_CHECKING:
    from qianglian.sources.mapping import Mapping as ColumnMapping


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a file something stands: sheet (or member of an archive) and row.

    Rows count as a person counts them in the file: from 1, header lines included.
    """

    row: int
    sheet: str = ""

    def __str__(self) -> str:
        return f"{self.sheet}!{self.row}" if self.sheet else str(self.row)


@dataclass(frozen=True, slots=True)
class Remark:
    """Something odd in a row that was kept all the same: a ruined number, an impossible date.

    ``code`` is one of `qianglian.sources.remarks.REMARKS`; ``column`` is the source's own name.
    """

    code: str
    column: str
    found: str


@dataclass(slots=True)
class SourceRow:
    """One row that was read: the publication it states and what was odd about it."""

    place: Place
    publication: Publication
    remarks: tuple[Remark, ...] = ()
    sequence: int | None = None
    """The vendor's own running number (序号, #), where the export has one: gaps in it are lost rows."""
    series: str = ""
    """Which running count ``sequence`` belongs to, where one file holds several (a gazette's tables)."""


@dataclass(slots=True)
class DeclarationRow:
    """One row of a list of declarations: it refers to publications by number and is none itself."""

    place: Place
    declaration: Declaration
    remarks: tuple[Remark, ...] = ()
    sequence: int | None = None
    series: str = ""


Row: TypeAlias = SourceRow | DeclarationRow
"""A row that was read."""

SourceKind = Literal["publications", "declarations"]
"""What the rows of a file are."""


@dataclass(frozen=True, slots=True)
class Rejected:
    """One row that could not be kept, why, and its beginning so that a person can find it."""

    place: Place
    code: str
    found: str
    number_as_given: str = ""
    sequence: int | None = None
    """Its running number, where it could be read: a rejected row is no lost row."""
    series: str = ""


@dataclass(slots=True)
class Columns:
    """What became of each column: the field it fills, ``extra``, or ``ignored`` with a reason.

    Every column of the file appears exactly once; a reader fills this as soon as it has read the header.
    """

    fates: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Reading:
    """A file being read: its rows as a stream, and what is known of its columns.

    ``total`` is the number of rows announced by the file itself, where it does so. ``notes`` collects what
    is odd about the file as a whole: (place, code of `qianglian.sources.remarks.NOTES`).
    """

    rows: Iterator[Row | Rejected]
    columns: Columns = field(default_factory=Columns)
    total: int | None = None
    notes: list[tuple[str, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Source:
    """One kind of file that the product reads: one module in ``formats/`` holds one of these as ``SOURCE``.

    ``recognise`` looks at a `Sample` (the beginning of the file, already decoded or opened as a sheet) and
    returns a confidence from 0 to 1. ``rank`` orders sources where they contradict one another on a field:
    the lower, the nearer to the office (data, see `qianglian.corpus.prevalence`).
    """

    name: str
    title: Text
    database: str
    rank: int
    terms: Terms
    recognise: Callable[[Sample], float]
    read: Callable[[Path, ReadOptions], Reading]
    verified: bool = True
    """False while no genuine file of this kind was at hand."""
    kind: SourceKind = "publications"
    """Whether its rows are publications, or declarations that refer to some."""


@dataclass(frozen=True, slots=True)
class Sample:
    """The beginning of a file, as much as recognition needs.

    ``container``: "xlsx", "delimited", "jsonl", "xml" or "unknown"; ``header`` the first row of cells (or keys
    of the first JSON object, or names of the first elements of XML); ``lines`` the first decoded lines; ``rows``
    the first rows of cells as text.
    """

    path: Path
    container: str
    header: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    lines: tuple[str, ...] = ()
    encoding: str = "utf-8"
    objects: tuple[Mapping[str, object], ...] = ()


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """Choices of the person: a column mapping for ``table``, and bounds for files from outside."""

    mapping: ColumnMapping | None = None
    max_bytes: int = 8 << 30
    max_cell: int = 4 << 20
    max_columns: int = 4_096
    max_ratio: int = 200
    max_line: int = 16 << 20
    """Bytes of one line of text, or of one JSON object."""
    max_workbook: int = 1 << 30
    """Uncompressed bytes of a spreadsheet, which is held in memory while it is read."""
    max_cells: int = 30_000_000
    """Rows times columns of one sheet, blank ones included: what the spreadsheet reader allocates."""
    latest_year: int | None = None
    """Dates after this year are suspicious; None where the caller has no cut-off."""
