"""Where each application stands in law, and when its term would end: as columns, for many at once.

The state is what the sources state of any document of the application; where none does and the term is over on the
day of the data, it is lapsed by term. What nobody tells is unknown. The end is the day that a source gives where it is
not before our estimate, else the estimate by the dated terms of ``rules.patent_terms``, as
`qianglian.corpus.legal.timeline` reckons for one application.
"""

from __future__ import annotations

from typing import Any

import ibis
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from qianglian.analysis.ground import Ground
from qianglian.corpus.legal.timeline import STATES
from qianglian.model.expiry import Term
from qianglian.model.text import Text
from qianglian.rules.patent_terms import patent_terms

RIGHTS = pa.schema(
    [
        ("publication", pa.int32()),
        ("application", pa.int32()),
        ("standing", pa.string()),
        ("end_year", pa.int32()),
        ("end_stated", pa.bool_()),
        ("over", pa.bool_()),
    ]
)
"""``application`` is the row of its first publication here; ``over``: the term ends before the day of the data."""

UNKNOWN = "unknown"
STANDINGS: dict[str, Text] = {
    **{str(name): title for name, title in STATES.items()},
    UNKNOWN: Text(zh="未知", en="unknown"),
}
"""The four that make a whole: in force, pending, lapsed, unknown."""
_LIVELY = ("lapsed", UNKNOWN, "pending", "in_force")
"""By what a family is known for: it is lapsed only where all of it is."""
_TOLD = ("lapsed", "pending", "in_force")
_NO_DAY = np.datetime64("NaT", "D")


def rights(ground: Ground) -> Any:
    """`RIGHTS` as an ibis table, read once for a ground."""
    return ground.keep("rights", lambda: ground.hold(_stored(ground)))


def beside_rights(ground: Ground, members: Any) -> Any:
    """Members with the columns of `RIGHTS`."""
    return members.join(rights(ground), "publication")


def standing_of(members: Any, *by: str) -> Any:
    """Members with the ``standing`` of their group as a whole (all that share the columns ``by``).

    In force where anything is, lapsed where everything is; an international application has no state of its own
    and counts only where it stands alone.
    """
    best = liveliest(members).over(ibis.window(group_by=list(by)))
    found = members.mutate(best=best)
    return found.mutate(standing=named(found.best)).drop("best")


def standings(members: Any, *by: str) -> Any:
    """The columns ``by`` and the ``standing`` of each group as a whole, a row for each: as `standing_of` tells it."""
    found = members.group_by(list(by)).aggregate(best=liveliest(members))
    return found.mutate(standing=named(found.best)).drop("best")


def liveliest(members: Any) -> Any:
    """What a group is known for, as an aggregate to be `named`."""
    order = {name: place for place, name in enumerate(_LIVELY)}
    own = members.standing.cases(*order.items(), else_=order[UNKNOWN])
    return ibis.ifelse((members.office == "WO").fill_null(False), -1, own).max()


def named(best: Any) -> Any:
    """The standing that `liveliest` came to."""
    return best.cases(*enumerate(_LIVELY), else_=UNKNOWN)


def _stored(ground: Ground) -> pa.Table:
    if ground.empty:
        return RIGHTS.empty_table()
    return ground.stored("rights", RIGHTS, lambda: _read(ground), str(ground.cut_off))


def _read(ground: Ground) -> pa.Table:
    table, view = ground.workspace.table(""), ground.workspace.view
    unknown = ibis.null("date")
    found = table.select(
        "key",
        "country",
        "application",
        "patent_type",
        "filing_date",
        "grant_date",
        expiry=table.expiry_date if view.allows("expiry_date") else unknown,
        state=table.status.state if view.allows("status") else ibis.null("string"),
    ).to_pyarrow()
    rows = ground.rows_of(found["key"].combine_chunks())
    group = _applications(found)
    end, stated = _ends(found, group)
    day = np.datetime64(ground.cut_off, "D") if ground.cut_off else _NO_DAY
    over = end <= day
    standing = _standing(found, group, over)
    first = np.full(len(group), np.iinfo(np.int32).max, np.int32)
    np.minimum.at(first, group, rows)
    known = ~np.isnat(end)
    years = end.astype("M8[Y]").astype(int) + 1970
    return pa.table(
        {
            "publication": rows,
            "application": first[group],
            "standing": standing,
            "end_year": pa.array(years.astype(np.int32), pa.int32(), mask=~known),
            "end_stated": stated,
            "over": over,
        },
        schema=RIGHTS,
    )


def _applications(found: pa.Table) -> np.ndarray:
    """The application of each publication, by whole numbers below the number of rows; alone where it is not known."""
    named = pc.if_else(pc.equal(found["application"], ""), found["key"], found["application"])
    codes = pc.fill_null(named, "").combine_chunks().dictionary_encode().indices
    whole: np.ndarray = np.asarray(codes.to_numpy(), dtype=np.int64)
    return whole


