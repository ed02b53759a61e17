"""Analyses on the command line: listed, asked, written, and walked back to records."""

from datetime import datetime
from pathlib import Path

import pytest
import python_calamine

from qianglian.analysis import registry
from qianglian.analysis.asking import ask
from qianglian.analysis.ground import Ground
from qianglian.chains.kept import use_chain
from qianglian.cli.kept_answers import kept_json, kept_lines
from tests.analysis.ground_cases import CHAIN, QINGHE, ROWS, workspace_of
from tests.analysis.keep_all import keep_all
from tests.cli.conftest import Run


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    with workspace_of(tmp_path_factory.mktemp("analyse"), ROWS) as workspace:
        return workspace.path


def test_all_analyses_are_listed_with_their_parameters(run: Run) -> None:
    assert [one["name"] for one in run("analyse", "--json").json] == registry.names()
    assert all(one["params"]["properties"] for one in run("analyse", "--json").json)
    assert "方向" in run("analyse").out
    assert "Direction" in run("analyse", "--lang", "en").out


def test_a_finding_shows_its_numbers_and_what_must_be_said(home: Path, run: Run) -> None:
    said = run("analyse", "filing_trend", "-w", home)
    assert said.code == 0
    assert "2012" in said.out
    assert "数据覆盖" in said.out
    assert "样本不足" in said.out
    told = run("analyse", "filing_trend", "-w", home, "--json").json
    assert [row["count"] for row in told["tables"][0]["rows"]] == [2, 0, 3]
    assert "{" not in told["sentences"][0]["en"]


def test_a_query_and_parameters_change_what_is_counted(home: Path, run: Run) -> None:
    line = ("analyse", "filing_trend", "-w", home, "--query", "office:CN", "-p", "unit=publication", "--json")
    told = run(*line).json
    assert told["params"]["unit"] == "publication"
    assert [row["count"] for row in told["tables"][0]["rows"]] == [3, 0, 2]


def test_why_lists_exactly_what_was_counted(home: Path, run: Run) -> None:
    said = run("analyse", "filing_trend", "-w", home, "--why", "1", "专利项数")
    assert said.code == 0
    assert "CN101000001A" in said.out
    assert "US20120000001A1" in said.out
    told = run("analyse", "filing_trend", "-w", home, "--why", "3", "count", "--json").json
    assert told["value"] == len(told["records"]) == 3
    assert told["unit"] == "family"
    parties = run("analyse", "filing_trend", "-w", home, "--why", "1", "applicants")
    assert QINGHE in parties.out


def test_a_row_or_column_that_is_not_there_says_what_there_is(home: Path, run: Run) -> None:
    line = ("analyse", "filing_trend", "-w", home, "--why")
    assert run(*line, "9", "count").code != 0
    assert "3" in run(*line, "9", "count").err
    assert "applicants" in run(*line, "1", "nothing").err
    assert "by_year" in run("analyse", "filing_trend", "-w", home, "--table", "x").err


def test_a_table_is_written_as_a_sheet(home: Path, run: Run, tmp_path: Path) -> None:
    file = tmp_path / "trend.xlsx"
    assert run("analyse", "filing_trend", "-w", home, "--xlsx", file).code == 0
    rows = python_calamine.CalamineWorkbook.from_path(str(file)).get_sheet_by_index(0).to_python()
    assert rows[0][0] == "申请年"
    assert [row[2] for row in rows[1:]] == [2.0, 0.0, 3.0]
    assert run("analyse", "filing_trend", "-w", home, "--xlsx", file).code != 0
    assert run("analyse", "filing_trend", "-w", home, "--xlsx", file, "--force").code == 0


def test_wrong_words_are_refused_with_what_there_is(home: Path, run: Run) -> None:
    assert "qianglian analyse" in run("analyse", "nothing", "-w", home).err
    assert "span" in run("analyse", "filing_trend", "-w", home, "-p", "spam=3").err
    assert "名称=值" in run("analyse", "filing_trend", "-w", home, "-p", "span").err
    assert run("analyse", "filing_trend", "-w", home, "--level", "x").code != 0


def test_a_chain_that_is_needed_is_asked_for(home: Path, run: Run) -> None:
    said = run("analyse", "branch_trend", "-w", home)
    assert said.code != 0
    assert "qianglian chain use" in said.err


def test_the_chain_in_force_is_asked_of(tmp_path: Path, run: Run) -> None:
    with workspace_of(tmp_path, ROWS) as workspace:
        use_chain(workspace, CHAIN, reason="试用")
        home = workspace.path
    told = run("analyse", "branch_trend", "-w", home, "-p", "level=0", "--json").json
    assert [(row["node"], row["count"]) for row in told["tables"][0]["rows"]] == [("A1", 1), ("A2", 3)]
    told = run("analyse", "branch_trend", "-w", home, "-p", "level=0", "--why", "2", "count", "--json").json
    assert len(told["records"]) == 3


def test_columns_that_find_no_room_are_named_and_no_number_is_cut(
    home: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "70")
    said = run("analyse", "top_applicants", "-w", home)
    assert "放不下的列" in said.out
    assert QINGHE in said.out
    monkeypatch.setenv("COLUMNS", "200")
    assert "放不下的列" not in run("analyse", "top_applicants", "-w", home).out


def test_a_kept_answer_says_that_it_is_one_and_from_when(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_all(monkeypatch)
    with workspace_of(tmp_path, ROWS) as workspace:
        home = workspace.path
    line = ("analyse", "filing_trend", "-w", home)
    first, again = run(*line), run(*line)
    assert "缓存" not in first.out + first.err
    assert again.out == first.out
    assert f"缓存结果，计算于 {datetime.now():%Y-%m-%d} " in again.err
    assert "kept answer" in run(*line, "--lang", "en").err
    assert "缓存" not in run(*line, "--fresh").err
    told = run(*line, "--json")
    assert told.err == ""
    assert datetime.fromisoformat(told.json["kept_on"]).tzinfo is not None
    assert run(*line, "--fresh", "--json").json == {**told.json, "kept_on": None}
    records = run(*line, "--why", "3", "count", "--json").json
    assert records["value"] == len(records["records"]) == 3


def test_a_document_says_how_many_of_its_answers_were_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_all(monkeypatch)
    with workspace_of(tmp_path, ROWS) as workspace:
        for _ in range(2):
            ground = Ground(workspace)
            for unit in ("family", "publication"):
                ask(ground, registry.analysis("filing_trend"), {"unit": unit})
        assert kept_lines(Ground(workspace)) == []
        assert kept_json(Ground(workspace)) == {"count": 0, "first": None, "last": None}
        (said,) = kept_lines(ground)
        assert said.zh.startswith("其中 2 次分析为缓存结果，计算于 ")
        assert said.en.startswith("2 of the analyses are kept answers")
        assert kept_json(ground)["count"] == 2
