"""Proposals by likeness: what is alike is proposed with its reasons, decided once, and never joined by itself."""

from pathlib import Path

import pytest

from qianglian.corpus.families.likeness import Likeness, propose, title_pieces
from qianglian.corpus.workspace import Workspace
from tests.corpus.evidence import Row, begin, row, write_rows

FIRM = ["甲虚构公司"]


def filed(number: str, title: str, day: str, applicants: list[str] = FIRM, **more: object) -> Row:
    return row(number, title, application=number[:-1], filing_date=day, applicants=applicants, **more)


ROWS = [
    filed("CN105000001A", "一种耐低温的固态锂电池", "2015-01-05"),
    filed("CN205000001U", "一种耐低温的固态锂电池", "2015-01-05"),
    filed("US20160000001A1", "耐低温的固态锂电池", "2016-01-04"),
    filed("CN105000002A", "一种耐低温的固态锂电池", "2018-01-05"),
    filed("CN105000006A", "一种耐低温的固态锂电池", "2015-03-05"),
    filed("CN105000003A", "一种耐低温的固态锂电池", "2015-01-05", ["乙虚构公司"]),
    filed("CN105000004A", "一种电池", "2015-01-05"),
    filed("CN105000005A", "一种电池", "2015-01-05"),
    filed("EP3000001A1", "一种耐低温的固态锂电池", "2015-02-05", priorities=[{"number": "DE102014000001"}]),
    filed("EP3000002A1", "一种耐低温的固态锂电池", "2015-02-05", priorities=[{"number": "DE102014000002"}]),
]


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return begin(tmp_path / "ws", write_rows(tmp_path / "a.jsonl", ROWS))


def pairs(workspace: Workspace) -> set[tuple[str, str]]:
    return {(one.one_number, one.other_number) for one in workspace.family_proposals()}


def test_alike_titles_of_one_applicant_within_the_days_are_proposed(workspace: Workspace) -> None:
    assert pairs(workspace) == {
        ("CN105000001A", "CN205000001U"),
        ("CN105000001A", "US20160000001A1"),
        ("CN205000001U", "US20160000001A1"),
        ("CN105000001A", "EP3000001A1"),
        ("CN205000001U", "EP3000001A1"),
        ("CN105000001A", "EP3000002A1"),
        ("CN205000001U", "EP3000002A1"),
        ("CN105000006A", "US20160000001A1"),
        ("EP3000001A1", "CN105000006A"),
        ("EP3000002A1", "CN105000006A"),
        ("EP3000001A1", "US20160000001A1"),
        ("EP3000002A1", "US20160000001A1"),
    }
    assert "other_office" in workspace.family_proposals()[0].reasons
    best = workspace.family_proposals()[-1]
    assert (best.one_number, best.other_number) == ("CN105000001A", "CN205000001U")
    assert (best.likeness, best.days) == (1.0, 0)
    assert best.reasons == ("same_applicant", "same_title", "same_office", "same_filing")
    near = next(one for one in workspace.family_proposals() if one.other_number == "US20160000001A1")
    assert near.reasons == ("same_applicant", "near_title", "other_office", "near_filing")
    assert workspace.families()["simple"].figure.value == len(ROWS)


def test_what_is_decided_is_not_proposed_again(workspace: Workspace) -> None:
    before = pairs(workspace)
    workspace.decide_family("CN105000001A", "CN205000001U", same=False, reason="分属两案")
    assert pairs(workspace) == before - {("CN105000001A", "CN205000001U")}
    workspace.decide_family("CN105000001A", "US20160000001A1", same=True, reason="同一发明")
    assert ("CN105000001A", "US20160000001A1") not in pairs(workspace)
    assert workspace.families()["simple"].figure.value == len(ROWS) - 1


def test_the_bounds_are_parameters(workspace: Workspace) -> None:
    room = workspace._families()
    assert room.tables is not None
    strict = propose(room.tables, room.state, room.decisions, Likeness(near_title=1.0, days=0))
    assert {(one.one_number, one.other_number) for one in strict} == {("CN105000001A", "CN205000001U")}
    crowded = propose(room.tables, room.state, room.decisions, Likeness(crowd=2))
    assert crowded == []


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Heat-recovery unit", {"heat", "recovery", "unit"}),
        ("电池", {"电池"}),
        ("电", {"电"}),
        ("ＳｉＣ器件", {"sic", "器件"}),
        ("", set()),
    ],
)
def test_titles_fall_into_words_and_pairs_of_ideographs(text: str, pieces: set[str]) -> None:
    assert title_pieces(text) == pieces
