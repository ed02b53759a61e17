"""Key phrases of Chinese abstracts, with the title that their drafter gave them as reference: ours against tf-idf.

The abstract alone is read; five phrases are taken; the title is the truth. Three measures, since a title can be cut in
more than one way: F1 against its *pieces* (cut at function words by a pattern, no tagger), against its *words* (as
rjieba cuts them), and of *cover*: precision is the share of the five that stand in the title, recall the share of the
title's characters (function words and words of drafters apart) that they cover. Document frequencies are of 30,000
other records; scoring was chosen on 1,000 records drawn by another seed.

Claim: more of the title is covered than by tf-idf of words, by more than chance would give.
"""

from __future__ import annotations

import gzip
import math
import random
import re
from collections import Counter
from collections.abc import Callable

import numpy as np
import orjson
import rjieba

from harness.bootstrap import SEED, interval, said
from harness.inputs import patentscope
from harness.options import options
from harness.report import Report, finish
from qianglian.corpus.keyness.candidates import candidates
from qianglian.corpus.keyness.general_words import CHINESE
from qianglian.corpus.keyness.scoring import chosen as best_of
from qianglian.corpus.keyness.scoring import uses, weight
from qianglian.model.language import text_language
from qianglian.query.normal_form import fold

JUDGED, BACKGROUND, TAKEN = 2_000, 30_000, 5
FUNCTION_WORDS = re.compile(r"一种|以及|用于|[的及和与用或其之在为以]|[\W\d_]+")
DRAFTERS_WORDS = re.compile("|".join(sorted((w for w in CHINESE if len(w) > 1), key=len, reverse=True)))

Taker = Callable[[str], list[str]]


def f1(found: list[str], truth: set[str]) -> float:
    """Exact matches."""
    hits = len(set(found) & truth)
    return 2 * hits / (len(found) + len(truth)) if hits else 0.0


def cover(found: list[str], title: str) -> float:
    """See the module."""
    title = fold(title)
    counts = np.array([char.isalnum() for char in title], bool)
    for pattern in (FUNCTION_WORDS, DRAFTERS_WORDS):
        for match in pattern.finditer(title):
            counts[match.start() : match.end()] = False
    covered, there = np.zeros(len(title), bool), 0
    for phrase in found:
        places = [match.start() for match in re.finditer(re.escape(phrase), title)]
        there += bool(places)
        for place in places:
            covered[place : place + len(phrase)] = True
    if not there or not counts.any():
        return 0.0
    precision, recall = there / len(found), (covered & counts).sum() / counts.sum()
    return float(2 * precision * recall / (precision + recall)) if recall else 0.0


def takers(background: list[str]) -> dict[str, Taker]:
    """Ours and the peer's, each with document frequencies of its own units."""
    phrases, words = Counter[str](), Counter[str]()
    for text in background:
        phrases.update({one.text for one in candidates(text, "zh")})
        words.update({word for word in rjieba.cut(text) if len(word) > 1})
    total = len(background)

    def ours(abstract: str) -> list[str]:
        found = uses((), candidates(abstract, "zh"))
        scores = {text: weight(use, phrases[text], total) for text, use in found.items()}
        return list(best_of(scores, {text: use.times for text, use in found.items()}, TAKEN))

    def tf_idf(abstract: str) -> list[str]:
        times = Counter(word for word in rjieba.cut(abstract) if len(word) > 1)
        ranked = sorted(times, key=lambda word: -times[word] * math.log((total + 1) / (words[word] + 1)))
        return ranked[:TAKEN]

    return {"QiangLian": ours, "tf-idf of words": tf_idf}


def main() -> None:
    """Measure, print, write."""
    chosen = options(__doc__)
    report = Report("key_phrases", chosen)
    with gzip.open(patentscope(chosen), "rb") as lines:
        rows = [orjson.loads(line) for line in lines]
    rows = [r for r in rows if len(r["abstract"] or "") > 60 and text_language(r["title"]) == "zh"]
    rows = [r for r in rows if text_language(r["abstract"]) == "zh"]
    random.Random(SEED).shuffle(rows)
    judged, rest = rows[:JUDGED], rows[JUDGED : JUDGED + BACKGROUND]
    found: dict[str, dict[str, np.ndarray]] = {}
    for name, take in takers([f"{r['title']}\n{r['abstract']}" for r in rest]).items():
        taken = [take(row["abstract"]) for row in judged]
        titles = [row["title"] for row in judged]
        pieces = [{p for p in FUNCTION_WORDS.split(fold(t)) if 2 <= len(p) <= 12} for t in titles]
        words = [{w for w in rjieba.cut(t) if len(w) > 1 and w not in CHINESE} for t in titles]
        found[name] = {
            "pieces": np.array([f1(a, b) for a, b in zip(taken, pieces, strict=True)]),
            "words": np.array([f1(a, b) for a, b in zip(taken, words, strict=True)]),
            "cover": np.array([cover(a, b) for a, b in zip(taken, titles, strict=True)]),
        }
    head = ("way", "F1@5 of pieces", "F1@5 of words", "cover@5")
    report.table(f"{len(judged):,} abstracts", head, [(n, *map(said, v.values())) for n, v in found.items()])
    report.body["f1"] = {name: {k: float(v.mean()) for k, v in each.items()} for name, each in found.items()}
    _, low, _ = interval(found["QiangLian"]["cover"] - found["tf-idf of words"]["cover"])
    report.claim("tf-idf's cover less ours, upper end of the 95 % interval", -low, 0.0)
    finish(report)


if __name__ == "__main__":
    main()
