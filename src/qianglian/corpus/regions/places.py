"""The applicants of many publications and where they are: arrays, with every distinct address read once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from qianglian.corpus.regions.reading import read_region
from qianglian.corpus.regions.region import UNKNOWN, Region

Of = Literal["first", "any"]

_SEPARATOR = "\x1f"


@dataclass(frozen=True, slots=True, eq=False)
class Places:
    """Pairs of a publication and a region, by position; a publication without applicants is nowhere."""

    keys: pa.Array
    publication: Any
    region: Any
    regions: tuple[Region, ...]

    def behind(self, wanted: Sequence[bool]) -> Any:
        """The publications (by position, once each) with a region that is wanted."""
        return np.unique(self.publication[np.array(wanted, bool)[self.region]])

    def keys_behind(self, wanted: Sequence[bool]) -> list[str]:
        """The keys of the publications with a region that is wanted."""
        return [str(key) for key in self.keys.take(pa.array(self.behind(wanted))).to_pylist()]

    def counted(self, rows: Sequence[str]) -> dict[str, tuple[int, int]]:
        """Publications by row (``rows`` names the row of every region), and how many of them are inferred."""
        names = sorted(set(rows))
        row_of = np.array([names.index(row) for row in rows], np.int64)
        inferred = np.array([region.how == "inferred" for region in self.regions], bool)
        alone = self._by_row(row_of, len(names), np.ones(len(self.region), bool))
        guessed = self._by_row(row_of, len(names), inferred[self.region])
        return {name: (int(alone[at]), int(guessed[at])) for at, name in enumerate(names)}

    def _by_row(self, row_of: Any, rows: int, chosen: Any) -> Any:
        """Distinct publications by row, among the chosen pairs."""
        pairs = np.unique(row_of[self.region[chosen]] * max(len(self.keys), 1) + self.publication[chosen])
        return np.bincount(pairs // max(len(self.keys), 1), minlength=rows)


def places_of(table: pa.Table, of: Of) -> Places:
    """Where the applicants are; ``table`` has the columns ``key`` and ``applicants``."""
    if not len(table):
        return Places(pa.array([], pa.string()), np.empty(0, np.int64), np.empty(0, np.int64), (UNKNOWN,))
    keys, parties = (pa.concat_arrays(table[name].chunks) for name in ("key", "applicants"))
    owner, flat = pc.list_parent_indices(parties).to_numpy(), pc.list_flatten(parties)
    if of == "first":
        first = np.flatnonzero(np.diff(owner, prepend=-1))
        owner, flat = owner[first], flat.take(pa.array(first))
    told = [pc.fill_null(pc.struct_field(flat, name), "") for name in ("address", "country", "name")]
    coded = pc.binary_join_element_wise(*told, _SEPARATOR).dictionary_encode()
    regions = [_region(*one.split(_SEPARATOR, 2)) for one in coded.dictionary.to_pylist()]
    placed = np.array([region.known or bool(region.country) for region in regions], bool)[coded.indices]
    # An applicant who is nowhere makes a publication unknown only where no other one is somewhere.
    without = np.setdiff1d(np.arange(len(keys)), owner[placed])
    nowhere = np.full(len(without), len(regions))
    return Places(
        keys,
        np.concatenate([owner[placed], without]).astype(np.int64),
        np.concatenate([coded.indices.to_numpy()[placed], nowhere]).astype(np.int64),
        (*regions, UNKNOWN),
    )


def _region(address: str, country: str, name: str) -> Region:
    return read_region(address, name=name, country=country)
