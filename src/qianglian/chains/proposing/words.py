"""The peer over words: a linear model on tf-idf for all nodes at once, with the features of the classifier of classes.

Trained by mini-batches with steps scaled as in AdaGrad (Duchi et al. 2011), the same every time.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from qianglian.chains.proposing.linear import logistic
from qianglian.corpus.classing.features import Bags

STEP, PASSES, BATCH = 1.0, 6, 256
"""The best F1 of six pairs on a fold of real records that judges nothing: a peer is to be as good as it can be."""
SEED = 20261125
_SMALL = np.float32(1e-6)


@dataclass(frozen=True, eq=False)
class WordsLinear:
    """Chances of bags of words for several nodes: the logistic of ``bags @ columns + bias``."""

    columns: np.ndarray
    bias: np.ndarray

    def chances(self, bags: Bags, chosen: np.ndarray) -> np.ndarray:
        """The chances of some texts, (texts, nodes)."""
        out = np.zeros((len(chosen), len(self.bias)), np.float64)
        for at in range(0, len(chosen), 2_048):
            used, dense = _dense(bags, chosen[at : at + 2_048])
            out[at : at + 2_048] = dense @ self.columns[used]
        return logistic(out + self.bias)


def learn_words(
    bags: Bags, chosen: np.ndarray, features: int, labels: np.ndarray, weights: np.ndarray
) -> WordsLinear:
    """Learn from the bags at ``chosen``. ``labels`` (bags, nodes): 1, 0, below 0 for not known; ``weights`` (bags,)."""
    nodes = labels.shape[1]
    columns, bias = np.zeros((features, nodes), np.float32), np.zeros(nodes, np.float32)
    seen, seen_bias = np.full((features, nodes), _SMALL), np.full(nodes, _SMALL)
    scale = weights / max(float(weights[chosen].mean()), 1e-12) if len(chosen) else weights
    random = np.random.default_rng(SEED)
    for _ in range(PASSES):
        order = random.permutation(chosen)
        for at in range(0, len(order), BATCH):
            some = order[at : at + BATCH]
            used, dense = _dense(bags, some)
            error = (logistic(dense @ columns[used] + bias) - labels[some]) * (labels[some] >= 0)
            error = (error * scale[some, None]).astype(np.float32)
            slope = dense.T @ error
            seen[used] += slope * slope
            columns[used] -= STEP * slope / np.sqrt(seen[used])
            total = error.sum(axis=0)
            seen_bias += total * total
            bias -= STEP * total / np.sqrt(seen_bias)
    return WordsLinear(columns, bias)


def _dense(bags: Bags, some: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The features that some texts use, and the texts over these alone."""
    place, column, weight = bags.rows(some)
    used, inverse = np.unique(column, return_inverse=True)
    dense = np.zeros((len(some), len(used)), np.float32)
    dense[place, inverse] = weight
    return used, dense
