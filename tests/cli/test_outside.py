"""Commands that need no workspace: sources, query parse, doctor, generate, demo."""

import shlex
from pathlib import Path

import pytest

from qianglian.cli.app import COMMANDS
from qianglian.cli.commands import doctor
from qianglian.cli.failing import FAILED
from qianglian.model.text import Text
from qianglian.sources.mapping import parse_mapping
from qianglian.sources.registry import FORMATS
from tests.cli.conftest import Run, Sample


def test_the_formats_are_listed(run: Run) -> None:
    told = run("sources", "list", "--json").json
    assert [one["name"] for one in told][: len(FORMATS)] == list(FORMATS)
    assert "未见真实文件" in run("sources", "list").out


def test_every_column_of_a_file_has_its_fate(run: Run, sample: Sample) -> None:
    told = run("sources", "columns", sample.batches[0], "--json").json
    assert told["format"] == "incopat"
    assert told["columns"]["申请日"] == "filing_date"
    assert "按 incopat" in run("sources", "columns", sample.batches[0]).out


def test_a_proposed_mapping_can_be_used(run: Run, tmp_path: Path) -> None:
    table = "公开号,名称,公开日\nCN109999999A,一种电池,2019-01-01\nCN109999998A,一种隔膜,2019-02-01\n"
    (tmp_path / "t.csv").write_text(table, encoding="utf-8")
    told = run("sources", "guess", "t.csv", "--json").json
    assert set(parse_mapping(told["yaml"]).columns) == {"公开号", "名称", "公开日"}
    assert run("sources", "guess", "t.csv", "--out", "m.yaml").code == 0
    assert run("import", "ws", "t.csv", "--mapping", "m.yaml").code == 0
    assert run("sources", "guess", "t.csv", "--out", "m.yaml").code == 1


def test_a_query_and_how_others_write_it(run: Run) -> None:
    answer = run("query", "parse", "ti:电池 ipc:H01M", "--to", "incopat", "--json")
    assert answer.code == 0
    assert answer.json["normal"] == "ipc:H01M AND ti:电池"
    assert answer.json["written"] == "TI=(电池) AND IPC=(H01M)"
    official = run(
        "query", "parse", "B60K6*(不含B60K6/08)", "--dialect", "official", "--to", "patsnap", "--json"
    )
    assert official.json["normal"] == "ipc:B60K6 AND NOT ipc:B60K6/08"


def test_what_cannot_be_said_is_named_and_3(run: Run) -> None:
    read = run("query", "parse", "TIAB=(电池 $W3 隔膜)", "--dialect", "incopat", "--json")
    assert read.code == 3
    assert [piece["text"] for piece in read.json["unread"]] == ["$W3"]
    written = run("query", "parse", "ti:电池", "--to", "official")
    assert written.code == 3
    assert "未译出" in written.out


def test_a_dialect_that_there_is_not_is_2(run: Run) -> None:
    assert run("query", "parse", "x", "--dialect", "klingon").code == 2
    assert run("query", "parse", "x", "--to", "klingon").code == 2


def test_the_doctor_says_what_everything_is_for(run: Run) -> None:
    answer = run("doctor", "--json")
    assert answer.code == 0
    told = {one["name"]: one for one in answer.json}
    assert told["python"]["there"]
    assert {"fonts", "soffice", "chromium", "disk", "pandas"} <= set(told)
    assert all(one["needed_for"] for one in answer.json)


def test_the_doctor_fails_on_what_is_required(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    lacking = {**doctor.PACKAGES, "no-such-package": Text(zh="试", en="trial")}
    monkeypatch.setattr(doctor, "PACKAGES", lacking)
    answer = run("doctor")
    assert answer.code == FAILED
    assert "no-such-package" in answer.out


def test_the_same_seed_gives_the_same_file(run: Run, tmp_path: Path) -> None:
    for name in ("a.jsonl", "b.jsonl"):
        assert run("generate", "-n", 50, "--out", name).code == 0
    assert (tmp_path / "a.jsonl").read_bytes() == (tmp_path / "b.jsonl").read_bytes()
    assert "虚构" in run("generate", "-n", 5, "--out", "c.jsonl").out
    assert run("generate", "--out", "a.jsonl").code == 1
    assert run("generate", "--out", "none/a.jsonl").code == 2


@pytest.mark.slow
def test_the_demonstration_with_files_of_ones_own(run: Run, sample: Sample, tmp_path: Path) -> None:
    answer = run("demo", sample.jsonl, "--lang", "en")
    assert answer.code == 3
    assert "Data-quality report" in answer.out
    assert "$ qianglian why-not" in answer.out
    assert "not in any imported file" in answer.out
    folder = tmp_path / "qianglian-demo"
    assert (folder / ".gitignore").read_text(encoding="utf-8").endswith("*\n")
    assert run("demo", sample.jsonl, "--json").json["report"]["totals"]["files"] == 1


def test_the_demonstration_deletes_nothing_that_is_not_its_own(run: Run, tmp_path: Path) -> None:
    (tmp_path / "qianglian-demo" / "workspace").mkdir(parents=True)
    answer = run("demo")
    assert answer.code == 1
    assert "--folder" in answer.err
    assert (tmp_path / "qianglian-demo" / "workspace").is_dir()


@pytest.mark.slow
def test_the_demonstration_of_the_sample(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    answer = run("demo")
    assert answer.code == 0
    assert answer.out.startswith("以下为合成示例数据")
    for said in (
        "缺少文件（按文件名编号）：incopat_synthetic_08.xlsx",
        "比登记的命中数少 23 件",
        "被拒收",
        "均无此号",
        "✗",
    ):
        assert said in answer.out
    typed = [line[2:] for line in answer.out.splitlines() if line.startswith("$ ")]
    [setting] = [line for line in typed if line.startswith("export ")]
    monkeypatch.setenv(*setting.removeprefix("export ").split("="))
    commands = [shlex.split(line) for line in typed if line != setting]
    known = {command.name.split()[0] for command in COMMANDS}
    assert {line[1] for line in commands} <= known
    asked = [line[1:] for line in commands if line[1] in ("search", "explain", "why-not", "show", "count")]
    assert len(asked) > 8
    assert [run(*line).code for line in asked] == [0] * len(asked)
