"""Neighbours by meaning among the families learned from, and how they vote. Pure arithmetic."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

BLOCK = 2_048
"""Rows compared at a time: 160 MB with 20,000 known ones."""


@dataclass(frozen=True, eq=False)
class Near:
    """The nearest of each row, best first: places among the known ones, and cosines."""

    places: np.ndarray
    cosines: np.ndarray


def nearest(vectors: np.ndarray, known: np.ndarray, count: int) -> Near:
    """The ``count`` known vectors nearest to each vector (all of length 1); of equals the first."""
    count = min(count, len(known))
    places = np.zeros((len(vectors), count), np.int64)
    cosines = np.zeros((len(vectors), count), np.float32)
    for at in range(0, len(vectors) if count else 0, BLOCK):
        scores = vectors[at : at + BLOCK] @ known.T
        few = np.sort(np.argpartition(-scores, count - 1, axis=1)[:, :count], axis=1)
        order = np.argsort(-np.take_along_axis(scores, few, 1), axis=1, kind="stable")
        places[at : at + BLOCK] = np.take_along_axis(few, order, 1)
        cosines[at : at + BLOCK] = np.take_along_axis(scores, places[at : at + BLOCK], 1)
    return Near(places, cosines)


def shares(near: Near, labels: np.ndarray, weights: np.ndarray, count: int) -> np.ndarray:
    """The share of the votes of the ``count`` nearest that say yes, drawn to the share of all by one average vote.

    ``labels`` of the known ones: 1 yes, 0 no, below 0 not known (no vote). A vote is the squared cosine times the
    weight of the family: how many of the corpus it stands for.
    """
    told = labels >= 0
    base = float(np.average(labels[told] == 1, weights=weights[told])) if told.any() else 0.5
    places = near.places[:, :count]
    votes = np.maximum(near.cosines[:, :count], 0.0).astype(np.float64) ** 2 * (weights * told)[places]
    total = votes.sum(axis=1)
    one = total / np.maximum((votes > 0).sum(axis=1), 1)
    yes = (votes * (labels == 1)[places]).sum(axis=1)
    said: np.ndarray = np.where(total > 0, (yes + base * one) / np.maximum(total + one, 1e-12), base)
    return said
