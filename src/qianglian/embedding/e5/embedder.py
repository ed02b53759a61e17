"""multilingual-e5-small as an embedder: the packaged weights, ONNX Runtime, float32 or 8-bit arithmetic."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from threading import Lock

import numpy as np

from qianglian.embedding.contract import Kind, Vectors, unit_rows
from qianglian.embedding.e5.batching import batches
from qianglian.embedding.e5.built import Arithmetic, built
from qianglian.embedding.e5.engine import Engine
from qianglian.embedding.e5.fingerprint import verify
from qianglian.embedding.e5.packed import Packed
from qianglian.embedding.e5.tokens import Tokens
from qianglian.embedding.e5.weights import checked_hash, weights_file
from qianglian.embedding.kept import cache_folder

AT_ONCE = 4096
"""Texts that are cut and sorted together; bounds the memory of a long call."""


class E5:
    """The model. Loading it takes about two seconds and happens at the first text.

    ``fp32``: a text's vector is the same to within 1e-6 in each column whatever is encoded beside it.
    ``int8``: about twice as fast; the scale of a step is that of the whole batch, so that a vector depends a little
    on its neighbours (figures: docs/decisions/0010-embeddings.md).

    Raises `MissingExtra` at once where something is not installed, `UnreadableFile` where the weights are not those
    that are known, and `Conflict` where this machine does not compute the vectors that it should.
    """

    max_tokens = 512

    def __init__(self, arithmetic: Arithmetic = "int8", *, weights: Path | None = None) -> None:
        self._path = weights or weights_file()
        self._hash = checked_hash(self._path)
        self._arithmetic: Arithmetic = arithmetic
        self._lock = Lock()
        self._loaded: tuple[Tokens, Engine] | None = None

    @property
    def id(self) -> str:
        """The prefixes ``query: `` and ``passage: `` are the model's own, and so part of its name."""
        return f"e5-small/ort-{self._arithmetic}/{self._hash[:12]}"

    @property
    def dim(self) -> int:
        """384, as in every release of the model."""
        return 384

    def encode(self, texts: Sequence[str], kind: Kind) -> Vectors:
        """See `Embedder.encode`. What lies beyond 512 tokens of a text is not seen."""
        tokens, engine = self._load()
        vectors = np.zeros((len(texts), self.dim), np.float32)
        for start in range(0, len(texts), AT_ONCE):
            part = texts[start : start + AT_ONCE]
            vectors[start : start + len(part)] = encoded(tokens, engine, part, kind)
        return vectors

    def _load(self) -> tuple[Tokens, Engine]:
        with self._lock:
            if self._loaded is None:
                packed = Packed(self._path)
                shape, vocabulary = packed.shape, packed.vocabulary
                words = packed.blocks("emb.word", shape.words, shape.hidden)
                graph = built(packed, self._hash, self._arithmetic, cache_folder())
                tokens, engine = Tokens(vocabulary, self.max_tokens), Engine(graph, words, vocabulary.pad)
                verify(lambda texts, kind: encoded(tokens, engine, texts, kind), self._arithmetic)
                self._loaded = tokens, engine
            return self._loaded


def encoded(tokens: Tokens, engine: Engine, texts: Sequence[str], kind: Kind) -> Vectors:
    cut = tokens(texts, kind)
    filled = [place for place, ids in enumerate(cut) if len(ids)]
    vectors = np.zeros((len(texts), 384), np.float32)
    for batch in batches([len(cut[place]) for place in filled]):
        places = [filled[one] for one in batch]
        vectors[places] = unit_rows(engine.run([cut[place] for place in places]))
    return vectors
