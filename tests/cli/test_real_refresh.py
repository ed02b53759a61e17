"""On real records, as people type it: the gate tells the truth about a download, and a refresh keeps what was said."""

import csv
import gzip
import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from qianglian.chains.known_files import COLUMNS
from tests.cli.conftest import Run
from tests.corpus.real_workspaces import GAZETTE, MAPPING, PATENTSCOPE

pytestmark = pytest.mark.real_data

CHAIN = """
qianglian-chain: 1
code: battery
name: 电池
nodes:
- {code: A, name: 二次电池, rule: 'ipc:H01M10'}
- {code: A1, parent: A, name: 电解质, rule: 'ipc:H01M10/056*'}
- {code: B, name: 电极, rule: 'ipc:H01M4'}
- {code: C, name: 供电, rule: 'ipc:H02J'}
noise:
- {node: A, query: 'ti:回收', actor: 测试, day: 2026-01-15, reason: 回收另作一链}
"""
LENIENT = ("--levels", "0", "--minimum", "1")
DOMESTIC, FOREIGN = "合肥国轩高科动力能源有限公司", "株式会社LG化学"

Row = dict[str, Any]
Rows = dict[str, Row]


def rows_of(path: Path, number: Callable[[Row], str], wanted: Callable[[Row], bool]) -> Rows:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return {number(row): row for line in file if wanted(row := json.loads(line))}


def symbols(row: Row) -> list[str]:
    """The symbols of a record of either file, without blanks and the gazette's garbled signs."""
    given = row["ipc"] if "ipc" in row else (row.get("Int.Cl.") or "").split(";")
    return ["".join(symbol.split()).lstrip("?") for symbol in given]


def classed(*begins: str) -> Callable[[Row], bool]:
    return lambda row: any(symbol.startswith(begins) for symbol in symbols(row))


def listed(real_data: Path) -> Rows:
    """What PATENTSCOPE lists of batteries, by number."""
    named: Callable[[Row], str] = lambda row: row["pub_country"] + row["pub_number"]  # noqa: E731
    return rows_of(real_data / PATENTSCOPE, named, classed("H01M", "H02J"))


def gazetted(real_data: Path) -> Rows:
    """What the gazette holds of batteries, by number."""
    return rows_of(real_data / GAZETTE, lambda row: row["pub_no"], classed("H01M", "H02J"))


def written(path: Path, rows: Iterable[Row]) -> Path:
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    return path


