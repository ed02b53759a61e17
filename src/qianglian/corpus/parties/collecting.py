"""From the tables of a generation to its parties: names with their counts, then clusters, then people.

A million publications are gone through in columns, never one by one in Python.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pyarrow as pa

from qianglian.corpus.engines.tables import Tables
from qianglian.corpus.parties import wordlists
from qianglian.corpus.parties.clustering import Cluster, Clustering, Named, cluster
from qianglian.corpus.parties.judging import PartyStanding
from qianglian.corpus.parties.kinds import kind_of
from qianglian.corpus.parties.levels import Group, Level, distinct, groups
from qianglian.corpus.parties.normal_name import NormalName, normal_name
from qianglian.corpus.parties.people import Mention, Person, people
from qianglian.corpus.parties.register import Parties, Party
from qianglian.model.keys import party_key
from qianglian.model.uscc import read_uscc

MENTIONS = """
SELECT key, year, p.name AS name, p.country AS country, p.address AS address,
       list_extract(list_filter(p.identifiers, lambda x: x.scheme = 'uscc'), 1).value AS uscc
FROM (SELECT key, year(coalesce(filing_date, publication_date)) AS year,
             unnest(list_distinct(list_concat(applicants, owners))) AS p FROM publications)
WHERE trim(p.name) <> ''
"""
"""Each applicant and owner of each publication."""

ADDRESSES = 3
"""The commonest addresses of a party that are kept."""


@dataclass(slots=True)
class _Columns:
    """Mentions as columns of numbers: publications, names, identity numbers, countries, addresses, years."""

    keys: pa.Array
    publication: np.ndarray
    name: np.ndarray
    names: list[str]
    uscc: np.ndarray
    usccs: list[str]
    country: np.ndarray
    countries: list[str]
    address: np.ndarray
    addresses: list[str]
    year: np.ndarray


def collect(tables: Tables, standing: PartyStanding) -> Parties:
    """The parties of a generation."""
    columns = _columns(tables.sql(MENTIONS))
    read = {name: normal_name(name) for name in columns.names}
    persons = np.array([kind_of(one).kind == "individual" for one in read.values()], dtype=bool)
    stated = np.array([standing.kinds.get(one.text, "") for one in read.values()])
    persons = (persons & (stated == "")) | (stated == "individual")
    firm = ~persons[columns.name] if len(columns.name) else np.zeros(0, dtype=bool)
    found = cluster(_named(columns, firm), standing.decisions, read)
    bearers = _bearers(columns, firm, found)
    parties = _parties(columns, firm, found, standing, read, bearers)
    levels = _groups(found, parties, (bearers, columns.publication[firm]))
    parties += _individuals(columns, ~firm, found)
    parties.sort(key=lambda party: (-party.publications, party.key))
    proposals = sorted([*found.proposals, *found.houses], key=lambda p: (-p.score * p.weight**0.25, p.id))
    return Parties(parties, proposals, found.conflicts, len(columns.names), levels)


def _columns(table: pa.Table) -> _Columns:
    def coded(name: str) -> tuple[np.ndarray, pa.Array]:
        column = table[name].fill_null("").combine_chunks().dictionary_encode()
        return column.indices.to_numpy(zero_copy_only=False).astype(np.int64), column.dictionary

    publication, keys = coded("key")
    name, names = coded("name")
    uscc, usccs = coded("uscc")
    country, countries = coded("country")
    address, addresses = coded("address")
    year = table["year"].fill_null(0).to_numpy().astype(np.int64)
    checked = [read_uscc(one) or "" for one in usccs.to_pylist()]
    return _Columns(
        keys, publication, name, names.to_pylist(), uscc, checked, country, countries.to_pylist(),
        address, addresses.to_pylist(), year,
    )  # fmt: skip


def _named(c: _Columns, firm: np.ndarray) -> list[Named]:
    """Each name with each of its identity numbers, on how many publications and in which years."""
    many = max(len(c.usccs), 1)
    codes, inverse = np.unique(c.name[firm] * many + c.uscc[firm], return_inverse=True)
    counts = np.bincount(inverse, minlength=len(codes))
    first, last = np.full(len(codes), 9999), np.zeros(len(codes), dtype=np.int64)
    years = c.year[firm]
    np.minimum.at(first, inverse, np.where(years > 0, years, 9999))
    np.maximum.at(last, inverse, years)
    return [
        Named(c.names[code // many], count, c.usccs[code % many], *_span(low, high))
        for code, count, low, high in zip(
            codes.tolist(), counts.tolist(), first.tolist(), last.tolist(), strict=True
        )
    ]


def _span(low: int, high: int) -> tuple[int | None, int | None]:
    return (low, high) if high else (None, None)


def _bearers(c: _Columns, firm: np.ndarray, found: Clustering) -> np.ndarray:
    """The party of each mention that is no individual's, as its place among the clusters."""
    table = {
        (name, place): found.home[c.names[name], c.usccs[place]]
        for name, place in {*zip(c.name[firm].tolist(), c.uscc[firm].tolist(), strict=True)}
    }
    many = max(len(c.usccs), 1)
    look = np.array([n * many + u for n, u in table], dtype=np.int64)
    where = np.array(list(table.values()), dtype=np.int64)
    order = np.argsort(look)
    asked = c.name[firm] * many + c.uscc[firm]
    return where[order][np.searchsorted(look[order], asked)] if len(look) else np.zeros(0, dtype=np.int64)


