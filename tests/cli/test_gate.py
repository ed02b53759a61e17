"""The gate and versions on the command line: from known items to a version, and what moved since."""

import csv
from pathlib import Path

import pytest
import python_calamine

from qianglian.chains.kept import use_chain
from qianglian.chains.known_files import COLUMNS
from qianglian.chains.opening import open_workspace
from qianglian.model.chain import Chain, ChainNode
from qianglian.model.text import Text
from tests.cli.conftest import Run
from tests.corpus.evidence import begin, row, write_rows

CHAIN = Chain(
    "c",
    Text(zh="电池链", en="Battery chain"),
    (
        ChainNode("A", Text(zh="隔膜", en="Separator"), rule="ti:隔膜"),
        ChainNode("B", Text(zh="负极", en="Anode"), rule="ti:负极 AND lang:zh"),
    ),
)
NUMBERS = [f"CN1060{n:05}A" for n in range(12)]
LENIENT = ("--levels", "0", "--minimum", "1")


def publications(numbers: list[str], title: str, day: str) -> list[dict[str, object]]:
    return [row(number, f"一种{title}{number}", publication_date=day) for number in numbers]


@pytest.fixture
def ws(tmp_path: Path) -> Path:
    """A workspace with a chain in force: eight publications of A, four of B."""
    rows = publications(NUMBERS[:8], "隔膜", "2024-05-01") + publications(NUMBERS[8:], "负极", "2024-06-01")
    begin(tmp_path / "ws", write_rows(tmp_path / "rows.jsonl", rows)).close()
    with open_workspace(tmp_path / "ws") as workspace:
        use_chain(workspace, CHAIN, "某人", "试")
    return tmp_path / "ws"


def known(path: Path, numbers: list[str], side: str = "国内") -> Path:
    heads = [head.zh for head in COLUMNS.values()]
    facts = ["某库", "2026-05-01", "核读人甲", "按申请人", "某公司", side, ""]
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([heads, *([number, *facts] for number in numbers)])
    return path


def judged(sheet: Path, answer: str) -> Path:
    rows = python_calamine.load_workbook(sheet).get_sheet_by_index(0).to_python()
    place = rows[0].index("是否属于该分支")
    for line in rows[1:]:
        line[place] = answer
    filled = sheet.with_suffix(".csv")
    with filled.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(rows)
    return filled


def measured(ws: Path, run: Run, answer: str = "是") -> None:
    assert run("gate", "known-import", known(ws / "k.csv", NUMBERS[:5]), "-w", ws).code == 0
    assert run("gate", "known-import", known(ws / "f.csv", NUMBERS[5:6], "国外"), "-w", ws).code == 0
    sheet = ws / "s.xlsx"
    assert run("gate", "sample", sheet, "--seed", 3, "--for-own-use", "-w", ws).code == 0
    assert run("gate", "sample-import", judged(sheet, answer), "-w", ws).code == 0


def test_from_known_items_to_a_version_and_what_moved(ws: Path, tmp_path: Path, run: Run) -> None:
    refused = run("chain", "publish", "-w", ws)
    assert refused.code == 1
    assert "未测" in refused.err
    measured(ws, run)
    shown = run("gate", "show", *LENIENT, "-w", ws)
    assert "质量门槛：通过" in shown.out
    published = run("chain", "publish", "--note", "首版", *LENIENT, "-w", ws)
    assert published.code == 0
    assert "已发布第 1 版" in published.out
    assert "没有另发布" in run("chain", "publish", *LENIENT, "-w", ws).out
    listed = run("chain", "versions", "-w", ws, "--json").json
    assert [(one["number"], one["note"], one["cut_off"]) for one in listed] == [(1, "首版", "2024-06-01")]
    assert listed[0]["publications"] == {"A": 8, "B": 4}
    assert "没有增减" in run("chain", "diff", "-w", ws).out
    more = write_rows(tmp_path / "more.jsonl", publications(["CN107000001A"], "隔膜", "2024-07-01"))
    assert run("import", ws, more).code == 0
    diff = run("chain", "diff", "-w", ws)
    assert "CN107000001A" in diff.out
    assert "新入库" in diff.out
    node = run("chain", "diff", "1", "-w", ws, "--json").json["nodes"][0]
    assert [item["reason"] for item in node["publications"]["come"]] == ["new_evidence"]
    assert "重新抽样" in run("gate", "show", *LENIENT, "-w", ws).out


def test_a_failing_gate_is_overridden_by_name_and_that_is_printed(ws: Path, run: Run) -> None:
    measured(ws, run, "否")
    assert run("gate", "show", *LENIENT, "-w", ws, "--json").json["outcome"] == "failed"
    blocked = run("chain", "publish", *LENIENT, "-w", ws)
    assert blocked.code == 1
    assert "gate override" in blocked.err
    assert run("gate", "override", "--reason", "先行发布", *LENIENT, "-w", ws).code == 2, "a name is needed"
    said = run("gate", "override", "--reason", "先行发布", "--actor", "负责人乙", *LENIENT, "-w", ws)
    assert "负责人乙" in said.out
    for line in (("chain", "publish", *LENIENT), ("gate", "show", *LENIENT), ("chain", "versions")):
        answer = run(*line, "-w", ws)
        assert "负责人乙" in answer.out
        assert "先行发布" in answer.out
        assert "未通过" in answer.out


