"""Learning to classify from a workspace's own classified publications."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from qianglian.corpus.classing.copies import copies
from qianglian.corpus.classing.features import Bags, Vocabulary, features_of
from qianglian.corpus.classing.fusing import fused, learned, logarithms
from qianglian.corpus.classing.labelled import Labelled
from qianglian.corpus.classing.model import ClassModel, Training
from qianglian.corpus.classing.neighbours import Neighbours, Probe
from qianglian.corpus.classing.softmax import VectorModel, train_vectors, train_words
from qianglian.corpus.classing.voting import NEIGHBOURS, votes

APART, MOST_APART = 0.05, 4_000
"""Share of the publications kept apart: half of them teach the weights of the fusion, half judge it."""
SEED = 20261125

Vectors = Callable[[Sequence[str]], np.ndarray]
"""Vectors in meaning of publications by key, (n, dim) of length 1; a row of zeros for none."""


def train(
    found: Labelled,
    neighbours: Sequence[Neighbours],
    *,
    vectors: Vectors | None = None,
    stamp: str = "",
    generation: int = 0,
    embedder: str = "",
) -> ClassModel:
    """Learn words, vectors and weights, and judge them on what was kept apart.

    130 CPU seconds and 1.5 GiB for 115,000 publications; bounded by `labelled.MOST`.
    """
    apart, rest = _apart(found)
    vocabulary, bags = _bags(found, rest)
    words = train_words(bags, rest, len(vocabulary.known), found.labels, len(found.classes), SEED)
    meant = _vector_model(found, rest, vectors)
    evidence = {"words": words.scores(bags.only(apart))}
    if meant is not None and vectors is not None:
        evidence["vectors"] = meant.scores(vectors([found.keys[i] for i in apart]))
    probes = [Probe(found.titles[i], found.forms[i], "", found.keys[i]) for i in apart]
    evidence |= voted(probes, neighbours, {name: at for at, name in enumerate(found.classes)})
    weights, judged, quality, alone = _weighed(evidence, found.labels[apart])
    training = Training(
        stamp=stamp,
        generation=generation,
        publications=len(found.keys),
        of=found.of,
        classes=len(found.classes),
        judged=judged,
        top1=quality[0],
        top5=quality[1],
        weights=weights,
        alone=alone,
        embedder=embedder if meant is not None else "",
        seed=SEED,
    )
    return ClassModel(found.classes, vocabulary, words, meant, training)


Quality = tuple[float, float]


def _weighed(
    evidence: Mapping[str, np.ndarray], labels: np.ndarray
) -> tuple[dict[str, float], int, Quality | tuple[None, None], dict[str, Quality]]:
    """Weights learned on every second text, and how often they are right on the others: of all, and of each alone."""
    teach, judge = np.arange(0, len(labels), 2), np.arange(1, len(labels), 2)
    weights = learned({name: said[teach] for name, said in evidence.items()}, labels[teach])
    if not len(judge):
        return weights, 0, (None, None), {}
    judged = {name: said[judge] for name, said in evidence.items()}
    alone = {name: right(said, labels[judge]) for name, said in judged.items()}
    return weights, len(judge), right(fused(judged, weights), labels[judge]), alone


def _bags(found: Labelled, rest: np.ndarray) -> tuple[Vocabulary, Bags]:
    """The features that are learned from, and every text as a bag of them."""
    texts = [features_of(title, form) for title, form in zip(found.titles, found.forms, strict=True)]
    vocabulary = Vocabulary.of([texts[i] for i in rest])
    return vocabulary, vocabulary.bags(texts)


def voted(
    probes: Sequence[Probe], neighbours: Sequence[Neighbours], numbers: Mapping[str, int]
) -> dict[str, np.ndarray]:
    """What the neighbours of each probe say, one array of (probes, classes) for each way of being near."""
    said: dict[str, np.ndarray] = {}
    for way in neighbours:
        shares = [
            votes(
                [(numbers[n.label], n.nearness) for n in way.near(probe, NEIGHBOURS) if n.label in numbers],
                len(numbers),
            )
            for probe in probes
        ]
        said[way.name] = logarithms(np.stack(shares) if shares else np.zeros((0, len(numbers)), np.float32))
    return said


def right(scores: np.ndarray, labels: np.ndarray) -> Quality:
    """The share of texts whose label scores highest, and is among the five highest."""
    best = np.argsort(-scores, axis=1, kind="stable")[:, :5]
    hit = best == labels[:, None]
    return round(float(hit[:, 0].mean()), 4), round(float(hit.any(axis=1).mean()), 4)


def _vector_model(found: Labelled, rest: np.ndarray, vectors: Vectors | None) -> VectorModel | None:
    if vectors is None:
        return None
    made = vectors([found.keys[i] for i in rest])
    there = made.any(axis=1)
    if not there.any():
        return None
    return train_vectors(made[there], found.labels[rest][there], len(found.classes), SEED)


def _apart(found: Labelled) -> tuple[np.ndarray, np.ndarray]:
    """Places kept apart and places learned from. Near copies go together: one would tell on the other."""
    group = copies(found.titles, found.forms)
    wanted = min(MOST_APART, int(len(found.keys) * APART))
    drawn = np.random.default_rng(SEED).permutation(np.unique(group))[:wanted]
    apart = np.isin(group, drawn)
    return np.flatnonzero(apart & (group == np.arange(len(group)))), np.flatnonzero(~apart)
