"""Near copies: publications of one title, or of one beginning of the abstract, are one text filed again."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

BEGINNING = 120
"""Characters of an abstract's normal form by which it is known again."""


def marks(title: str, form: str) -> tuple[str, ...]:
    """What a text is known again by: its title, and the beginning of its abstract. ``form``: title and abstract."""
    abstract = form[len(title) :].strip()[:BEGINNING]
    return tuple(f"{kind}{text}" for kind, text in (("t", title), ("a", abstract)) if text)


def copies(titles: Sequence[str], forms: Sequence[str]) -> np.ndarray:
    """For each text the place of the first one that it is a copy of, over any number of steps; its own for none."""
    above = list(range(len(titles)))
    first: dict[str, int] = {}
    for at, (title, form) in enumerate(zip(titles, forms, strict=True)):
        for mark in marks(title, form):
            one, other = _root(above, first.setdefault(mark, at)), _root(above, at)
            above[max(one, other)] = min(one, other)
    return np.array([_root(above, at) for at in range(len(above))], np.int64)


def _root(above: list[int], at: int) -> int:
    while above[at] != at:
        above[at] = above[above[at]]
        at = above[at]
    return at
