"""How alike two phrases are: words, meaning, and both together, against people's scores (36,473 pairs, English).

Pearson correlation; what is learned is learned on other anchors than those it is judged on (five folds by anchor).
Claim: both together are ahead of words and of meaning alone, by more than chance would give.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from pathlib import Path

import numpy as np

from harness.bootstrap import RESAMPLES, SEED
from harness.options import options
from harness.report import Report, finish
from qianglian.corpus.keyness.terms import singular
from qianglian.embedding.choosing import chosen as embedder_chosen

FILE = "retrieval/phrase_similarity_en.csv"
FOLDS, RIDGE = 5, 10.0

Row = dict[str, str]


def read(data: Path, limit: int | None) -> list[Row]:
    """The pairs; ends the program with a sentence where there are none."""
    path = data / FILE
    if not path.exists():
        sys.exit(f"No {path}: set QIANGLIAN_DATA or --data to the folder of real data.")
    with open(path, encoding="utf-8") as file:
        return list(csv.DictReader(file))[:limit]


def pieces(phrase: str) -> Counter[str]:
    """Words in the singular, and the three-letter pieces of them."""
    words = [singular(word) for word in phrase.lower().split()]
    grams = (f"^{word}$"[i : i + 3] for word in words for i in range(len(word)))
    return Counter([*words, *grams])


def word_features(rows: list[Row]) -> np.ndarray:
    """Tf-idf cosine of words and pieces; share of words in common; same last word; how much longer."""
    bags = {phrase: pieces(phrase) for row in rows for phrase in (row["anchor"], row["target"])}
    held = Counter(piece for bag in bags.values() for piece in bag)
    rarity = {piece: np.log(len(bags) / n) for piece, n in held.items()}
    length = {p: np.sqrt(sum((n * rarity[x]) ** 2 for x, n in bag.items())) or 1.0 for p, bag in bags.items()}
    out = np.zeros((len(rows), 5), np.float32)
    for at, row in enumerate(rows):
        one, other = row["anchor"], row["target"]
        a, b = bags[one], bags[other]
        dot = sum(n * b[x] * rarity[x] ** 2 for x, n in a.items() if x in b)
        words = [{singular(w) for w in p.lower().split()} for p in (one, other)]
        last = singular(one.split()[-1].lower()) == singular(other.split()[-1].lower())
        both = len(words[0] & words[1])
        out[at] = (
            dot / (length[one] * length[other]),
            both / len(words[0] | words[1]),
            both / len(words[0]),
            last,
            len(words[1]) - len(words[0]),
        )
    return out


def meaning_features(rows: list[Row], vectors: dict[str, np.ndarray]) -> np.ndarray:
    """Cosine raw, and after the mean of all phrases is taken off."""
    mean = np.mean(list(vectors.values()), axis=0)
    one = np.stack([vectors[row["anchor"]] for row in rows])
    other = np.stack([vectors[row["target"]] for row in rows])
    return np.stack([_cosine(one, other), _cosine(one - mean, other - mean)], axis=1)


def _cosine(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    lengths = np.linalg.norm(one, axis=1) * np.linalg.norm(other, axis=1)
    cosine: np.ndarray = (one * other).sum(axis=1) / np.maximum(lengths, 1e-9)
    return cosine


def learned(features: np.ndarray, scores: np.ndarray, anchors: np.ndarray) -> np.ndarray:
    """Ridge regression on the features and their products, predicted for each fold from the others."""
    products = [features[:, i] * features[:, j] for i in range(features.shape[1]) for j in range(i + 1)]
    wide = np.column_stack([features, *products])
    wide = (wide - wide.mean(axis=0)) / (wide.std(axis=0) + 1e-9)
    wide = np.column_stack([wide, np.ones(len(wide))])
    names, place = np.unique(anchors, return_inverse=True)
    fold = np.random.default_rng(SEED).permutation(len(names))[place] % FOLDS
    said = np.zeros(len(scores))
    for number in range(FOLDS):
        known = wide[fold != number]
        right = known.T @ scores[fold != number]
        said[fold == number] = wide[fold == number] @ np.linalg.solve(
            known.T @ known + RIDGE * np.eye(wide.shape[1]), right
        )
    return said


def main() -> None:
    """Measure, print, write."""
    chosen = options(__doc__)
    report = Report("phrases", chosen)
    rows = read(chosen.data, chosen.limit)
    embedder = embedder_chosen()
    phrases = sorted({row[side] for row in rows for side in ("anchor", "target")})
    vectors = dict(zip(phrases, embedder.encode(phrases, "query"), strict=True))
    measure(report, rows, vectors, embedder.id)
    finish(report)


def measure(report: Report, rows: list[Row], vectors: dict[str, np.ndarray], embedder: str) -> None:
    """The table of correlations, with intervals over anchors."""
    scores = np.array([float(row["score"]) for row in rows])
    anchors = np.array([row["anchor"] for row in rows])
    words, meaning = word_features(rows), meaning_features(rows, vectors)
    ways = {
        "words: tf-idf cosine of words and pieces": words[:, 0],
        "meaning, raw": meaning[:, 0],
        "meaning, centred": meaning[:, 1],
        "words, learned": learned(words, scores, anchors),
        "meaning, learned": learned(meaning, scores, anchors),
        "words and meaning, learned": learned(np.column_stack([words, meaning]), scores, anchors),
    }
    drawn = _drawn(anchors)
    found = {
        name: np.array([np.corrcoef(way[i], scores[i])[0, 1] for i in drawn]) for name, way in ways.items()
    }
    report.table(
        f"{len(rows):,} pairs, {len(set(anchors))} anchors, {embedder}",
        ("way", "Pearson", "95 % interval"),
        [
            (name, f"{r[0]:.4f}", "{:.4f} to {:.4f}".format(*np.percentile(r[1:], (2.5, 97.5))))
            for name, r in found.items()
        ],
    )
    report.body |= {"pearson": {name: float(r[0]) for name, r in found.items()}, "embedder": embedder}
    both = found["words and meaning, learned"][1:]
    for other in ("words, learned", "meaning, learned", "meaning, centred"):
        low = float(np.percentile(both - found[other][1:], 2.5))
        report.claim(f"“{other}” less both, upper end of the 95 % interval", -low, 0.0)


def _drawn(anchors: np.ndarray) -> list[np.ndarray]:
    """All pairs, then resamples of whole anchors."""
    names, place = np.unique(anchors, return_inverse=True)
    own = [np.flatnonzero(place == at) for at in range(len(names))]
    draw = np.random.default_rng(SEED)
    resamples = RESAMPLES // 4
    return [np.arange(len(anchors))] + [
        np.concatenate([own[at] for at in draw.integers(0, len(names), len(names))]) for _ in range(resamples)
    ]


if __name__ == "__main__":
    main()