@pytest.fixture
def begun(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> Callable[[Iterable[Row]], Path]:
    """A workspace of records of PATENTSCOPE with the chain in force."""

    def begin(rows: Iterable[Row]) -> Path:
        workspace = tmp_path / "ws"
        file = written(tmp_path / "patentscope.jsonl", rows)
        assert run("import", workspace, file, "--mapping", MAPPING).code == 0
        chain = tmp_path / "chain.yaml"
        chain.write_text(CHAIN.lstrip(), encoding="utf-8")
        monkeypatch.setenv("QIANGLIAN_WORKSPACE", str(workspace))
        assert run("chain", "use", chain, "--reason", "首版").code == 0
        return workspace

    return begin


def shown(run: Run) -> dict[str, Any]:
    return {node["code"]: node for node in run("chain", "show", "--json").json["nodes"]}


def test_a_refresh_by_the_gazette_keeps_what_was_said(
    begun: Callable[[Iterable[Row]], Path], real_data: Path, tmp_path: Path, run: Run
) -> None:
    workspace = begun(listed(real_data).values())
    taken, brought = judged(run)
    assert run("gate", "override", "--reason", "刷新试验", "--actor", "负责人", *LENIENT).code == 0
    assert run("chain", "publish", *LENIENT, "--json").json["new"]
    before, said = shown(run), run("judgements", "--json").json
    assert all(node["pending_families"] == 0 for node in before.values())
    new = gazetted(real_data)
    file = written(tmp_path / "gazette.jsonl", new.values())
    assert run("import", workspace, file).code == 0
    stands(run, taken, brought, said)
    only_new_is_pending(run, before, new)
    the_diff_names_them(run, new)
    nothing_changes_when_it_is_run_again(run, workspace, file)


def judged(run: Run) -> tuple[str, str]:
    """One publication taken out of a node by a person, and one brought in."""
    hits = run("search", "node:A1", "-n", 1, "--json").json["hits"]
    taken = str(hits[0]["number"])
    assert run("chain", "tag", taken, "A", "--no", "--reason", "不属于", "--actor", "甲").code == 0
    brought = str(run("search", "node:C NOT node:B", "-n", 1, "--json").json["hits"][0]["number"])
    assert run("chain", "tag", brought, "B", "--yes", "--reason", "属于", "--actor", "甲").code == 0
    return taken, brought


def stands(run: Run, taken: str, brought: str, said: Any) -> None:
    """Every judgement is there as it was, and has its effect."""
    assert run("judgements", "--json").json == said
    assert run("chain", "why-not", taken, "A", "--json").json[0]["fate"] == "taken_out"
    assert run("chain", "why-not", brought, "B", "--json").json[0]["fate"] == "person"


def only_new_is_pending(run: Run, before: dict[str, Any], new: Rows) -> None:
    """What waits is what the gazette brought and no family of what was there."""
    after = shown(run)
    held = {code: set(numbers) for code, numbers in fitting(new).items()}
    for code, node in after.items():
        grown = node["families"]["value"] - before[code]["families"]["value"]
        assert 0 < node["pending_families"] == grown <= len(held[code]), code
    assert run("chain", "review", "pending.xlsx", "--for-own-use").code == 0


def fitting(rows: Rows) -> dict[str, list[str]]:
    """The numbers that belong to each node, by the records as they stand in the file."""
    kept = {number: row for number, row in rows.items() if "回收" not in (row.get("name") or row["title"])}
    begins = {"A": (kept, "H01M10/"), "A1": (kept, "H01M10/056"), "B": (rows, "H01M4/"), "C": (rows, "H02J")}
    return {
        code: [number for number, row in among.items() if classed(begin)(row)]
        for code, (among, begin) in begins.items()
    }


def the_diff_names_them(run: Run, new: Rows) -> None:
    moved = {node["code"]: node for node in run("chain", "diff", "--json").json["nodes"]}
    for code, numbers in fitting(new).items():
        come = moved[code]["publications"]["come"]
        assert {number for item in come for _, number in item["publications"]} == set(numbers), code
        assert {item["reason"] for item in come} == {"new_evidence"}
        assert moved[code]["publications"]["gone"] == moved[code]["families"]["gone"] == []
    told = run("chain", "diff", "-n", 0).out
    assert all(number in told for number in fitting(new)["A"])
    assert "二次电池" in told


def nothing_changes_when_it_is_run_again(run: Run, workspace: Path, file: Path) -> None:
    held = {line: run(*line, "--json").json for line in (("chain", "show"), ("chain", "diff"))}
    queries = run("chain", "refresh-query", "--json")
    assert run("import", workspace, file).code == 0
    for line, answer in held.items():
        assert run(*line, "--json").json == answer
    assert run("chain", "refresh-query", "--json").json == queries.json
    assert run("gate", "override", "--reason", "刷新试验", "--actor", "负责人", *LENIENT).code == 0
    assert run("chain", "publish", *LENIENT, "--json").json["new"]
    again = run("chain", "publish", *LENIENT, "--json").json
    assert (again["new"], again["version"]["number"]) == (False, 2)
    assert all(node["pending_families"] == 0 for node in shown(run).values())
    moved = run("chain", "diff", "--json").json["nodes"]
    assert all(node["publications"]["come"] == node["publications"]["gone"] == [] for node in moved)


def known(path: Path, numbers: Iterable[str], side: str, applicant: str) -> Path:
    facts = ["多库合并核读", "2026-05-01", "核读人甲", "按申请人", applicant, side, "A"]
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        heads = [head.zh for head in COLUMNS.values()]
        csv.writer(file).writerows([heads, *([number, *facts] for number in numbers)])
    return path


def test_recall_tells_the_truth_about_a_download_made_by_a_query(
    begun: Callable[[Iterable[Row]], Path], real_data: Path, tmp_path: Path, run: Run
) -> None:
    """What was downloaded has 锂 in its title; what is known is all of two firms in H01M, one of them foreign."""
    everything = listed(real_data)
    downloaded = {number for number, row in everything.items() if "锂" in row["title"]}
    begun(everything[number] for number in downloaded)
    its_own = {number: row for number, row in everything.items() if DOMESTIC in row["applicants"]}
    items = {number: row for number, row in its_own.items() if classed("H01M")(row)}
    foreign = [n for n, row in gazetted(real_data).items() if row["patentee"] == FOREIGN]
    assert run("gate", "known-import", known(tmp_path / "d.csv", items, "国内", DOMESTIC)).code == 0
    assert run("gate", "known-import", known(tmp_path / "f.csv", foreign, "国外", FOREIGN)).code == 0
    expected = {number: fate(number, row, downloaded) for number, row in items.items()}
    found = sorted(number for number, name in expected.items() if name == "found")
    for number in found[:2]:
        assert run("chain", "tag", number, "A", "--no", "--reason", "不属于", "--actor", "甲").code == 0
    expected |= dict.fromkeys(found[:2], "taken_out")
    assert {"found", "not_downloaded", "no_rule", "noise", "taken_out"} == set(expected.values())
    told = {(row["branch"], row["side"]): row for row in run("gate", "recall", "--json").json["rows"]}
    domestic, abroad = told["A", "domestic"], told["A", "foreign"]
    assert misses(domestic) == {number: name for number, name in expected.items() if name != "found"}
    assert domestic["known"] == domestic["found"]["value"] + len(domestic["misses"])
    assert misses(abroad) == dict.fromkeys(foreign, "not_downloaded")
    assert (abroad["known"], abroad["recall"]) == (len(foreign), 0.0)
    assert told["A", ""]["known"] == domestic["known"] + abroad["known"]
    said = run("gate", "recall", "-n", 500).out
    for words in ("未下载", "未命中规则", "被去噪", "被人工剔除", *found[:2], *foreign):
        assert words in said
    assert run("gate", "show", *LENIENT, "--json").json["outcome"] == "failed"
    assert run("chain", "publish", *LENIENT).code == 1


def fate(number: str, row: Row, downloaded: set[str]) -> str:
    """What becomes of an item at node A, by its record as it stands in the file."""
    if number not in downloaded:
        return "not_downloaded"
    if not classed("H01M10/")(row):
        return "no_rule"
    return "noise" if "回收" in row["title"] else "found"


def misses(row: Any) -> dict[str, str]:
    """Every missed number and its class."""
    return {number: miss["reason"] for miss in row["misses"] for number in miss["numbers"]}
