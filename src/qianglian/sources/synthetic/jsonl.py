"""Our own JSON Lines of a synthetic set, and what was written."""

from __future__ import annotations

from collections import deque
from pathlib import Path
from typing import BinaryIO

import orjson

from qianglian.sources.synthetic.faults import Fault, fault_at, is_repeated
from qianglian.sources.synthetic.rows import publications
from qianglian.sources.synthetic.spec import SyntheticSpec
from qianglian.sources.synthetic.truth import REJECTED, FileTruth, Repeat, SpoiltRow, Truth

REPEATED_AFTER = 7
"""A repeated publication comes again this many publications later, or at the end."""


def write_jsonl(spec: SyntheticSpec, path: Path) -> Truth:
    """Write the publications of ``spec`` to ``path``, one a line, with the repeats and faults asked for.

    Memory does not grow with the number of publications, but for what ``Truth`` lists of repeats and faults.
    """
    truth = Truth(rows=0, unique=0)
    with path.open("wb") as out:
        waiting: deque[tuple[int, int, bytes, str]] = deque()
        for index, row in enumerate(publications(spec)):
            while waiting and waiting[0][0] <= index:
                _repeat(out, waiting.popleft(), path.name, truth)
            fault = fault_at(spec.seed, index, spec.damaged)
            line = orjson.dumps(_spoilt(row, fault), option=orjson.OPT_APPEND_NEWLINE)
            out.write(line)
            truth.rows += 1
            truth.unique += fault is None or fault.fate != REJECTED
            if fault:
                found = SpoiltRow(path.name, truth.rows, fault.field, fault.name, fault.found, fault.fate)
                truth.spoilt.append(found)
            elif is_repeated(spec.seed, index, spec.repeated):
                waiting.append((index + REPEATED_AFTER, truth.rows, line, str(row["number"])))
        for again in waiting:
            _repeat(out, again, path.name, truth)
    truth.files.append(FileTruth(path.name, truth.rows, truth.unique, 1, spec.publications))
    return truth


def _repeat(out: BinaryIO, again: tuple[int, int, bytes, str], name: str, truth: Truth) -> None:
    _, first_row, line, number = again
    out.write(line)
    truth.rows += 1
    truth.repeats.append(Repeat(name, number, first_row, truth.rows))


def _spoilt(row: dict[str, object], fault: Fault | None) -> dict[str, object]:
    if fault is None:
        return row
    if fault.found:
        return {**row, fault.field: fault.found}
    return {key: value for key, value in row.items() if key != fault.field}
