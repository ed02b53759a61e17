"""`qianglian import`: what it says, what it changes, and its exit codes."""

import json
import shutil
from pathlib import Path

import pytest

from qianglian.cli.beginning import begun
from qianglian.corpus.workspace import open_workspace
from qianglian.sources.synthetic import SyntheticSpec, write_jsonl
from tests.cli.conftest import Run, Sample
from tests.corpus.real_workspaces import MAPPING, PATENTSCOPE, answer_of, patentscope_path

__all__ = ["patentscope_path"]


def clean(path: Path, publications: int = 20) -> Path:
    write_jsonl(SyntheticSpec(publications), path)
    return path


def test_every_row_of_every_file_in_is_0(run: Run, tmp_path: Path) -> None:
    answer = run("import", tmp_path / "ws", clean(tmp_path / "a.jsonl"))
    assert answer.code == 0
    assert "已导入 1 个文件，20 行；数据版本 1" in answer.out
    assert "去重后公开" in answer.out
    assert "20 件" in answer.out


def test_the_same_file_again_changes_nothing_and_is_0(run: Run, tmp_path: Path) -> None:
    file = clean(tmp_path / "a.jsonl")
    first = run("import", tmp_path / "ws", file, "--json").json
    again = file.rename(tmp_path / "b.jsonl")
    answer = run("import", tmp_path / "ws", again, "--json")
    assert answer.code == 0
    assert answer.json["changed"] is False
    assert answer.json["already"] == [{"name": "b.jsonl", "as": "a.jsonl"}]
    assert answer.json["generation"] == first["generation"]
    assert answer.json["report"] == first["report"]
    assert "already there as a.jsonl" in run("import", tmp_path / "ws", again, "--lang", "en").out


def test_a_rejected_row_is_3(run: Run, tmp_path: Path) -> None:
    write_jsonl(SyntheticSpec(60, damaged=0.5), tmp_path / "a.jsonl")
    answer = run("import", tmp_path / "ws", tmp_path / "a.jsonl", "--json")
    assert answer.code == answer.json["exit"] == 3
    totals = answer.json["report"]["totals"]
    assert totals["rows"] == 60
    assert totals["rejected"] > 0
    assert totals["kept"] + totals["rejected"] == totals["rows"]


def test_a_file_that_cannot_be_read_does_not_stop_the_others(run: Run, tmp_path: Path) -> None:
    (tmp_path / "x.bin").write_bytes(b"\x00\x01")
    answer = run("import", tmp_path / "ws", tmp_path / "x.bin", clean(tmp_path / "a.jsonl"))
    assert answer.code == 3
    assert "✗ x.bin" in answer.out
    assert "已导入 1 个文件" in answer.out


def test_nothing_readable_is_1(run: Run, tmp_path: Path) -> None:
    (tmp_path / "x.bin").write_bytes(b"\x00\x01")
    answer = run("import", tmp_path / "ws", tmp_path / "x.bin", "--json")
    assert answer.code == 1
    assert answer.json["imported"] == []
    assert [one["name"] for one in answer.json["failed"]] == ["x.bin"]
    assert answer.json["report"] is None


class TestNothingCameIn:
    @pytest.fixture(autouse=True)
    def _unreadable(self, tmp_path: Path) -> None:
        (tmp_path / "x.bin").write_bytes(b"\x00\x01")

    def test_no_report_and_no_workspace(self, run: Run, tmp_path: Path) -> None:
        answer = run("import", "new/ws", "x.bin")
        assert answer.code == 1
        assert "没有任何内容入库" in answer.out
        assert "数据质检报告" not in answer.out
        assert [path.name for path in tmp_path.iterdir()] == ["x.bin"]

    def test_a_mapping_that_fails_begins_nothing_either(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "m.yaml").write_text("columns: 3", encoding="utf-8")
        assert run("import", "ws", "x.bin", "-m", "m.yaml").code != 0
        assert not (tmp_path / "ws").exists()

    def test_an_empty_folder_that_was_there_stays(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "ws").mkdir()
        assert run("import", "ws", "x.bin").code == 1
        assert list((tmp_path / "ws").iterdir()) == []

    def test_what_somebody_put_there_meanwhile_stays(self, tmp_path: Path) -> None:
        with begun(tmp_path / "ws"):
            open_workspace(tmp_path / "ws", create=True).close()
            (tmp_path / "ws" / "corpus" / "note.txt").write_text("…", encoding="utf-8")
        assert (tmp_path / "ws" / "corpus" / "note.txt").is_file()
        assert (tmp_path / "ws" / "workspace.json").is_file()

    def test_a_workspace_that_was_there_stays(self, run: Run, tmp_path: Path) -> None:
        run("import", "ws", clean(tmp_path / "a.jsonl"))
        assert run("import", "ws", "x.bin").code == 1
        assert run("count", "-w", "ws", "--json").json["value"] == 20

    def test_an_empty_workspace_that_was_there_stays(self, run: Run, tmp_path: Path) -> None:
        open_workspace(tmp_path / "ws", create=True).close()
        assert run("import", "ws", "x.bin").code == 1
        assert (tmp_path / "ws" / "workspace.json").is_file()


