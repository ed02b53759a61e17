"""One score from several kinds of evidence: weights learned on publications that none of them was trained on.

A conditional logit: the chance of a class is the softmax, over all classes, of the weighted sum of what each kind of
evidence says of it. So few weights are learned that a few hundred publications suffice.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

FAINT = 0.01
"""A class without any vote is not impossible: shares are taken as logarithms of share + this."""
ROUNDS = 30
FEWEST = 50
"""Held-back publications below which weights are not learned but set."""
DEFAULT = {"words": 0.7, "like": 0.4, "meaning": 0.35, "vectors": 0.5}
"""Weights where there is too little to learn from: those learned on 27,500 records of PATENTSCOPE, rounded."""


def logarithms(shares: np.ndarray) -> np.ndarray:
    """Vote shares on the scale of log probabilities, zero for no vote."""
    said: np.ndarray = np.log((shares + FAINT) / FAINT).astype(np.float32)
    return said


def fused(evidence: Mapping[str, np.ndarray], weights: Mapping[str, float]) -> np.ndarray:
    """Probabilities of the classes, one row a text, from (texts, classes) of each kind of evidence."""
    total = sum(np.float32(weights.get(name, 0.0)) * said for name, said in evidence.items())
    scores = np.asarray(total, np.float32)
    scores = scores - scores.max(axis=1, keepdims=True)
    chances = np.exp(scores)
    said: np.ndarray = chances / chances.sum(axis=1, keepdims=True)
    return said


def learned(evidence: Mapping[str, np.ndarray], labels: np.ndarray) -> dict[str, float]:
    """The weights of greatest likelihood, none below zero; those of `DEFAULT` for fewer texts than `FEWEST`.

    Newton's method with a light pull to zero (ridge). A kind of evidence that would count against what it speaks
    for is left out and the others learned again.
    """
    names = list(evidence)
    if len(labels) < FEWEST:
        return {name: DEFAULT.get(name, 0.5) for name in names}
    weights = _newton([evidence[name] for name in names], labels)
    if (weights < 0).any() and len(names) > 1:
        kept = {name: evidence[name] for name, w in zip(names, weights, strict=True) if w > 0}
        return learned(kept, labels) | {name: 0.0 for name in names if name not in kept}
    return {name: round(float(w), 4) for name, w in zip(names, weights, strict=True)}


def _newton(evidence: Sequence[np.ndarray], labels: np.ndarray) -> np.ndarray:
    weights = np.full(len(evidence), 0.3)
    at = np.arange(len(labels))
    for _ in range(ROUNDS):
        total = sum(np.float32(w) * said for w, said in zip(weights, evidence, strict=True))
        scores = np.asarray(total)
        chances = np.exp(scores - scores.max(axis=1, keepdims=True))
        chances /= chances.sum(axis=1, keepdims=True)
        means = np.stack([(chances * said).sum(axis=1) for said in evidence])
        slope = sum_of([said[at, labels] for said in evidence]) - means.sum(axis=1) - weights
        bend = np.empty((len(evidence), len(evidence)))
        for i, one in enumerate(evidence):
            for j in range(i, len(evidence)):
                both = (chances * one * evidence[j]).sum(axis=1) - means[i] * means[j]
                bend[i, j] = bend[j, i] = both.sum()
        step = np.linalg.solve(bend + np.eye(len(evidence)), slope)
        weights = weights + np.clip(step, -1, 1)
        if np.abs(step).max() < 1e-4:
            break
    return weights


def sum_of(columns: Sequence[np.ndarray]) -> np.ndarray:
    """The sum of each column."""
    return np.array([float(column.sum()) for column in columns])