def test_recall_tells_every_miss(ws: Path, run: Run) -> None:
    run("gate", "known-import", known(ws / "k.csv", [*NUMBERS[:2], "CN999999999A", "不是号码"]), "-w", ws)
    said = run("gate", "recall", "-w", ws)
    for words in ("50.0%", "CN999999999A", "未下载", "号码无法识别", "没有国外申请人"):
        assert words in said.out
    whole = run("gate", "recall", "-w", ws, "--json").json["rows"][0]
    assert (whole["known"], whole["found"]["value"], whole["recall"]) == (4, 2, 0.5)
    assert {miss["reason"] for miss in whole["misses"]} == {"not_downloaded", "unreadable"}
    assert "not downloaded" in run("gate", "recall", "-w", ws, "--lang", "en").out


def test_one_number_is_added_after_why_not(ws: Path, run: Run) -> None:
    asked = run("chain", "why-not", NUMBERS[9], "A", "-w", ws)
    assert f"gate known-add {NUMBERS[9]} --branch A" in " ".join((asked.out + asked.err).split())
    assert "known-add" not in run("chain", "why-not", NUMBERS[0], "A", "-w", ws).err
    facts = ("--database", "某库", "--date", "2026-05-01", "--reader", "甲", "--branch", "A")
    first = run("gate", "known-add", NUMBERS[0], *facts, "-w", ws, "--json").json
    again = run("gate", "known-add", NUMBERS[1], "--list", first["list"], "-w", ws, "--json").json
    assert again["numbers"] == NUMBERS[:2]
    listed = run("gate", "known", "-w", ws, "--json").json
    assert [(one["branch"], one["independent"]) for one in listed] == [("A", False)]
    assert first["list"] in run("gate", "known", "-w", ws).out
    assert run("gate", "known-add", NUMBERS[0], "-w", ws).code == 2
    assert run("gate", "known-add", NUMBERS[0], "--list", "k0", "-w", ws).code == 1


def test_rows_that_cannot_be_kept_are_told(ws: Path, run: Run) -> None:
    said = run("gate", "known-import", known(ws / "k.csv", NUMBERS[:1], "月球"), "-w", ws)
    assert said.code == 1
    assert "国内、国外" in said.err
    sheet = ws / "s.xlsx"
    run("gate", "sample", sheet, "--for-own-use", "-w", ws)
    assert run("gate", "sample-import", judged(sheet, "大概"), "-w", ws).code == 1


def test_a_seed_is_taken_and_told(ws: Path, run: Run) -> None:
    first = run("gate", "sample", ws / "a.xlsx", "--for-own-use", "-w", ws, "--json").json
    again = run(
        "gate", "sample", ws / "b.xlsx", "--seed", first["seed"], "--for-own-use", "-w", ws, "--json"
    ).json
    assert again["sample"] == first["sample"]
    assert {(one["branch"], one["drawn"]) for one in again["strata"]} == {("A", 8), ("B", 4)}
    assert run("gate", "sample", ws / "a.xlsx", "--for-own-use", "-w", ws).code == 1, "it is there already"
    assert run("gate", "sample", ws / "c.xlsx", "--margin", 2, "--for-own-use", "-w", ws).code == 2


def test_delta_queries_name_what_a_dialect_cannot_say(ws: Path, run: Run) -> None:
    said = run("chain", "refresh-query", "--dialect", "incopat", "-w", ws)
    assert said.code == 3
    assert "PD=[20240502 TO *]" in said.out
    assert "lang:zh" in said.out
    assert "2024-06-01" in said.out
    ours = run(
        "chain", "refresh-query", "--since", "2024-01-31", "--overlap", 0, "--by-node", "-w", ws, "--json"
    )
    assert ours.code == 0
    assert [one["nodes"] for one in ours.json["queries"][:2]] == [["A"], ["B"]]
    assert ours.json["from"] == "2024-01-31"
    assert run("chain", "refresh-query", "--dialect", "derwent", "-w", ws).code == 2


def test_without_a_chain_or_a_version_it_says_what_to_do(tmp_path: Path, run: Run) -> None:
    begin(
        tmp_path / "ws", write_rows(tmp_path / "rows.jsonl", publications(NUMBERS[:1], "隔膜", "2024-05-01"))
    ).close()
    for line in (("gate", "show"), ("chain", "publish"), ("chain", "refresh-query")):
        answer = run(*line, "-w", tmp_path / "ws")
        assert answer.code == 1
        assert "chain use" in answer.err
    assert "chain publish" in run("chain", "diff", "-w", tmp_path / "ws").err
    assert "还没有" in run("chain", "versions", "-w", tmp_path / "ws").out
    assert "还没有" in run("gate", "known", "-w", tmp_path / "ws").out


def test_levels_are_named(ws: Path, run: Run) -> None:
    assert run("gate", "show", "--levels", "7", "-w", ws).code == 2
    assert [r["branch"] for r in run("gate", "show", "--levels", "1", "-w", ws, "--json").json["rows"]] == [
        "",
        "A",
        "B",
    ]
