"""Other tools for the same task: bm25s, plain e5 with faiss, latent semantic analysis by scikit-learn.

Each answers a query document with other documents, best first.
"""

from __future__ import annotations

from collections.abc import Sequence

import bm25s
import faiss
import numpy as np
from sklearn.decomposition import TruncatedSVD
from sklearn.feature_extraction.text import TfidfVectorizer

BM25S, FAISS, LSA = "bm25s", "plain e5 + faiss", "LSA (scikit-learn, 256)"
COMPONENTS = 256


def by_bm25s(words: Sequence[str], queries: Sequence[int], depth: int) -> list[list[int]]:
    """bm25s with its defaults. ``words``: the documents cut into words between spaces, since it cuts no Chinese."""
    retriever = bm25s.BM25()
    known: dict[str, int] = {}
    ids = [[known.setdefault(word, len(known)) for word in text.split()] for text in words]
    retriever.index(bm25s.tokenization.Tokenized(ids, known), show_progress=False)
    asked = [ids[query] for query in queries]
    found, _ = retriever.retrieve(
        bm25s.tokenization.Tokenized(asked, known), k=min(depth, len(words)), show_progress=False
    )
    return [list(map(int, row)) for row in found]


def by_faiss(vectors: np.ndarray, queries: Sequence[int], depth: int) -> list[list[int]]:
    """An exact inner-product index of the vectors as the model gives them."""
    index = faiss.IndexFlatIP(vectors.shape[1])
    index.add(vectors)
    _, found = index.search(vectors[list(queries)], depth)
    return [list(map(int, row)) for row in found]


def by_lsa(words: Sequence[str], queries: Sequence[int], depth: int) -> list[list[int]]:
    """tf-idf (logarithmic tf) of the same words, 256 components, cosine."""
    weighed = TfidfVectorizer(analyzer=str.split, sublinear_tf=True, dtype=np.float32).fit_transform(words)
    vectors = TruncatedSVD(COMPONENTS, random_state=0).fit_transform(weighed).astype(np.float32)
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return by_faiss(vectors / np.where(lengths > 0, lengths, 1), queries, depth)
