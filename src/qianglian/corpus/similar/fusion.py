"""From likenesses to one rank: each part is measured by how it spreads over the candidates, and weighed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from qianglian.corpus.similar.parts import PARTS, Part


@dataclass(frozen=True, slots=True)
class Fused:
    """Scores of candidates (n,) and what each part brought to them (n, parts), in the order of ``parts``."""

    scores: np.ndarray
    parts: tuple[Part, ...]
    brought: np.ndarray


def fuse(values: Mapping[Part, np.ndarray], weights: Mapping[Part, float]) -> Fused:
    """The weighted sum of z-scores over the candidates. ``values``: (n,) for each part, NaN where it is not known.

    What is not known counts as the candidates' mean: it is neither held against a publication nor in its favour.
    """
    parts = tuple(part for part in PARTS if part in values and weights.get(part, 0.0) > 0)
    count = len(next(iter(values.values()))) if values else 0
    brought = np.zeros((count, len(parts)))
    for place, part in enumerate(parts):
        brought[:, place] = weights[part] * standardised(values[part])
    return Fused(brought.sum(axis=1), parts, brought)


def standardised(values: np.ndarray) -> np.ndarray:
    """(value - mean) / standard deviation over what is known; 0 for what is not, and where all are equal."""
    known = ~np.isnan(values)
    out = np.zeros(len(values))
    if known.any():
        some = values[known]
        spread = float(some.std())
        out[known] = (some - some.mean()) / spread if spread > 1e-12 else 0.0
    return out


def order(fused: Fused, keys: Sequence[str]) -> list[int]:
    """The places of the candidates, best first; of equal ones the lesser key."""
    return sorted(range(len(keys)), key=lambda place: (-float(fused.scores[place]), keys[place]))
