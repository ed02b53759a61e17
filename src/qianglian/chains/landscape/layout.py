"""A layout: anchors with their places and areas, and the publications that were placed. What it holds never moves."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from qianglian.chains.landscape.grouping import grouped
from qianglian.chains.landscape.unfolding import SIZE, laid_out
from qianglian.chains.proposing.nearest import nearest
from qianglian.corpus.vectors.centring import Centring
from qianglian.model.text import Text

FEWEST = 30
"""Families with vectors below which there is no map."""
LEARNED, A_FAMILY, MOST = 20_000, 15, 500
"""Families that anchors are drawn from at most; how many families an anchor stands for at least; anchors at most."""
AREAS = (3, 14)
AMONG, SHARP = 5, 0.06
"""Anchors among which a family lies, and the loss of cosine at which one counts e times less."""
MARGIN = 7.0
"""Room around the anchors."""
SHAKEN = 0.9
"""How far a family is moved aside, by the digest of its key: equal texts would lie on one spot."""


@dataclass(frozen=True, eq=False)
class Layout:
    """Where families lie. ``placed`` (sorted keys of publications), ``spots``, ``areas`` and ``rounds`` go together.

    ``names``: key phrases of each area. ``rounds``: 0 for what lay there when the map was laid, then by refresh.
    """

    embedder: str
    centring: Centring
    anchors: np.ndarray
    anchor_spots: np.ndarray
    anchor_areas: np.ndarray
    names: tuple[Text, ...]
    placed: np.ndarray
    spots: np.ndarray
    areas: np.ndarray
    rounds: np.ndarray

    @property
    def round(self) -> int:
        """The last refresh that placed anything."""
        return int(self.rounds.max(initial=0))

    @property
    def mark(self) -> str:
        """Of anchors and areas: what tells this map from any other."""
        said = hashlib.blake2b(self.anchors.tobytes() + self.anchor_spots.tobytes(), digest_size=6)
        said.update(self.anchor_areas.tobytes())
        return said.hexdigest()

    def named(self, names: tuple[Text, ...]) -> Layout:
        """The same with names of its areas."""
        return replace(self, names=names)

    def with_more(self, keys: np.ndarray, spots: np.ndarray, areas: np.ndarray, number: int) -> Layout:
        """The same with more publications placed; those that are there stay as they are."""
        fresh = ~np.isin(keys, self.placed)
        placed = np.concatenate([self.placed, keys[fresh]])
        order = np.argsort(placed, kind="stable")
        rounds = np.concatenate([self.rounds, np.full(int(fresh.sum()), number, np.int32)])
        return replace(
            self,
            placed=placed[order],
            spots=np.concatenate([self.spots, spots[fresh]])[order],
            areas=np.concatenate([self.areas, areas[fresh]])[order],
            rounds=rounds[order],
        )


def laid(vectors: np.ndarray, embedder: str, centring: Centring) -> Layout:
    """A new layout from the vectors of families (each of length 1); nothing is placed on it yet."""
    drawn = vectors[np.linspace(0, len(vectors) - 1, min(len(vectors), LEARNED)).astype(int)]
    centres, group = grouped(drawn, np.ones(len(drawn)), int(np.clip(len(drawn) // A_FAMILY, 8, MOST)))
    weights = np.bincount(group, minlength=len(centres)).astype(float)
    anchors = centres[weights > 0].astype(np.float32)
    anchors /= np.maximum(np.linalg.norm(anchors, axis=1, keepdims=True), 1e-12)
    spots = (MARGIN + laid_out(anchors) * (1 - 2 * MARGIN / SIZE)).astype(np.float32)
    count = int(np.clip(round(np.sqrt(len(anchors) / 2)), *AREAS))
    _, areas = grouped(spots, weights[weights > 0], count)
    none = np.zeros(0, np.int32)
    return Layout(
        embedder,
        centring,
        anchors,
        spots,
        areas.astype(np.int32),
        (),
        np.zeros(0, "S17"),
        np.zeros((0, 2), np.float32),
        none,
        none,
    )


def placed_among(layout: Layout, vectors: np.ndarray, names: list[str]) -> tuple[np.ndarray, np.ndarray]:
    """Places (n, 2) and areas (n,) of vectors: among the nearest anchors, the nearer the more; ``names`` shake them."""
    near = nearest(vectors, layout.anchors, AMONG)
    pull = np.exp((near.cosines - near.cosines[:, :1]) / SHARP)
    pull /= pull.sum(axis=1, keepdims=True)
    at = (layout.anchor_spots[near.places] * pull[:, :, None]).sum(axis=1)
    aside = np.array([_aside(name) for name in names]).reshape(-1, 2)
    spots = np.clip(at + aside, 0, SIZE).astype(np.float32)
    return spots, layout.anchor_areas[near.places[:, 0]]


def _aside(name: str) -> tuple[float, float]:
    raw = hashlib.blake2b(name.encode(), digest_size=8).digest()
    turn = int.from_bytes(raw[:4], "big") / 2**32 * 2 * np.pi
    far = SHAKEN * np.sqrt(int.from_bytes(raw[4:], "big") / 2**32)
    return float(far * np.cos(turn)), float(far * np.sin(turn))


def means_as_arrays(centring: Centring) -> Mapping[str, np.ndarray]:
    """The means of a centring, by language; the mean of all under ``*``."""
    return {"*": centring.overall, **centring.means}
