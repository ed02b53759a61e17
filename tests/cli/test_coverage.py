"""Every analysis on the data at hand: what it comes to, and why."""

from pathlib import Path

import pytest

from qianglian.analysis import registry
from qianglian.chains.kept import use_chain
from qianglian.corpus.workspace import open_workspace
from tests.analysis.ground_cases import CHAIN, ROWS, workspace_of
from tests.analysis.keep_all import keep_all
from tests.cli.conftest import Run


def test_every_analysis_says_what_it_comes_to_and_why_not(tmp_path: Path, run: Run) -> None:
    with workspace_of(tmp_path, ROWS) as workspace:
        home = workspace.path
    told = run("coverage", "-w", home, "--json").json
    assert [one["analysis"] for one in told] == registry.names()
    by_name = {one["analysis"]: one for one in told}
    assert by_name["filing_trend"]["state"] == "computed"
    assert by_name["filing_trend"]["coverage"][0] | {"what": ""} == {"what": "", "known": 5, "total": 6}
    lacking = by_name["branch_trend"]
    assert (lacking["state"], lacking["reason"]["zh"]) == ("unknown", "该分析需要已标引的产业链。")
    assert all(one["reason"] for one in told if one["state"] != "computed")
    said = run("coverage", "-w", home).out
    assert f"{len(told)} 项分析：" in said
    assert "已计算" in said
    assert "analyses: " in run("coverage", "-w", home, "--lang", "en").out


def test_what_it_worked_out_is_kept_for_whoever_asks_next(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_all(monkeypatch)
    with workspace_of(tmp_path, ROWS) as workspace:
        use_chain(workspace, CHAIN, reason="试用")
        home = workspace.path
    first = run("coverage", "-w", home, "--region", "cn", "--json").json
    assert not any(one["kept_on"] for one in first)
    again = {one["analysis"]: one for one in run("coverage", "-w", home, "--region", "CN", "--json").json}
    assert again["branch_trend"]["kept_on"]
    assert "缓存" in run("coverage", "-w", home, "--region", "CN").out
    assert run("analyse", "gaps", "-w", home, "-p", "region=CN", "--json").json["kept_on"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (("--query", "ti:(电池"), "没有关闭"),
        (("--query", "node:ZZ"), "节点「ZZ」"),
        (("--region", "99zz"), "99ZZ"),
        (("--kind", "cousins"), "cousins"),
        (("--level", "planet"), "planet"),
    ],
)
def test_what_there_is_none_of_is_refused_once_and_not_by_every_analysis(
    tmp_path: Path, run: Run, line: tuple[str, str], said: str
) -> None:
    with workspace_of(tmp_path, ROWS) as workspace:
        home = workspace.path
    answer = run("coverage", "-w", home, *line)
    assert answer.code != 0
    assert said in answer.err
    assert "项分析" not in answer.out


def test_of_an_empty_workspace_everything_is_said_to_be_unknown_or_too_little(
    tmp_path: Path, run: Run
) -> None:
    with open_workspace(tmp_path / "empty", create=True) as workspace:
        home = workspace.path
    told = run("coverage", "-w", home, "--json").json
    assert all(one["state"] != "computed" and one["reason"] for one in told)
