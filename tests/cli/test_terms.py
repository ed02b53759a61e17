"""Exports obey the terms of the sources: what is left out, what is narrowed to numbers, and who may lift it."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run, Sample

KEPT = {"key", "number", "application", "share"}


@pytest.fixture
def three(run: Run, tmp_path: Path) -> Path:
    """A workspace of three files with the three kinds of terms; CN3 stands in all of them."""
    for share, numbers in (("yes", (1, 3)), ("numbers_only", (2, 3)), ("no", (3, 4))):
        rows = [f"CN10999999{number}A,题{number},2019-01-0{number}" for number in numbers]
        (tmp_path / f"{share}.csv").write_text("\n".join(["公开号,名称,公开日", *rows]), encoding="utf-8")
        mapping = f'version: 1\nname: t\ndatabase: {share}库\nshare: "{share}"\ncolumns:\n'
        mapping += "  公开号: number\n  名称: title\n  公开日: publication_date\n"
        (tmp_path / f"{share}.yaml").write_text(mapping, encoding="utf-8")
        assert run("import", "ws", f"{share}.csv", "-m", f"{share}.yaml").code == 0
    return tmp_path / "ws"


def lines(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_the_strictest_terms_of_a_row_hold(run: Run, three: Path, tmp_path: Path) -> None:
    answer = run("export", "", "--out", "a.jsonl", "-w", three, "--json")
    assert answer.code == 3
    told = answer.json
    assert (told["rows"], told["narrowed"], told["left_out"], told["for_own_use"]) == (2, 1, 2, False)
    free, narrowed = lines(tmp_path / "a.jsonl")
    assert (free["number"], free["titles"], free["share"]) == ("CN109999991A", "题1", "yes")
    assert (narrowed["number"], narrowed["share"]) == ("CN109999992A", "numbers_only")
    assert {name for name, cell in narrowed.items() if cell is not None} == KEPT
    assert [one["share"] for one in told["terms"]] == ["no", "numbers_only"]


def test_what_is_free_leaves_whole_and_is_0(run: Run, three: Path) -> None:
    answer = run("export", "pn:CN109999991A", "--out", "a.csv", "-w", three, "--json")
    assert (answer.code, answer.json["rows"], answer.json["terms"]) == (0, 1, [])


def test_for_own_use_nothing_is_held_back_and_the_terms_are_said(
    run: Run, three: Path, tmp_path: Path
) -> None:
    answer = run("export", "", "--out", "a.jsonl", "--for-own-use", "-w", three)
    assert answer.code == 0
    assert "不得外传" in answer.err
    assert [row["titles"] for row in lines(tmp_path / "a.jsonl")] == ["题1", "题2", "题3", "题4"]


def test_what_was_held_back_is_said(run: Run, sample: Sample) -> None:
    answer = run("export", "ti:电池", "--out", "a.csv", "-w", sample.workspace, "--lang", "en")
    assert answer.code == 3
    assert "numbers only" in answer.err
    assert "not to be shared" in answer.err
    assert "not exported:" in answer.err
    assert "--for-own-use" in answer.err
    own = run("export", "ti:电池", "--out", "b.csv", "--for-own-use", "-w", sample.workspace, "--lang", "en")
    assert "personal data" in own.err


def test_terms_hold_under_a_view_too(run: Run, three: Path) -> None:
    answer = run("export", "", "--out", "a.csv", "--view-rows", "pn:CN109999994A", "-w", three, "--json")
    assert (answer.code, answer.json["rows"], answer.json["left_out"]) == (3, 0, 1)
