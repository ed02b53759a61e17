"""Generated vectors in clusters, the same ones every time: what a corpus of technology looks like to an index."""

from __future__ import annotations

from pathlib import Path

import numpy as np

DIM = 384
FIELDS, TOPICS = 40, 60
"""Fields of technology, and topics in each."""
WITHIN = 48
"""Directions in which texts of one topic differ: an embedder's vectors of like texts fill few of its dimensions."""
BLOCK = 50_000


class Points:
    """``size`` vectors of length 1 as float32 on disk, the field of each, and questions of the same making."""

    def __init__(self, size: int, questions: int, cache: Path) -> None:
        chance = np.random.default_rng(20_251)
        fields = _unit(chance.standard_normal((FIELDS, DIM)))
        topics = _unit(
            np.repeat(fields, TOPICS, axis=0) + 1.1 * _unit(chance.standard_normal((FIELDS * TOPICS, DIM)))
        )
        self._topics, self._spread = topics, chance.standard_normal((WITHIN, DIM)) / np.sqrt(WITHIN * DIM)
        # Few topics are large and many small, as classes are.
        weight = 1 / np.arange(1, len(topics) + 1) ** 0.6
        self._weight = chance.permutation(weight / weight.sum())
        self.topic = chance.choice(len(topics), size, p=self._weight)
        self.field = self.topic // TOPICS
        self.vectors = self._kept(cache / f"points-{size}-{DIM}.f32", size)
        asked = np.random.default_rng(7)
        self.questions = self._made(asked.choice(len(topics), questions, p=self._weight), asked)

    def _kept(self, path: Path, size: int) -> np.ndarray:
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            part, chance = path.with_suffix(".part"), np.random.default_rng(11)
            with open(part, "wb") as file:
                for start in range(0, size, BLOCK):
                    file.write(self._made(self.topic[start : start + BLOCK], chance).tobytes())
            part.rename(path)
        return np.memmap(path, np.float32, "r").reshape(size, DIM)

    def _made(self, topic: np.ndarray, chance: np.random.Generator) -> np.ndarray:
        among = chance.standard_normal((len(topic), WITHIN)) @ self._spread
        noise = 0.3 * chance.standard_normal((len(topic), DIM)) / np.sqrt(DIM)
        return _unit(self._topics[topic] + 0.9 * among + noise)


def _unit(vectors: np.ndarray) -> np.ndarray:
    return (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)


def nearest(
    vectors: np.ndarray, questions: np.ndarray, mean: np.ndarray, masks: list[np.ndarray | None], k: int
) -> list[np.ndarray]:
    """The true neighbours (q, k) of centred questions among centred vectors, once for each mask over the vectors."""
    asked = _unit(questions - mean)
    best = [(np.full((len(asked), k), -9, np.float32), np.zeros((len(asked), k), np.int64)) for _ in masks]
    for start in range(0, len(vectors), BLOCK):
        scores = asked @ _unit(vectors[start : start + BLOCK] - mean).T
        for number, mask in enumerate(masks):
            kept = np.arange(scores.shape[1]) if mask is None else np.flatnonzero(mask[start : start + BLOCK])
            every = np.concatenate([best[number][0], scores[:, kept]], axis=1)
            where = np.concatenate(
                [best[number][1], np.broadcast_to(start + kept, (len(asked), len(kept)))], axis=1
            )
            chosen = np.argpartition(every, every.shape[1] - k, axis=1)[:, -k:]
            best[number] = (np.take_along_axis(every, chosen, 1), np.take_along_axis(where, chosen, 1))
    return [where for _, where in best]
