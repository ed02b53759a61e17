"""An approximate index of many vectors: faiss, inverted lists of 8-bit codes. Absent without the extra ``semantic``."""

from __future__ import annotations

import os
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from qianglian.corpus.layout import fsync_path
from qianglian.model.errors import CorruptWorkspace
from qianglian.model.text import Text

POINTS = 48
"""Vectors that each list's centre is trained on."""
ROUNDS = 8
"""Rounds of the training."""


def available() -> bool:
    """Whether faiss is installed."""
    return find_spec("faiss") is not None


def lists_for(vectors: int) -> int:
    """How many lists suit a number of vectors."""
    return max(1, int(4 * vectors**0.5))


def sample_size(lists: int) -> int:
    """How many vectors a training needs."""
    return lists * POINTS


class Ivf:
    """Vectors of length 1 by whole numbers (their positions), searched by inner product."""

    def __init__(self, index: Any) -> None:
        self._index = index

    @classmethod
    def trained(cls, sample: np.ndarray, lists: int) -> Ivf:
        """An empty index whose lists are laid by a sample of vectors (n, dim)."""
        faiss = _faiss()
        dim = sample.shape[1]
        quantiser = faiss.IndexFlatIP(dim)
        index = faiss.IndexIVFScalarQuantizer(
            quantiser, dim, lists, faiss.ScalarQuantizer.QT_8bit, faiss.METRIC_INNER_PRODUCT
        )
        index.cp.niter, index.cp.max_points_per_centroid, index.cp.spherical = ROUNDS, POINTS, True
        index.cp.min_points_per_centroid = 1
        index.train(np.ascontiguousarray(sample, np.float32))
        return cls(index)

    @classmethod
    def read(cls, path: Path) -> Ivf:
        """An index from disk; raises `CorruptWorkspace`."""
        try:
            return cls(_faiss().read_index(str(path)))
        except RuntimeError as error:
            raise CorruptWorkspace(
                Text(
                    zh=f"向量索引 {path.name} 无法打开：{error}",
                    en=f"The vector index {path.name} cannot be opened: {error}",
                ),
                hint=Text(
                    zh=f"删除文件夹 {path.parent}，下次检索时自动重建。",
                    en=f"Delete the folder {path.parent}; it is built anew by the next search.",
                ),
            ) from error

    def write(self, path: Path) -> None:
        """Write the index beside, sync it, move it into place."""
        beside = path.with_name(path.name + ".tmp")
        _faiss().write_index(self._index, str(beside))
        fsync_path(beside)
        os.replace(beside, path)

    def copy(self) -> Ivf:
        """The same index again, to be changed while this one goes on being searched."""
        return Ivf(_faiss().clone_index(self._index))

    @property
    def lists(self) -> int:
        """How many lists there are."""
        return int(self._index.nlist)

    def __len__(self) -> int:
        return int(self._index.ntotal)

    def add(self, blocks: Iterable[tuple[np.ndarray, np.ndarray]]) -> None:
        """Add vectors (n, dim) under positions (n,), block by block, without training."""
        for vectors, positions in blocks:
            self._index.add_with_ids(np.ascontiguousarray(vectors), positions.astype(np.int64))

    def remove(self, positions: np.ndarray) -> None:
        """Delete what stands under positions."""
        if len(positions):
            self._index.remove_ids(positions.astype(np.int64))

    def search(
        self, queries: np.ndarray, k: int, probes: int, allowed: np.ndarray | None = None
    ) -> tuple[np.ndarray, np.ndarray]:
        """Scores and positions (q, k), best first, of queries (q, dim); position -1 where there is no more.

        ``probes``: lists looked into. ``allowed``: a bitmap of positions (`bitmap`), or None for all.
        """
        faiss = _faiss()
        chosen: dict[str, Any] = {"nprobe": min(probes, self.lists)}
        if allowed is not None:
            chosen["sel"] = faiss.IDSelectorBitmap(allowed)
        parameters = faiss.SearchParametersIVF(**chosen)
        scores, positions = self._index.search(
            np.ascontiguousarray(queries, np.float32), k, params=parameters
        )
        return scores, positions


def bitmap(mask: np.ndarray) -> np.ndarray:
    """A mask over positions as the bits that `Ivf.search` takes."""
    return np.packbits(mask, bitorder="little")


def _faiss() -> Any:
    import faiss  # type: ignore[import-not-found, import-untyped, unused-ignore]

    return faiss
