"""Calibration: chances that come true as often as they say, in the order of the scores, whatever the scores were."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qianglian.chains.proposing.calibrating import Calibration, calibrated, gap

SCORES = st.floats(0, 1, allow_nan=False)
CASES = st.lists(
    st.tuples(SCORES, st.booleans(), st.floats(0.5, 20)), min_size=4, max_size=60
).filter(lambda rows: 0 < sum(y for _, y, _ in rows) < len(rows))  # fmt: skip


@given(CASES)
def test_the_chances_sum_to_what_there_is_and_keep_the_order(rows: list[tuple[float, bool, float]]) -> None:
    scores, labels, weights = (np.array([row[at] for row in rows], float) for at in range(3))
    made = calibrated(scores, labels, weights)
    said = made.chances(scores)
    assert np.average(said, weights=weights) == pytest.approx(np.average(labels, weights=weights), abs=1e-4)
    order = np.argsort(scores, kind="stable")
    assert (np.diff(said[order]) >= -1e-12).all()
    assert ((said > 0) & (said < 1)).all()


def test_scores_that_are_too_sure_are_taken_back() -> None:
    """Of a hundred at 0.99 and a hundred at 0.01 three in four are what they say."""
    scores = np.repeat([0.99, 0.01], 100)
    labels = np.tile(np.repeat([1.0, 0.0], [75, 25]), 2)
    labels[100:] = 1 - labels[100:]
    made = calibrated(scores, labels, np.ones(200))
    assert made.chances(np.array([0.99, 0.01])) == pytest.approx([0.75, 0.25], abs=0.01)
    assert gap(scores, labels, np.ones(200)) == pytest.approx(0.24)
    assert gap(made.chances(scores), labels, np.ones(200)) < 0.01


def test_scores_that_tell_the_wrong_way_round_become_one_chance() -> None:
    made = calibrated(np.array([0.9, 0.8, 0.2, 0.1]), np.array([0.0, 0, 0, 1]), np.full(4, 50.0))
    assert made.slope == 0
    assert made.chances(np.array([0.0, 1.0])) == pytest.approx([0.25, 0.25])


def test_a_perfect_separation_stays_finite() -> None:
    made = calibrated(np.array([0.9, 0.8, 0.2, 0.1]), np.array([1.0, 1, 0, 0]), np.ones(4))
    assert 1 < made.slope < 10
    assert Calibration(1.0, 0.0).chances(np.array([0.0, 0.5, 1.0])) == pytest.approx([0, 0.5, 1], abs=1e-5)
