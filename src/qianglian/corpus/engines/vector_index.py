"""An approximate index of many vectors: faiss, inverted lists of 8-bit codes. Absent without the extra ``semantic``."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
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


THREADS = 2
"""Threads that lay lists; a search takes one."""


class Ivf:
    """Vectors of length 1 by whole numbers (their positions), searched by inner product."""

    def __init__(self, index: Any) -> None:
        self._index = index
        self._homes: np.ndarray | None = None

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
        faiss.omp_set_num_threads(THREADS)
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
        _faiss().omp_set_num_threads(THREADS)
        self._homes = None
        for vectors, positions in blocks:
            self._index.add_with_ids(np.ascontiguousarray(vectors), positions.astype(np.int64))

    def remove(self, positions: np.ndarray) -> None:
        """Delete what stands under positions."""
        if len(positions):
            self._homes = None
            self._index.remove_ids(positions.astype(np.int64))

    def search(self, queries: np.ndarray, k: int, probes: int) -> tuple[np.ndarray, np.ndarray]:
        """Scores and positions (q, k), best first, of queries (q, dim); position -1 where there is no more.

        ``probes``: lists looked into, those nearest to a query.
        """
        faiss = _faiss()
        # One thread for one question: threads that wait for each other cost more than they bring.
        faiss.omp_set_num_threads(1 if len(queries) == 1 else THREADS)
        parameters = faiss.SearchParametersIVF(nprobe=min(probes, self.lists))
        scores, positions = self._index.search(
            np.ascontiguousarray(queries, np.float32), k, params=parameters
        )
        return scores, positions

    def within(
        self, query: np.ndarray, k: int, allowed: Allowed, enough: float, reach: float
    ) -> tuple[np.ndarray, np.ndarray]:
        """Scores and positions (k,), best first, among allowed positions only; fewer where there are no more.

        Only lists that hold some are looked into, those nearest to the query (dim,) first: until ``enough`` allowed
        positions have been compared, and then those whose centre is less than ``reach`` worse than the last of the
        ``k`` best. A question that is far from all that a filter lets through thereby reaches into most lists.
        """
        _faiss().omp_set_num_threads(1)
        near = self.centres[allowed.lists] @ query
        order = np.argsort(-near)
        first = 1 + int(np.searchsorted(np.cumsum(allowed.counts[order]), min(enough, allowed.total)))
        scores, positions = self._in_lists(query, k, allowed, near, order[:first])
        least = scores[-1] - reach if len(scores) == k else -np.inf
        last = int(np.searchsorted(-near[order], -least, "right"))
        if last > first:
            more, places = self._in_lists(query, k, allowed, near, order[first:last])
            scores, positions = np.append(scores, more), np.append(positions, places)
            best = np.argsort(-scores, kind="stable")[:k]
            scores, positions = scores[best], positions[best]
        return scores, positions

    def _in_lists(
        self, query: np.ndarray, k: int, allowed: Allowed, near: np.ndarray, chosen: np.ndarray
    ) -> tuple[np.ndarray, np.ndarray]:
        """Search some of the allowed lists; ``near``: the query's products with their centres."""
        if not len(chosen):
            return np.empty(0, np.float32), np.empty(0, np.int64)
        faiss = _faiss()
        asked = np.ascontiguousarray(query[None], np.float32)
        lists = np.ascontiguousarray(allowed.lists[chosen], np.int64)
        products = np.ascontiguousarray(near[chosen], np.float32)
        scores, positions = np.empty((1, k), np.float32), np.empty((1, k), np.int64)
        parameters = faiss.SearchParametersIVF(nprobe=len(lists), sel=faiss.IDSelectorBitmap(allowed.bits))
        # The wrapper in Python takes no filter; the function that it wraps does.
        self._index.search_preassigned_c(
            1,
            faiss.swig_ptr(asked),
            k,
            *(faiss.swig_ptr(one) for one in (lists, products, scores, positions)),
            False,
            parameters,
        )
        kept = positions[0] >= 0
        return scores[0][kept], positions[0][kept]

    def allow(self, positions: np.ndarray, total: int) -> Allowed:
        """What `within` takes: some positions out of ``total`` that were ever given."""
        mask = np.zeros(total, bool)
        mask[positions] = True
        counts = np.bincount(self.homes(total)[positions], minlength=self.lists)
        lists = np.flatnonzero(counts)
        return Allowed(np.packbits(mask, bitorder="little"), lists, counts[lists], len(positions))

    def homes(self, total: int) -> np.ndarray:
        """In which list each of ``total`` positions stands; found once."""
        if self._homes is None or len(self._homes) < total:
            faiss, lists = _faiss(), self._index.invlists
            homes = np.zeros(total, np.int64)
            for number in range(self.lists):
                size = lists.list_size(number)
                if size:
                    homes[faiss.rev_swig_ptr(lists.get_ids(number), size)] = number
            self._homes = homes
        return self._homes

    @cached_property
    def centres(self) -> np.ndarray:
        """The centres (lists, dim)."""
        centres: np.ndarray = self._index.quantizer.reconstruct_n(0, self.lists)
        return centres


@dataclass(frozen=True, eq=False)
class Allowed:
    """Positions that a filter lets through: a bitmap, the lists that hold any, how many each, how many in all."""

    bits: np.ndarray
    lists: np.ndarray
    counts: np.ndarray
    total: int


def _faiss() -> Any:
    import faiss  # type: ignore[import-not-found, import-untyped, unused-ignore]

    return faiss
