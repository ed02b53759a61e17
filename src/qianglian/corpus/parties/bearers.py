"""Which party each applicant or owner of each publication is: arrays, with every distinct name looked up once."""

from __future__ import annotations

from collections import defaultdict
from typing import Literal

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from qianglian.corpus.engines.tables import Tables
from qianglian.corpus.parties.collecting import MENTIONS
from qianglian.corpus.parties.normal_name import normal_name
from qianglian.corpus.parties.people import Mention, folded, people
from qianglian.corpus.parties.register import Parties
from qianglian.model.keys import party_key
from qianglian.model.uscc import read_uscc

Role = Literal["applicants", "owners"]

NOBODY = -1
"""The place of a name that is no party's."""

_ROLE = """
SELECT key, position, p.name AS name,
       coalesce(list_extract(list_filter(p.identifiers, lambda x: x.scheme = 'uscc'), 1).value, '') AS uscc
FROM (SELECT key, unnest({role}) AS p, unnest(range(len({role}))) AS position FROM publications)
WHERE trim(p.name) <> ''
"""
_BESIDE = f"""
WITH m AS ({MENTIONS})
SELECT key, year, name, coalesce(uscc, '') AS uscc FROM m
WHERE key IN (SELECT key FROM m WHERE name IN (SELECT unnest(?)))
"""
_BAR = "\x1f"


def bearers(tables: Tables, parties: Parties, role: Role) -> pa.Table:
    """Columns ``key`` (of the publication), ``position`` (0 for the first) and ``party``, its place in the register.

    Of two parties with one name the identity number decides; people of one name are told apart as the register
    told them apart.
    """
    found = tables.sql(_ROLE.format(role=role)).combine_chunks()
    places = _Names(parties).places(tables, found)
    return pa.table({"key": found["key"], "position": found["position"], "party": pa.array(places)})


class _Names:
    """The parties of a register by the names that they bear."""

    def __init__(self, parties: Parties) -> None:
        self.parties = parties.parties
        self.firms: dict[str, list[int]] = defaultdict(list)
        self.people: dict[str, list[int]] = defaultdict(list)
        for place, one in enumerate(self.parties):
            for name in one.names:
                if one.kind == "individual":
                    self.people[folded(name)].append(place)
                self.firms[name].append(place)

    def places(self, tables: Tables, found: pa.Table) -> np.ndarray:
        """The place of each mention's party; `NOBODY` where there is none."""
        coded = _coded(found["name"], found["uscc"])
        pairs = [tuple(one.split(_BAR)) for one in coded.dictionary.to_pylist()]
        looked = np.array([self.place(*pair) for pair in pairs], dtype=np.int32)
        places = looked[coded.indices.to_numpy()] if len(found) else np.empty(0, np.int32)
        shared = [name for name, _ in pairs if self.shared(name)]
        return self._told_apart(tables, found, places, shared) if shared else places

    def place(self, name: str, uscc: str) -> int:
        """The party of a name, by its identity number where several bear the name."""
        some = self.firms.get(name) or self.people.get(folded(name)) or [NOBODY]
        if len(some) == 1:
            return some[0]
        number = read_uscc(uscc) or ""
        by_number = [one for one in some if number and number in self.parties[one].usccs]
        without = [one for one in some if not self.parties[one].usccs]
        return (by_number or without or some)[0]

    def shared(self, name: str) -> bool:
        """Whether it is the name of several people."""
        return len(self.people.get(folded(name), ())) > 1

    def _told_apart(
        self, tables: Tables, found: pa.Table, places: np.ndarray, shared: list[str]
    ) -> np.ndarray:
        """People of one name, by the publications that made each of them."""
        beside = tables.sql(_BESIDE, [shared]).to_pylist()
        houses: dict[str, set[str]] = defaultdict(set)
        for row in beside:
            if folded(row["name"]) not in self.people:
                place = self.place(row["name"], row["uscc"])
                houses[row["key"]].add(self.parties[place].key if place != NOBODY else "")
        mentions = [
            Mention(row["name"], row["key"], tuple(sorted(houses.get(row["key"], ()))), row["year"])
            for row in beside
            if self.shared(row["name"])
        ]
        by_key = {one.key: place for place, one in enumerate(self.parties) if one.kind == "individual"}
        homes = {}
        for person in people(mentions):
            identity = f"person:{normal_name(person.name).text}|{person.publications[0]}"
            for publication in person.publications:
                homes[folded(person.name), publication] = by_key.get(party_key(identity), NOBODY)
        named = pc.is_in(found["name"], pa.array(shared, pa.string()))
        wanted = np.flatnonzero(np.asarray(named.to_numpy()))
        out = places.copy()
        for at, name, key in zip(
            wanted.tolist(),
            found["name"].take(wanted).to_pylist(),
            found["key"].take(wanted).to_pylist(),
            strict=True,
        ):
            out[at] = homes.get((folded(name), key), places[at])
        return out


def _coded(names: pa.ChunkedArray, usccs: pa.ChunkedArray) -> pa.DictionaryArray:
    """Pairs of name and identity number, each distinct one once."""
    joined = pc.binary_join_element_wise(names, usccs, _BAR)
    whole = joined.combine_chunks() if isinstance(joined, pa.ChunkedArray) else joined
    return whole.dictionary_encode()
