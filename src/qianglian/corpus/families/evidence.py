"""What publications state about families, read into integers: applications, claims, vendors' ids.

A publication counts with its application. Where that is unknown, it counts with the application that other documents
of its number state, if they agree on one (so that A and B of one number stay together), else with its number.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from qianglian.corpus.engines.tables import Tables
from qianglian.corpus.families.graph import Flags, Ints
from qianglian.model.numbers import PublicationNumber, claimed_key, publication_number
from qianglian.model.numbers.st3 import CODES

_SETTLED = (
    "(CN(19|20)[0-9]{10}|WO[A-Z]{2}[0-9]{10}|KR[12]0[0-9]{11}|JP(19|20)[0-9]{8}U?|EP[0-9]{8}"
    "|US(0[1-9]|1[0-9]|29|35|6[0-3]|9[056])[0-9]{6})"
)
"""Keys of applications that no other way of writing leads to: they need no second reading."""
_TURNED = "US.*[0-9] ?[AP]"
"""As DOCDB writes a US application: its year may stand behind (`qianglian.model.numbers.claimed`)."""

_PUBLICATIONS = f"""
SELECT key, "group" AS "group", country || number || kind AS name, application,
  application = '' OR (regexp_full_match(application, '{_SETTLED}')
    AND NOT regexp_full_match(application_as_given, '{_TURNED}')) AS settled,
  CASE application_as_given WHEN '' THEN application_text ELSE application_as_given END AS written,
  country, filing_date
FROM publications ORDER BY filing_date NULLS LAST, publication_date NULLS LAST, name, key
"""
"""Best leader first: the earliest filing, then the earliest publication, then the number."""

_CLAIMS = """
WITH claims AS (SELECT key, unnest(priorities) AS p FROM publications WHERE len(priorities) > 0)
SELECT key, p.number AS number, coalesce(p.country, '') AS country, p.date AS date, CASE
  WHEN regexp_full_match(p.number, 'CN(19|20)[0-9]{2}[12389][0-9]{7}([.][0-9X])?') THEN left(p.number, 14)
  WHEN regexp_full_match(p.number, 'PCT/[A-Z]{2}[0-9]{4}/[0-9]{6}')
    THEN 'WO' || substr(p.number, 5, 6) || right(p.number, 6)
  ELSE '' END AS claimed FROM claims