def _groups(
    found: Clustering, parties: list[Party], mentions: tuple[np.ndarray, np.ndarray]
) -> dict[Level, list[Group]]:
    """Both levels of groups: as people named them, and with the members that names suggest."""
    keys = [one.key for one in parties]
    place = {key: at for at, key in enumerate(keys)}
    confirmed = [(place[one.key], place[one.group]) for one in parties if one.group in place]
    likely = [(place[one.one], place[one.other]) for one in found.houses]
    return {
        "group": groups(keys, confirmed, (), mentions),
        "likely_group": groups(keys, confirmed, likely, mentions),
    }


def _parties(
    c: _Columns,
    firm: np.ndarray,
    found: Clustering,
    standing: PartyStanding,
    read: Mapping[str, NormalName],
    party: np.ndarray,
) -> list[Party]:
    """Parties that are no individuals."""
    clusters = found.clusters
    publications = distinct(party, c.publication[firm], len(clusters))
    names = _tally(party, c.name[firm], c.names)
    countries = _tally(party, c.country[firm], c.countries)
    addresses = _tally(party, c.address[firm], c.addresses, ADDRESSES)
    first, last = np.full(len(clusters), 9999), np.zeros(len(clusters), dtype=np.int64)
    years = c.year[firm]
    np.minimum.at(first, party, np.where(years > 0, years, 9999))
    np.maximum.at(last, party, years)
    keyed = {text: one.key for one in clusters for text in one.texts}
    made = []
    for place, one in enumerate(clusters):
        made.append(
            _party(
                one,
                read[one.title],
                publications[place],
                names[place],
                countries[place],
                addresses[place],
                standing,
                keyed,
            )
        )
        made[-1].first, made[-1].last = _span(int(first[place]), int(last[place]))
    return made


def _tally(
    party: np.ndarray, value: np.ndarray, values: list[str], most: int | None = None
) -> defaultdict[int, dict[str, int]]:
    """How often each party bears each value, the commonest first; empty values are no values."""
    many = max(len(values), 1)
    codes, counts = np.unique(party * many + value, return_counts=True)
    found: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for code, count in zip(codes.tolist(), counts.tolist(), strict=True):
        if values[code % many]:
            found[code // many].append((-count, values[code % many]))
    return defaultdict(
        dict, {place: {v: -n for n, v in sorted(some)[:most]} for place, some in found.items()}
    )


def _party(
    one: Cluster,
    title: NormalName,
    publications: int,
    names: Mapping[str, int],
    countries: Mapping[str, int],
    addresses: Mapping[str, int],
    standing: PartyStanding,
    keyed: Mapping[str, str],
) -> Party:
    stated = next((standing.kinds[t] for t in one.texts if t in standing.kinds), "")
    country, inferred = _country(countries, title)
    made = Party(
        one.key, one.title, stated or kind_of(title).kind, not stated, publications, dict(names),
        list(one.usccs), dict(countries), country, inferred, dict(addresses), also=list(one.also),
    )  # fmt: skip
    member = next((standing.groups[t] for t in one.texts if t in standing.groups), None)
    if member is not None:
        made.group = keyed.get(normal_name(member.parent).text, "")
        made.relation = member.relation
    return made


def _country(countries: Mapping[str, int], read: NormalName) -> tuple[str, bool]:
    """The country that sources state most often; where none is stated, CN for a name in a Chinese place, inferred."""
    if countries:
        return next(iter(countries)), False
    if read.script == "han" and read.places:
        place = read.places[0]
        return {"香港": "HK", "澳门": "MO", "台湾": "TW"}.get(place, "CN"), True
    if read.script == "han":
        # 有限公司 says nothing: transcribed foreign firms are written so too.
        return "", True
    return ("CN", True) if set(read.places) & _chinese() else ("", True)


@lru_cache(maxsize=1)
def _chinese() -> frozenset[str]:
    provinces, cities = wordlists.han_places()
    return frozenset(wordlists.spelt(p) for p in provinces | cities) - {"xianggang", "aomen", "taiwan"}


def _individuals(c: _Columns, person: np.ndarray, found: Clustering) -> list[Party]:
    """People as applicants and owners: one party for each name at an institution in its time."""
    if not person.any():
        return []
    asked = np.unique(c.publication[person])
    beside = ~person & np.isin(c.publication, asked)
    houses: dict[int, set[str]] = defaultdict(set)
    for publication, name, uscc in zip(
        c.publication[beside].tolist(), c.name[beside].tolist(), c.uscc[beside].tolist(), strict=True
    ):
        houses[publication].add(found.clusters[found.home[c.names[name], c.usccs[uscc]]].key)
    mentions = {
        Mention(
            c.names[name],
            c.keys[publication].as_py(),
            tuple(sorted(houses.get(publication, ()))),
            year or None,
        )
        for publication, name, year in zip(
            c.publication[person].tolist(), c.name[person].tolist(), c.year[person].tolist(), strict=True
        )
    }
    return [_individual(one) for one in people(mentions)]


def _individual(person: Person) -> Party:
    identity = f"person:{normal_name(person.name).text}|{person.publications[0]}"
    return Party(
        party_key(identity),
        person.name,
        "individual",
        True,
        len(person.publications),
        {person.name: len(person.publications)},
        country_inferred=True,
        institutions=list(person.institutions),
        first=min(person.years, default=None),
        last=max(person.years, default=None),
    )
