"""Key phrases of a text, a publication or what a query finds, each with its count in the corpus."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from qianglian.corpus import searching
from qianglian.corpus.keyness.candidates import candidates
from qianglian.corpus.keyness.phrase import Phrase
from qianglian.corpus.keyness.scoring import chosen, keyness, uses, weight
from qianglian.corpus.snapshot import Snapshot
from qianglian.corpus.viewing import bounded, visible_row
from qianglian.model.figure import Figure
from qianglian.model.view import EVERYTHING, View
from qianglian.query.grammar import parse
from qianglian.query.tree import Node, Words, conjunction

SAMPLE = 1_000
"""Publications of a set whose texts are read; counts are of the whole set all the same."""
COUNTED = 400
"""Phrases of a set that are counted exactly, of which the best are shown."""

Texts = Iterable[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class KeyPhrase:
    """A phrase with what it rests on.

    ``times``: how often the text has it; of a set, how many of the publications read. ``publications``: how many of
    the corpus hold it in title or abstract. ``within``: how many of the set do; None for a text.
    """

    text: str
    score: float
    times: int
    in_title: bool
    publications: Figure
    within: Figure | None = None


@dataclass(frozen=True, slots=True)
class KeyPhrases:
    """The phrases, best first. Of a set: ``read`` publications of ``found`` were read for phrases."""

    phrases: tuple[KeyPhrase, ...]
    read: int = 1
    found: Figure | None = None


def of_text(
    snapshot: Snapshot, titles: Texts, body: Texts, view: View = EVERYTHING, *, limit: int = 10
) -> KeyPhrases:
    """Key phrases of one text: ``titles`` and ``body`` are (language, text)."""
    found = uses(_all(titles), _all(body))
    total, held = _size(snapshot, view), _holding(snapshot, view)
    scores = {text: weight(use, held(text), total) for text, use in found.items()} if total else {}
    if not total:
        # With no corpus every phrase is as rare as any other.
        scores = {text: weight(use, 0, 1) for text, use in found.items()}
    best = chosen(scores, {text: use.times for text, use in found.items()}, limit)
    return KeyPhrases(
        tuple(
            KeyPhrase(
                text,
                scores[text],
                found[text].times,
                found[text].in_title,
                searching.count(snapshot, _phrase(text), view),
            )
            for text in best
        )
    )


def of_set(
    snapshot: Snapshot, query: str | Node, view: View = EVERYTHING, *, limit: int = 10, language: str = ""
) -> KeyPhrases:
    """What the publications that ``query`` finds say more often than the others of the View do."""
    asked = parse(query) if isinstance(query, str) else query
    found = searching.count(snapshot, asked, view)
    engine = snapshot.fulltext
    if engine is None or not found.value:
        return KeyPhrases((), 0, found)
    # Keys are digests: their order is as good as drawing lots, and always the same.
    page = engine.page(bounded(asked, view).bound, SAMPLE, 0, "key")
    times: Counter[str] = Counter()
    in_titles: set[str] = set()
    for hit in page.hits:
        row = visible_row(hit.row, view)
        title = {one.text for one in _all(row.get("titles", ()), language)}
        times.update(title | {one.text for one in _all(row.get("abstracts", ()), language)})
        in_titles |= title
    total, held = _size(snapshot, view), _holding(snapshot, view)
    likely = sorted(
        times, key=lambda text: (-times[text] * (1 + (text in in_titles)) * len(text) ** 0.5, text)
    )
    inside = _holding(snapshot, view, asked)
    size = int(found.value)
    counts = {text: (inside(text), held(text)) for text in likely[:COUNTED] if times[text] > 1 or size == 1}
    scores = {text: keyness(w, size, p, total) for text, (w, p) in counts.items()}
    best = chosen(scores, {text: w for text, (w, _) in counts.items()}, limit)
    return KeyPhrases(
        tuple(
            KeyPhrase(
                text,
                scores[text],
                times[text],
                text in in_titles,
                searching.count(snapshot, _phrase(text), view),
                searching.count(snapshot, conjunction(asked, _phrase(text)), view),
            )
            for text in best
        ),
        len(page.hits),
        found,
    )


def _all(texts: Texts, language: str = "") -> Iterable[Phrase]:
    return (one for lang, text in texts if language in ("", lang) for one in candidates(text, lang))


def _phrase(text: str) -> Node:
    return Words(("ti", "ab"), text)


def _size(snapshot: Snapshot, view: View) -> int:
    return int(searching.count(snapshot, "", view).value or 0)


def _holding(snapshot: Snapshot, view: View, asked: Node | None = None) -> Callable[[str], int]:
    """How many publications of the View (and of what was asked) hold a phrase."""
    engine = snapshot.fulltext

    def count(text: str) -> int:
        node = conjunction(*([asked] if asked else []), _phrase(text))
        return engine.count(bounded(node, view).bound) if engine else 0

    return count
