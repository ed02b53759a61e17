"""Intervals of shares against published values and by what must always hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qianglian.chains.interval import joined, wilson

# Newcombe (1998), Statistics in Medicine 17, table I, method 3 (Wilson without correction).
NEWCOMBE = [
    (81, 263, 0.2553, 0.3662),
    (15, 148, 0.0624, 0.1605),
    (0, 20, 0.0000, 0.1611),
    (1, 29, 0.0061, 0.1718),
]


@pytest.mark.parametrize(("hits", "asked", "low", "high"), NEWCOMBE)
def test_published_intervals(hits: int, asked: int, low: float, high: float) -> None:
    found = wilson(hits, asked)
    assert found is not None
    assert [round(bound, 4) for bound in found] == [low, high]


def test_of_nothing_nothing_is_known() -> None:
    assert wilson(0, 0) is None
    assert joined([]) is None
    assert joined([(3, 1, 2), (5, 0, 0)]) is None


counts = st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@given(counts)
def test_an_interval_holds_its_share(one: tuple[int, int]) -> None:
    hits, asked = one
    low, high = wilson(hits, asked) or (1, 0)
    assert 0 <= low <= hits / asked <= high <= 1


@given(counts, st.floats(0.1, 1e6))
def test_one_stratum_is_wilson(one: tuple[int, int], weight: float) -> None:
    found = joined([(weight, *one)])
    assert found is not None
    assert found[1] == pytest.approx(wilson(*one))


@given(st.lists(st.tuples(st.integers(1, 10_000), counts), min_size=1, max_size=6))
def test_a_joined_interval_holds_the_weighted_share(given: list[tuple[int, tuple[int, int]]]) -> None:
    strata = [(float(weight), *one) for weight, one in given]
    found = joined(strata)
    assert found is not None
    share, (low, high) = found
    assert 0 <= low <= share + 1e-12
    assert share - 1e-12 <= high <= 1
    whole = sum(weight for weight, _, _ in strata)
    assert share == pytest.approx(sum(weight / whole * hits / asked for weight, hits, asked in strata))
