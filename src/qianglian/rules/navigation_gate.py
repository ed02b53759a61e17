"""The quality gate of patent navigation (rule A3): the dated thresholds of ``navigation_gate.yaml``, read once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib.resources import files

import yaml

FILE = "navigation_gate.yaml"


@dataclass(frozen=True, slots=True)
class Thresholds:
    """What a branch must reach, and how it is measured; ``dataclasses.replace`` sets a parameter.

    ``recall`` and ``precision`` are shares from 0 to 1; ``levels`` the levels of the chain that are measured beside
    the whole; ``minimum`` the fewest items that a measure may rest on; ``share`` the least |P| / |C|; the others
    are those of the sample: n0 = z²p(1−p)/e², n = n0 / (1 + (n0−1)/N), at least ``floor`` of each branch.
    """

    version: str
    effective_from: date
    effective_to: date | None
    source: str
    confidence: str
    threshold_confidence: str
    recall: float
    precision: float
    levels: tuple[int, ...]
    minimum: int
    share: float
    expected: float
    margin: float
    z: float
    floor: int


@lru_cache(maxsize=1)
def navigation_gate() -> Thresholds:
    """The thresholds that ship."""
    body = yaml.safe_load(files("qianglian.rules").joinpath(FILE).read_text(encoding="utf-8"))
    sample = body["sample"]
    return Thresholds(
        version=body["version"],
        effective_from=body["effective_from"],
        effective_to=body["effective_to"],
        source=body["source"],
        confidence=body["confidence"],
        threshold_confidence=body["thresholds"]["confidence"],
        recall=body["thresholds"]["recall"],
        precision=body["thresholds"]["precision"],
        levels=tuple(body["levels"]),
        minimum=body["minimum"]["items"],
        share=body["known_items"]["share"],
        expected=sample["expected"],
        margin=sample["margin"],
        z=sample["z"],
        floor=sample["floor"],
    )
