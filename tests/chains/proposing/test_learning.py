"""Switched on only where it beats its peers: hand-made vectors in which one or the other side can tell."""

from dataclasses import replace

import numpy as np
import pytest

from qianglian.chains.proposing.drawing import APART
from qianglian.chains.proposing.learning import Sample, learned_from
from qianglian.corpus.classing.features import features_of
from qianglian.query.normal_form import normalise_items
from qianglian.rules.model_tagging import model_tagging

RULES = replace(model_tagging(), resamples=500)
RANDOM = np.random.default_rng(3)
MANY = 900
LABELS = (RANDOM.random(MANY) < 0.25).astype(np.int8)
FOLD = np.arange(MANY) % 4 - 1


def vectors(tell: float) -> np.ndarray:
    """Vectors of 6 numbers; how far the first lies apart by label."""
    made = np.random.default_rng(5).standard_normal((MANY, 6))
    made[:, 0] += tell * LABELS
    return np.asarray(made / np.linalg.norm(made, axis=1, keepdims=True), np.float32)


def features(telling: bool) -> list[np.ndarray]:
    texts = [
        normalise_items([f"{'separator' if telling and label else 'thing'} own{at}"])
        for at, label in enumerate(LABELS.tolist())
    ]
    return [features_of(text, f"{text}\n") for text in texts]


def sample(tell: float, *, words: bool = False, named: bool = False) -> Sample:
    """``words``: the texts tell; ``named``: the words of the node tell."""
    found = LABELS == 1 if named else RANDOM.random(MANY) < 0.1
    ones = np.ones(MANY)
    return Sample(
        vectors(tell), LABELS[:, None].copy(), found[:, None], ones, FOLD, ones.astype(bool), features(words)
    )


def test_it_is_on_where_meaning_tells_and_words_do_not() -> None:
    learned = learned_from(sample(6.0), ["A"], [True], RULES)
    (verdict,) = learned.verdicts
    assert verdict.on
    assert verdict.measured is not None
    assert verdict.measured.f1 > 0.9
    assert min(gain.low for gain in verdict.measured.gains.values()) > 0
    assert verdict.learned + verdict.judged == LABELS.sum()
    assert verdict.measured.right == pytest.approx(1, abs=0.1)
    assert verdict.measured.gap < 0.05


@pytest.mark.parametrize(
    ("how", "peer"), [({"words": True}, "tf-idf"), ({"named": True}, "words of the node")]
)
def test_it_is_off_where_a_peer_tells_better_and_says_which(how: dict[str, bool], peer: str) -> None:
    learned = learned_from(sample(2.0, **how), ["A"], [True], RULES)
    (verdict,) = learned.verdicts
    assert verdict.state == "loses"
    assert peer in verdict.reason.en
    assert "不敌" in verdict.reason.zh
    assert not verdict.on


def test_a_gain_within_chance_is_not_enough() -> None:
    """Both tell everything: nobody is better, so that the model stays off."""
    learned = learned_from(sample(30.0, words=True, named=True), ["A"], [True], RULES)
    assert learned.verdicts[0].state == "loses"
    assert "not shown to beat" in learned.verdicts[0].reason.en


def test_too_few_labels_and_rules_that_need_words_are_told() -> None:
    few = sample(6.0)
    few.labels[60:, 0][few.labels[60:, 0] == 1] = -1
    one, other = learned_from(
        replace(few, labels=np.repeat(few.labels, 2, axis=1), by_words=np.repeat(few.by_words, 2, axis=1)),
        ["A", "B"],
        [True, False],
        RULES,
    ).verdicts
    assert (one.state, other.state) == ("few", "no_classes")
    assert "40" in one.reason.zh
    assert one.measured is None


def test_nothing_of_those_kept_apart_reaches_the_model() -> None:
    """Labels of the families that judge may be anything: chances across the folds and coefficients stay the same."""
    one = sample(6.0)
    turned = one.labels.copy()
    turned[FOLD == APART] = 1 - turned[FOLD == APART]
    other = replace(one, labels=turned)
    first, second = learned_from(one, ["A"], [True], RULES), learned_from(other, ["A"], [True], RULES)
    assert (first.crossed == second.crossed).all()
    assert (first.models[0].linear.slope == second.models[0].linear.slope).all()
    assert not second.verdicts[0].on


def test_between_the_thresholds_it_abstains() -> None:
    wide = replace(RULES, propose=0.999999, refuse=0.000001)
    measured = learned_from(sample(3.0), ["A"], [True], wide).verdicts[0].measured
    assert measured is not None
    assert (measured.proposed, measured.right, measured.abstained) == (0, None, pytest.approx(1))
    never = replace(RULES, propose=0.5, refuse=0.5)
    measured = learned_from(sample(3.0), ["A"], [True], never).verdicts[0].measured
    assert measured is not None
    assert measured.abstained == 0
