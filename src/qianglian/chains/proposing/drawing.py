"""Which families are learned from, and which judge: drawn by digests of their keys, so always the same.

Where there are more families than are learned from, each is taken with a known probability and counts for as many as
it stands for: one in a node with a greater probability than the rest, so that a small node keeps its families.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from qianglian.chains.proposing.labels import UNKNOWN, YES
from qianglian.chains.proposing.material import Material
from qianglian.corpus.classing.copies import copies
from qianglian.corpus.classing.features import features_of
from qianglian.corpus.snapshot import Snapshot
from qianglian.rules.model_tagging import ModelTagging

APART = -1
"""The fold of families that are kept apart to judge."""
LEAST_OF_A_NODE = 500
_TEXTS = "SELECT key, ti_nf, ab_nf FROM publications WHERE key IN (SELECT unnest(?)) ORDER BY key"


@dataclass(frozen=True, eq=False)
class Drawn:
    """Families (rows of the material, ascending), how many of the corpus each stands for, their folds and words.

    ``fold``: `APART` or the number of a fold. ``first`` is False for near copies of another family: they lie in its
    fold, and do not judge a second time.
    """

    rows: np.ndarray
    weights: np.ndarray
    fold: np.ndarray
    first: np.ndarray
    features: list[np.ndarray]


def digest(text: str, salt: str) -> float:
    """A number from 0 to below 1 that looks drawn by lot, always the same for a text."""
    raw = hashlib.blake2b(f"{salt}\x1f{text}".encode(), digest_size=8).digest()
    return int.from_bytes(raw, "big") / 2**64


def drawn(
    snapshot: Snapshot, material: Material, labels: np.ndarray, rules: ModelTagging, keys: Sequence[str]
) -> Drawn:
    """Draw by the labels (families, nodes); ``keys``: of each family the publication whose words stand for it."""
    taken, weights = _taken(material, labels, rules)
    texts = _texts(snapshot, [keys[row] for row in taken.tolist()])
    group = copies([title for title, _ in texts], [f"{title}\n{body}" for title, body in texts])
    names = [material.families[row] for row in taken.tolist()]
    lots = np.array([digest(names[at], "fold") for at in group.tolist()])
    inner = np.minimum(((lots - rules.apart) / (1 - rules.apart) * rules.folds).astype(int), rules.folds - 1)
    fold = np.where(lots < rules.apart, APART, inner)
    words = [features_of(title, f"{title}\n{body}") for title, body in texts]
    return Drawn(taken, weights, fold, group == np.arange(len(group)), words)


def _taken(material: Material, labels: np.ndarray, rules: ModelTagging) -> tuple[np.ndarray, np.ndarray]:
    able = material.told & (labels != UNKNOWN).any(axis=1)
    rows = np.flatnonzero(able)
    if len(rows) <= rules.families:
        return rows, np.ones(len(rows))
    chance = np.full(len(rows), rules.families / 2 / len(rows))
    own = max(rules.families // (2 * max(labels.shape[1], 1)), LEAST_OF_A_NODE)
    for column in labels.T:
        inside = column[rows] == YES
        chance[inside] = np.maximum(chance[inside], min(1.0, own / max(int(inside.sum()), 1)))
    lots = np.array([digest(material.families[row], "draw") for row in rows.tolist()])
    kept = lots < chance
    return rows[kept], 1.0 / chance[kept]


def _texts(snapshot: Snapshot, keys: Sequence[str]) -> list[tuple[str, str]]:
    """Title and abstract in normal form of publications, "" for what they lack."""
    if not keys:
        return []
    found = {
        key: (title or "", body or "") for key, title, body in snapshot.tables.rows(_TEXTS, [list(keys)])
    }
    return [found.get(key, ("", "")) for key in keys]
