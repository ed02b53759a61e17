"""Train the cross-lingual adapter that ships with the package, from the official IPC titles in Chinese and English.

Learnt on some subclasses, its parameters chosen on others, judged once on the rest. Writes
``src/qianglian/corpus/similar/adapter.npz`` with its record; `crosslingual.py` judges what is shipped.
"""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, datetime

from harness.crosslingual import GRID, RANK, fit, judge, titles
from harness.ipc_titles import EN, PAIRS, SEED, ZH, distinct, pairs, split
from harness.options import ROOT, options
from harness.report import Report, finish
from qianglian.corpus.similar.adapter import FILE, written
from qianglian.embedding.choosing import chosen as embedder_chosen

PLACE = ROOT / "src" / "qianglian" / "corpus" / "similar" / FILE


def main() -> None:
    """Train, judge, write."""
    chosen = options(__doc__)
    report = Report("train_adapter", chosen)
    embedder = embedder_chosen("e5")
    parts = split(pairs(chosen.data))
    kept = chosen.cache / "vectors"
    learnt = titles(report, kept, embedder, parts["learnt from"])
    means = learnt.means
    learnt = learnt.centred(means)
    development = titles(report, kept, embedder, distinct(parts["chosen on"])).centred(means)
    tried = {place: judge(development, fit(learnt, *place)) for place in GRID}
    rows = [(f"ridge {r}, power {p}", *asdict(found).values()) for (r, p), found in tried.items()]
    head = ("chosen on", "pairs", "R@1 zh→en", "R@1 en→zh", "mixed top 10 zh", "mixed top 10 en")
    report.table("Parameters", head, [("centred alone", *asdict(judge(development, None)).values()), *rows])
    ridge, power = max(tried, key=lambda place: tried[place].total)
    maps = fit(learnt, ridge, power)
    held = titles(report, kept, embedder, distinct(parts["held back"])).centred(means)
    judged = judge(held, maps)
    report.say(f"ridge {ridge}, power {power}; held back: {judged}")
    record = {
        "name": "ipc-zh-en",
        "model": embedder.id.partition("/")[0],
        "embedder": embedder.id,
        "date": datetime.now(UTC).date().isoformat(),
        "data": [ZH, EN],
        "pairs": {name: len(found) for name, found in parts.items()},
        "drawn": PAIRS,
        "seed": SEED,
        "split": "by IPC subclass",
        "method": "CCA of centred passage vectors, directions weighed by correlation ** power",
        "parameters": {"ridge": ridge, "power": power, "rank": RANK},
        "held_back": asdict(judged),
        "held_back_centred_alone": asdict(judge(held, None)),
    }
    PLACE.write_bytes(written({"zh": maps[0], "en": maps[1]}, record))
    report.say(f"written: {PLACE} ({PLACE.stat().st_size / 1e3:.0f} kB)")
    report.body["record"] = record
    finish(report)


if __name__ == "__main__":
    main()
