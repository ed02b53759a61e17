"""The commands about chains, as people type them."""

from pathlib import Path

import pytest
import python_calamine
import xlsxwriter

from tests.cli.conftest import Run


@pytest.fixture
def chained(own: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace with the sample chain in force."""
    monkeypatch.setenv("QIANGLIAN_WORKSPACE", str(own))
    assert run("chain", "write", own / "sample.yaml", "--sample").code == 0
    assert run("chain", "use", own / "sample.yaml", "--reason", "首版").code == 0
    return own


def test_a_chain_is_written_checked_and_used(tmp_path: Path, own: Path, run: Run) -> None:
    for name in ("chain.yaml", "chain.xlsx"):
        assert run("chain", "write", name, "--sample").code == 0
        assert run("chain", "check", name).code == 0
    assert run("chain", "write", "chain.xlsx", "--sample").code == 1, "never over a file unasked"
    answer = run("chain", "use", "chain.xlsx", "--reason", "首版", "-w", own, "--json")
    assert answer.json["number"] == 1
    again = run("chain", "use", "chain.yaml", "--reason", "再来", "-w", own)
    assert "未作改动" in again.out
    assert run("chain", "write", "back.yaml", "-w", own).code == 0
    assert Path("back.yaml").read_bytes() == Path("chain.yaml").read_bytes()


def test_errors_are_listed_and_the_exit_code_says_so(run: Run, own: Path) -> None:
    Path("bad.yaml").write_text(
        "qianglian-chain: 1\ncode: c\nname: 链\nnodes:\n- {code: A, name: 甲}\n- {code: B, name: 乙, rule: 'ti:('}\n"
        "- {code: C, name: 丙, rule: 'ipc:H01L31'}\n",
        encoding="utf-8",
    )
    answer = run("chain", "check", "bad.yaml")
    assert answer.code == 1
    assert "2 处错误，1 处提示" in answer.out
    assert [one["kind"] for one in run("chain", "check", "bad.yaml", "--json").json["findings"]] == [
        "empty_rule",
        "query_syntax",
        "moved_symbol",
    ]
    assert "2 errors, 1 warnings" in run("chain", "check", "bad.yaml", "--lang", "en").out
    refused = run("chain", "use", "bad.yaml", "--reason", "试", "-w", own)
    assert refused.code == 2
    assert "chain check" in refused.err


def test_a_symbol_that_moved_is_told_once_with_its_new_places(run: Run, own: Path) -> None:
    Path("old.yaml").write_text(
        "qianglian-chain: 1\ncode: c\nname: 链\nnodes:\n"
        "- {code: A, name: 甲, rule: '(ipc:H01L31/04 ti:电池) OR (ipc:H01L31/04 ab:组件) OR ipc:H01L21/78'}\n",
        encoding="utf-8",
    )
    answer = run("chain", "check", "old.yaml")
    assert answer.code == 0
    assert "0 处错误，1 处提示" in answer.out
    assert (answer.out.count("H01L31/04"), answer.out.count("H01L21/78")) == (1, 1)
    (found,) = run("chain", "check", "old.yaml", "--json").json["findings"]
    assert "H01L31/04 → H10F" in found["text"]["zh"]
    assert "H01L21/78 → H10D, H10P, H10W" in found["text"]["en"]


def test_without_a_chain_one_learns_what_to_do(own: Path, run: Run) -> None:
    answer = run("chain", "show", "-w", own)
    assert answer.code == 1
    assert "qianglian chain use" in answer.err


def test_the_tree_and_a_node_are_shown(chained: Path, run: Run) -> None:
    tree = run("chain", "show")
    assert "A 电池材料" in tree.out
    assert "待复核" in tree.out
    assert "Battery materials" in run("chain", "show", "--lang", "en").out
    nodes = {one["code"]: one for one in run("chain", "show", "--json").json["nodes"]}
    assert nodes["B"]["publications"]["value"] > 0
    assert nodes["A1"]["level"] == 2
    one = run("chain", "show", "正极材料")
    assert "磷酸锰铁锂" in one.out
    assert run("chain", "show", "没有的").code == 1
    assert run("count", "node:A1", "--json").json["value"] == nodes["A1"]["publications"]["value"]


def test_a_hand_made_tag_beats_the_rule(chained: Path, run: Run) -> None:
    number = run("search", "node:B2", "-n", 1, "--json").json["hits"][0]["number"]
    assert run("chain", "why-not", number, "B2", "--json").json[0]["fate"] == "rule"
    assert run("chain", "tag", number, "B2", "--no", "--reason", "不属于").code == 0
    told = run("chain", "why-not", number, "B2")
    assert "被人工剔除" in told.out
    assert "不属于" in told.out
    assert run("chain", "show", "B2", "--json").json["fates"]["taken_out"] > 0
    assert run("chain", "why-not", "CN999999999A", "B2", "--json").json[0]["fate"] == "not_in_any_file"
    assert run("chain", "tag", number, "B2", "--reason", "缺答案").code == 2


def test_a_review_list_goes_out_and_comes_back(chained: Path, run: Run) -> None:
    assert run("chain", "review", "r.xlsx").code == 1, "the terms of the sources hold it back"
    answer = run("chain", "review", "r.xlsx", "--sample", 2, "--node", "B", "--for-own-use", "--json")
    assert answer.json["nodes"] == {"B1": 2, "B2": 2, "B3": 2}
    rows = python_calamine.load_workbook("r.xlsx").get_sheet_by_index(0).to_python()
    verdict = rows[0].index("是否属于该节点")
    for row, said in zip(rows[1:], ("是", "否", "也许", "", "", ""), strict=True):
        row[verdict] = said
    with xlsxwriter.Workbook("filled.xlsx") as book:
        page = book.add_worksheet()
        for place, row in enumerate(rows):
            page.write_row(place, 0, row)
    done = run("chain", "review-import", "filled.xlsx", "--actor", "甲", "--json")
    assert done.code == 3
    assert [one["details"]["answer"] for one in done.json["judgements"]] == ["yes", "no"]
    assert [(one["row"], one["found"]) for one in done.json["rows"]] == [(4, "也许")]
    assert done.json["unanswered"] == 3
    again = run("chain", "review-import", "filled.xlsx", "--json")
    assert (again.code, again.json["judgements"]) == (3, [])
