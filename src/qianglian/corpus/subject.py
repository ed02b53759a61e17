"""What a person asks about: a text of their own, or a publication of the corpus by its number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from qianglian.corpus.showing import rows_shown
from qianglian.corpus.snapshot import Snapshot
from qianglian.corpus.viewing import visible_row
from qianglian.model.errors import BadInput
from qianglian.model.language import text_language
from qianglian.model.numbers import PublicationNumber, publication_number
from qianglian.model.text import Text
from qianglian.model.view import EVERYTHING, View

LONGEST = 20_000
"""Characters of a text of one's own that are read; a text from outside may be of any length."""


@dataclass(frozen=True, slots=True)
class Subject:
    """Titles and other texts as (language, text); ``key`` and ``number`` where it is a publication."""

    titles: tuple[tuple[str, str], ...]
    body: tuple[tuple[str, str], ...]
    key: str = ""
    number: str = ""
    ipc: tuple[str, ...] = ()
    """The classes that the publication has."""

    @property
    def text(self) -> str:
        """All of it, title first."""
        return "\n".join(text for _, text in (*self.titles, *self.body))


def subject_of(snapshot: Snapshot, asked: str, view: View = EVERYTHING) -> Subject:
    """A number is looked up; anything else is a text of one's own, whose first line counts as its title.

    Raises `NotFound` for a number that is not in the View, `BadInput` for no text at all and for a number that
    names several documents of different texts.
    """
    asked = asked.strip()
    if not asked:
        raise BadInput(Text(zh="没有给出文本或号码。", en="Neither a text nor a number was given."))
    if not is_number(asked):
        title, _, body = asked[:LONGEST].partition("\n")
        if not body:
            title, body = "", title
        return Subject(_one(title), _one(body))
    rows = [visible_row(row, view) for row in rows_shown(snapshot, asked, view)]
    if len({row["key"] for row in rows}) > 1:
        kinds = "、".join(row["number"] for row in rows)
        raise BadInput(
            Text(
                zh=f"{asked} 在库中有多件文献：{kinds}。",
                en=f"{asked} names several documents here: {kinds}.",
            ),
            hint=Text(zh="请写明文献种类代码。", en="Give the kind code."),
        )
    return subject_in(rows[0])


def subject_in(row: dict[str, Any]) -> Subject:
    """A stored row as a subject."""
    return Subject(
        _pairs(row.get("titles")),
        _pairs(row.get("abstracts")),
        str(row["key"]),
        str(row.get("number") or ""),
        tuple(row.get("ipc") or ()),
    )


def is_number(text: str) -> bool:
    """Whether a text reads as a publication number or a key."""
    if len(text) == 17 and text[0] == "p" and text.isalnum() and text.isascii():
        return True
    found = publication_number(text) if len(text) < 40 else None
    return isinstance(found, PublicationNumber) and (bool(found.country) or text.isdigit())


def _one(text: str) -> tuple[tuple[str, str], ...]:
    return ((text_language(text), text),) if text.strip() else ()


def _pairs(texts: Any) -> tuple[tuple[str, str], ...]:
    return tuple((str(lang), str(text)) for lang, text in texts or ())
