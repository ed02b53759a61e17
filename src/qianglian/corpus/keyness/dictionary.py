"""The pairs of terms that ship: derived from the official titles of the IPC (`scripts/build_term_pairs.py`)."""

from __future__ import annotations

import gzip
from functools import lru_cache
from importlib.resources import files

from qianglian.corpus.keyness.pairing import Pair

FILE = "term_pairs.tsv.gz"
SOURCE = "IPC 2026.01 (zh) / 2020 (en)"
"""Editions of the titles that the pairs were derived from."""


@lru_cache(maxsize=1)
def term_pairs() -> tuple[dict[str, list[Pair]], dict[str, list[Pair]]]:
    """The pairs by their Chinese and by their English term, best first."""
    packed = files("qianglian.corpus.keyness").joinpath("data", FILE).read_bytes()
    return read_pairs(gzip.decompress(packed).decode())


def read_pairs(text: str) -> tuple[dict[str, list[Pair]], dict[str, list[Pair]]]:
    """Lines of tab-separated cells; those that begin with # tell where they come from."""
    chinese: dict[str, list[Pair]] = {}
    english: dict[str, list[Pair]] = {}
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        zh, en, both, with_zh, with_en, score = line.split("\t")
        pair = Pair(zh, en, int(both), int(with_zh), int(with_en), float(score))
        chinese.setdefault(zh, []).append(pair)
        english.setdefault(en, []).append(pair)
    return chinese, english
