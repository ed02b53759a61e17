"""Files that commands write: whole or not at all, and refused with the path and the cause."""

import errno
import os
from pathlib import Path

import pytest

from qianglian.cli.writing import Unwritable, whole
from qianglian.sources.mapping import parse_mapping
from tests.cli.conftest import Run, Sample

TABLE = "公开号,名称,公开日\nCN109999999A,一种电池,2019-01-01\nCN109999998A,一种隔膜,2019-02-01\n"


@pytest.mark.parametrize("name", ["nodir/a.csv", "nodir/a.xlsx", "/proc/x.csv"])
def test_an_export_that_cannot_be_written_names_path_and_cause(run: Run, sample: Sample, name: str) -> None:
    answer = run("export", "", "--out", name, "-w", sample.workspace)
    assert answer.code == 1
    assert f"无法写入 {name}" in answer.err
    assert "没有这个文件夹" in answer.err
    told = run("export", "", "--out", name, "-w", sample.workspace, "--lang", "en")
    assert f"{name} cannot be written: there is no such folder" in told.err


def test_a_folder_is_no_file(run: Run, sample: Sample, tmp_path: Path) -> None:
    (tmp_path / "a.csv").mkdir()
    answer = run("export", "", "--out", "a.csv", "--force", "-w", sample.workspace)
    assert answer.code == 1
    assert "这是一个文件夹" in answer.err
    assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]


def test_a_mapping_that_cannot_be_written_is_an_error_of_ours(run: Run, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(TABLE, encoding="utf-8")
    answer = run("sources", "guess", "t.csv", "--out", "nodir/m.yaml")
    assert answer.code == 1
    assert "无法写入 nodir/m.yaml" in answer.err


def test_two_processes_do_not_share_a_part(tmp_path: Path) -> None:
    with whole(tmp_path / "a.csv") as part:
        assert str(os.getpid()) in part.name
        part.write_text("x", encoding="utf-8")
    assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]


def test_a_full_disk_leaves_nothing_behind(tmp_path: Path) -> None:
    def write() -> None:
        with whole(tmp_path / "a.csv") as part:
            part.write_text("half", encoding="utf-8")
            raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(Unwritable, match="disk is full"):
        write()
    assert list(tmp_path.iterdir()) == []


def test_an_error_about_another_file_stays_what_it_is(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), whole(tmp_path / "a.csv"):
        (tmp_path / "read me").read_text(encoding="utf-8")


def test_a_guess_that_is_redirected_is_a_mapping_and_nothing_else(run: Run, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(TABLE.replace("名称", "名称" + "很长" * 90), encoding="utf-8")
    answer = run("sources", "guess", "t.csv")
    assert parse_mapping(answer.out).columns
    assert "把握" in answer.err
    (tmp_path / "m.yaml").write_text(answer.out, encoding="utf-8")
    assert run("import", "ws", "t.csv", "--mapping", "m.yaml").code == 0


def test_what_is_doubtful_of_a_guess_is_said(run: Run, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("名称,备注\n一种电池,甲\n一种隔膜,乙\n", encoding="utf-8")
    [warning] = run("sources", "guess", "t.csv", "--json").json["warnings"]
    said = run("sources", "guess", "t.csv").err.replace("\n", "")
    assert warning["zh"] in said
