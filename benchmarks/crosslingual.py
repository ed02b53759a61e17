"""Cross-lingual retrieval: a title asks for its translation, among IPC groups held back from the adapter.

The pool is stated with every figure: titles of groups (without references to other groups) that no other group of
the pool shares, in subclasses that the adapter has not seen. *Mixed*: all titles of both languages but the asking one.
"""

from __future__ import annotations

from dataclasses import asdict

import numpy as np

from harness.crosslingual import Judged, Titles, judge, titles
from harness.ipc_titles import Pair, distinct, pairs, split
from harness.options import options
from harness.report import Report, finish
from qianglian.corpus.similar.adapter import shipped
from qianglian.embedding.choosing import chosen as embedder_chosen

SIZES = (500, 1_000, 2_000)
"""Groups in a pool; the larger, the harder. The claims are judged on `JUDGED`, and all sizes are shown."""
JUDGED = 2_000
DRAWS, SEED = 10, 20261125
TELLING = 4
"""English words from which a title says what it is about: below stand “Details” and “Other machines”."""
FIRST, MIXED = 0.80, 0.95


def drawn(held: Titles, size: int, adapted: bool) -> Judged:
    """The means over `DRAWS` pools of a size."""
    adapter = shipped()
    maps = (adapter.maps["zh"], adapter.maps["en"]) if adapted and adapter else None
    draw = np.random.default_rng(SEED)
    found = [judge(held[draw.choice(len(held), size, replace=False)], maps) for _ in range(DRAWS)]
    means = np.mean([list(asdict(one).values()) for one in found], axis=0)
    return Judged(size, *map(float, means[1:]))


def telling(found: list[Pair]) -> np.ndarray:
    """Which titles have at least `TELLING` English words."""
    return np.flatnonzero([len(pair.en.split()) >= TELLING for pair in found])


def main() -> None:
    """Measure, print, write."""
    chosen = options(__doc__)
    report = Report("crosslingual", chosen)
    embedder, adapter = embedder_chosen("e5"), shipped()
    assert adapter is not None
    parts = split(pairs(chosen.data))
    kept = chosen.cache / "vectors"
    means = titles(report, kept, embedder, parts["learnt from"]).means
    pool = distinct(parts["held back"])
    held = titles(report, kept, embedder, pool).centred(means)
    report.say(
        f"adapter {adapter.id}; held back: {len(pool):,} groups with distinct titles in both languages"
    )
    rows = []
    for name, some in (("all titles", np.arange(len(pool))), (f"{TELLING}+ English words", telling(pool))):
        for size in (*SIZES, len(some)):
            for way, adapted in (("centred alone", False), ("adapter", True)):
                found = drawn(held[some], size, adapted)
                rows.append((f"{name}, {size:,} groups: {way}", *list(asdict(found).values())[1:]))
                if adapted and size == JUDGED and name == "all titles":
                    report.claim("zh→en not first", 1 - found.first, 1 - FIRST)
                    report.claim("zh→en not in the mixed top ten", 1 - found.mixed, 1 - MIXED)
    head = ("pool", "R@1 zh→en", "R@1 en→zh", "mixed top 10, zh asks", "mixed top 10, en asks")
    report.table("Held-back IPC titles", head, [(name, *(f"{x:.4f}" for x in some)) for name, *some in rows])
    report.body |= {"adapter": dict(adapter.record), "rows": rows}
    finish(report)


if __name__ == "__main__":
    main()
