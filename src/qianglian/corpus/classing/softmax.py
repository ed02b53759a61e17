"""Softmax regression in plain numpy: over bags of words through few factors, and over dense vectors.

Trained by mini-batches with steps scaled as in AdaGrad (Duchi et al. 2011). The one over words is the linear model of
fastText (Joulin et al. 2016): every feature has a row of `FACTORS` numbers, so that memory grows with the features
and not with features × classes.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from qianglian.corpus.classing.features import Bags

FACTORS = 100
STEP, PASSES, BATCH = 0.1, 5, 256
"""Chosen on a part of PATENTSCOPE that is neither trained on nor judged (`benchmarks/classing.py`)."""
SMOOTH = 0.1
"""Of the certainty of a label, so much is spread over all: an office's first symbol is not the only right one."""
VECTOR_STEP, VECTOR_PASSES = 0.1, 6
_SMALL = np.float32(1e-6)


@dataclass(frozen=True, eq=False)
class WordModel:
    """Class scores of bags of words: ``bags @ rows @ columns + bias``."""

    rows: np.ndarray
    columns: np.ndarray
    bias: np.ndarray

    def scores(self, bags: Bags) -> np.ndarray:
        """Log probabilities, one row a text."""
        out = [
            _log_softmax(
                self.hidden(bags, np.arange(at, min(at + 2048, len(bags)))) @ self.columns + self.bias
            )
            for at in range(0, len(bags), 2048)
        ]
        return np.concatenate(out) if out else np.zeros((0, len(self.bias)), np.float32)

    def hidden(self, bags: Bags, chosen: np.ndarray) -> np.ndarray:
        """The factors of some texts."""
        place, column, weight = bags.rows(chosen)
        out = np.zeros((len(chosen), self.rows.shape[1]), np.float32)
        if len(place):
            firsts = np.flatnonzero(np.diff(place, prepend=-1))
            rows = self.rows[column].astype(np.float32) * weight[:, None]
            out[place[firsts]] = np.add.reduceat(rows, firsts)
        return out

    def shares(self, bags: Bags, text: int, of: int) -> np.ndarray:
        """What each feature of one text gives to the score of class ``of``, beyond what it gives the mean class."""
        _, column, weight = bags.rows(np.array([text]))
        direction = self.columns[:, of] - self.columns.mean(axis=1)
        said: np.ndarray = (self.rows[column].astype(np.float32) @ direction) * weight
        return said


def train_words(
    bags: Bags, chosen: np.ndarray, features: int, labels: np.ndarray, classes: int, seed: int = 0
) -> WordModel:
    """Learn from the bags at the places ``chosen``. ``labels`` are class numbers, one a bag."""
    random = np.random.default_rng(seed)
    rows = (random.random((features, FACTORS), dtype=np.float32) - 0.5) * np.float32(2 / FACTORS)
    columns, bias = np.zeros((FACTORS, classes), np.float32), np.zeros(classes, np.float32)
    seen_rows, seen_columns = np.full(features, _SMALL), np.full_like(columns, _SMALL)
    for _ in range(PASSES):
        order = random.permutation(chosen)
        for at in range(0, len(order), BATCH):
            some = order[at : at + BATCH]
            place, column, weight = bags.rows(some)
            used, inverse = np.unique(column, return_inverse=True)
            dense = np.zeros((len(some), len(used)), np.float32)
            dense[place, inverse] = weight
            before = rows[used]
            hidden = dense @ before
            error = np.exp(_log_softmax(hidden @ columns + bias))
            error -= SMOOTH / classes
            error[np.arange(len(some)), labels[some]] -= 1 - SMOOTH
            back, slope = error @ columns.T, hidden.T @ error
            seen_columns += slope * slope
            columns -= STEP * slope / np.sqrt(seen_columns)
            bias -= STEP / 10 * error.mean(axis=0)
            slope = dense.T @ back
            seen_rows[used] += (slope * slope).mean(axis=1)
            rows[used] = before - STEP * slope / np.sqrt(seen_rows[used])[:, None]
    return WordModel(rows.astype(np.float16), columns, bias)


@dataclass(frozen=True, eq=False)
class VectorModel:
    """Class scores of vectors in meaning: ``vectors @ columns + bias``."""

    columns: np.ndarray
    bias: np.ndarray

    def scores(self, vectors: np.ndarray) -> np.ndarray:
        """Log probabilities, one row a vector."""
        return _log_softmax(vectors @ self.columns + self.bias)


def train_vectors(vectors: np.ndarray, labels: np.ndarray, classes: int, seed: int = 0) -> VectorModel:
    """Learn from labelled vectors of length 1 (float32)."""
    random = np.random.default_rng(seed)
    columns = np.zeros((vectors.shape[1], classes), np.float32)
    bias, seen = np.zeros(classes, np.float32), np.full_like(columns, _SMALL)
    for _ in range(VECTOR_PASSES):
        order = random.permutation(len(vectors))
        for at in range(0, len(order), BATCH):
            some = order[at : at + BATCH]
            error = np.exp(_log_softmax(vectors[some] @ columns + bias))
            error[np.arange(len(some)), labels[some]] -= 1
            slope = vectors[some].T @ error
            seen += slope * slope
            columns -= VECTOR_STEP * slope / np.sqrt(seen)
            bias -= VECTOR_STEP * error.mean(axis=0)
    return VectorModel(columns, bias)


def _log_softmax(scores: np.ndarray) -> np.ndarray:
    scores = scores - scores.max(axis=1, keepdims=True)
    said: np.ndarray = scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))
    return said
