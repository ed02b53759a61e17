"""Levels: parties for themselves, or groups as one, with what names alone suggest kept apart."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qianglian.corpus.parties.judging import PARTY_DIFFERENT, PARTY_GROUP, Verdict
from qianglian.corpus.parties.levels import groups, heads
from qianglian.corpus.workspace import Workspace
from tests.corpus.evidence import Row, begin, write_rows
from tests.corpus.parties.test_register import filed, party

HEAD, BRANCH, MEMBER = "青禾集团有限公司", "青禾集团有限公司苏州分公司", "青禾集团无锡电池有限公司"
OTHER = "深圳市远岫科技有限公司"
ROWS: list[Row] = [
    filed(1, "2005-01-05", party(HEAD), party(BRANCH)),
    filed(2, "2012-01-05", party(BRANCH)),
    filed(3, "2013-01-05", party(MEMBER), party(HEAD)),
    filed(4, "2013-02-05", party(OTHER), party(MEMBER)),
    filed(5, "2013-02-05", party(OTHER), party("王晓明")),
]
LINKS = st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11)), max_size=30)


@pytest.fixture
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    folder = tmp_path_factory.mktemp("levels")
    return begin(folder / "ws", write_rows(folder / "all.jsonl", ROWS))


def told(workspace: Workspace, level: str) -> dict[str, tuple[int, int, int]]:
    """Each head's publications, members, and members by inference."""
    register = workspace.parties()
    names = {one.key: one.name for one in register.parties}
    return {
        names[group.head]: (group.publications, len(group.members), len(group.inferred))
        for group in register.at(level)  # type: ignore[arg-type]
    }


def test_names_alone_make_likely_groups_and_no_confirmed_ones(workspace: Workspace) -> None:
    assert told(workspace, "group")[HEAD] == (2, 1, 0)
    likely = told(workspace, "likely_group")
    # Four publications name one of the three; the two that name two of them count once.
    assert likely[HEAD] == (4, 3, 2)
    assert likely[OTHER] == (2, 1, 0)
    assert BRANCH not in likely


def test_a_person_confirms_one_member_and_refuses_another(workspace: Workspace) -> None:
    workspace.decide_parties(
        [
            Verdict(PARTY_GROUP, MEMBER, HEAD, "年报", {"relation": "subsidiary"}),
            Verdict(PARTY_DIFFERENT, BRANCH, HEAD, "重名"),
        ],
        "t",
    )
    assert told(workspace, "group")[HEAD] == (3, 2, 0)
    assert told(workspace, "likely_group")[HEAD] == (3, 2, 0)


def test_a_confirmed_head_outranks_a_likely_one(workspace: Workspace) -> None:
    workspace.decide_parties([Verdict(PARTY_GROUP, MEMBER, OTHER, "收购", {"relation": "subsidiary"})], "t")
    likely = told(workspace, "likely_group")
    assert likely[OTHER] == (3, 2, 0)
    assert likely[HEAD] == (3, 2, 1)


@given(links=LINKS)
def test_rings_end_and_everybody_has_one_head_that_is_its_own(links: list[tuple[int, int]]) -> None:
    tops = heads(12, links)
    assert all(tops[top] == top for top in tops)
    linked = {member for member, _ in links}
    assert all(tops[place] == place for place in range(12) if place not in linked)


@given(links=LINKS, pairs=st.sets(st.tuples(st.integers(0, 11), st.integers(0, 9)), min_size=1))
def test_a_group_has_the_publications_of_its_members_each_once(
    links: list[tuple[int, int]], pairs: set[tuple[int, int]]
) -> None:
    keys = [f"p{n}" for n in range(12)]
    owners, publications = (np.array(column, dtype=np.int64) for column in zip(*sorted(pairs), strict=True))
    for group in groups(keys, links[:10], links[10:], (owners, publications)):
        assert group.publications == len({n for owner, n in pairs if keys[owner] in group.members})
        assert set(group.inferred) < set(group.members)
        assert group.head in group.members
