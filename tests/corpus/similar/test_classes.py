"""Likeness by classes: rare ones count more, all levels count, the finest that agrees is named."""

from pathlib import Path

import pytest

from qianglian.corpus.engines.fulltext_weighed import CLASSES, WeighedReader
from qianglian.corpus.similar.classes import ClassScale, Profile, likeness, shared
from tests.corpus.similar.corpus import made


@pytest.fixture(scope="module")
def scale(tmp_path_factory: pytest.TempPathFactory) -> ClassScale:
    workspace = made(Path(tmp_path_factory.mktemp("classes")))
    reader = workspace._current().fulltext
    assert reader is not None
    return ClassScale(WeighedReader(reader), CLASSES)


def test_the_same_classes_are_1_and_none_in_common_is_0(scale: ClassScale) -> None:
    one = scale.profile(["H01M10/0562"])
    assert likeness(one, one) == pytest.approx(1.0)
    assert likeness(one, scale.profile(["B60L7/10"])) == 0.0


def test_a_subclass_in_common_is_something(scale: ClassScale) -> None:
    near = likeness(scale.profile(["H01M10/0562"]), scale.profile(["H01M4/525"]))
    assert 0 < near < 0.5


def test_a_rare_class_counts_more(scale: ClassScale) -> None:
    assert scale.rarity("B60L7/10") > scale.rarity("H01M10/0562") > scale.rarity("H01M")


def test_the_finest_level_that_agrees_is_named(scale: ClassScale) -> None:
    one, other = scale.profile(["H01M10/0562"]), scale.profile(["H01M10/0525", "H01M10/0562"])
    assert shared(one, other) == ["H01M10/0562"]
    assert shared(scale.profile(["H01M4/525"]), scale.profile(["H01M10/0562"])) == ["H01M"]


def test_what_is_no_class_is_no_profile(scale: ClassScale) -> None:
    assert not scale.profile([])
    assert not scale.profile(["nonsense"])
    assert likeness(Profile(), scale.profile(["H01M4/525"])) == 0.0


def test_the_classes_of_the_nearest_stand_in(scale: ClassScale) -> None:
    inferred = scale.inferred(
        [({"key": "a", "ipc": ["H01M10/0562"]}, 2.0), ({"key": "b", "ipc": ["B60L7/10"]}, 0.5)]
    )
    assert inferred.inferred
    assert (
        likeness(inferred, scale.profile(["H01M10/0562"]))
        > likeness(inferred, scale.profile(["B60L7/10"]))
        > 0
    )
