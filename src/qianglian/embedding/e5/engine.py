"""ONNX Runtime on the processor: word vectors and mask in, vectors out."""

from __future__ import annotations

from typing import Any

import numpy as np

from qianglian.embedding.contract import Vectors
from qianglian.embedding.e5.blocks import dequantised
from qianglian.embedding.e5.graph import MASK, VECTORS, WORDS
from qianglian.embedding.e5.packed import Bytes
from qianglian.embedding.e5.tokens import Ids
from qianglian.embedding.threads import threads


class Engine:
    """One session. Safe to use from several threads."""

    def __init__(self, graph: bytes, words: Bytes, pad: int) -> None:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads()
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session: Any = onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])
        self._words, self._pad = words, pad

    def run(self, texts: list[Ids]) -> Vectors:
        """The vectors of one batch."""
        longest = max(map(len, texts))
        ids = np.full((len(texts), longest), self._pad, np.int32)
        mask = np.zeros(ids.shape, np.float32)
        for row, text in enumerate(texts):
            ids[row, : len(text)] = text
            mask[row, : len(text)] = 1
        words = dequantised(self._words[ids.ravel()]).reshape(*ids.shape, -1)
        (vectors,) = self._session.run([VECTORS], {WORDS: words, MASK: mask})
        return np.asarray(vectors, np.float32)
