"""Words of a query in the other language: candidates with what speaks for them, never a sure translation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import rjieba

from qianglian.corpus import searching
from qianglian.corpus.keyness.dictionary import term_pairs
from qianglian.corpus.keyness.pairing import DISCOUNT, Pair
from qianglian.corpus.keyness.terms import chinese_terms, english_terms, singular
from qianglian.corpus.parties.wordlists import simplified
from qianglian.corpus.snapshot import Snapshot
from qianglian.corpus.viewing import bounded, visible_row
from qianglian.model.errors import BadInput
from qianglian.model.figure import Figure
from qianglian.model.language import text_language
from qianglian.model.text import Text
from qianglian.model.view import EVERYTHING, View
from qianglian.query.normal_form import fold
from qianglian.query.tree import Node, Value, Words, conjunction

READ, COUNTED = 300, 40
"""Publications with titles in both languages that are read, and terms of them that are counted."""
LONGEST = 60
"""Characters of what is asked; more is no word."""
PARTS = 3
"""Candidates of each part that a composed translation is made from is one; so many parts at most."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible translation, ``score`` from 0 to 1 (no probability), and its evidence.

    ``ipc_titles``: official IPC titles that have both, of ``ipc_titles_of`` that have what was asked. ``titles``:
    publications here whose titles in both languages have both. ``parts``: what it was put together from, where
    only its parts are known: then nobody was seen to use it.
    """

    text: str
    score: float
    ipc_titles: int = 0
    ipc_titles_of: int = 0
    titles: Figure | None = None
    parts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Translation:
    """What was asked, its language, and the candidates in the other one, best first."""

    asked: str
    language: Literal["zh", "en"]
    candidates: tuple[Candidate, ...]


def translate(snapshot: Snapshot | None, asked: str, view: View = EVERYTHING, limit: int = 5) -> Translation:
    """Candidates for a Chinese or English word or short phrase.

    From the official IPC titles, from publications of the View with titles in both languages, and, where neither
    knows the whole, from its parts. Traditional characters are read as simplified ones. Raises `BadInput` for what
    is empty, too long or in another language.
    """
    text = _read(asked)
    language: Literal["zh", "en"] = "zh" if text_language(text) == "zh" else "en"
    if language == "en":
        text = singular(text)
    found = from_titles(text, language)
    if snapshot is not None and not (view.narrows and not view.allows("titles")):
        found = _joined(found, _from_publications(snapshot, view, text, language))
    if not found:
        found = composed(text, language)
    best = sorted(found.values(), key=lambda one: (-one.score, one.text))[:limit]
    return Translation(asked, language, tuple(best))


def from_titles(text: str, language: str) -> dict[str, Candidate]:
    """What the official titles of the IPC say of a term."""
    by = term_pairs()[0 if language == "zh" else 1]
    return {_other(pair, language): _candidate(pair, language) for pair in by.get(text, ())}


def composed(text: str, language: str) -> dict[str, Candidate]:
    """A translation put together from those of its parts, in their order; half their least score."""
    by = term_pairs()[0 if language == "zh" else 1]
    parts = _parts(text, language, by.__contains__)
    if not 1 < len(parts) <= PARTS:
        return {}
    best = [by[part][0] for part in parts]
    whole = (" " if language == "zh" else "").join(_other(pair, language) for pair in best)
    told = tuple((part, _other(pair, language)) for part, pair in zip(parts, best, strict=True))
    return {whole: Candidate(whole, min(pair.score for pair in best) / 2, parts=told)}


def _parts(text: str, language: str, known: Callable[[str], bool]) -> list[str]:
    """The fewest known terms, longest first, that make up the text; none where something is left over."""
    words = text.split() if language == "en" else [word for word in rjieba.cut(text) if word.strip()]
    glue = " " if language == "en" else ""
    found: list[str] = []
    at = 0
    while at < len(words):
        for end in range(len(words), at, -1):
            part = glue.join(words[at:end])
            if known(part):
                found.append(part)
                at = end
                break
        else:
            return []
    return found


def _from_publications(snapshot: Snapshot, view: View, text: str, language: str) -> dict[str, Candidate]:
    """What publications with titles in both languages say, by the Dice coefficient over their titles."""
    engine = snapshot.fulltext
    both = conjunction(Value("lang", "zh"), Value("lang", "en"))
    asked = conjunction(both, Words(("ti",), text))
    if engine is None:
        return {}
    page = engine.page(bounded(asked, view).bound, READ, 0, "key")
    terms: Counter[str] = Counter()
    other, of = ("en", english_terms) if language == "zh" else ("zh", chinese_terms)
    for hit in page.hits:
        titles = visible_row(hit.row, view).get("titles", ())
        terms.update({term for lang, title in titles if lang == other for term in of(title)})

    def count(*nodes: Node) -> int:
        return engine.count(bounded(conjunction(*nodes), view).bound)

    found: dict[str, Candidate] = {}
    holding = count(asked)
    for term, seen in terms.most_common(COUNTED):
        if seen < 2:
            break
        having = Words(("ti",), term)
        together = max(count(asked, having), seen)
        dice = 2 * together / (holding + max(count(both, having), together))
        score = round(dice * (together / (together + DISCOUNT)) ** 0.5, 3)
        figure = searching.count(snapshot, conjunction(asked, having), view)
        found[term] = Candidate(term, score, titles=figure)
    return found


def _joined(one: dict[str, Candidate], other: dict[str, Candidate]) -> dict[str, Candidate]:
    """Candidates that either names; evidence of both kinds adds up to more than either."""
    found = dict(one)
    for text, new in other.items():
        old = found.get(text)
        score = new.score if old is None else 1 - (1 - old.score) * (1 - new.score)
        base = old or new
        found[text] = Candidate(text, round(score, 3), base.ipc_titles, base.ipc_titles_of, new.titles)
    return found


def _candidate(pair: Pair, language: str) -> Candidate:
    of = pair.one_count if language == "zh" else pair.other_count
    return Candidate(_other(pair, language), pair.score, pair.together, of)


def _other(pair: Pair, language: str) -> str:
    return pair.other if language == "zh" else pair.one


def _read(asked: str) -> str:
    text = " ".join(fold(asked).translate(simplified()).split())
    if not text or len(text) > LONGEST or text_language(text, "en") not in ("zh", "en"):
        raise BadInput(
            Text(
                zh="要翻译的应是中文或英文的一个词或短语。",
                en="What is to be translated should be a word or short phrase in Chinese or English.",
            ),
            hint=Text(zh="如：固态电池。", en="Such as: solid electrolyte."),
        )
    return text
