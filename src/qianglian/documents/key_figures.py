"""The few numbers that a short document puts first, where the findings have them."""

from __future__ import annotations

from qianglian.documents.facts import Fact, Facts

_WANTED = (
    ("专题库专利", "filing_trend", "summary", "count"),
    ("申请人", "filing_trend", "summary", "applicants"),
    ("年均复合增长率", "filing_trend", "summary", "cagr"),
    ("来源写明有效，占", "legal_status", "states", "share"),
    ("近期估算到期", "expiry_wave", "ahead", "soon"),
    ("前 4 位申请人占", "concentration", "overall", "cr4"),
    ("已达拟合饱和值的", "life_cycle", "stage", "reached"),
)
IN_FORCE = "in_force"


def key_figures(facts: Facts) -> list[tuple[str, Fact]]:
    """What each is called, and the cell. A number that is unknown or too few stands as the word for it."""
    found = []
    for name, analysis, table, column in _WANTED:
        if analysis == "legal_status":
            fact = facts.keyed(analysis, table, column, standing=IN_FORCE)
        else:
            fact = facts.fact(analysis, table, column)
        if fact is not None:
            found.append((name, fact))
    return found
