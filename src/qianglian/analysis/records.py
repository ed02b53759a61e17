"""What analyses ask of each publication, as columns of small values: family, years, office, kind, grant, state."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

COLUMNS = (
    "key",
    "country",
    "kind",
    "patent_type",
    "filing_date",
    "publication_date",
    "grant_date",
    "application",
)
"""Columns of ``publications`` that the records are made from; ``status`` beside them where the View shows it."""

RECORDS = pa.schema(
    [
        ("publication", pa.int32()),
        ("family", pa.int32()),
        ("year", pa.int32()),
        ("filing_year", pa.int32()),
        ("publication_year", pa.int32()),
        ("first_published", pa.int32()),
        ("office", pa.string()),
        ("kind", pa.string()),
        ("patent_type", pa.string()),
        ("granted", pa.bool_()),
        ("state", pa.string()),
    ]
)
"""``publication`` is a row of all publications, ``family`` the row of its family's leader. Null is unknown.

``year`` is that of the family's earliest filing, a claimed priority included (as PATSTAT's ``earliest_filing_year``);
``filing_year`` the publication's own. ``first_published`` is the year of the family's earliest publication."""

_YEAR_WITHIN = "^(?:CN|JP|WO[A-Z]{2}|KR[12]0)(?P<year>(?:19|20)[0-9]{2})[0-9]{6,8}U?$"
_OLD_CHINESE = "^CN(?P<year>8[5-9]|9[0-9]|0[0-4])[12389][0-9]{5}$"
"""Applications whose number states the year of filing: those of CN (both forms), JP, KR, and the PCT."""

_GRANTED_KINDS = "^[BCESUY]"
"""First letters of ST.16 codes of documents that are published when a right has been granted or registered."""
_APPLIED_KINDS = "^A"
_TYPES = {"^[ABC]": "invention", "^[UY]": "utility_model", "^S": "design"}
"""What first letters of ST.16 codes say of the type."""


def records_of(found: pa.Table, leader: np.ndarray) -> pa.Table:
    """`RECORDS` of every publication; ``found`` lies in the order of the families' rows, as ``leader`` does."""
    filing, published = filing_years(found), pc.cast(pc.year(found["publication_date"]), pa.int32())
    out = np.asarray(pc.fill_null(published, 0).to_numpy(), dtype=np.int32)
    columns = {
        "publication": pa.array(np.arange(len(found), dtype=np.int32)),
        "family": pa.array(leader.astype(np.int32)),
        "year": _nullable(earliest(_first_known(found, filing), leader)),
        "filing_year": _nullable(filing),
        "publication_year": published,
        "first_published": _nullable(earliest(out, leader)),
        "office": _stated(found["country"]),
        "kind": _stated(found["kind"]),
        "patent_type": types(found),
        "granted": granted(found),
        "state": found["state"],
    }
    return pa.table(columns, schema=RECORDS).combine_chunks()


def filing_years(found: pa.Table) -> np.ndarray:
    """The filing year of each publication: of its filing date, else as its application number states it; 0 unknown."""
    stated = pc.fill_null(pc.year(found["filing_date"]), 0)
    years = np.asarray(stated.to_numpy(), dtype=np.int32)
    unknown = np.flatnonzero(years == 0)
    if len(unknown):
        years = years.copy()
        years[unknown] = years_within(_flat(found["application"]).take(pa.array(unknown)))
    return years


def _first_known(found: pa.Table, filing: np.ndarray) -> np.ndarray:
    """The earlier of a publication's filing and its first priority; 0 unknown."""
    claimed = pc.fill_null(pc.year(found["claimed"]), 0)
    first = np.asarray(claimed.to_numpy(), dtype=np.int32)
    both = (first > 0) & (filing > 0)
    known: np.ndarray = np.where(both, np.minimum(first, filing), np.maximum(first, filing)).astype(np.int32)
    return known


def years_within(applications: pa.Array) -> np.ndarray:
    """The years that numbers of applications state; 0 for none.

    >>> years_within(pa.array(["CN201510063771", "CN02233545", "WOCN2016084836", "US13548726"])).tolist()
    [2015, 2002, 2016, 0]
    """
    four = pc.struct_field(pc.extract_regex(applications, _YEAR_WITHIN), "year")
    two = pc.struct_field(pc.extract_regex(applications, _OLD_CHINESE), "year")
    century = pc.if_else(pc.greater_equal(two, "85"), "19", "20")
    text = pc.coalesce(four, pc.binary_join_element_wise(century, two, ""), "0")
    return np.asarray(pc.cast(text, pa.int32()).to_numpy(zero_copy_only=False), dtype=np.int32)


def earliest(years: np.ndarray, leader: np.ndarray) -> np.ndarray:
    """For each publication the earliest known year of its family; 0 where none is known."""
    first = np.full(len(years), np.iinfo(np.int32).max, dtype=np.int32)
    np.minimum.at(first, leader, np.where(years > 0, years, np.iinfo(np.int32).max))
    first[first == np.iinfo(np.int32).max] = 0
    shared: np.ndarray = first[leader]
    return shared


def granted(found: pa.Table) -> pa.Array:
    """Whether a document shows that a right was granted or registered; null where neither its kind nor a date tells.

    The United States published only grants until 2001, as kind A. Chinese utility models and designs come out when
    they are registered.
    """
    kind, office = _stated(found["kind"]), found["country"]
    unknown = pa.scalar(None, pa.bool_())
    applied = pc.if_else(pc.match_substring_regex(kind, _APPLIED_KINDS), False, unknown)
    by_kind = pc.if_else(pc.match_substring_regex(kind, _GRANTED_KINDS), True, applied)
    old_us = pc.and_(pc.equal(office, "US"), pc.equal(kind, "A"))
    registered = pc.and_(
        pc.equal(office, "CN"), pc.is_in(found["patent_type"], pa.array(["utility_model", "design"]))
    )
    dated = pc.is_valid(found["grant_date"])
    sure = pc.or_(pc.or_(dated, registered), pc.fill_null(old_us, False))
    told = pc.if_else(sure, True, by_kind)
    return _flat(pc.and_kleene(told, pc.not_equal(office, "WO")))


def types(found: pa.Table) -> pa.Array:
    """The type that the source states, else the one that the kind of document says (ST.16); null where neither does."""
    kind = pc.fill_null(found["kind"], "")
    by_kind = pa.scalar(None, pa.string())
    for pattern, name in _TYPES.items():
        by_kind = pc.if_else(pc.match_substring_regex(kind, pattern), name, by_kind)
    return _flat(pc.coalesce(_stated(found["patent_type"]), by_kind))


def _stated(column: Any) -> Any:
    """Empty is unknown."""
    return pc.if_else(pc.equal(column, ""), pa.scalar(None, pa.string()), column)


def _nullable(years: np.ndarray) -> pa.Array:
    return pa.array(years, pa.int32(), mask=years == 0)


def _flat(column: Any) -> pa.Array:
    return column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
