"""Why a publication is in a node, or is not."""

import pytest

from qianglian.chains.people import question
from qianglian.chains.tagging import tag
from qianglian.chains.why_not import NodeFate, why_not
from qianglian.corpus.workspace import Workspace
from qianglian.model.errors import NotFound
from tests.chains.test_tagging import BATTERY, workspace

__all__ = ["workspace"]


def told(workspace: Workspace, number: str, code: str) -> NodeFate:
    (fate,) = why_not(workspace, tag(workspace, BATTERY), number, code)
    return fate


def test_a_rule_that_fails_says_which_clause(workspace: Workspace) -> None:
    fate = told(workspace, "CN1000007A", "M1")
    assert (fate.name, fate.inside, fate.corpus.failing) == ("no_rule", False, ["ti:正极"])
    assert told(workspace, "CN1000001A", "M1").inside


def test_noise_names_its_rule_and_people_their_answers(workspace: Workspace) -> None:
    fate = told(workspace, "CN1000006A", "M1")
    assert fate.name == "noise"
    assert [rule.query for rule in fate.noise] == ["ti:回收"]
    workspace.judge("CN1000006A", question(BATTERY, "M1"), "yes", "属于", "甲")
    fate = told(workspace, "CN1000006A", "M1")
    assert fate.name == "person"
    assert [(code, one.actor) for code, one in fate.judgements] == [("M1", "甲")]


def test_an_answer_above_is_told_below(workspace: Workspace) -> None:
    workspace.judge("CN1000001A", question(BATTERY, "M"), "no", "不属于", "甲")
    fate = told(workspace, "CN1000001A", "M1")
    assert fate.name == "taken_out"
    assert [code for code, _ in fate.judgements] == ["M"]


def test_what_is_under_a_node_has_its_own_fate(workspace: Workspace) -> None:
    fate = told(workspace, "CN1000002A", "M")
    assert fate.name == "rule"
    assert [(node.code, name) for node, name in fate.below] == [("M1", "no_rule"), ("M2", "rule")]


def test_a_number_that_is_not_here_says_so(workspace: Workspace) -> None:
    fate = told(workspace, "CN7777777A", "M1")
    assert (fate.name, fate.corpus.name, fate.inside) == ("", "not_in_any_file", False)
    assert fate.text.zh == "所有导入文件中均无此号"
    with pytest.raises(NotFound):
        told(workspace, "CN1000001A", "X")
