"""How exports spoil rows: a spreadsheet's idea of a number, a day that no calendar has, a cell left empty."""

from __future__ import annotations

from typing import NamedTuple

from qianglian.sources.synthetic.dice import mix
from qianglian.sources.synthetic.truth import KEPT, REJECTED


class Fault(NamedTuple):
    """One way to spoil a row: its name, the field it hits, what then stands there, and whether the row lives."""

    name: str
    field: str
    found: str
    fate: str


FAULTS = (
    Fault("ruined_application_number", "application", "2.0193E+12", KEPT),
    Fault("impossible_date", "filing_date", "2019-02-30", KEPT),
    Fault("missing_title", "titles", "", KEPT),
    Fault("ruined_publication_number", "number", "2.0193E+12", REJECTED),
    Fault("no_publication_number", "number", "", REJECTED),
)

_REPEATED, _DAMAGED = 41, 42


def is_repeated(seed: int, index: int, share: float) -> bool:
    """Whether the publication at this index is written twice."""
    return _chance(seed, _REPEATED, index) < share


def fault_at(seed: int, index: int, share: float) -> Fault | None:
    """What is wrong with the row of this index, None for most."""
    unit = _chance(seed, _DAMAGED, index)
    return FAULTS[mix(seed, _DAMAGED, index, 1) % len(FAULTS)] if unit < share else None


def _chance(seed: int, purpose: int, index: int) -> float:
    return mix(seed, purpose, index) / 2**64