def test_a_register_that_was_not_taken_is_said(run: Run, tmp_path: Path) -> None:
    file = clean(tmp_path / "a.jsonl")
    run("import", "ws", file, "--database", "甲库", "--hits", 20)
    again = run("import", "ws", file.rename(tmp_path / "b.jsonl"), "--database", "乙库", "--hits", 21)
    assert again.code == 0
    assert "未采用；如需更新，加 --replaces a.jsonl" in again.out
    told = run("import", "ws", tmp_path / "b.jsonl", "--database", "乙库", "--json").json
    assert told["not_taken"] == ["b.jsonl"]


def test_a_name_that_is_not_there_begins_no_workspace(run: Run, tmp_path: Path) -> None:
    answer = run("import", tmp_path / "ws", tmp_path / "none.xlsx")
    assert answer.code == 1
    assert "没有这样的文件" in answer.err
    assert not (tmp_path / "ws").exists()


def test_a_folder_in_place_of_a_file_is_called_a_folder(run: Run, tmp_path: Path) -> None:
    (tmp_path / "exports").mkdir()
    answer = run("import", tmp_path / "ws", tmp_path / "exports")
    assert answer.code == 1
    assert "文件夹" in answer.err
    assert not (tmp_path / "ws").exists()


def test_a_folder_of_something_else_is_left_alone(run: Run, tmp_path: Path) -> None:
    (tmp_path / "thesis").mkdir()
    (tmp_path / "thesis" / "chapter.txt").write_text("…", encoding="utf-8")
    answer = run("import", tmp_path / "thesis", clean(tmp_path / "a.jsonl"))
    assert answer.code == 2
    assert [path.name for path in (tmp_path / "thesis").iterdir()] == ["chapter.txt"]


@pytest.mark.parametrize("line", [["import"], ["import", "ws"], ["import", "ws", "a", "--hits", "many"]])
def test_a_line_that_does_not_hold_is_2(run: Run, line: list[str]) -> None:
    answer = run(*line)
    assert answer.code == 2
    assert "--help" in answer.err


def test_a_date_that_is_none_is_2(run: Run, tmp_path: Path) -> None:
    answer = run("import", tmp_path / "ws", clean(tmp_path / "a.jsonl"), "--date", "soon", "--lang", "en")
    assert answer.code == 2
    assert "“soon” is no date" in answer.err


def test_the_search_that_was_registered_is_held_against_the_rows(run: Run, sample: Sample) -> None:
    search = run("report", "-w", sample.workspace, "--json").json["searches"][-1]
    assert (search["database"], search["query"], search["date"]) == ("合成库", "电池", "2025-01-06")
    assert search["hits"] == 500
    assert search["short"] == 500 - search["unique"]
    said = run("report", "-w", sample.workspace).out
    assert f"比登记的命中数少 {search['short']} 件" in said


def test_a_file_replaces_a_batch(run: Run, tmp_path: Path) -> None:
    run("import", tmp_path / "ws", clean(tmp_path / "old.jsonl", 20))
    new = clean(tmp_path / "new.jsonl", 10)
    answer = run("import", tmp_path / "ws", new, "--replaces", "old.jsonl", "--json")
    assert answer.code == 0
    assert [file["name"] for file in answer.json["report"]["files"]] == ["new.jsonl"]
    assert answer.json["report"]["totals"]["publications"] == 10


def test_a_second_writer_gets_its_sentence_and_4(run: Run, own: Path, tmp_path: Path) -> None:
    from qianglian.corpus.layout import Layout
    from qianglian.corpus.locks import writing

    with writing(Layout(own), "导入 另一个进程"):
        answer = run("import", own, clean(tmp_path / "a.jsonl"))
    assert answer.code == 4
    assert "导入 另一个进程" in answer.err


@pytest.mark.real_data
@pytest.mark.slow
def test_patentscope_is_counted_to_the_row(
    run: Run, real_data: Path, patentscope_path: Path, tmp_path: Path
) -> None:
    answer = json.loads(answer_of(patentscope_path).read_text(encoding="utf-8"))
    assert (answer["exit"], answer["changed"], answer["generation"]) == (0, True, 1)
    totals = answer["report"]["totals"]
    assert (totals["rows"], totals["publications"], totals["rejected"]) == (125_924, 125_924, 0)
    offices = {name: totals["offices"][name] for name in ("CN", "WO", "JP", "US")}
    assert offices == {"CN": 121_640, "WO": 3_760, "JP": 348, "US": 113}
    own = shutil.copytree(patentscope_path, tmp_path / "ws")
    again = run("import", own, real_data / PATENTSCOPE, "--mapping", MAPPING, "--json")
    assert again.code == 0
    assert (again.json["changed"], again.json["generation"]) == (False, 1)
    assert again.json["report"] == answer["report"]
