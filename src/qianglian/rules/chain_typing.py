"""When a node is one to strengthen, to fill or to extend into: the thresholds of ``chain_typing.yaml``, read once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib.resources import files

import yaml

FILE = "chain_typing.yaml"


@dataclass(frozen=True, slots=True)
class ChainTyping:
    """The thresholds and where they are from. ``strong_share`` is by the level at which regions are compared
    (``global``, ``national``, ``province``, ``city``)."""

    strong_rta: float
    strong_share: dict[str, float]
    weak_rta: float
    upstream_rta: float
    growth_years: int
    version: str
    source: str
    confidence: str
    effective_from: date


@lru_cache(maxsize=1)
def chain_typing() -> ChainTyping:
    """The table that ships."""
    text = files("qianglian.rules").joinpath(FILE).read_text(encoding="utf-8")
    body = yaml.load(text, yaml.CSafeLoader)
    return ChainTyping(
        float(body["strong_rta"]),
        {level: float(value) for level, value in body["strong_share"].items()},
        float(body["weak_rta"]),
        float(body["upstream_rta"]),
        int(body["growth_years"]),
        str(body["version"]),
        body["source"],
        body["confidence"],
        body["effective_from"],
    )
