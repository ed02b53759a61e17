"""faiss as its tutorials use it: a flat index of floats, and inverted lists whose hits are filtered afterwards."""

from __future__ import annotations

import faiss
import numpy as np

from qianglian.corpus.vectors.shelf import Shelf

BEYOND = 10
"""How many times as many hits are asked for as are wanted, where they are filtered afterwards."""
BLOCK = 50_000


class PlainFaiss:
    """The same vectors; the lists and the number that is looked into are those that our index found."""

    def __init__(self, vectors: np.ndarray, mean: np.ndarray, shelf: Shelf) -> None:
        assert shelf.ivf is not None
        assert shelf.measured is not None
        self._mean, self._lists, self._probes = mean, shelf.ivf._index, shelf.measured.probes
        self._flat = faiss.IndexFlatIP(vectors.shape[1])
        for start in range(0, len(vectors), BLOCK):
            self._flat.add(self._unit(vectors[start : start + BLOCK]))

    def flat(self, question: np.ndarray, k: int, allowed: np.ndarray | None) -> list[int]:
        """Every vector compared, those of the filter only."""
        parameters = None
        if allowed is not None:
            bits = np.packbits(allowed, bitorder="little")
            parameters = faiss.SearchParameters(sel=faiss.IDSelectorBitmap(bits))
        _, found = self._flat.search(self._unit(question[None]), k, params=parameters)
        return [one for one in found[0].tolist() if one >= 0]

    def lists(self, question: np.ndarray, k: int, allowed: np.ndarray | None) -> list[int]:
        """The lists; of ten times as many hits those that the filter lets through."""
        parameters = faiss.SearchParametersIVF(nprobe=self._probes)
        asked = k if allowed is None else k * BEYOND
        _, found = self._lists.search(self._unit(question[None]), asked, params=parameters)
        return [one for one in found[0].tolist() if one >= 0 and (allowed is None or allowed[one])][:k]

    def _unit(self, vectors: np.ndarray) -> np.ndarray:
        centred = vectors - self._mean
        return np.ascontiguousarray(centred / np.linalg.norm(centred, axis=1, keepdims=True), np.float32)
