"""Which family to count by: every kind side by side, and what the choice does to the counts."""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from qianglian.corpus.families import VERSION
from qianglian.corpus.families.graph import Flags, Ints
from qianglian.corpus.families.kinds import EXTENDED, MEANINGS, SIMPLE, title_of
from qianglian.corpus.families.state import FamilyState, family_key
from qianglian.model.figure import Figure
from qianglian.model.text import Text

MOST_DIFFERENT = 5


@dataclass(frozen=True, slots=True)
class Choice:
    """One kind of family: its count, how the publications lie in it, and whom the vendor covers.

    ``stated`` is None for our own kinds, which cover every publication.
    """

    kind: str
    title: Text
    meaning: Text
    figure: Figure
    several: int
    """Families of more than one publication (counted here)."""
    largest: int
    stated: int | None


@dataclass(frozen=True, slots=True)
class Difference:
    """An extended family that is several simple ones: where the choice matters most."""

    family: str
    number: str
    publications: int
    simple: int


@dataclass(frozen=True, slots=True)
class Choices:
    """The kinds side by side on the same publications."""

    publications: Figure
    applications: Figure
    held: int
    """Publications that the families are made of, whatever the query."""
    known_applications: int
    choices: tuple[Choice, ...]
    claims: int
    unread_claims: int
    differences: tuple[Difference, ...]

    def __getitem__(self, kind: str) -> Choice:
        return next(one for one in self.choices if one.kind == kind)

    def _repr_html_(self) -> str:
        rows = "".join(
            f"<tr><th>{html.escape(one.title.zh)}</th><td>{one.figure._repr_html_()}</td></tr>"
            for one in self.choices
        )
        return f"<table>{rows}</table>"


@dataclass(frozen=True, slots=True)
class Asked:
    """What is counted: the query and View in normal form, and the data that it was asked of."""

    publications: Figure
    rows: Ints

    def figure(self, value: int, unit: str, name: str, keys: Sequence[str]) -> Figure:
        """A count of what the publications make up, which walks back to them."""
        base = self.publications
        return Figure(
            value,
            "family" if unit == "family" else "application",
            f"{name}({base.definition})",
            cut_off=base.cut_off,
            generation=base.generation,
            evidence=base.evidence,
            rule_version=f"families {VERSION}",
            why=lambda: keys,
        )


def choices(state: FamilyState, asked: Asked) -> Choices:
    """Every kind on the publications that are asked of."""
    keys = _Keys(state, asked.rows)
    applications = np.unique(state.application[asked.rows]).size
    facts = state.facts
    return Choices(
        asked.publications,
        asked.figure(int(applications), "application", "applications", keys),
        len(state.keys),
        facts["known"],
        tuple(_choice(state, asked, kind, keys) for kind in state.kinds),
        facts["claims"],
        facts["unread"],
        _differences(state, asked.rows),
    )


class _Keys(Sequence[str]):
    """The keys of the publications behind a figure, made when somebody asks for them."""

    def __init__(self, state: FamilyState, rows: Ints) -> None:
        self._state, self._rows = state, rows

    def __len__(self) -> int:
        return int(self._rows.size)

    def __getitem__(self, place):  # type: ignore[no-untyped-def]
        if isinstance(place, slice):
            return [self._state.key(int(row)) for row in self._rows[place]]
        return self._state.key(int(self._rows[place]))


def _choice(state: FamilyState, asked: Asked, kind: str, keys: Sequence[str]) -> Choice:
    _, sizes = np.unique(state.leader[kind][asked.rows], return_counts=True)
    return Choice(
        kind,
        title_of(kind),
        MEANINGS[kind.partition(":")[0]],
        asked.figure(int(sizes.size), "family", kind, keys),
        int((sizes > 1).sum()),
        int(sizes.max()) if sizes.size else 0,
        state.facts["stated"].get(kind),
    )


def _differences(state: FamilyState, rows: Ints) -> tuple[Difference, ...]:
    """The extended families of the most simple ones."""
    if not rows.size:
        return ()
    extended, simple = state.leader[EXTENDED][rows], state.leader[SIMPLE][rows]
    pairs = np.unique(np.stack((extended, simple), axis=1), axis=0)
    leaders, count = np.unique(pairs[:, 0], return_counts=True)
    sizes = np.unique(extended, return_counts=True)[1]
    order = np.lexsort((leaders, -sizes, -count))[:MOST_DIFFERENT]
    several: Flags = count[order] > 1
    return tuple(
        Difference(
            family_key(state.key(int(leaders[at]))),
            state.number(int(leaders[at])),
            int(sizes[at]),
            int(count[at]),
        )
        for at in order[several]
    )
