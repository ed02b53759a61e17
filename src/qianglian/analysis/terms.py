"""Which terms families hold, for two sets of them: a sample of texts is read, and terms are compared by their odds."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import log
from typing import Any

import numpy as np
import pyarrow as pa

from qianglian.analysis.ground import Ground
from qianglian.analysis.holding import among
from qianglian.corpus.keyness.candidates import candidates
from qianglian.corpus.keyness.phrase import MAX_WORDS
from qianglian.corpus.keyness.scoring import keyness

DRAFTING = frozenset(
    """
    application applications preparation preparations preparing manufacturing manufacture manufactured production
    producing thereof therefor abstract drawing figure
    摘要图 摘要 附图 图 制备 制备方法 制造方法 生产方法 应用 载体 方案 诸如
    """.split()
)
"""What titles and abstracts say of themselves, not of their matter."""


@dataclass(frozen=True)
class Holders:
    """For each term the families that hold it, out of ``read`` families; ``language`` is that of the texts read."""

    terms: Mapping[str, frozenset[int]]
    read: frozenset[int]
    language: str


def sample(families: np.ndarray, most: int) -> np.ndarray:
    """At most so many families, spread evenly over their order: always the same ones, no chance in it."""
    if len(families) <= most:
        return families
    return families[np.linspace(0, len(families) - 1, most).astype(np.int64)]


def holders(ground: Ground, families: np.ndarray, language: str = "") -> Holders:
    """Read titles and abstracts of families (of their leading publications) for terms.

    Without a language that of most titles is read: terms of two languages cannot be compared.
    """
    rows = _texts(ground, families)
    counts = Counter(text["lang"] for row in rows for text in row["titles"])
    chosen = language or (counts.most_common(1)[0][0] if counts else "")
    held: dict[str, set[int]] = defaultdict(set)
    read = set()
    for row in rows:
        texts = [one["text"] for one in (*row["titles"], *row["abstracts"]) if one["lang"] == chosen]
        if texts:
            read.add(row["family"])
            for text in texts:
                for phrase in candidates(text, chosen):
                    if phrase.words <= MAX_WORDS and phrase.text not in DRAFTING:
                        held[phrase.text].add(row["family"])
    return Holders({term: frozenset(some) for term, some in held.items()}, frozenset(read), chosen)


def _texts(ground: Ground, families: np.ndarray) -> list[dict[str, Any]]:
    """Titles and abstracts of the leading publications, as far as the View shows them."""
    if not len(families):
        return []
    keys = ground.publication_keys.take(pa.array(families))
    table, view = ground.workspace.table(""), ground.workspace.view
    shown = [name for name in ("titles", "abstracts") if view.allows(name)]
    found = among(table, "key", keys).select("key", *shown).to_pyarrow()
    place = dict(zip(keys.to_pylist(), families.tolist(), strict=True))
    rows = [
        {
            "family": place[row["key"]],
            "titles": row.get("titles") or [],
            "abstracts": row.get("abstracts") or [],
        }
        for row in found.to_pylist()
    ]
    return sorted(rows, key=lambda row: int(row["family"]))


def log_odds(late: int, of_late: int, early: int, of_early: int) -> float:
    """The log of the odds late against the odds early, half a family added to each count (Haldane, Anscombe).

    >>> round(log_odds(30, 100, 10, 100), 2), log_odds(10, 100, 10, 100)
    (1.31, 0.0)
    """

    def odds(held: int, of: int) -> float:
        return log((held + 0.5) / (of - held + 0.5))

    return odds(late, of_late) - odds(early, of_early)


def surely(late: int, of_late: int, early: int, of_early: int) -> float:
    """How surely a term is held more often late than early: Dunning's G², below zero where it is held less.

    3.84 is passed by chance once in 20 terms, 10.83 once in 1,000.
    """
    return keyness(late, of_late, late + early, of_late + of_early)


ALIKE = 0.8
"""Share of families that two terms hold together, from which they are one matter."""


def distinct(ranked: Iterable[str], held: Mapping[str, frozenset[int]], most: int) -> list[str]:
    """The first terms, without those that the same families hold as one that was chosen before, or that stand only
    within it or around it."""
    found: list[str] = []
    for term in ranked:
        if len(found) == most:
            break
        if not any(_alike(term, other, held) for other in found):
            found.append(term)
    return found


def _alike(term: str, other: str, held: Mapping[str, frozenset[int]]) -> bool:
    shared, both = len(held[term] & held[other]), len(held[term] | held[other])
    return shared >= ALIKE * both or ((term in other or other in term) and shared >= ALIKE * len(held[term]))
