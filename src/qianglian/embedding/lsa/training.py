"""Finding the directions: terms weighed by how rare they are, then a truncated singular value decomposition.

The decomposition is the randomised one of Halko, Martinsson and Tropp (SIAM Review 53, 2011, algorithms 4.4 and 5.1),
with a fixed seed. Texts beyond `SAMPLE` are left out of the training, evenly, so that memory and time are bounded;
they are encoded like all others.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from qianglian.embedding.lsa.sparse import Floats, Sparse
from qianglian.embedding.lsa.terms import terms

DIMENSIONS, BEYOND, ROUNDS, SEED = 256, 16, 2, 20261125
"""Columns, columns more while searching, power iterations, and the seed."""

SAMPLE, TERMS = 40_000, 60_000
"""Texts trained on and terms kept at most. 125,924 texts: 31,481 of them, 40 CPU seconds."""

LEAST_TEXTS = 2
"""Texts that a term must come in to be kept."""

TALL, SMALLEST = 8_192, 1e-9
"""Rows multiplied at once, and the share of the longest axis (squared) under which one counts as rounding."""

LONGEST = 8_192
"""Characters of a text that are counted."""


@dataclass(frozen=True, slots=True)
class Trained:
    """Terms in the order of their rows, the weight of each, the directions, and a hash of what was learned from."""

    terms: tuple[str, ...]
    weights: Floats
    directions: Floats
    learned_from: str


def train(texts: Iterable[str]) -> Trained:
    """Learn from texts; raises nothing: of no text nothing is learned, and every vector is zero."""
    sample, digest = _sample(texts)
    listed, weights, rows = _weighed(sample)
    # As they are kept, so that a model gives the same vectors before and after it is saved.
    directions = _directions(rows).astype(np.float16).astype(np.float32)
    return Trained(listed, weights, directions, digest)


def _weighed(sample: list[str]) -> tuple[tuple[str, ...], Floats, Sparse]:
    """The terms, their weights and the texts in them; what was counted is gone before anything is multiplied."""
    counted = [terms(text[:LONGEST]) for text in sample]
    known = _known(counted)
    places = {term: place for place, (term, _) in enumerate(known)}
    often = np.array([count for _, count in known], np.float64)
    weights = (np.log((1 + len(counted)) / (1 + often)) + 1).astype(np.float32)
    return tuple(places), weights, weighed(counted, places, weights)


def weighed(counted: list[Counter[str]], places: dict[str, int], weights: Floats) -> Sparse:
    """Texts as rows of length 1: (1 + ln count) · weight of each known term."""
    columns: list[npt.NDArray[np.int32]] = []
    values: list[Floats] = []
    starts = [0]
    for text in counted:
        known = sorted((places[term], count) for term, count in text.items() if term in places)
        at = np.array([place for place, _ in known], np.int32)
        value = (1 + np.log(np.array([count for _, count in known], np.float32))) * weights[at]
        length = np.sqrt((value * value).sum())
        columns.append(at)
        values.append(value / length if length > 0 else value)
        starts.append(starts[-1] + len(at))
    nothing = [np.empty(0, np.int32)], [np.empty(0, np.float32)]
    return Sparse(
        np.array(starts, np.int64),
        np.concatenate(columns or nothing[0]),
        np.concatenate(values or nothing[1]).astype(np.float32),
        len(weights),
    )


def _sample(texts: Iterable[str]) -> tuple[list[str], str]:
    """At most `SAMPLE` texts, evenly spaced over all, and a hash of all: two passes over none, one over any."""
    digest, kept, step = hashlib.sha256(), list[str](), 1
    for place, text in enumerate(texts):
        encoded = text.encode("utf-8", "surrogatepass")
        digest.update(len(encoded).to_bytes(8, "little") + encoded)
        if place % step == 0:
            kept.append(text)
            if len(kept) > SAMPLE:
                kept, step = kept[::2], step * 2
    return kept, digest.hexdigest()


def _known(counted: list[Counter[str]]) -> list[tuple[str, int]]:
    """The commonest terms with the number of texts that they come in; a small corpus keeps all."""
    often: Counter[str] = Counter()
    for text in counted:
        often.update(text.keys())
    least = LEAST_TEXTS if len(counted) > 100 else 1
    listed = sorted(often.items(), key=lambda one: (-one[1], one[0]))[:TERMS]
    return [(term, count) for term, count in listed if count >= least]


def _directions(rows: Sparse) -> Floats:
    """The first right singular vectors as columns, shape ``(width, DIMENSIONS)``; zeros where there are fewer."""
    found = np.zeros((rows.width, DIMENSIONS), np.float32)
    rank = min(DIMENSIONS + BEYOND, rows.rows, rows.width)
    if rank == 0:
        return found
    columns = rows.turned()
    start = np.random.default_rng(SEED).standard_normal((rows.width, rank), np.float32)
    basis = _orthonormal(rows.times(start))
    for _ in range(ROUNDS):
        basis = _orthonormal(rows.times(_orthonormal(columns.times(basis))))
    kept = _orthonormal(columns.times(basis))[:, :DIMENSIONS]
    signs = np.sign(kept[np.abs(kept).argmax(axis=0), np.arange(kept.shape[1])])
    found[:, : kept.shape[1]] = kept * signs
    return found


def _orthonormal(columns: Floats) -> Floats:
    """Columns of length 1 at right angles that span the same, the longest axis first; none for what is no axis.

    By the eigenvectors of the small matrix of their products: far cheaper than a QR of the tall one, and as exact
    as the iteration needs.
    """
    products = np.zeros((columns.shape[1],) * 2, np.float64)
    for start in range(0, len(columns), TALL):
        part = columns[start : start + TALL].astype(np.float64)
        products += part.T @ part
    squares, axes = np.linalg.eigh(products)
    order = np.flatnonzero(squares > squares[-1] * SMALLEST)[::-1]
    scaled: Floats = (axes[:, order] / np.sqrt(squares[order])).astype(np.float32)
    basis: Floats = columns @ scaled
    return basis
