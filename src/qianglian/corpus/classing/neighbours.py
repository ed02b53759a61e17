"""Classified publications near a text: by the words they share, and by meaning where there are vectors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from qianglian.corpus.classing.copies import marks
from qianglian.corpus.classing.labelled import subclass
from qianglian.corpus.snapshot import Snapshot
from qianglian.query.normal_form import normalise_items
from qianglian.query.tree import All


@dataclass(frozen=True, slots=True)
class Probe:
    """A text whose neighbours are wanted. ``key`` where it is a publication, which is no neighbour of itself."""

    title: str
    form: str
    """Normal forms: of the title, and of title and abstract."""
    text: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A publication near a text, how near (larger is nearer; the scale is the source's own), and its label."""

    key: str
    number: str
    title: str
    ipc: tuple[str, ...]
    nearness: float

    @property
    def label(self) -> str:
        """Its subclass; "" for none."""
        return subclass(self.ipc)


class Neighbours(Protocol):
    """A way of being near."""

    @property
    def name(self) -> str:
        """``like`` (shared words) or ``meaning`` (vectors)."""
        ...

    def near(self, probe: Probe, limit: int) -> list[Neighbour]:
        """Classified publications, nearest first; neither the probe itself nor a near copy of it."""
        ...


SPARE = 10
"""Asked for beyond the limit: some have no class, or are the probe itself."""


class ByWords:
    """Neighbours by the words they share (BM25 of the full-text index)."""

    name = "like"

    def __init__(self, snapshot: Snapshot) -> None:
        self._engine = snapshot.fulltext

    def near(self, probe: Probe, limit: int) -> list[Neighbour]:
        """See `Neighbours`."""
        if self._engine is None:
            return []
        # The title once more, as the index has it: what it says tells most.
        hits = self._engine.alike(f"{probe.title}\n{probe.form}", All(), limit + SPARE)
        return others(probe, [(hit.row, hit.score or 0.0) for hit in hits], limit)


def others(probe: Probe, rows: Sequence[tuple[dict[str, Any], float]], limit: int) -> list[Neighbour]:
    """Rows with a class, without the probe and its near copies."""
    own = set(marks(probe.title, probe.form))
    found: list[Neighbour] = []
    for row, nearness in rows:
        titles = [text for _, text in row["titles"]]
        title = normalise_items(titles)
        form = f"{title}\n{normalise_items(text for _, text in row['abstracts'])}"
        if row["key"] == probe.key or own.intersection(marks(title, form)) or not subclass(row["ipc"]):
            continue
        name = row["number"] or next(iter(row["identifiers"]), "")
        found.append(Neighbour(row["key"], name, titles[0] if titles else "", tuple(row["ipc"]), nearness))
        if len(found) == limit:
            break
    return found
