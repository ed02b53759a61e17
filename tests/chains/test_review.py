"""The review list: out with what waits, back into judgements, and nothing dropped on the way."""

from pathlib import Path

import pytest

from qianglian.chains import review
from qianglian.chains.people import question
from qianglian.chains.tagging import tag
from qianglian.corpus.parties.sheet_rows import Filled, FilledRow
from qianglian.corpus.workspace import Workspace, open_workspace
from qianglian.model.errors import Forbidden
from qianglian.model.view import View
from tests.chains.test_tagging import BATTERY, workspace
from tests.corpus.evidence import row, write_rows

__all__ = ["workspace"]


def listed(workspace: Workspace, **how: object) -> list[tuple[str, str, str]]:
    """Node, number and verdict of each row."""
    tagging = tag(workspace, BATTERY)
    found = review.to_review(tagging, **how)  # type: ignore[arg-type]
    return [(str(r[0]), str(r[2]), str(r[8])) for r in review.rows(tagging, found, "zh")]


def filled(**cells: str) -> FilledRow:
    return FilledRow(2, {name: cells.get(name, "") for name in review.COLUMNS})


def test_a_family_is_listed_where_a_rule_finds_it_and_not_again_above(workspace: Workspace) -> None:
    assert sorted(listed(workspace)) == [
        ("M", "CN1000001A", ""),
        ("M", "CN1000003A", ""),
        ("M1", "CN1000001A", ""),
        ("M2", "CN1000002A", ""),
        ("P", "CN1000004A", ""),
    ]


def test_only_new_ones_by_default_and_all_with_what_was_said(workspace: Workspace, tmp_path: Path) -> None:
    cut = [str(key, "ascii") for key in tag(workspace, BATTERY).publications]
    workspace.judge("CN1000004A", question(BATTERY, "P"), "yes", "核读", "甲")
    workspace.import_files(write_rows(tmp_path / "more.jsonl", [row("CN1000008A", "电池包箱体")]))
    assert listed(workspace, since=cut) == [("P", "CN1000008A", "")]
    everything = listed(workspace, all_of_them=True, nodes=["P"])
    assert sorted(everything) == [("P", "CN1000004A", "是"), ("P", "CN1000008A", "")]
    assert len(listed(workspace, all_of_them=True, sample=1)) == 4, "one of each node"


def test_a_filled_list_becomes_judgements_once(workspace: Workspace) -> None:
    rows = [
        filled(node="P", number="CN1000005A", verdict="是", reason="实为电池包"),
        filled(node="P", number="CN1000004A", verdict="No"),
        filled(node="M1", number="CN1000001A"),
    ]
    reviewed = review.answers_of(Filled(rows), BATTERY)
    assert (len(reviewed.answers), reviewed.blank, reviewed.complaints) == (2, 1, [])
    done = review.record(workspace, reviewed, "甲")
    assert [(j.details["answer"], j.reason) for j in done.judgements] == [
        ("yes", "实为电池包"),
        ("no", "复核清单"),
    ]
    again = review.record(workspace, review.answers_of(Filled(rows), BATTERY), "甲")
    assert (len(again.judgements), again.standing) == (0, 2)
    assert tag(workspace, BATTERY).keys("P") == [workspace.show("CN1000005A")[0].key]


def test_a_new_answer_goes_where_the_old_one_stands(workspace: Workspace) -> None:
    workspace.judge("US2020000004A1", question(BATTERY, "P"), "yes", "核读", "甲")
    (one,) = listed(workspace, all_of_them=True, nodes=["P"])
    assert one == ("P", "US20200000004A1", "是")
    reviewed = review.answers_of(Filled([filled(node="P", number=one[1], verdict="否")]), BATTERY)
    review.record(workspace, reviewed)
    tagging = tag(workspace, BATTERY)
    assert tagging.people.conflicts == ()
    assert tagging.keys("P") == []


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"node": "X", "number": "CN1000001A", "verdict": "是"}, "没有这个节点"),
        ({"node": "P", "number": "CN1000001A", "verdict": "也许"}, "应为：是、否"),
        ({"node": "P", "verdict": "是"}, "缺公开号"),
        ({"node": "P", "number": "CN7777777A", "verdict": "是"}, "库中没有"),
    ],
)
def test_rows_that_cannot_be_read_are_told_with_their_place(
    workspace: Workspace, cells: dict[str, str], said: str
) -> None:
    reviewed = review.answers_of(Filled([filled(**cells)]), BATTERY)
    assert review.record(workspace, reviewed).judgements == ()
    (one,) = reviewed.complaints
    assert one.row == 2
    assert said in one.text.zh


def test_of_two_rows_about_one_family_member_the_later_counts(workspace: Workspace) -> None:
    rows = [filled(node="P", number="CN1000004A", verdict=verdict) for verdict in ("否", "是")]
    done = review.record(workspace, review.answers_of(Filled(rows), BATTERY))
    assert [j.details["answer"] for j in done.judgements] == ["yes"]


def test_a_narrow_view_gets_no_list(workspace: Workspace) -> None:
    narrow = open_workspace(workspace.path, view=View(rows="ti:正极"))
    with pytest.raises(Forbidden):
        review.to_review(tag(narrow, BATTERY))
