"""The records that the page lists: the newest and the most cited of each node, and those behind small figures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import pyarrow as pa

from qianglian.analysis.holding import among
from qianglian.analysis.leading import most_cited
from qianglian.documents.atlas.material import Listed, NodeRecords
from qianglian.documents.atlas.newest import Newest
from qianglian.documents.atlas.terms import PageTerms
from qianglian.documents.navigation.basis import Standing
from qianglian.model.text import Language, Text

NEWEST, CITED = 50, 25
"""Publications listed at a node; `qianglian search node:CODE` lists all of them."""
LEAST, MOST_LISTED = 8, 8_000
"""A chain of many nodes lists fewer at each, so that the page stays small."""
LONGEST = 160
"""Characters of a title or of the names of applicants."""
COLUMNS = (
    "key",
    "country",
    "number",
    "kind",
    "identifiers",
    "titles",
    "applicants",
    "filing_date",
    "publication_date",
    "status",
    "sources",
)


def node_lists(standing: Standing) -> dict[str, NodeRecords]:
    """At each node how many publications there are, and the keys of the newest and of the most cited."""
    codes = list(standing.tagging.chain.by_code)
    most = max(LEAST, min(NEWEST, MOST_LISTED * 2 // 3 // max(len(codes), 1)))
    cited = most_cited(standing.ground, codes, max(LEAST // 2, most * CITED // NEWEST))
    newest = Newest(standing)
    found = {}
    for code in codes:
        total, keys = newest.of(code, most)
        found[code] = NodeRecords(total, keys, [key for key, _ in cited.get(code, ())])
    return found


def listed_rows(standing: Standing, keys: Iterable[str], terms: PageTerms) -> dict[str, Listed]:
    """Publications by key, within their terms: those that may not leave at all are not there."""
    wanted = sorted(set(keys))
    if not wanted:
        return {}
    table = standing.workspace.table("")
    columns = [*COLUMNS, "cited_by_count"] if "cited_by_count" in table.columns else list(COLUMNS)
    found = among(table, "key", pa.array(wanted, pa.string())).select(*columns).to_pyarrow()
    rows = {}
    for row in found.to_pylist():
        share = terms.share_of(source["batch"] for source in row["sources"])
        if share != "no":
            rows[row["key"]] = _listed(row, numbers_only=share == "numbers_only")
    return rows


def within_terms(lists: Mapping[str, NodeRecords], rows: Mapping[str, Listed]) -> dict[str, NodeRecords]:
    """The lists without what may not be listed, saying how many those are."""

    def kept(keys: Sequence[str]) -> list[str]:
        return [key for key in keys if key in rows]

    return {
        code: NodeRecords(
            one.total, kept(one.newest), kept(one.cited), len(one.newest) - len(kept(one.newest))
        )
        for code, one in lists.items()
    }


def _listed(row: Mapping[str, Any], *, numbers_only: bool) -> Listed:
    number = f"{row['country'] or ''}{row['number'] or ''}{row['kind'] or ''}" if row["number"] else ""
    number = number or next((one["value"] for one in row["identifiers"] or ()), row["key"])
    if numbers_only:
        return Listed(number, None, None, None, None, "", held_back=True)
    titles = row["titles"] or ()
    title = Text(zh=_in(titles, "zh"), en=_in(titles, "en")) if titles else None
    names = "；".join(one["name"] for one in row["applicants"] or ())
    state = (row["status"] or {}).get("state") or "unknown"
    days = (_day(row["filing_date"]), _day(row["publication_date"]))
    return Listed(number, title, names[:LONGEST] or None, *days, state, row.get("cited_by_count"))


def _in(texts: Sequence[Mapping[str, Any]], language: Language) -> str:
    """The text in a language, else the first there is."""
    found = next((one["text"] for one in texts if one["lang"] == language), texts[0]["text"])
    return str(found)[:LONGEST]


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
