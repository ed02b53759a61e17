"""What a United States document says of its parents: each with its number, and what else is said of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qianglian.model.publication import Related
from qianglian.sources.draft import Draft

_NOT_A_NUMBER = re.compile("[^0-9A-Z]")


class Lineage:
    """Parents as they are read; `into` puts them into a draft.

    A document states whole chains (this one continues 12/, which continues 11/): every link is one `Related`. What
    has no field there, the link's child where it is another application, the parent's status and patent, is kept
    as a line of `extra`.
    """

    def __init__(self, draft: Draft, application: str) -> None:
        self._draft = draft
        self._own = _bare(application)
        self._related: list[Related] = []
        self._lines: list[str] = []

    def add(
        self,
        relation: str,
        number: str,
        country: str,
        day: str,
        also: Sequence[tuple[str, str]] = (),
        child: str = "",
    ) -> None:
        """One parent; ``also`` are (element's name, text) pairs, ``child`` the application that it is parent of."""
        if not number:
            return
        if _bare(number).startswith("PCT"):
            country = "WO"
        date = self._draft.day(day, relation) if day else None
        self._related.append(Related(relation, number, country or "US", date))
        said = [f"{name} {text}" for name, text in also if text]
        if child and _bare(child) != self._own:
            said.insert(0, f"child-doc {child}")
        if said:
            self._lines.append(f"{relation} {number}: {', '.join(said)}")

    def into(self, column: str) -> None:
        """Add what was read to the draft; the lines under the name of the element that holds it all."""
        publication = self._draft.publication
        publication.related = (*publication.related, *dict.fromkeys(self._related))
        if self._lines:
            self._draft.keep(column, "; ".join(dict.fromkeys(self._lines)))


def _bare(number: str) -> str:
    return _NOT_A_NUMBER.sub("", number.upper())
