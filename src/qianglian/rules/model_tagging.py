"""When a model may propose families for a node: the thresholds of ``model_tagging.yaml``, read once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib.resources import files

import yaml

FILE = "model_tagging.yaml"


@dataclass(frozen=True, slots=True)
class ModelTagging:
    """What is learned from, when a model is switched on, and when it abstains; ``dataclasses.replace`` sets one.

    ``families``: learned from at most, of which the share ``apart`` judges and the rest lies in ``folds``.
    ``learned`` and ``judged``: families that a node must have by classes alone. ``gain``: what the lower end of the
    interval (of confidence ``level``, from ``resamples``) of the gain in F1 must exceed. A family is proposed at the
    probability ``propose`` or above, refused at ``refuse`` or below.
    """

    families: int
    apart: float
    folds: int
    neighbours: tuple[int, ...]
    learned: int
    judged: int
    gain: float
    level: float
    resamples: int
    propose: float
    refuse: float
    version: str
    source: str
    confidence: str
    effective_from: date


@lru_cache(maxsize=1)
def model_tagging() -> ModelTagging:
    """The thresholds that ship."""
    text = files("qianglian.rules").joinpath(FILE).read_text(encoding="utf-8")
    body = yaml.load(text, yaml.CSafeLoader)
    learning = body["learning"]
    return ModelTagging(
        families=learning["families"],
        apart=learning["apart"],
        folds=learning["folds"],
        neighbours=tuple(learning["neighbours"]),
        **body["switching_on"],
        **body["rejecting"],
        version=body["version"],
        source=body["source"],
        confidence=body["confidence"],
        effective_from=body["effective_from"],
    )
