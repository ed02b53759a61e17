"""A tiny deterministic embedder: texts that share pairs of characters are near each other."""

import hashlib
from collections.abc import Sequence
from functools import cache

import numpy as np

from qianglian.embedding.contract import Kind


@cache
def _direction(pair: str, dim: int) -> np.ndarray:
    seed = int.from_bytes(hashlib.blake2b(pair.encode(), digest_size=4).digest(), "big")
    return np.random.default_rng(seed).standard_normal(dim)


class SmallEmbedder:
    """Sums of random directions, one for each pair of characters; ``calls`` counts the texts it was given."""

    def __init__(self, name: str = "small/pairs/1", dim: int = 16) -> None:
        self.id = name
        self.dim = dim
        self.max_tokens = 512
        self.calls = 0

    def encode(self, texts: Sequence[str], kind: Kind) -> np.ndarray:
        self.calls += len(texts)
        return np.stack([self._vector(text) for text in texts]).astype(np.float32)

    def _vector(self, text: str) -> np.ndarray:
        pairs = [text[i : i + 2] for i in range(len(text) - 1)]
        if not any(pair.strip("—") for pair in pairs):
            return np.zeros(self.dim)
        total = sum((_direction(pair, self.dim) for pair in pairs), np.zeros(self.dim))
        return np.asarray(total / np.linalg.norm(total))
