"""What the embedding contenders share: the texts they are given, and what they say and leave at the end."""

from __future__ import annotations

import json
import resource
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

WARM = 16
"""Texts encoded before the clock starts: loading is told apart."""


def race(load: Callable[[], Callable[[list[str]], np.ndarray]], texts: Path, vectors: Path) -> None:
    """Load, encode all texts once, keep the vectors, and print what it took."""
    given = json.loads(texts.read_text(encoding="utf-8"))
    start = time.perf_counter()
    encode = load()
    encode(given[:WARM])
    loaded = time.perf_counter()
    busy = time.process_time()
    found = encode(given)
    seconds = time.perf_counter() - loaded
    np.save(vectors, found)
    said = {
        "load": loaded - start,
        "seconds": seconds,
        "cpu": time.process_time() - busy,
        "texts": len(given),
        "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }
    print(json.dumps(said))
