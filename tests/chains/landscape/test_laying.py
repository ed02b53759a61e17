"""Laying a map out: the same every time, and what is near stays near."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qianglian.chains.landscape.grouping import grouped
from qianglian.chains.landscape.layout import laid, placed_among
from qianglian.chains.landscape.unfolding import SIZE, laid_out
from qianglian.corpus.vectors.centring import Centring

CENTRING = Centring(np.zeros(8, np.float32), {}, {})


def heaps(each: int, seed: int = 1) -> np.ndarray:
    """Three heaps of vectors of length 1, one after the other."""
    random = np.random.default_rng(seed)
    made = np.eye(8)[np.repeat([0, 3, 6], each)] + 0.15 * random.standard_normal((3 * each, 8))
    return np.asarray(made / np.linalg.norm(made, axis=1, keepdims=True), np.float32)


def test_heaps_stay_heaps() -> None:
    spots = laid_out(heaps(20))
    middles = spots.reshape(3, 20, 2).mean(axis=1)
    within = np.linalg.norm(spots.reshape(3, 20, 2) - middles[:, None], axis=2).max()
    between = min(np.linalg.norm(middles[a] - middles[b]) for a, b in ((0, 1), (0, 2), (1, 2)))
    assert between > 2 * within
    assert spots.min() == pytest.approx(0)
    assert spots.max() == pytest.approx(SIZE)
    assert (laid_out(heaps(20)) == spots).all()


@pytest.mark.parametrize("count", [0, 1, 2, 3, 4, 5])
def test_a_handful_has_places_too(count: int) -> None:
    spots = laid_out(heaps(2)[:count])
    assert spots.shape == (count, 2)
    assert np.isfinite(spots).all()


POINTS = st.lists(
    st.tuples(st.integers(-50, 50), st.integers(-50, 50), st.integers(1, 9)), min_size=1, max_size=30
)


@settings(max_examples=50)
@given(POINTS, st.integers(1, 6))
def test_every_point_is_with_its_nearest_centre(rows: list[tuple[int, int, int]], count: int) -> None:
    points = np.array([row[:2] for row in rows], float)
    centres, group = grouped(points, np.array([row[2] for row in rows], float), count)
    away = ((points[:, None] - centres) ** 2).sum(axis=2)
    assert len(centres) <= count
    assert away[np.arange(len(points)), group] == pytest.approx(away.min(axis=1), abs=1e-6)


def test_groups_by_hand() -> None:
    centres, group = grouped(np.array([[0, 0], [0, 2], [10, 0]], float), np.array([1.0, 3, 1]), 2)
    assert group.tolist() == [0, 0, 1]
    assert centres.tolist() == [[0, 1.5], [10, 0]]


def test_what_comes_later_lies_among_its_like_and_where_it_lies_depends_on_nothing_else() -> None:
    layout = laid(heaps(60), "e", CENTRING)
    names = [f"f{at}" for at in range(180)]
    spots, areas = placed_among(layout, heaps(60), names)
    later, of_later = placed_among(layout, heaps(3, seed=9), [f"g{at}" for at in range(9)])
    for at in range(9):
        own = at // 3
        away = np.linalg.norm(spots - later[at], axis=1)
        assert (np.argsort(away)[:5] // 60 == own).all()
        assert of_later[at] in areas[own * 60 : own * 60 + 60]
    alone, _ = placed_among(layout, heaps(60)[7:8], ["f7"])
    assert alone[0] == pytest.approx(spots[7], abs=1e-4)
    assert len({tuple(spot) for spot in placed_among(layout, heaps(60)[[7, 7]], ["a", "b"])[0].tolist()}) == 2
