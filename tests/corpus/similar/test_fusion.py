"""Fusion: z-scores weighed; what is not known is neither held against a publication nor in its favour."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from qianglian.corpus.similar.fusion import fuse, order, standardised
from qianglian.corpus.similar.parts import PARTS
from qianglian.corpus.similar.weights import weights

NAN = float("nan")


def test_a_part_with_more_weight_decides() -> None:
    said = {"words": np.array([1.0, 0.0]), "meaning": np.array([0.0, 1.0])}
    assert order(fuse(said, {"words": 2.0, "meaning": 1.0}), ["a", "b"]) == [0, 1]
    assert order(fuse(said, {"words": 1.0, "meaning": 2.0}), ["a", "b"]) == [1, 0]


def test_unknown_counts_as_the_mean() -> None:
    assert standardised(np.array([1.0, NAN, 3.0])).tolist() == [-1.0, 0.0, 1.0]


def test_a_part_that_tells_nothing_apart_brings_nothing() -> None:
    assert standardised(np.array([0.4, 0.4, NAN])).tolist() == [0.0, 0.0, 0.0]


def test_equal_scores_stand_in_the_order_of_keys() -> None:
    assert order(fuse({"words": np.zeros(3)}, {"words": 1.0}), ["c", "a", "b"]) == [1, 2, 0]


def test_nothing_to_fuse() -> None:
    assert fuse({}, {"words": 1.0}).scores.tolist() == []


@given(arrays(np.float64, st.integers(1, 30), elements=st.floats(-1, 1)), st.floats(0.1, 9), st.floats(-3, 3))
def test_scale_and_origin_of_a_part_do_not_matter(values: np.ndarray, scale: float, origin: float) -> None:
    # Values that differ by less than rounding does are equal to nobody.
    values = np.round(values, 3)
    assert standardised(values * scale + origin) == pytest.approx(standardised(values), abs=1e-6)


@pytest.mark.parametrize("name", ["", "plain", "learned"])
def test_weights_have_their_record(name: str) -> None:
    found = weights(name)
    assert set(found.own) == set(found.inferred) == set(PARTS)
    assert all(weight > 0 for weight in (*found.own.values(), *found.inferred.values()))
    assert {"data", "seed", "split", "date", "embedder", "method", "judged"} <= set(found.record)


def test_learned_weights_are_in_force_only_where_they_won() -> None:
    judged = {name: weights(name).record["judged"]["own"]["recall@100"] for name in ("plain", "learned")}
    assert weights().name == max(judged, key=lambda name: judged[name])
