"""A download in incoPat-like batches, with everything that such downloads suffer, and the truth about it.

The batches are numbered; one number is missing, one batch begins with the last rows of the one before, one ends
with rows that it already has, one has its columns in another order and one has spoilt rows. Odd batches write
full-width brackets in their headers, even ones half-width. 序号 runs over the whole download.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from pathlib import Path

import xlsxwriter

from qianglian.sources.synthetic.faults import FAULTS, Fault
from qianglian.sources.synthetic.incopat_columns import COLUMNS, headers
from qianglian.sources.synthetic.incopat_row import LIST, cells
from qianglian.sources.synthetic.record import Record
from qianglian.sources.synthetic.spec import SyntheticSpec
from qianglian.sources.synthetic.truth import REJECTED, FileTruth, Overlap, Repeat, SpoiltRow, Truth

SHEET = "合成示例 synthetic"
OVERLAP, REPEATS = 40, 5
LEAST_BATCHES, LEAST_ROWS = 7, 60
_FAULT_COLUMNS = {
    "application": "申请号",
    "filing_date": "申请日",
    "titles": "标题",
    "number": "公开{公告}号",
}


@dataclass(frozen=True, slots=True)
class Batch:
    """One file to write: its number, the running numbers of its rows in their order, and what is odd about it."""

    number: int
    sequence: tuple[int, ...]
    repeats: int = 0
    reordered: bool = False
    faults: tuple[tuple[int, Fault], ...] = ()
    """Places among the rows (from 0) and what is wrong there."""

    @property
    def name(self) -> str:
        return f"incopat_synthetic_{self.number:02d}.xlsx"


def write_incopat_batches(spec: SyntheticSpec, folder: Path, batches: int = 21, rows: int = 500) -> Truth:
    """Write ``batches`` files of ``rows`` rows into ``folder``, and tell what an import of them must find.

    The publications are the first ones of the seed, as many as are needed; ``spec.publications`` does not bound
    them. Raises ``ValueError`` for fewer than 7 batches or 60 rows: there would be no room for the oddities.
    """
    if batches < LEAST_BATCHES or rows < LEAST_ROWS:
        raise ValueError(f"batches ≥ {LEAST_BATCHES} and rows ≥ {LEAST_ROWS}, found {batches} and {rows}")
    plan, gap = planned(batches, rows)
    records = {place: Record(spec.seed, place - 1) for place in range(1, plan[-1].sequence[-1] + 1)}
    citing = _citing(records)
    truth = Truth(gaps=[gap], overlaps=_overlaps(plan, records))
    kept: set[str] = set()
    for batch in plan:
        _write(batch, records, citing, folder / batch.name)
        kept |= _tell(batch, records, truth)
    truth.unique = len(kept)
    return truth


def planned(batches: int, rows: int) -> tuple[list[Batch], tuple[int, int]]:
    """The batches to write and the running numbers that are lost with the missing one."""
    overlapping, missing, repeating, spoiling, reordering = (
        round(place * batches / 21) for place in (6, 8, 11, 14, 17)
    )
    plan, gap, start = [], (0, 0), 1
    for number in range(1, batches + 2):
        start -= OVERLAP if number == overlapping else 0
        repeats = REPEATS if number == repeating else 0
        sequence = tuple(range(start, start + rows - repeats))
        start = sequence[-1] + 1
        if number == missing:
            gap = (sequence[0], sequence[-1])
            continue
        faults = tuple((place * rows // 7, fault) for place, fault in enumerate(FAULTS, 1))
        plan.append(
            Batch(
                number=number,
                sequence=sequence + sequence[:repeats],
                repeats=repeats,
                reordered=number == reordering,
                faults=faults if number == spoiling else (),
            )
        )
    return plan, gap


def _citing(records: dict[int, Record]) -> dict[str, list[str]]:
    """For each publication of the download those of the download that cite it."""
    citing: dict[str, list[str]] = defaultdict(list)
    for record in records.values():
        for cited in record.citations:
            citing[cited.number].append(record.number)
    return citing


def _write(batch: Batch, records: dict[int, Record], citing: dict[str, list[str]], path: Path) -> None:
    order = list(reversed(range(len(COLUMNS)))) if batch.reordered else list(range(len(COLUMNS)))
    titles, faults = headers(full_width=batch.number % 2 == 1), dict(batch.faults)
    with xlsxwriter.Workbook(path, {"constant_memory": True, "strings_to_numbers": False}) as book:
        book.set_properties({"created": datetime(2024, 12, 31), "comments": SHEET})
        sheet = book.add_worksheet(SHEET)
        for column, source in enumerate(order):
            sheet.write_string(0, column, titles[source])
        for place, sequence in enumerate(batch.sequence):
            row = _row(records[sequence], sequence, citing, faults.get(place))
            for column, source in enumerate(order):
                if text := row.get(COLUMNS[source]):
                    sheet.write_string(place + 1, column, text)


def _row(record: Record, sequence: int, citing: dict[str, list[str]], fault: Fault | None) -> dict[str, str]:
    row = cells(record)
    by = citing.get(record.number, [])
    row |= {"序号": str(sequence), "被引证": LIST.join(by), "家族被引证次数": str(len(by))}
    if fault:
        row[_FAULT_COLUMNS[fault.field]] = fault.found
    return row


def _tell(batch: Batch, records: dict[int, Record], truth: Truth) -> set[str]:
    """Add what the batch holds to the truth; returns the numbers that can be kept."""
    faults, name = dict(batch.faults), batch.name
    columns = dict(zip(COLUMNS, headers(full_width=batch.number % 2 == 1), strict=True))
    kept: set[str] = set()
    for place, sequence in enumerate(batch.sequence):
        fault = faults.get(place)
        if fault:
            column = columns[_FAULT_COLUMNS[fault.field]]
            truth.spoilt.append(SpoiltRow(name, place + 2, column, fault.name, fault.found, fault.fate))
        if not fault or fault.fate != REJECTED:
            kept.add(records[sequence].number)
    own = len(batch.sequence) - batch.repeats
    for place in range(own, len(batch.sequence)):
        number = records[batch.sequence[place]].number
        truth.repeats.append(Repeat(name, number, place - own + 2, place + 2))
    rows = len(batch.sequence)
    truth.rows += rows
    truth.files.append(FileTruth(name, rows, len(kept), batch.sequence[0], batch.sequence[own - 1]))
    return kept


def _overlaps(plan: list[Batch], records: dict[int, Record]) -> list[Overlap]:
    found = []
    for earlier, later in pairwise(plan):
        shared = [sequence for sequence in later.sequence if sequence in set(earlier.sequence)]
        if shared:
            numbers = tuple(records[sequence].number for sequence in shared)
            found.append(Overlap(earlier.name, later.name, numbers))
    return found
