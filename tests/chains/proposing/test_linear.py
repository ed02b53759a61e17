"""The two linear models: what must hold at the optimum, and that words are learned too (no straw man)."""

import numpy as np
import pytest

from qianglian.chains.proposing.linear import learn, logistic
from qianglian.chains.proposing.words import learn_words
from qianglian.corpus.classing.features import Vocabulary, features_of
from qianglian.query.normal_form import normalise_items

RANDOM = np.random.default_rng(7)


def test_at_the_optimum_the_slope_of_the_loss_is_nothing() -> None:
    vectors = RANDOM.standard_normal((400, 5))
    labels = (RANDOM.random(400) < logistic(vectors @ np.array([2, -1, 0, 0, 0.5]) - 1)).astype(float)
    weights = RANDOM.choice([1.0, 4.0], 400)
    made = learn(vectors, labels, weights, ridge=1.0)
    left = weights * (made.chances(vectors) - labels)
    assert left.sum() == pytest.approx(0, abs=1e-3)
    assert vectors.T @ left + made.slope == pytest.approx(np.zeros(5), abs=1e-3)
    assert made.slope[0] > 1
    assert made.slope[1] < 0


def test_a_weight_is_as_good_as_a_repetition() -> None:
    vectors = RANDOM.standard_normal((40, 3))
    labels, weights = (vectors[:, 0] > 0.3).astype(float), RANDOM.choice([1.0, 3.0], 40)
    twice = np.repeat(np.arange(40), weights.astype(int))
    one, other = learn(vectors, labels, weights), learn(vectors[twice], labels[twice], np.ones(len(twice)))
    assert one.slope == pytest.approx(other.slope, abs=1e-4)


def test_the_peer_learns_the_words_that_tell() -> None:
    said = [f"{'隔膜涂层' if at % 3 == 0 else '电机转子'} part{at % 17} unit{at % 23}" for at in range(600)]
    texts = [normalise_items([one]) for one in said]
    features = [features_of(text, f"{text}\n") for text in texts]
    labels = np.array([[at % 3 == 0, -1 if at % 5 == 0 else at % 17 == 2] for at in range(600)], np.int8)
    vocabulary = Vocabulary.of(features[:400])
    bags = vocabulary.bags(features)
    made = learn_words(bags, np.arange(400), len(vocabulary.known), labels, np.ones(600))
    chances = made.chances(bags, np.arange(400, 600))
    assert ((chances[:, 0] > 0.5) == (labels[400:, 0] == 1)).all()
    told = labels[400:, 1] >= 0
    assert ((chances[told, 1] > 0.5) == (labels[400:, 1][told] == 1)).mean() > 0.97
    again = learn_words(bags, np.arange(400), len(vocabulary.known), labels, np.ones(600))
    assert (again.columns == made.columns).all()
