"""Neighbours and their votes, by hand."""

import numpy as np
import pytest

from qianglian.chains.proposing.nearest import Near, nearest, shares

KNOWN = np.array([[1, 0], [0.8, 0.6], [0, 1], [-1, 0]], np.float32)


def test_the_nearest_come_first_and_of_equals_the_first() -> None:
    near = nearest(np.array([[1, 0], [0, -1]], np.float32), KNOWN, 3)
    assert near.places.tolist()[0] == [0, 1, 2]
    assert near.cosines[0] == pytest.approx([1, 0.8, 0])
    assert near.places.tolist()[1][:2] == [0, 3], "both at a right angle: in the order of the known ones"
    assert nearest(KNOWN, KNOWN, 9).places.shape == (4, 4)
    assert nearest(KNOWN[:0], KNOWN, 2).places.shape == (0, 2)


def test_votes_by_hand() -> None:
    """Squared cosines 1 and .64, one yes: (1 + .5 × .82) / (1.64 + .82), drawn to one half by one average vote."""
    near = nearest(np.array([[1, 0]], np.float32), KNOWN, 2)
    labels = np.array([1, 0, 1, 0], np.int8)
    said = shares(near, labels, np.ones(4), 2)
    assert said == pytest.approx([(1 + 0.5 * 0.82) / (1.64 + 0.82)])
    heavy = shares(near, labels, np.array([1.0, 3, 1, 3]), 2)
    assert heavy[0] < said[0], "the other stands for three"


def test_who_has_no_label_has_no_vote() -> None:
    near = Near(np.array([[0, 1]]), np.array([[1.0, 1.0]], np.float32))
    labels = np.array([-1, 1, 0, 0], np.int8)
    assert shares(near, labels, np.ones(4), 2) == pytest.approx([(1 + 1 / 3) / 2])
    assert shares(near, np.array([-1, -1, 1, 0], np.int8), np.ones(4), 2) == pytest.approx([0.5])
