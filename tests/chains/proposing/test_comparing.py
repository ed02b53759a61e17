"""F1, the cut that is best for it, and whether a gain is more than chance: hand-made cases and what must always hold."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qianglian.chains.proposing.comparing import best_cut, f1, gained

ROWS = st.lists(
    st.tuples(st.booleans(), st.sampled_from([0.0, 0.1, 0.4, 0.4001, 0.9]), st.sampled_from([1.0, 2.0, 7.5])),
    min_size=1,
    max_size=25,
)


@given(ROWS)
def test_no_other_cut_is_better(rows: list[tuple[bool, float, float]]) -> None:
    y, p, w = (np.array([row[at] for row in rows], float) for at in range(3))
    best = max(f1(y, p >= cut, w) for cut in [*p.tolist(), 2.0])
    assert f1(y, p >= best_cut(p, y, w), w) == pytest.approx(best)


def test_a_gain_by_hand() -> None:
    """Ten inside, ten outside. The model finds eight and one wrong (F1 16/19), the peer five and none wrong (10/15)."""
    y = np.repeat([1.0, 0.0], 10)
    model, peer = np.zeros(20, bool), np.zeros(20, bool)
    model[:8], model[10], peer[:5] = True, True, True
    found = gained(y, model, peer, np.ones(20))
    assert found.gain == pytest.approx(16 / 19 - 10 / 15)
    assert found.low < found.gain < found.high
    assert gained(y, model, peer, np.ones(20)) == found, "the same every time"


def test_many_families_say_more_than_few_and_equals_gain_nothing() -> None:
    y = np.tile(np.repeat([1.0, 0.0], 10), 30)
    model = np.tile(np.r_[np.ones(8), np.zeros(2), 1, np.zeros(9)], 30).astype(bool)
    peer = np.tile(np.r_[np.ones(5), np.zeros(15)], 30).astype(bool)
    many, few = gained(y, model, peer, np.ones(600)), gained(y[:20], model[:20], peer[:20], np.ones(20))
    assert many.gain == pytest.approx(few.gain)
    assert 0 < many.low < many.high
    assert few.low < 0
    same = gained(y, model, model, np.ones(600))
    assert (same.gain, same.low, same.high) == (0, 0, 0)


def test_a_family_that_stands_for_ten_counts_as_ten() -> None:
    y, said = np.array([1.0, 0, 1]), np.array([True, True, False])
    assert f1(y, said, np.array([10.0, 1, 1])) == pytest.approx(20 / 22)
