"""The records behind small figures, so that the drawer lists them without the workspace: quoted figures first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

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
    left = max(FEWEST, min(MOST, WORK // publications))
    found = {}
    for printed in _small(provenance):
        if not left:
            break
        left -= 1
        keys = list(printed.figure.why()) if printed.figure.why else []
        # A cell that is a part of another (a share, a growth) has the records of that one: they are more.
        if 0 < len(keys) <= SMALL:
            found[printed.figure.id] = _origin(standing, keys, terms)
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
