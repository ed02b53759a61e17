"""Translation of query words by the official IPC titles: how many are known, and how often the first is right.

Two judgements. Titles of main groups that were held back from learning: whether the first (or one of five) English
candidates of each term of a Chinese title stands among the terms of its English title. And phrases of patents with a
machine's translation into Chinese (in traditional characters, turned into simplified ones one by one): whether the
candidate is just that phrase, which is strict, since there are other right ones.
"""

from __future__ import annotations

import csv
import importlib
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from harness.options import ROOT, options
from harness.report import Report, finish
from qianglian.corpus.keyness.pairing import Pair, pair_terms
from qianglian.corpus.keyness.terms import chinese_terms, english_terms, singular
from qianglian.corpus.keyness.translating import translate
from qianglian.corpus.parties.wordlists import simplified

PHRASES = "retrieval/phrase_translation_zh_tw.csv"
SHARE = 0.1
Row = tuple[str, int, float, float, float]


def row_of(name: str, asked: int, answers: Iterable[tuple[Sequence[str], set[str]]]) -> Row:
    """Asked, share known, share of the known whose first or one of whose five is right."""
    known = [(candidates, right) for candidates, right in answers if candidates]
    first = sum(candidates[0] in right for candidates, right in known)
    five = sum(bool(right.intersection(candidates[:5])) for candidates, right in known)
    count = max(len(known), 1)
    return name, asked, len(known) / max(asked, 1), first / count, five / count


def on_titles(data: Path) -> Row:
    """Terms of titles held back."""
    build = importlib.import_module("scripts.build_term_pairs")
    titles = dict(build.aligned(data))
    held = {symbol for symbol in titles if build.held_back(symbol, SHARE)}
    terms = {symbol: (chinese_terms(zh), english_terms(en)) for symbol, (zh, en) in titles.items()}
    by: dict[str, list[Pair]] = {}
    for pair in pair_terms(both for symbol, both in terms.items() if symbol not in held):
        by.setdefault(pair.one, []).append(pair)
    asked = [(term, terms[symbol][1]) for symbol in sorted(held) for term in sorted(terms[symbol][0])]
    answers = [([pair.other for pair in by.get(term, ())], right) for term, right in asked]
    return row_of("terms of held-back IPC titles, zh to en", len(asked), answers)


def on_phrases(data: Path) -> list[Row]:
    """Phrases with a machine's translation."""
    with open(data / PHRASES, encoding="utf-8") as file:
        pairs = [(row["en"], row["zh-tw"].translate(simplified())) for row in csv.DictReader(file)]
    rows = []
    for name, place in (("en to zh", 0), ("zh to en", 1)):
        answers = []
        for pair in pairs:
            found = translate(None, pair[place]).candidates if 0 < len(pair[place]) <= 60 else ()
            answers.append((found, {pair[1 - place], singular(pair[1 - place].lower())}))
        known = [([c.text for c in found if not c.parts], right) for found, right in answers]
        made = [([c.text for c in found if c.parts], right) for found, right in answers]
        rows += [
            row_of(f"phrases, {name}, seen", len(pairs), known),
            row_of(f"phrases, {name}, put together", len(pairs), made),
        ]
    return rows


def main() -> None:
    """Measure, print, write."""
    sys.path.insert(0, str(ROOT))
    chosen = options(__doc__)
    report = Report("translation", chosen)
    rows = [on_titles(chosen.data), *on_phrases(chosen.data)]
    head = ("asked", "number", "known", "first is right", "one of five is right")
    report.table("Translation of terms", head, rows)
    report.body["translation"] = [dict(zip(head, row, strict=True)) for row in rows]
    finish(report)


if __name__ == "__main__":
    main()
