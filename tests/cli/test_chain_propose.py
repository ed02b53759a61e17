"""`qianglian chain propose`, as people type it."""

from pathlib import Path

import pytest
import python_calamine

from qianglian.chains.kept import use_chain
from tests.chains.proposing.labelled_texts import CHAIN, INSIDE, UNCLASSED, workspace_of
from tests.cli.conftest import Run
from tests.corpus.evidence import begin, row, write_rows


@pytest.fixture
def told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    with workspace_of(tmp_path) as made:
        use_chain(made, CHAIN, "甲", "首版")
        monkeypatch.setenv("QIANGLIAN_WORKSPACE", str(made.path))
        monkeypatch.setenv("COLUMNS", "160")
        return made.path


@pytest.mark.usefixtures("told")
def test_the_table_says_of_every_node_whether_and_why_and_the_list_comes_back(run: Run) -> None:
    answer = run("chain", "propose", "list.xlsx", "--for-own-use")
    assert answer.code == 0
    for said in (
        "启用：F1 胜过两个对照",
        "须凭用词才能成立",
        "标签太少：可学 0 项",
        "1 项同族",
        "未知",
        "模型建议",
    ):
        assert said in answer.out
    rows = python_calamine.load_workbook("list.xlsx").get_sheet_by_index(0).to_python()
    assert len(rows) > UNCLASSED
    assert {one[rows[0].index("来源")] for one in rows[1:]} == {"模型建议"}
    assert {one[rows[0].index("是否属于该节点")] for one in rows[1:]} == {""}
    assert run("chain", "propose", "new.xlsx").code == 1, "the terms of the sources hold"
    assert run("chain", "propose", "list.xlsx", "--for-own-use").code == 1, "never over a file unasked"
    shown = run("chain", "show", "--json").json
    (node,) = [one for one in shown["nodes"] if one["code"] == "S"]
    assert node["families"]["value"] == INSIDE, "proposals are counted nowhere"
    assert "0 条人工结论" in run("chain", "review-import", "list.xlsx").out, "nothing was filled in"


@pytest.mark.usefixtures("told")
def test_in_english_as_data_and_for_one_node(run: Run) -> None:
    english = run("chain", "propose", "--lang", "en", "--node", "S").out
    assert "on: F1 above both peers" in english
    assert "A proposal counts in no node until a person says yes" in english
    found = run("chain", "propose", "--node", "S", "--json").json
    assert [one["node"] for one in found["nodes"]] == ["S"]
    assert found["nodes"][0]["state"] == "on"
    assert found["file"] is None
    assert found["rule"]["confidence"] == "design"
    assert all(one["neighbours"] for one in found["proposals"])
    nothing = run("chain", "propose", "none.xlsx", "--node", "N", "--for-own-use")
    assert "没有建议" in nothing.out
    assert not Path("none.xlsx").exists()


def test_without_vectors_and_without_the_extra(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = begin(tmp_path / "bare", write_rows(tmp_path / "bare.jsonl", [row("CN1000001A", "隔膜")]))
    use_chain(made, CHAIN, "甲", "首版")
    monkeypatch.setattr("qianglian.chains.proposing.index.has_e5", lambda environment: False)
    answer = run("chain", "propose", "-w", made.path)
    assert answer.code != 0
    assert "qianglian[semantic]" in answer.err
    monkeypatch.setattr("qianglian.chains.proposing.index.has_e5", lambda environment: True)
    assert "qianglian embed" in run("chain", "propose", "-w", made.path, "--lang", "en").err
