"""Between the files of one search: what is missing, what overlaps, what stands twice.

Pure functions on data, and the same report whatever order the files are given in.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from qianglian.sources.sequences import Range, gaps, joined, size

EXAMPLES = 5


@dataclass(frozen=True, slots=True)
class BatchFile:
    """One file of a search: its running numbers, and its publications' keys, one for each row that was kept."""

    name: str
    keys: Sequence[str]
    sequence: Sequence[Range] = ()
    rejected: int = 0


@dataclass(frozen=True, slots=True)
class Overlap:
    """Publications that stand in both of two files."""

    first: str
    second: str
    shared: int
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Repeat:
    """Publications that stand more than once in one file: how many, and how many rows are too many."""

    name: str
    publications: int
    surplus: int
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BatchReport:
    """What a search brought in, proved to the row.

    ``rows`` = kept + ``rejected``; kept − ``unique`` are rows that say again what another row says. ``hits`` is
    the vendor's own count, ``short`` how many publications are missing against it (negative: too many);
    both None where no count was registered. ``numbering`` is ``through`` (one running count over all
    files), ``per_file`` or ``none``.
    """

    files: int
    rows: int
    rejected: int
    unique: int
    hits: int | None
    short: int | None
    numbering: str
    missing_numbers: tuple[tuple[str, tuple[Range, ...]], ...] = ()
    missing_files: tuple[str, ...] = ()
    overlaps: tuple[Overlap, ...] = ()
    repeats: tuple[Repeat, ...] = ()
    missing_count: int = 0

    @property
    def complete(self) -> bool:
        """Nothing speaks against the export being whole; without a registered hit count that is no proof."""
        return not (self.missing_numbers or self.missing_files or self.rejected or (self.short or 0) > 0)

    def to_json(self) -> dict[str, object]:
        """Plain data in a stable order."""
        return {
            "files": self.files,
            "rows": self.rows,
            "rejected": self.rejected,
            "unique": self.unique,
            "hits": self.hits,
            "short": self.short,
            "numbering": self.numbering,
            "missing_numbers": {
                name: [list(pair) for pair in ranges] for name, ranges in self.missing_numbers
            },
            "missing_count": self.missing_count,
            "missing_files": list(self.missing_files),
            "overlaps": [
                {"files": [one.first, one.second], "shared": one.shared, "examples": list(one.examples)}
                for one in self.overlaps
            ],
            "repeats": [
                {
                    "file": one.name,
                    "publications": one.publications,
                    "surplus": one.surplus,
                    "examples": list(one.examples),
                }
                for one in self.repeats
            ],
        }


def compare(files: Iterable[BatchFile], hits: int | None = None) -> BatchReport:
    """What lies between the files of one search; ``hits`` as the vendor showed them."""
    ordered = sorted(files, key=lambda file: (_natural(file.name), tuple(file.sequence), tuple(file.keys)))
    unique = len({key for file in ordered for key in file.keys})
    numbering = _numbering(ordered)
    missing = _missing_numbers(ordered, numbering, hits)
    return BatchReport(
        files=len(ordered),
        rows=sum(len(file.keys) + file.rejected for file in ordered),
        rejected=sum(file.rejected for file in ordered),
        unique=unique,
        hits=hits,
        short=None if hits is None else hits - unique,
        numbering=numbering,
        missing_numbers=missing,
        missing_count=sum(size(ranges) for _, ranges in missing),
        missing_files=missing_files([file.name for file in ordered]),
        overlaps=_overlaps(ordered),
        repeats=tuple(repeat for file in ordered if (repeat := _repeat(file))),
    )


def missing_files(names: Iterable[str]) -> tuple[str, ...]:
    """Names that a numbered series lacks: ``batch_07.xlsx`` between 06 and 08, and those before its first.

    Only series of three files and more count, and those before the first only where the series begins low.
    """
    series: dict[tuple[str, str], dict[int, int]] = {}
    for name in names:
        found = _last_number(name)
        if found:
            before, digits, after = found
            series.setdefault((before, after), {})[int(digits)] = len(digits)
    missing = []
    for (before, after), numbers in sorted(series.items()):
        if len(numbers) < 3:
            continue
        low, high = min(numbers), max(numbers)
        width = min(numbers.values())
        start = 1 if 1 < low <= len(numbers) else low
        if high - start < 10 * len(numbers):
            absent = (number for number in range(start, high + 1) if number not in numbers)
            missing += [f"{before}{number:0{width}d}{after}" for number in absent]
    return tuple(missing)


def _last_number(name: str) -> tuple[str, str, str] | None:
    """A name cut at its last number before the endings; ``.gz`` and ``.xlsx`` do not count as numbers."""
    stem, dot, ending = name.partition(".")
    found = re.fullmatch(r"(.*?)([0-9]{1,6})(\D*)", stem, re.DOTALL)
    return (found[1], found[2], found[3] + dot + ending) if found else None


def _natural(name: str) -> tuple[tuple[str, int], ...]:
    """``batch_2`` before ``batch_10``."""
    pieces = re.findall(r"(\D*)(\d*)", name)
    return tuple((text, int(digits or 0)) for text, digits in pieces)


def _numbering(files: Sequence[BatchFile]) -> str:
    """Whether the running numbers go through all files: they do when no two files have mostly the same ones."""
    numbered = [(joined(file.sequence), size(file.sequence)) for file in files if file.sequence]
    if not numbered:
        return "none"
    for (one, one_size), (two, two_size) in combinations(numbered, 2):
        shared = one_size + two_size - size([*one, *two])
        if 2 * shared > min(one_size, two_size):
            return "per_file"
    return "through"


def _missing_numbers(
    files: Sequence[BatchFile], numbering: str, hits: int | None
) -> tuple[tuple[str, tuple[Range, ...]], ...]:
    """Ranges that are missing: under "" for numbers that go through, else under each file's name."""
    if numbering == "through":
        seen = joined(pair for file in files for pair in file.sequence)
        last = hits if hits is not None and seen[-1][1] <= hits else None
        lost = gaps(seen, last=last)
        return (("", tuple(lost)),) if lost else ()
    each = ((file.name, tuple(gaps(file.sequence))) for file in files if file.sequence)
    return tuple((name, lost) for name, lost in each if lost)


def _overlaps(files: Sequence[BatchFile]) -> tuple[Overlap, ...]:
    homes: dict[str, list[int]] = {}
    for place, file in enumerate(files):
        for key in set(file.keys):
            homes.setdefault(key, []).append(place)
    shared: dict[tuple[int, int], list[str]] = {}
    for key, places in homes.items():
        for pair in combinations(places, 2):
            shared.setdefault(pair, []).append(key)
    return tuple(
        Overlap(files[one].name, files[two].name, len(keys), tuple(sorted(keys)[:EXAMPLES]))
        for (one, two), keys in sorted(shared.items())
    )


def _repeat(file: BatchFile) -> Repeat | None:
    counts = {key: times for key, times in Counter(file.keys).items() if times > 1}
    if not counts:
        return None
    surplus = sum(times - 1 for times in counts.values())
    return Repeat(file.name, len(counts), surplus, tuple(sorted(counts)[:EXAMPLES]))
