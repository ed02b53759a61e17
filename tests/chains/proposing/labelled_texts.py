"""A small corpus in which meaning tells and words do not: every word of a text is its own, its first letter is the meaning."""

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from qianglian.corpus.workspace import Workspace
from qianglian.embedding.contract import Kind
from qianglian.model.chain import Chain
from qianglian.model.text import Text
from tests.chains.samples import node
from tests.corpus.evidence import begin, row, write_rows

CHAIN = Chain(
    "cells",
    Text(zh="电池", en="Cells"),
    (
        node("S", "ipc:H01M50/40"),
        node("W", "ipc:H01M10 AND ti:电解"),
        node("N", "ipc:H02S"),
    ),
)
INSIDE, OUTSIDE, UNCLASSED, ELSEWHERE = 150, 250, 12, 6
"""Families of node S by class; others; of S by their words, with no class at all, and filed under another class."""


def sense(text: str) -> str:
    """The letter that a text's words begin with."""
    return text.strip()[:1]


class SenseEmbedder:
    """A vector by the first letter of the words, with a little of each text's own."""

    id, dim, max_tokens = "small/sense/1", 8, 512

    def encode(self, texts: Sequence[str], kind: Kind) -> np.ndarray:
        return np.stack([self._vector(text) for text in texts]).astype(np.float32)

    def _vector(self, text: str) -> np.ndarray:
        seed = int.from_bytes(hashlib.blake2b(text.encode(), digest_size=4).digest(), "big")
        made = 0.25 * np.random.default_rng(seed).standard_normal(self.dim)
        made["sor".index(sense(text)) if sense(text) in "sor" else 3] += 1.0
        return np.asarray(made / np.linalg.norm(made))


def _words(letter: str, at: int) -> str:
    return " ".join(f"{letter}{at}w{i}" for i in range(6))


def rows() -> Iterator[dict[str, Any]]:
    """Their numbers tell what they are: 1… inside, 2… outside, 3… unclassed, 4… filed elsewhere, 5 without text."""
    for at in range(INSIDE):
        yield row(f"CN1{at:06}A", _words("s", at), ipc=["H01M50/40"])
    for at in range(OUTSIDE):
        yield row(f"CN2{at:06}A", _words("or"[at % 2], 1000 + at), ipc=["G06F1/00"])
    for at in range(UNCLASSED):
        yield row(f"CN3{at:06}A", _words("s", 2000 + at))
    for at in range(ELSEWHERE):
        yield row(f"CN4{at:06}A", _words("s", 3000 + at), ipc=["B32B5/00"])
    yield row("CN5000000A", "", ipc=["B32B5/00"])


def workspace_of(folder: Path) -> Workspace:
    """The corpus, embedded."""
    workspace = begin(folder / "ws", write_rows(folder / "rows.jsonl", rows()))
    workspace.embed(SenseEmbedder())
    return workspace
