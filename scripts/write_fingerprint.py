"""Write the vectors that the packaged semantic model is checked against, from its float32 graph.

Run it when the weights or the texts of the fingerprint change, never to make a failing check pass. Needs the extra
``semantic``.
"""

import sys
import tempfile
from pathlib import Path

import numpy as np

from qianglian.embedding.e5 import fingerprint
from qianglian.embedding.e5.built import built
from qianglian.embedding.e5.embedder import encoded
from qianglian.embedding.e5.engine import Engine
from qianglian.embedding.e5.packed import Packed
from qianglian.embedding.e5.tokens import Tokens
from qianglian.embedding.e5.weights import checked_hash, weights_file


def main() -> int:
    path = weights_file()
    packed, weights = Packed(path), checked_hash(path)
    words = packed.blocks("emb.word", packed.shape.words, packed.shape.hidden)
    tokens = Tokens(packed.vocabulary, packed.shape.positions)
    with tempfile.TemporaryDirectory() as room:
        graph = built(packed, weights, "fp32", Path(room))
    engine = Engine(graph, words, packed.vocabulary.pad)
    vectors = fingerprint.computed(lambda texts, kind: encoded(tokens, engine, texts, kind))
    target = Path(fingerprint.__file__).with_name("fingerprint.npz")
    np.savez_compressed(target, vectors=vectors.astype(np.float16))
    print(f"{target}: {len(vectors)} vectors, {target.stat().st_size:,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
