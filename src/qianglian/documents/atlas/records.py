"""The records of a node as the map lists them: the newest, as many as a page bears."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from qianglian.corpus.legal.timeline import STATES
from qianglian.documents.navigation.basis import Standing
from qianglian.model.text import Language, Text

UNKNOWN = Text(zh="未知", en="unknown")
NEWEST = 40
"""Publications listed at a node, newest first; all of them are `qianglian search node:CODE`."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One publication in a list."""

    number: str
    title: Text
    applicants: str
    day: str
    state: Text


def listed(standing: Standing, code: str, most: int = NEWEST) -> Sequence[Listed]:
    """The newest publications of a node. A family's publications are listed one by one, as they were published."""
    found = standing.workspace.search(f"node:{code}", sort="-pd", limit=most)
    return [_listed(hit.number, hit.row) for hit in found]


def _listed(number: str, row: dict[str, Any]) -> Listed:
    titles = row["titles"]
    state = next((said for name, said in STATES.items() if name == row["status"]), UNKNOWN)
    title = Text(zh=_in(titles, "zh"), en=_in(titles, "en"))
    return Listed(number, title, "；".join(row["applicants"]), row["publication_date"] or "", state)


def _in(texts: Sequence[Sequence[str]], language: Language) -> str:
    """The text in a language, else the first there is."""
    return next((text for lang, text in texts if lang == language), texts[0][1] if texts else "")
