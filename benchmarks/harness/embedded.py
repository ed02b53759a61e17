"""Vectors of the texts that a benchmark is about, made once by an embedder and kept in the cache folder."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from harness.report import Report
from qianglian.embedding.contract import Embedder, Kind

BLOCK = 1_024
"""Texts to a file: what an interruption costs at most."""


def embedded(
    report: Report, folder: Path, embedder: Embedder, texts: Sequence[str], kind: Kind = "passage"
) -> np.ndarray:
    """float32 (n, dim). Each text is encoded once for this embedder, block by block; a later run goes on."""
    unique = sorted(set(texts), key=lambda text: (len(text), text))
    place = {text: number for number, text in enumerate(unique)}
    vectors = np.zeros((len(unique), embedder.dim), np.float32)
    folder.mkdir(parents=True, exist_ok=True)
    for start in range(0, len(unique), BLOCK):
        some = unique[start : start + BLOCK]
        path = folder / f"{_name(embedder, kind, some)}.npy"
        if not path.exists():
            being_written = path.with_suffix(".part.npy")
            np.save(being_written, np.asarray(embedder.encode(some, kind), np.float32))
            being_written.rename(path)
            report.say(f"encoded {start + len(some):,} of {len(unique):,} texts")
        vectors[start : start + len(some)] = np.load(path)
    return vectors[[place[text] for text in texts]]


class Kept:
    """An embedder that answers from a table, for a workspace that is embedded with vectors made before."""

    def __init__(self, embedder: Embedder, texts: Sequence[str], vectors: np.ndarray) -> None:
        self.id, self.dim, self.max_tokens = embedder.id, embedder.dim, embedder.max_tokens
        self._embedder = embedder
        self._known = dict(zip(texts, vectors, strict=True))

    def encode(self, texts: Sequence[str], kind: Kind) -> np.ndarray:
        """The vectors in the table; what is not there is encoded."""
        missing = [text for text in dict.fromkeys(texts) if kind != "passage" or text not in self._known]
        made = dict(zip(missing, self._embedder.encode(missing, kind), strict=True)) if missing else {}
        return np.stack([made[text] if text in made else self._known[text] for text in texts])


def _name(embedder: Embedder, kind: Kind, texts: Sequence[str]) -> str:
    digest = hashlib.blake2b(digest_size=12)
    for part in (embedder.id, kind, *texts):
        digest.update(part.encode() + b"\x00")
    return digest.hexdigest()
