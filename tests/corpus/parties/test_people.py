"""People: a name, an institution and a time; never less."""

import random

from hypothesis import given
from hypothesis import strategies as st

from qianglian.corpus.parties.people import Mention, people


def persons(*mentions: Mention) -> list[tuple[str, ...]]:
    return sorted(one.publications for one in people(mentions))


def test_homonyms_at_two_institutions_are_two_people() -> None:
    assert persons(Mention("王晓明", "p1", ("a",), 2010), Mention("王晓明", "p2", ("b",), 2010)) == [
        ("p1",),
        ("p2",),
    ]


def test_one_institution_and_near_years_are_one_person() -> None:
    assert persons(Mention("王晓明", "p1", ("a",), 2010), Mention("王 晓明", "p2", ("a",), 2014)) == [
        ("p1", "p2")
    ]


def test_far_years_are_two_people() -> None:
    assert len(persons(Mention("王晓明", "p1", ("a",), 1990), Mention("王晓明", "p2", ("a",), 2010))) == 2


def test_without_institution_or_year_nobody_is_joined() -> None:
    assert len(persons(Mention("王晓明", "p1", (), 2010), Mention("王晓明", "p2", (), 2010))) == 2
    assert len(persons(Mention("王晓明", "p1", ("a",)), Mention("王晓明", "p2", ("a",)))) == 2


def test_a_joint_application_carries_no_name_from_one_house_to_another() -> None:
    a, both, b = (
        Mention("王晓明", "p1", ("a",), 2010),
        Mention("王晓明", "p2", ("a", "b"), 2010),
        Mention("王晓明", "p3", ("b",), 2010),
    )
    assert persons(a, both) == [("p1", "p2")]
    assert persons(a, both, b) == [("p1",), ("p2",), ("p3",)]


MENTIONS = st.lists(
    st.builds(
        Mention,
        st.sampled_from(["王晓明", "李雷", "Wang Xiaoming", "XIAOMING WANG"]),
        st.integers(0, 30).map("p{}".format),
        st.sets(st.sampled_from("abc"), max_size=2).map(lambda s: tuple(sorted(s))),
        st.none() | st.integers(1990, 2020),
    ),
    max_size=20,
)


@given(MENTIONS, st.randoms(use_true_random=False))
def test_any_order_gives_the_same_people(mentions: list[Mention], rng: random.Random) -> None:
    shuffled = list(mentions)
    rng.shuffle(shuffled)
    assert people(mentions) == people(shuffled)


@given(MENTIONS)
def test_no_mention_is_lost(mentions: list[Mention]) -> None:
    assert {p for one in people(mentions) for p in one.publications} == {m.publication for m in mentions}
