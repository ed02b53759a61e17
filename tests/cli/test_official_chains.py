"""Official systems on the command line: where they come from, and their nodes counted."""

from pathlib import Path

import pytest

from qianglian.chains.definition import load_chain
from qianglian.chains.official import official_chain
from qianglian.rules.official_systems import Reading, official_systems
from tests.cli.conftest import Run
from tests.corpus.evidence import begin, row, write_rows


@pytest.fixture
def batteries(tmp_path: Path) -> Path:
    rows = [
        row("CN100000001A", "一种六氟磷酸锂的制备", ipc=["H01M10/0563"], publication_date="2012-01-05"),
        row("CN100000002A", "添加剂", ipc=["C01D15/00"], publication_date="2014-01-05"),
    ]
    begin(tmp_path / "ws", write_rows(tmp_path / "rows.jsonl", rows)).close()
    return tmp_path / "ws"


def test_the_systems_are_listed_with_source_and_trouble(run: Run) -> None:
    for language, words in (("zh", ("通行说法", "未知", "改写")), ("en", ("unknown", "reworded"))):
        said = run("chain", "systems", "--lang", language)
        assert said.code == 0
        flat = "".join(said.out.split())
        assert all(word in said.out for word in words)
        for system in official_systems():
            assert "".join(system.source.split()) in flat
            assert system.version in flat
    told = run("chain", "systems", "--json").json
    assert [one["code"] for one in told] == ["newthree", "sei", "greentech", "keydigital"]
    assert told[0]["rules"] == {"literal": 57, "interpreted": 22, "not encodable": 14}
    assert told[2]["effective_from"] is None


def test_the_nodes_of_a_system_are_counted_in_the_order_of_the_tree(batteries: Path, run: Run) -> None:
    told = run("chain", "count", "newthree", "-w", batteries, "--json").json
    assert told["system"]["version"] == "official-newthree-2024-08.2"
    nodes = {one["code"]: one for one in told["nodes"]}
    assert len(nodes) == 67
    assert (nodes["2"]["ipc_only"]["value"], nodes["2"]["as_read"]["value"]) == (2, 1)
    assert nodes["2.3.1.1"]["rules"] == {"literal": 2, "interpreted": 0, "not encodable": 0}
    assert nodes["2.3.1.1"]["level"] == 4
    said = run("chain", "count", "newthree", "-w", batteries)
    codes = [line.split()[0] for line in said.out.splitlines() if line[:1].isdigit()]
    assert codes == list(nodes)
    assert "上限" in said.out


def test_a_limit_cuts_what_is_printed_and_a_view_what_is_counted(batteries: Path, run: Run) -> None:
    said = run("chain", "count", "newthree", "-n", "3", "-w", batteries)
    assert "另 64 条" in said.out
    assert len(run("chain", "count", "newthree", "-n", "3", "-w", batteries, "--json").json["nodes"]) == 67
    told = run("chain", "count", "newthree", "--cut-off", "2013-01-01", "-w", batteries, "--json").json
    assert next(one for one in told["nodes"] if one["code"] == "2")["ipc_only"]["value"] == 1


def test_an_unknown_system_names_those_there_are(batteries: Path, run: Run) -> None:
    said = run("chain", "count", "batteries", "-w", batteries)
    assert said.code == 1
    assert "newthree、sei、greentech、keydigital" in said.err


@pytest.mark.parametrize("reading", ["as_read", "ipc_only", "with_cpc"])
def test_a_system_is_written_as_a_chain_that_reads_back(reading: Reading, tmp_path: Path, run: Run) -> None:
    for system in official_systems():
        file = tmp_path / f"{system.code}.yaml"
        said = run("chain", "begin", system.code, file, "--reading", reading)
        assert said.code == 0
        assert load_chain(file) == official_chain(system.code, reading)
        assert system.version in file.read_text(encoding="utf-8")


def test_a_file_that_is_there_is_not_written_over_unasked(tmp_path: Path, run: Run) -> None:
    file = tmp_path / "chain.yaml"
    file.write_text("mine", encoding="utf-8")
    assert run("chain", "begin", "newthree", file).code == 1
    assert file.read_text(encoding="utf-8") == "mine"
    told = run("chain", "begin", "newthree", file, "--force", "--json").json
    assert (told["nodes"], told["code"]) == (67, "newthree")
    assert told["rules"] == 49
    assert run("chain", "begin", "newthree", tmp_path / "chain.docx").code == 2
    assert run("chain", "begin", "newthree", file, "--reading", "mine", "--force").code == 2
