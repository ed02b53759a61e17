"""What is asked about: a text as it stands, or a publication with its own texts, classes and family."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from qianglian.corpus.showing import rows_shown
from qianglian.corpus.snapshot import Snapshot
from qianglian.model.errors import BadInput, NotFound
from qianglian.model.language import text_language
from qianglian.model.text import Text
from qianglian.model.view import View
from qianglian.query.normal_form import normalise

LONGEST = 20_000
"""Characters of a text that are read: about ten pages, of which a model of meaning reads the first one."""

LONGEST_NUMBER = 60
_NUMBER = re.compile(
    r"(?:[A-Z]{2} ?)?[0-9][0-9/ .,-]{4,}[0-9](?: ?[A-Z][0-9]?)?|p[a-z2-7]{16}", re.IGNORECASE
)
"""What nobody writes but as a number: it is never compared as a text."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked about. ``number`` is "" for a text; ``own`` are the publications that the number names."""

    text: str
    language: str
    titles: tuple[str, ...] = ()
    abstracts: tuple[str, ...] = ()
    number: str = ""
    own: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()

    @property
    def weighed(self) -> tuple[str, ...]:
        """Its texts as words are counted: titles twice, as the index counts them."""
        return (*self.titles, *self.titles, *self.abstracts)


def read_question(snapshot: Snapshot, asked: str, view: View, fields: Sequence[str]) -> Question:
    """Understand what is asked. A publication gives what the View shows of it, and its classes of ``fields``.

    Raises `BadInput` where there is nothing to compare, `NotFound` for a number that is not here.
    """
    text = asked.strip()
    if not normalise(text[:LONGEST]):
        raise BadInput(
            Text(zh="没有可比较的文字。", en="There is no text to compare."),
            hint=Text(
                zh="给出一段技术描述，或一个公开号。",
                en="Give a technical description or a publication number.",
            ),
        )
    if len(text) <= LONGEST_NUMBER and "\n" not in text:
        try:
            return _publication(text, rows_shown(snapshot, text, view), view, fields)
        except NotFound:
            if _NUMBER.fullmatch(text):
                raise
    return Question(text[:LONGEST], text_language(text), abstracts=(text[:LONGEST],))


def _publication(asked: str, rows: Sequence[dict[str, Any]], view: View, fields: Sequence[str]) -> Question:
    """The question that a publication puts. Of several kinds of one number the one with most text speaks."""
    speaker = max(rows, key=lambda row: (_length(row, view), str(row["number"])))
    titles, abstracts = _texts(speaker, "titles", view), _texts(speaker, "abstracts", view)
    classes = dict.fromkeys(symbol for row in rows for name in fields for symbol in row.get(name, ()))
    text = "\n".join([*titles[:1], *abstracts[:1]])
    return Question(
        text,
        text_language(text, _language(speaker)),
        titles,
        abstracts,
        str(speaker["number"] or asked),
        tuple(str(row["key"]) for row in rows),
        tuple(classes),
    )


def _texts(row: dict[str, Any], name: str, view: View) -> tuple[str, ...]:
    return tuple(str(text) for _, text in row.get(name, ())) if view.allows(name) else ()


def _length(row: dict[str, Any], view: View) -> int:
    return sum(len(text) for name in ("titles", "abstracts") for text in _texts(row, name, view))


def _language(row: dict[str, Any]) -> str:
    said = [language for language, _ in (*row.get("titles", ()), *row.get("abstracts", ())) if language]
    return str(said[0]) if said else ""
