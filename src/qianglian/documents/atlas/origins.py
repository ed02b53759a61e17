"""The records behind small figures, so that the drawer lists them without the workspace: quoted figures first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from qianglian.analysis.counting import Walk
from qianglian.documents.atlas.kept_records import kept_records
from qianglian.documents.atlas.terms import PageTerms
from qianglian.documents.navigation.basis import Standing
from qianglian.documents.provenance import Printed, Provenance

SMALL = 6
"""Records of a figure that are listed; `qianglian why MARK` lists those of any."""
MOST, FEWEST, WORK = 400, 30, 20_000_000
"""Figures whose records are looked up: each costs a question, so that a large corpus (``WORK`` over its size) bears
fewer."""


@dataclass(frozen=True, slots=True)
class Origin:
    """What was counted: keys of publications, or the names of parties."""

    publications: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


def origins(standing: Standing, provenance: Provenance, terms: PageTerms) -> dict[str, Origin]:
    """By the id of a figure, what it counted; of a family its leading publication."""
    publications = max(standing.workspace.manifest.publications, 1)
    most = max(FEWEST, min(MOST, WORK // publications))
    small = list(islice(_small(provenance), most))
    ids = [one.figure.id for one in small]
    every = kept_records(standing.ground, ids, lambda: _counted(provenance, small))
    return {
        identity: _origin(standing, keys, terms) for identity, keys in zip(ids, every, strict=True) if keys
    }


def _counted(provenance: Provenance, small: Sequence[Printed]) -> list[list[str]]:
    """The keys behind each figure, none where they are many; those of one table are asked for together if it can.

    A cell that is a part of another (a share, a growth) has the records of that one: they are more.
    """
    found: list[list[str]] = [[] for _ in small]
    of_table: dict[int, list[int]] = {}
    for at, one in enumerate(small):
        of_table.setdefault(one.source, []).append(at)
    for source, places in of_table.items():
        table = provenance.sources[source].table
        cells = [(table.rows[small[at].row], small[at].column) for at in places]
        every = table.members.together(cells) if isinstance(table.members, Walk) else None
        for place, at in enumerate(places):
            keys = every[place] if every is not None else table.members(*cells[place])
            found[at] = list(keys) if len(keys) <= SMALL else []
    return found


def _small(provenance: Provenance) -> Iterator[Printed]:
    """Counts of a few, those that sentences quote before all others."""
    counts = [one for one in provenance.printed.values() if _counts_few(provenance, one)]
    yield from sorted(counts, key=lambda one: not one.quoted)


def _counts_few(provenance: Provenance, one: Printed) -> bool:
    value = one.figure.value
    column = provenance.sources[one.source].table.column(one.column)
    return column.kind == "count" and isinstance(value, int) and 0 < value <= SMALL


def _origin(standing: Standing, keys: list[str], terms: PageTerms) -> Origin:
    if keys[0].startswith("o"):
        if terms.holds_texts_back:
            return Origin(names=tuple(keys))
        return Origin(names=tuple(standing.ground.parties.name(key) for key in keys))
    # The key of a family is that of its leading publication, with another first letter.
    return Origin(publications=tuple(f"p{key[1:]}" if key.startswith("f") else key for key in keys))


def keys_of(found: Mapping[str, Origin]) -> set[str]:
    """All publications that are listed."""
    return {key for one in found.values() for key in one.publications}