"""
"""The two commonest ways of writing are read here, a hundred times faster than one by one."""

_GIVEN = """
SELECT key, f.scheme AS scheme, f.value AS value
FROM (SELECT key, unnest(families) AS f FROM publications WHERE len(families) > 0)
"""


@dataclass(frozen=True, slots=True)
class Given:
    """What one scheme of a vendor says: row ``row[i]`` states ``token[i]``; ``names[j]`` rows are named by tokens."""

    row: Ints
    token: Ints
    tokens: int
    named_row: Ints
    named_by: Ints


@dataclass(frozen=True, slots=True)
class Evidence:
    """Publications by row, best leader first; applications and priorities as nodes of one graph.

    ``atom[row]`` is the node that a publication counts with. ``claimant[i]`` claims ``claimed[i]``.
    """

    keys: pa.Array
    names: pa.Array
    atom: Ints
    nodes: int
    international: Flags
    claimant: Ints
    claimed: Ints
    given: dict[str, Given]
    known: int
    """Publications whose application is known."""
    claims: int
    """Claims stated, and how many of them name no application that can be told."""
    unread: int
    applications: pa.Array
    """Names of the nodes."""


def read_evidence(tables: Tables, visible: pa.Array | None = None) -> Evidence:
    """Read what the publications state; of those with keys in ``visible`` only, where that is given."""
    rows = tables.sql(_PUBLICATIONS).combine_chunks()
    if visible is not None:
        rows = rows.filter(pc.is_in(rows["key"], visible)).combine_chunks()
    keys = _flat(rows["key"])
    applications = _applications(rows)
    known = int(pc.sum(pc.not_equal(applications, "")).as_py() or 0)
    names = _with_groups(applications, _flat(rows["group"]))
    row, claimed, claims = _claims(tables, keys)
    nodes = pa.concat_arrays([names, claimed]).dictionary_encode()
    codes = _ints(nodes.indices)
    atom = codes[: len(names)]
    return Evidence(
        keys,
        _flat(rows["name"]),
        atom,
        len(nodes.dictionary),
        _flags(pc.starts_with(nodes.dictionary, "WO")),
        atom[row],
        codes[len(names) :],
        _given(tables, keys, _flat(rows["group"])),
        known,
        claims,
        claims - len(claimed),
        nodes.dictionary,
    )


def _applications(rows: pa.Table) -> pa.Array:
    """The keys of the applications, each in its one form."""
    found = _flat(rows["application"])
    odd = pc.invert(rows["settled"])
    if not pc.any(odd).as_py():
        return found
    asked = rows.filter(odd).select(["written", "country", "filing_date"])
    stated = _flat(found.filter(_flat(odd))).to_pylist()
    read = [key or plain for key, plain in zip(_read(asked), stated, strict=True)]
    return pc.replace_with_mask(found, _flat(odd), pa.array(read, pa.string()))


def _with_groups(applications: pa.Array, groups: pa.Array) -> pa.Array:
    """A name for what each publication counts with, where its application is unknown."""
    unknown = _flags(pc.equal(applications, ""))
    if not unknown.any():
        return applications
    group = _ints(groups.dictionary_encode().indices)
    application = _ints(applications.dictionary_encode().indices)
    count = int(group.max()) + 1
    least = np.full(count, np.iinfo(np.int64).max, dtype=np.int64)
    most = np.full(count, -1, dtype=np.int64)
    np.minimum.at(least, group[~unknown], application[~unknown])
    np.maximum.at(most, group[~unknown], application[~unknown])
    agreed = least == most
    words = applications.dictionary_encode().dictionary
    place = np.where(agreed[group[unknown]], most[group[unknown]], 0)
    by_number = pc.binary_join_element_wise("#", groups.filter(pa.array(unknown)), "")
    filled = pc.if_else(pa.array(agreed[group[unknown]]), words.take(pa.array(place)), by_number)
    return pc.replace_with_mask(applications, pa.array(unknown), filled)


def _claims(tables: Tables, keys: pa.Array) -> tuple[Ints, pa.Array, int]:
    """Rows that claim, the keys of what they claim, and how many claims there are, unread ones included."""
    found = tables.sql(_CLAIMS).combine_chunks()
    row = pc.index_in(found["key"], keys)
    found = found.append_column("row", row).filter(pc.is_valid(row)).combine_chunks()
    claimed = _flat(found["claimed"])
    odd = pc.equal(claimed, "")
    if pc.any(odd).as_py():
        asked = found.filter(odd).select(["number", "country", "date"])
        claimed = pc.replace_with_mask(claimed, odd, pa.array(_read(asked), pa.string()))
    read = pc.not_equal(claimed, "")
    return _ints(_flat(found["row"]).filter(read)), claimed.filter(read), len(found)


def _read(asked: pa.Table) -> list[str]:
    """Keys of applications from number, country and date, each distinct writing once."""
    texts, countries, days = (column.to_pylist() for column in asked.columns)
    seen: dict[tuple[str, str, date | None], str] = {}
    out: list[str] = []
    for one in zip(texts, countries, days, strict=True):
        key = seen.get(one)
        if key is None:
            key = seen[one] = claimed_key(*one)
        out.append(key)
    return out


def _given(tables: Tables, keys: pa.Array, groups: pa.Array) -> dict[str, Given]:
    """What vendors say of families, by scheme."""
    found = tables.sql(_GIVEN).combine_chunks()
    row = pc.index_in(found["key"], keys)
    found = found.append_column("row", row).filter(pc.is_valid(row)).combine_chunks()
    schemes = sorted(pc.unique(found["scheme"]).to_pylist())
    return {
        scheme: _scheme(found.filter(pc.equal(found["scheme"], scheme)).combine_chunks(), groups)
        for scheme in schemes
    }


def _scheme(found: pa.Table, groups: pa.Array) -> Given:
    tokens = _flat(found["value"]).dictionary_encode()
    named = pa.array(list(_groups(tokens.dictionary.to_pylist())), pa.string())
    place = pc.index_in(groups, named)
    there = pc.is_valid(place)
    return Given(
        _ints(_flat(found["row"])),
        _ints(tokens.indices),
        len(tokens.dictionary),
        np.flatnonzero(_flags(there)).astype(np.int64),
        _ints(place.filter(there)),
    )


def _groups(values: Iterable[str]) -> Iterable[str | None]:
    """The number that each value of a family column names, where it names one."""
    for value in values:
        yield _group(value) if value[:2].upper() in CODES and any(map(str.isdigit, value)) else None


@lru_cache(maxsize=1 << 16)
def _group(value: str) -> str | None:
    number = publication_number(value)
    return number.group if isinstance(number, PublicationNumber) and number.country else None


def _flat(column: pa.ChunkedArray | pa.Array) -> pa.Array:
    """One array of one piece."""
    if isinstance(column, pa.ChunkedArray):
        return column.combine_chunks() if column.num_chunks != 1 else column.chunk(0)
    return column


def _ints(array: pa.Array) -> Ints:
    return np.asarray(_flat(array).to_numpy(zero_copy_only=False), dtype=np.int64)


def _flags(array: pa.Array) -> Flags:
    return np.asarray(_flat(array).to_numpy(zero_copy_only=False), dtype=bool)
