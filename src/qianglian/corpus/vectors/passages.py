"""What of a publication is embedded: its title with its abstract, and its first independent claim, by language."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from qianglian.embedding.contract import Kind
from qianglian.model.language import text_language

PassageKind = Literal["text", "claim"]
KINDS: tuple[PassageKind, ...] = ("text", "claim")
"""``text`` is title and abstract, ``claim`` the first independent claim."""
PREFIX: Kind = "passage"
"""As what an embedder is given passages."""
HASH_BYTES = 16


@dataclass(frozen=True, slots=True)
class Passage:
    """One text of one publication in one language (ISO 639-1, ``""`` where neither source nor script tells)."""

    key: str
    kind: PassageKind
    language: str
    text: str

    @property
    def hash(self) -> bytes:
        """What its vector is kept under."""
        return text_hash(self.text)


def text_hash(text: str, prefix: Kind = PREFIX) -> bytes:
    """What a vector is kept under: the exact text and the prefix it is embedded with; 16 bytes."""
    return hashlib.blake2b(f"{prefix}\x1f{text}".encode(), digest_size=HASH_BYTES).digest()


def passages(row: Mapping[str, Any]) -> Iterator[Passage]:
    """The passages of a stored publication (its ``key``, ``titles``, ``abstracts``, ``claims``); none without text.

    A language whose title and abstract come apart gets what there is of them.
    """
    titles, abstracts = row["titles"] or (), row["abstracts"] or ()
    stated = {said["lang"] for said in (*titles, *abstracts) if said["lang"]}
    hint = stated.pop() if len(stated) == 1 else ""
    parts: dict[str, list[str]] = {}
    for some in (titles, abstracts):
        for language, text in _first_by_language(some, hint):
            parts.setdefault(language, []).append(text)
    for language, texts in parts.items():
        yield Passage(row["key"], "text", language, "\n".join(texts))
    for language, text in _first_claims(row["claims"] or (), hint):
        yield Passage(row["key"], "claim", language, text)


def _first_by_language(texts: Iterable[Mapping[str, Any]], hint: str) -> Iterator[tuple[str, str]]:
    """The first text of each language, what the office wrote before what a vendor translated."""
    seen = set()
    for said in sorted(texts, key=lambda one: bool(one["translated"])):
        text = (said["text"] or "").strip()
        language = said["lang"] or text_language(text, hint)
        if text and language not in seen:
            seen.add(language)
            yield language, text


def _first_claims(claims: Sequence[Mapping[str, Any]], hint: str) -> Iterator[tuple[str, str]]:
    """The first independent claim of each language; where no source says which are, the first claim."""
    first: dict[str, tuple[bool, str]] = {}
    for claim in claims:
        text = (claim["text"] or "").strip()
        if not text:
            continue
        language = claim["lang"] or text_language(text, hint)
        told = claim["independent"] is True
        if language not in first or (told and not first[language][0]):
            first[language] = (told, text)
    for language, (_, text) in first.items():
        yield language, text
