"""The tables of the analyses as somebody would write them by hand: DuckDB over the stored Parquet files.

What no SQL works out is given to it, as it is to the product's own tables: families (the stored file), parties, places
and tags of nodes (`Given`). Everything else (years of families, grants, kinds of events, who comes first) is reckoned
from the publications' columns in each statement, since nothing but the files is there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

PRELUDE = """
CREATE VIEW records AS
SELECT key, family, office, kind, patent_type, state, granted, min(first) OVER (PARTITION BY family) AS year
FROM (SELECT p.key, f.simple AS family, p.country AS office, p.kind, p.patent_type, p.status.state AS state,
        p.country <> 'WO' AND (p.grant_date IS NOT NULL OR regexp_matches(p.kind, '^[BCESUY]')) AS granted,
        year(least(p.filing_date, p.priority_date, list_min(list_transform(p.priorities, lambda x: x.date)))) AS first
      FROM publications p JOIN families f USING (key));
"""


@dataclass(frozen=True, slots=True)
class HandTable:
    """A table of an analysis: the columns that say which row it is, those compared, and the statement for them."""

    analysis: str
    table: str
    keys: tuple[str, ...]
    columns: tuple[str, ...]
    sql: str


TABLES: tuple[HandTable, ...] = (
    HandTable(
        "filing_trend", "by_year", ("year",), ("count", "applicants"),
        """SELECT year, count(DISTINCT family), count(DISTINCT party)
           FROM records LEFT JOIN applicants USING (key) GROUP BY year""",
    ),
    HandTable(
        "life_cycle", "by_year", ("year",), ("count", "applicants", "cumulated"),
        """SELECT year, n, a, sum(n) OVER (ORDER BY year) FROM (
             SELECT year, count(DISTINCT family) AS n, count(DISTINCT party) AS a
             FROM records LEFT JOIN applicants USING (key) GROUP BY year)""",
    ),
    HandTable(
        "branch_trend", "by_year", ("node", "year"), ("count",),
        """SELECT node, year, count(DISTINCT family) FROM records JOIN tags USING (key)
           WHERE level = 1 GROUP BY ALL""",
    ),
    HandTable(
        "office_flow", "flow", ("origin", "office"), ("count",),
        """SELECT country, CASE WHEN office IN ('CN', 'US', 'EP', 'JP', 'KR', 'WO') THEN office ELSE 'other' END AS o,
                  count(DISTINCT family)
           FROM records JOIN places USING (key) WHERE country IS NOT NULL GROUP BY ALL""",
    ),
    HandTable(
        "patent_kinds", "by_type", ("patent_type",), ("count", "granted"),
        """SELECT patent_type, count(DISTINCT family), count(DISTINCT CASE WHEN granted THEN family END)
           FROM records GROUP BY patent_type""",
    ),
    HandTable(
        "patent_kinds", "by_year", ("year", "patent_type"), ("count",),
        "SELECT year, patent_type, count(DISTINCT family) FROM records GROUP BY ALL",
    ),
    HandTable(
        "top_applicants", "applicants", ("party",), ("count", "in_force", "first", "last"),
        """SELECT party, count(DISTINCT family) AS n, count(DISTINCT CASE WHEN state = 'in_force' THEN family END),
                  min(year), max(year)
           FROM records JOIN applicants USING (key) GROUP BY party ORDER BY n DESC, party LIMIT 500""",
    ),
    HandTable(
        "concentration", "by_year", ("year",), ("count", "applicants"),
        """SELECT year, any_value(whole), count(*), sum(n * n) / sum(n) ** 2,
                  sum(n) FILTER (rank <= 4), sum(n) FILTER (rank <= 8)
           FROM (SELECT year, party, n, row_number() OVER (PARTITION BY year ORDER BY n DESC, party) AS rank
                 FROM (SELECT year, party, count(DISTINCT family) AS n FROM records JOIN applicants USING (key)
                       GROUP BY ALL))
           JOIN (SELECT year, count(DISTINCT family) AS whole FROM records JOIN applicants USING (key) GROUP BY year)
           USING (year) GROUP BY year""",
    ),
    HandTable(
        "entrants_and_leavers", "by_year", ("year",), ("active", "entered"),
        """SELECT year, count(*), count(*) FILTER (year = first), count(*) FILTER (year = last)
           FROM (SELECT DISTINCT party, year FROM records JOIN applicants USING (key))
           JOIN (SELECT party, min(year) AS first, max(year) AS last FROM records JOIN applicants USING (key)
                 GROUP BY party) USING (party) GROUP BY year""",
    ),
    HandTable(
        "node_by_region", "cells", ("node", "region"), ("count",),
        """SELECT node, coalesce(province, CASE WHEN country <> 'CN' THEN 'abroad' END) AS region,
                  count(DISTINCT family)
           FROM records JOIN tags USING (key) LEFT JOIN places USING (key) WHERE level = 1 GROUP BY ALL""",
    ),
    HandTable(
        "node_by_region", "regions", ("region",), ("count",),
        """SELECT coalesce(province, CASE WHEN country <> 'CN' THEN 'abroad' END) AS region, count(DISTINCT family)
           FROM records SEMI JOIN (FROM tags WHERE level = 1) USING (key) LEFT JOIN places USING (key) GROUP BY ALL""",
    ),
    HandTable(
        "node_by_applicant", "applicants", ("party",), ("count",),
        """SELECT party, count(DISTINCT family) AS n
           FROM records SEMI JOIN (FROM tags WHERE level = 1) USING (key) JOIN applicants USING (key)
           GROUP BY party ORDER BY n DESC, party LIMIT 500""",
    ),
    HandTable(
        "node_by_applicant", "nodes", ("node",), ("count", "applicants"),
        """SELECT node, count(DISTINCT family), count(DISTINCT party)
           FROM records JOIN tags USING (key) LEFT JOIN applicants USING (key) WHERE level = 1 GROUP BY node""",
    ),
    HandTable(
        "transactions", "by_year", ("kind", "event_year"), ("count",),
        """SELECT CASE WHEN e.text LIKE '%专利权的转移%' THEN 'transfer'
                       WHEN e.text LIKE '%实施许可合同%' THEN 'licence'
                       WHEN e.text LIKE '%质押%' THEN 'pledge' END AS kind, year(e.date), count(DISTINCT family)
           FROM records JOIN (SELECT key, unnest(events) AS e FROM publications) USING (key)
           WHERE kind IS NOT NULL GROUP BY ALL""",
    ),
    HandTable(
        "inventors", "inventors", ("person",), ("count",),
        """SELECT i.name || '|' || coalesce(party, '') AS person, count(DISTINCT family) AS n
           FROM records JOIN (SELECT key, unnest(inventors) AS i FROM publications) USING (key)
           LEFT JOIN (FROM applicants WHERE position = 0) USING (key)
           GROUP BY person ORDER BY n DESC, person LIMIT 500""",
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Given:
    """Files: the stored publications, the stored families, and what no SQL works out, each with the column ``key``."""

    publications: Sequence[Path]
    families: Path
    applicants: Path
    places: Path
    tags: Path


class HandSql:
    """One connection over the files."""

    def __init__(self, given: Given, threads: int) -> None:
        self._connection = duckdb.connect(config={"threads": threads, "memory_limit": "2GB"})
        self._connection.execute("SET enable_progress_bar = false")
        files = ", ".join(f"'{part}'" for part in given.publications)
        self._connection.execute(f"CREATE VIEW publications AS FROM read_parquet([{files}])")
        for name in ("families", "applicants", "places", "tags"):
            self._connection.execute(f"CREATE VIEW {name} AS FROM read_parquet('{getattr(given, name)}')")
        self._connection.execute(PRELUDE)

    def rows(self, table: HandTable) -> list[dict[str, Any]]:
        """The rows of a statement, with the keys and the columns compared, in the order in which they stand there."""
        names = (*table.keys, *table.columns)
        return [dict(zip(names, row, strict=False)) for row in self._connection.execute(table.sql).fetchall()]
