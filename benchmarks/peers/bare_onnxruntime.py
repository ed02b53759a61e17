"""ONNX Runtime as most write it: the same graph and tokens, 32 texts at a time as they come, padded to the longest.

``python bare_onnxruntime.py ARITHMETIC TEXTS VECTORS``
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np

from peers.embedding_texts import race
from qianglian.embedding.e5.built import built
from qianglian.embedding.e5.engine import Engine
from qianglian.embedding.e5.packed import Packed
from qianglian.embedding.e5.tokens import Tokens
from qianglian.embedding.e5.weights import checked_hash, weights_file
from qianglian.embedding.kept import cache_folder

AT_ONCE = 32


def load() -> Callable[[list[str]], np.ndarray]:
    path = weights_file()
    packed = Packed(path)
    words = packed.blocks("emb.word", packed.shape.words, packed.shape.hidden)
    graph = built(packed, checked_hash(path), "fp32" if sys.argv[1] == "fp32" else "int8", cache_folder())
    tokens, engine = Tokens(packed.vocabulary, 512), Engine(graph, words, packed.vocabulary.pad)

    def encode(texts: list[str]) -> np.ndarray:
        cut = tokens(texts, "passage")
        return np.concatenate(
            [engine.run(cut[start : start + AT_ONCE]) for start in range(0, len(cut), AT_ONCE)]
        )

    return encode


if __name__ == "__main__":
    race(load, Path(sys.argv[2]), Path(sys.argv[3]))