def _standing(found: pa.Table, group: np.ndarray, over: np.ndarray) -> pa.Array:
    """The state of each application, told by any of its documents; that of none is unknown."""
    told = pc.fill_null(pc.index_in(found["state"], pa.array(_TOLD)), -1).combine_chunks()
    rank = np.asarray(told.to_numpy(), dtype=np.int64)
    best = np.full(len(group), -1, np.int64)
    np.maximum.at(best, group, rank)
    own = best[group]
    international = np.asarray(pc.fill_null(pc.equal(found["country"], "WO"), False))
    own = np.where((own < 0) & over & ~international, 0, own)
    own = np.where(international & (own > 0), -1, own)
    names = pa.array([*_TOLD, UNKNOWN])
    return names.take(pa.array(np.where(own < 0, len(_TOLD), own)))


def _ends(found: pa.Table, group: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The end of term of each publication's application, and whether a source states it."""
    filed, granted = (_earliest(found[name], group) for name in ("filing_date", "grant_date"))
    kinds = found["patent_type"].combine_chunks().dictionary_encode()
    type_of = _agreed(np.asarray(kinds.indices.to_numpy(), dtype=np.int64), kinds.dictionary, group)
    types, offices = type_of, np.asarray(found["country"].to_numpy(), dtype=object)
    end = np.full(len(group), _NO_DAY, "M8[D]")
    for term in patent_terms():
        covered = (offices == term.country) & (types == term.patent_type) & _covers(term, filed)
        start = granted if term.from_event == "grant" else filed
        end[covered] = _later(start[covered], term.years)
    stated = -_earliest_number(-_days(found["expiry"]), group)
    by_source = np.where(stated > _NEVER, stated, _NEVER).astype("M8[D]")
    by_source[stated <= _NEVER] = _NO_DAY
    later = ~np.isnat(by_source) & (np.isnat(end) | (by_source >= end))
    return np.where(later, by_source, end), later


_NEVER = -(10**7)


def _days(dates: Any) -> np.ndarray:
    """Days since 1970; far before it where unknown."""
    whole = dates.combine_chunks() if isinstance(dates, pa.ChunkedArray) else dates
    numbers: np.ndarray = np.asarray(
        pc.fill_null(pc.cast(whole, pa.int32()), _NEVER).to_numpy(), dtype=np.int64
    )
    return numbers


def _earliest_number(numbers: np.ndarray, group: np.ndarray) -> np.ndarray:
    first = np.full(len(group), -_NEVER, np.int64)
    np.minimum.at(first, group, numbers)
    own: np.ndarray = first[group]
    return own


def _earliest(dates: Any, group: np.ndarray) -> np.ndarray:
    """The earliest day of each publication's application; not a time where none is known."""
    days = _days(dates)
    first = _earliest_number(np.where(days <= _NEVER, -_NEVER, days), group)
    out = first.astype("M8[D]")
    out[first >= -_NEVER] = _NO_DAY
    return out


def _agreed(codes: np.ndarray, names: pa.Array, group: np.ndarray) -> np.ndarray:
    """The type that all documents of an application agree on, leaving out those that state none; else ""."""
    words = [str(one or "") for one in names.to_pylist()]
    empty = np.array([not one for one in words], bool)
    low, high = np.full(len(group), len(words), np.int64), np.full(len(group), -1, np.int64)
    told = ~empty[codes] if len(words) else np.zeros(len(codes), bool)
    np.minimum.at(low, group[told], codes[told])
    np.maximum.at(high, group[told], codes[told])
    agreed = low[group] == high[group]
    named = np.array([*words, ""], dtype=object)
    out: np.ndarray = np.where(agreed, named[np.where(agreed, low[group], len(words))], "")
    return out


def _covers(term: Term, filed: np.ndarray) -> np.ndarray:
    after = filed >= np.datetime64(term.effective_from, "D")
    before: np.ndarray = (
        filed <= np.datetime64(term.effective_to, "D") if term.effective_to else ~np.isnat(filed)
    )
    both: np.ndarray = after & before
    return both


def _later(days: np.ndarray, years: int) -> np.ndarray:
    """The same days years later; 29 February falls on the 28th (as `qianglian.model.expiry.add_years`)."""
    months = days.astype("M8[M]")
    moved = months + 12 * years
    there = moved.astype("M8[D]") + (days - months.astype("M8[D]"))
    last = (moved + 1).astype("M8[D]") - 1
    out: np.ndarray = np.where(np.isnat(days), days, np.minimum(there, last))
    return out
