"""The shipped table of terms: whole, dated, sourced, and without gaps or overlaps inside a kind."""

from datetime import date, timedelta
from itertools import groupby, pairwise

from qianglian.model.expiry import EVENT_NAMES, TYPE_NAMES, estimate_expiry
from qianglian.model.numbers.st3 import CODES
from qianglian.rules.patent_terms import patent_terms


def test_every_row_is_complete() -> None:
    for term in patent_terms():
        assert term.country in CODES
        assert term.patent_type in TYPE_NAMES
        assert term.from_event in EVENT_NAMES
        assert term.confidence in {"read", "known", "uncertain"}
        assert term.source
        assert 5 <= term.years <= 25
        assert term.effective_to is None or term.effective_from < term.effective_to


def test_the_rows_of_a_kind_follow_each_other_without_gap_or_overlap() -> None:
    ordered = sorted(patent_terms(), key=lambda t: (t.country, t.patent_type, t.effective_from))
    for _, group in groupby(ordered, key=lambda t: (t.country, t.patent_type)):
        rows = list(group)
        assert rows[-1].effective_to is None
        for earlier, later in pairwise(rows):
            assert earlier.effective_to == later.effective_from - timedelta(days=1)


def test_the_rules_that_analysts_know() -> None:
    def expiry(country: str, kind: str, filed: date) -> date | None:
        found = estimate_expiry(country, kind, filed, terms=patent_terms())
        return found.date if found else None

    assert expiry("CN", "invention", date(2010, 7, 28)) == date(2030, 7, 28)
    assert expiry("CN", "utility_model", date(2009, 9, 30)) == date(2019, 9, 30)
    assert expiry("CN", "design", date(2021, 5, 31)) == date(2031, 5, 31)
    assert expiry("CN", "design", date(2021, 6, 1)) == date(2036, 6, 1)
    assert expiry("US", "invention", date(1995, 6, 8)) == date(2015, 6, 8)
    assert expiry("US", "invention", date(1995, 6, 7)) is None
    assert expiry("WO", "invention", date(2010, 1, 1)) is None
