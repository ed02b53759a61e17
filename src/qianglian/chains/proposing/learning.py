"""Learning the models of a chain's nodes, and judging each on families kept apart (embedding kNN + linear, calibrated).

What is not in any fold teaches nothing of the judging: neighbours, coefficients, number of neighbours, calibration and
cut all come from the folds, and the model that is judged is the one that proposes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from qianglian.chains.proposing.calibrating import Calibration, calibrated, gap
from qianglian.chains.proposing.comparing import best_cut, f1, gained
from qianglian.chains.proposing.drawing import APART
from qianglian.chains.proposing.linear import Linear, learn
from qianglian.chains.proposing.nearest import Near, nearest, shares
from qianglian.chains.proposing.verdict import Measured, Peer, Verdict, judged, no_classes, too_few
from qianglian.chains.proposing.words import learn_words
from qianglian.corpus.classing.features import Vocabulary
from qianglian.rules.model_tagging import ModelTagging


@dataclass(frozen=True, eq=False)
class Sample:
    """What is learned from: one row a family. ``labels`` (families, nodes), ``by_words`` the same for the node's words.

    ``fold`` and ``first`` as `drawing.Drawn` says; ``features`` are the words of each family's text.
    """

    vectors: np.ndarray
    labels: np.ndarray
    by_words: np.ndarray
    weights: np.ndarray
    fold: np.ndarray
    first: np.ndarray
    features: Sequence[np.ndarray]


@dataclass(frozen=True, eq=False)
class NodeModel:
    """The model of one node: two opinions, their mean, and how far to believe it."""

    neighbours: int
    linear: Linear
    calibration: Calibration

    def chances(self, vectors: np.ndarray, near: Near, labels: np.ndarray, weights: np.ndarray) -> np.ndarray:
        """Calibrated chances of vectors; ``near`` are their neighbours among the known (``labels``, ``weights``)."""
        voted = shares(near, labels, weights, self.neighbours)
        return self.calibration.chances((voted + self.linear.chances(vectors)) / 2)


@dataclass(frozen=True, eq=False)
class Learned:
    """The verdict on every node and the models of those that are measured; ``known``: the rows learned from.

    ``crossed`` (rows of the sample, nodes): the chance of a family by a model that did not learn from it.
    """

    verdicts: list[Verdict]
    models: dict[int, NodeModel]
    known: np.ndarray
    crossed: np.ndarray


def learned_from(
    sample: Sample, nodes: Sequence[str], settled: Sequence[bool], rules: ModelTagging
) -> Learned:
    """Learn each node and judge it. ``settled``: whether classes alone settle anything at it."""
    teach, apart = np.flatnonzero(sample.fold != APART), np.flatnonzero((sample.fold == APART) & sample.first)
    counts = [(int((sample.labels[teach, n] == 1).sum()), int((sample.labels[apart, n] == 1).sum()))
              for n in range(len(nodes))]  # fmt: skip
    enough = [n for n, (a, b) in enumerate(counts) if settled[n] and a >= rules.learned and b >= rules.judged]
    learner = _Learner(sample, teach, apart, rules, enough)
    verdicts, models = [], {}
    crossed = np.zeros((len(sample.vectors), len(nodes)))
    for n, node in enumerate(nodes):
        if not settled[n]:
            verdicts.append(no_classes(node))
        elif n not in enough:
            verdicts.append(too_few(node, *counts[n], rules))
        else:
            models[n], measured = learner.learned(n, crossed[:, n])
            verdicts.append(judged(node, *counts[n], measured, rules))
    return Learned(verdicts, models, teach, crossed)


class _Learner:
    """What the nodes share: neighbours within and across the folds, and the peer over words."""

    def __init__(
        self, sample: Sample, teach: np.ndarray, apart: np.ndarray, rules: ModelTagging, wanted: Sequence[int]
    ) -> None:
        self.sample, self.teach, self.apart, self.rules = sample, teach, apart, rules
        most = max(rules.neighbours)
        folds = sample.fold[teach]
        self.splits = [
            (teach[folds != fold], teach[folds == fold])
            for fold in range(rules.folds)
            if wanted and (folds == fold).any()
        ]
        self.across = [nearest(sample.vectors[q], sample.vectors[known], most) for known, q in self.splits]
        self.beyond = nearest(sample.vectors[apart if wanted else apart[:0]], sample.vectors[teach], most)
        self.place = {n: at for at, n in enumerate(wanted)}
        self.tfidf = self._tfidf(list(wanted)) if wanted else np.zeros((0, 0))

    def _tfidf(self, wanted: list[int]) -> np.ndarray:
        """The chances of the peer over words: of the folds by what other folds taught, of those apart by all."""
        sample = self.sample
        labels = sample.labels[:, wanted]
        out = np.zeros((len(sample.vectors), len(wanted)))
        for known, asked in (*self.splits, (self.teach, self.apart)):
            vocabulary = Vocabulary.of([sample.features[row] for row in known.tolist()])
            bags = vocabulary.bags(sample.features)
            model = learn_words(bags, known, len(vocabulary.known), labels, sample.weights)
            out[asked] = model.chances(bags, asked)
        return out

    def learned(self, n: int, crossed: np.ndarray) -> tuple[NodeModel, Measured]:
        """The model of a node and how it did; ``crossed`` takes the chances of the families of the folds."""
        linear = np.zeros(len(crossed))
        for known, asked in self.splits:
            linear[asked] = self._linear(n, known).chances(self.sample.vectors[asked])
        count, voted = self._voted(n)
        mean = (voted + linear) / 2
        told = self._told(self.teach, n)
        y, w = self.sample.labels[told, n].astype(float), self.sample.weights[told]
        model = NodeModel(count, self._linear(n, self.teach), calibrated(mean[told], y, w))
        crossed[self.teach] = model.calibration.chances(mean[self.teach])
        return model, self._measured(n, model, crossed)

    def _linear(self, n: int, known: np.ndarray) -> Linear:
        rows = self._told(known, n)
        labels = self.sample.labels[rows, n].astype(float)
        return learn(self.sample.vectors[rows], labels, self.sample.weights[rows])

    def _told(self, rows: np.ndarray, n: int) -> np.ndarray:
        """Of some rows those with a label at the node."""
        told: np.ndarray = rows[self.sample.labels[rows, n] >= 0]
        return told

    def _voted(self, n: int) -> tuple[int, np.ndarray]:
        """The number of neighbours that tells best across the folds (least log loss), and its votes."""
        sample, told = self.sample, self._told(self.teach, n)
        y, w = sample.labels[told, n].astype(float), sample.weights[told]
        best: tuple[float, int, np.ndarray] | None = None
        for count in self.rules.neighbours:
            said = np.full(len(sample.vectors), 0.5)
            for (known, asked), near in zip(self.splits, self.across, strict=True):
                said[asked] = shares(near, sample.labels[known, n], sample.weights[known], count)
            p = np.clip(said[told], 1e-6, 1 - 1e-6)
            loss = float(-np.average(y * np.log(p) + (1 - y) * np.log(1 - p), weights=w))
            if best is None or loss < best[0] - 1e-12:
                best = loss, count, said
        assert best is not None
        return best[1], best[2]

    def _measured(self, n: int, model: NodeModel, crossed: np.ndarray) -> Measured:
        sample, rules = self.sample, self.rules
        told, apart = self._told(self.teach, n), self._told(self.apart, n)
        has = sample.labels[self.apart, n] >= 0
        near = Near(self.beyond.places[has], self.beyond.cosines[has])
        chances = model.chances(
            sample.vectors[apart], near, sample.labels[self.teach, n], sample.weights[self.teach]
        )
        y, w = sample.labels[apart, n].astype(float), sample.weights[apart]
        taught, counted = sample.labels[told, n].astype(float), sample.weights[told]
        own = chances >= best_cut(crossed[told], taught, counted)
        column = self.tfidf[:, self.place[n]]
        peers: dict[Peer, np.ndarray] = {
            "tfidf": column[apart] >= best_cut(column[told], taught, counted),
            "words": sample.by_words[apart, n],
        }
        sure, neither = (
            chances >= rules.propose,
            (chances < rules.propose) & (chances > rules.refuse),
        )
        return Measured(
            neighbours=model.neighbours,
            f1=f1(y, own, w),
            peers={name: f1(y, said, w) for name, said in peers.items()},
            gains={
                name: gained(y, own, said, w, level=rules.level, resamples=rules.resamples)
                for name, said in peers.items()
            },
            gap=gap(chances, y, w),
            proposed=int(sure.sum()),
            right=float(np.average(y[sure], weights=w[sure])) if sure.any() else None,
            abstained=float(np.average(neither, weights=w)),
        )
