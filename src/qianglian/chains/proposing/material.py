"""The families of a tagged corpus as a model sees them: one vector in meaning each, and whether any class is known."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from qianglian.chains.tagging import Tagging
from qianglian.corpus.vectors.centring import Centring
from qianglian.corpus.vectors.index import VectorIndex
from qianglian.corpus.vectors.keys import TYPE
from qianglian.corpus.vectors.passages import PassageKind
from qianglian.corpus.vectors.shelf import Shelf
from qianglian.corpus.vectors.store import hash_array
from qianglian.corpus.viewing import whole

KIND: PassageKind = "text"
"""Title with abstract: a claim says less of the field."""
BLOCK = 16_384
_CLASSED = "SELECT key FROM publications WHERE len(ipc) > 0 OR len(cpc) > 0 ORDER BY key"


@dataclass(frozen=True, eq=False)
class Material:
    """Families in order of their keys.

    ``of_place``: the family (as a row here) of each place of `Tagging.publications`. ``vectors`` (n, dim) of length 1,
    the mean over the texts of the family, centred by language; zeros for a family of which no text has a vector.
    ``classed``: any symbol is known of it.
    """

    families: list[str]
    of_place: np.ndarray
    vectors: np.ndarray
    classed: np.ndarray

    @property
    def told(self) -> np.ndarray:
        """The families that have a vector."""
        return np.asarray(self.vectors.any(axis=1))

    def rows(self, places: np.ndarray) -> np.ndarray:
        """The families at places of publications, as a mask."""
        mask = np.zeros(len(self.families), bool)
        mask[self.of_place[places]] = True
        return mask


def material(tagging: Tagging, index: VectorIndex, centring: Centring | None = None) -> Material:
    """Everything a model is shown of the corpus; `Forbidden` under a View that shows less than everything.

    ``centring`` are means that were kept: with them a text has the same vector in every generation.
    """
    workspace = tagging._workspace
    whole(workspace.view)
    keys = tagging.publications
    named = np.asarray(tagging.families.named(pa.array(keys.astype("U17").tolist(), pa.string())).to_pylist())
    families, of_place = np.unique(named, return_inverse=True)
    of_place = of_place.astype(np.int64)
    classed = np.zeros(len(families), bool)
    known = [key for (key,) in workspace._current().tables.rows(_CLASSED)] if len(keys) else []
    classed[of_place[_places(keys, np.array(known, TYPE))[1]]] = True
    vectors = _vectors(index, keys, of_place, len(families), centring)
    return Material([str(one) for one in families], of_place, vectors, classed)


def _places(keys: np.ndarray, wanted: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Which of ``wanted`` are among sorted ``keys``, and where."""
    if not len(keys):
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    there = np.flatnonzero(keys[at] == wanted)
    return there, at[there]


def _vectors(
    index: VectorIndex, keys: np.ndarray, of_place: np.ndarray, families: int, centring: Centring | None
) -> np.ndarray:
    """The sum of a family's vectors at length 1: an application and its grant share one text and one vector."""
    out = np.zeros((families, index.store.stamp.dim), np.float32)
    shelf = index.shelves.get(KIND)
    if shelf is None or not len(shelf.publication):
        return out
    family_of = np.full(len(index.publications), -1, np.int64)
    there, at = _places(keys, index.publications.keys)
    family_of[there] = of_place[at]
    family = family_of[shelf.publication]
    entries = np.unique(np.column_stack([family, shelf.position])[family >= 0], axis=0)
    for begin in range(0, len(entries), BLOCK):
        part = entries[begin : begin + BLOCK]
        rows = _decoded(index, shelf, part[:, 1], centring)
        first = np.flatnonzero(np.diff(part[:, 0], prepend=-1))
        out[part[first, 0]] += np.add.reduceat(rows, first)
    length = np.linalg.norm(out, axis=1, keepdims=True)
    out /= np.maximum(length, 1e-12)
    return out


def _decoded(
    index: VectorIndex, shelf: Shelf, positions: np.ndarray, centring: Centring | None
) -> np.ndarray:
    """The vectors at positions as they are compared, or centred by means that were kept."""
    if centring is None:
        return shelf.rows[positions].decoded()
    out = index.store.vectors(index.store.rows_of(hash_array([shelf.rows.hashes[positions]])))
    spoken = shelf.language[positions]
    for place in np.unique(spoken):
        mine = spoken == place
        out[mine] = centring.apply(out[mine], shelf.languages[place])
    return out
