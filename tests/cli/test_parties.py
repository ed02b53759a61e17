"""Parties on the command line: listed, shown, written as tables, read back as judgements."""

import json
from pathlib import Path

import pytest
import python_calamine
import xlsxwriter

from tests.cli.conftest import Run, Sample
from tests.corpus.evidence import begin, row, write_rows

ZH, EN = "深圳市远岫科技有限公司", "Shenzhen Yuanxiu Technology Co., Ltd."


@pytest.fixture
def firms(tmp_path: Path) -> Path:
    """A workspace with a firm in two scripts."""
    rows = [
        row("CN100000001A", "甲", publication_date="2012-01-05", applicants=[{"name": ZH}]),
        row(
            "CN100000002A",
            "乙",
            publication_date="2013-01-05",
            applicants=[{"name": EN}, {"name": "=1+1有限公司"}],
        ),
    ]
    begin(tmp_path / "ws", write_rows(tmp_path / "rows.jsonl", rows)).close()
    return tmp_path / "ws"


def test_parties_are_listed_with_their_kinds_and_what_is_inferred(sample: Sample, run: Run) -> None:
    said = run("parties", "list", "-w", sample.workspace)
    assert said.code == 0
    assert "企业" in said.out
    assert "推定" in said.out
    told = run("parties", "list", "-n", "3", "-w", sample.workspace, "--json").json
    assert told["count"]["unit"] == "party"
    assert len(told["parties"]) == told["count"]["value"] > 3
    assert told["inferred_share"] == 1.0
    assert "inferred" in run("parties", "list", "-w", sample.workspace, "--lang", "en").out


def test_a_limit_cuts_what_is_printed_and_not_the_data(tmp_path: Path, run: Run) -> None:
    names = ("Foobar Zentrix Shanghai Co., Ltd.", "Foobar Zentrix Co., Ltd.")
    rows = [
        row(f"CN10{place:07d}A", f"题{place}", applicants=[{"name": name}])
        for place, name in enumerate(names)
    ]
    begin(tmp_path / "ws", write_rows(tmp_path / "rows.jsonl", rows)).close()
    asked = run("parties", "proposals", "-n", "1", "-w", tmp_path / "ws", "--json").json
    assert [one["relation"] for one in asked] == ["same", "group"]


def test_an_unknown_kind_and_an_unknown_party_are_told(firms: Path, run: Run) -> None:
    assert run("parties", "list", "--kind", "firm", "-w", firms).code == 2
    assert run("parties", "show", "没有的公司", "-w", firms).code == 1


def test_one_party_is_shown(firms: Path, run: Run) -> None:
    assert ZH in run("parties", "show", ZH, "-w", firms).out
    assert run("parties", "show", EN.upper(), "-w", firms, "--json").json[0]["names"] == {EN: 1}


def answered(source: Path, target: Path, answer: str) -> Path:
    """The table as a person gives it back: every line with this verdict."""
    head, *rows = python_calamine.CalamineWorkbook.from_path(str(source)).get_sheet_by_index(0).to_python()
    with xlsxwriter.Workbook(str(target), {"strings_to_formulas": False}) as book:
        page = book.add_worksheet()
        for line, cells in enumerate([head, *rows]):
            page.write_row(line, 0, cells if line == 0 else [*cells[:7], answer, ""])
    return target


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_proposals_go_out_and_come_back(firms: Path, run: Run, tmp_path: Path, lang: str) -> None:
    table = tmp_path / "p.xlsx"
    assert run("parties", "proposals", "--xlsx", table, "-w", firms).code != 0
    assert not table.exists()
    assert (
        run("parties", "proposals", "--xlsx", table, "--for-own-use", "-w", firms, "--lang", lang).code == 0
    )
    filled = answered(table, tmp_path / "filled.xlsx", "是")
    said = run("parties", "decide", filled, "-w", firms, "--json")
    assert said.code == 0
    assert [one["decision"] for one in said.json["judgements"]] == ["party_same"]
    assert len(run("parties", "show", ZH, "-w", firms, "--json").json[0]["names"]) == 2
    assert run("parties", "proposals", "-w", firms, "--json").json == []
    assert "判定为同一" in run("judgements", "-w", firms).out


def test_rows_that_are_no_judgement_are_listed(firms: Path, run: Run, tmp_path: Path) -> None:
    table = tmp_path / "p.xlsx"
    run("parties", "proposals", "--xlsx", table, "--for-own-use", "-w", firms)
    said = run("parties", "decide", answered(table, tmp_path / "f.xlsx", "也许"), "-w", firms, "--json")
    assert said.code == 1
    assert [one["found"] for one in said.json["rows"]] == ["也许"]
    assert "也许" in said.err


def test_the_merge_table_comes_back_without_a_word(firms: Path, run: Run, tmp_path: Path) -> None:
    table = tmp_path / "m.xlsx"
    with xlsxwriter.Workbook(str(tmp_path / "in.xlsx")) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, ["Standard name", "Member", "Relation", "Basis"])
        page.write_row(1, 0, [ZH, EN, "same", "web site"])
    assert len(run("parties", "import", tmp_path / "in.xlsx", "-w", firms, "--json").json["judgements"]) == 1
    assert run("parties", "export", table, "--for-own-use", "-w", firms).code == 0
    assert run("parties", "import", table, "-w", firms, "--json").json["judgements"] == []
    assert json.loads(run("parties", "list", "-w", firms, "--json").out)["names"] == 3


def test_parties_are_listed_by_group_with_what_is_inferred_marked(run: Run, sample: Sample) -> None:
    told = run("parties", "list", "--level", "likely_group", "-w", sample.workspace, "--json").json
    assert told["level"] == "likely_group"
    assert told["inferred_members"] == sum(len(group["inferred"]) for group in told["groups"])
    parties = run("parties", "list", "-w", sample.workspace, "--json").json["count"]
    assert told["count"]["value"] == len(told["groups"]) <= parties["value"]
    assert told["count"]["id"] != parties["id"]
    shown = run("parties", "list", "--level", "likely_group", "-w", sample.workspace, "--lang", "zh").out
    assert "集团口径（含推定成员）" in shown
    assert run("parties", "list", "--level", "concern", "-w", sample.workspace).code == 2
