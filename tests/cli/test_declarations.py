"""`qianglian declarations`, and what `show` and `report` say of them."""

from pathlib import Path

from tests.cli.conftest import Run
from tests.corpus.evidence import row, write_rows
from tests.sources.files import POOL, csv_text


def imported(run: Run, tmp_path: Path) -> None:
    (tmp_path / "pool.csv").write_text(csv_text(POOL))
    write_rows(tmp_path / "known.jsonl", [row("US11000000B2", "电池"), row("CN106569070B", "电池")])
    done = run("import", "ws", "pool.csv", "known.jsonl", "--database", "虚构专利池")
    assert done.code == 3, "a row is rejected"
    assert "声明不等于标准必要" in done.out


def test_declarations_are_listed_with_three_counts(run: Run, tmp_path: Path) -> None:
    imported(run, tmp_path)
    told = run("declarations", "-w", "ws", "--json").json
    assert {name: told["counts"][name] for name in ("rows", "numbers", "found", "publications")} == {
        "rows": 4,
        "numbers": 2,
        "found": 1,
        "publications": 1,
    }
    assert told["by_body"] == {"虚构专利池": 4}
    assert told["rows"][2]["publications"] == ["US11000000B2"]
    shown = run("declarations", "-w", "ws", "-n", "1", "--lang", "en").out
    assert "Declared is not essential" in shown
    assert "3 more" in shown
    assert "没有相符的声明" in run("declarations", "-w", "ws", "--declarant", "nobody").out


def test_a_publication_shows_who_declares_it(run: Run, tmp_path: Path) -> None:
    imported(run, tmp_path)
    told = run("show", "US11000000B2", "-w", "ws", "--json").json
    assert [one["declarants"] for one in told[0]["declarations"]] == [["Fictional Labs"]]
    assert "虚构专利池" in run("show", "US11000000B2", "-w", "ws").out
    assert run("show", "CN106569070B", "-w", "ws", "--json").json[0]["declarations"] == []
    under = run("show", "US11000000B2", "-w", "ws", "--view-rows", "ti:电池", "--json").json
    assert under[0]["declarations"] == []


def test_columns_of_a_list_are_named_as_such(run: Run, tmp_path: Path) -> None:
    (tmp_path / "pool.csv").write_text(csv_text(POOL))
    assert "权利所在国家/地区" in run("sources", "columns", "pool.csv").out
