"""Our embedder: ``python qianglian_embedding.py SETTING TEXTS VECTORS``."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np

from peers.embedding_texts import race
from qianglian.embedding.choosing import chosen


def load() -> Callable[[list[str]], np.ndarray]:
    embedder = chosen(sys.argv[1])
    return lambda texts: embedder.encode(texts, "passage")


if __name__ == "__main__":
    race(load, Path(sys.argv[2]), Path(sys.argv[3]))
