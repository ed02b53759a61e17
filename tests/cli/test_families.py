"""Families on the command line: the table of choices, members, judgements, history and review."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.corpus.evidence import row, write_rows

CN, JP, US = "CN105000001A", "JP2016500001A", "US20170000001A1"
FIRM = ["甲虚构公司"]


@pytest.fixture
def ws(run: Run, tmp_path: Path) -> Path:
    rows = [
        row(
            CN,
            "一种耐低温的固态锂电池",
            application="CN201510000001",
            filing_date="2015-01-05",
            applicants=FIRM,
        ),
        row(
            JP,
            "一种耐低温的固态锂电池",
            application="JP2015000001",
            filing_date="2015-03-05",
            applicants=FIRM,
        ),
        row(
            US,
            "Cell",
            application="US15000001",
            filing_date="2016-01-04",
            priorities=[{"number": "CN201510000001"}],
        ),
    ]
    file = write_rows(tmp_path / "a.jsonl", rows)
    assert run("import", tmp_path / "ws", file, "--format", "qianglian_jsonl").code == 0
    return tmp_path / "ws"


def test_the_kinds_stand_side_by_side(run: Run, ws: Path) -> None:
    answer = run("families", "-w", ws, "--json").json
    assert answer["publications"]["value"] == answer["applications"]["value"] == 3
    assert {kind["kind"]: kind["value"] for kind in answer["kinds"]} == {"simple": 2, "extended": 2}
    assert {kind["unit"] for kind in answer["kinds"]} == {"family"}
    said = run("families", "-w", ws).out
    assert "简单同族（项）" in said
    assert "优先权完全相同" in said
    assert "extended families" in run("families", "-w", ws, "--lang", "en").out
    assert run("families", "ti:Cell", "-w", ws, "--json").json["kinds"][0]["value"] == 1


def test_a_family_is_shown_by_number_and_by_any_of_its_keys(run: Run, ws: Path) -> None:
    [family] = run("family", "show", US, "-w", ws, "--json").json
    assert [member["number"] for member in family["members"]] == [CN, US]
    for key in (family["key"], *family["redirects"]):
        assert run("family", "show", key, "-w", ws, "--json").json == [family]
    said = run("family", "show", CN, "-w", ws).out
    assert f"简单同族 {family['key']}：2 件" in said
    assert (
        f"simple family {family['key']}: 2 publications"
        in run("family", "show", CN, "-w", ws, "--lang", "en").out
    )
    assert US in said
    assert run("family", "show", "CN999999999A", "-w", ws).code == 1
    wrong = run("family", "show", CN, "--kind", "none", "-w", ws)
    assert wrong.code == 2
    assert "simple、extended" in wrong.err


def test_a_proposal_is_decided_and_its_conflict_reviewed(run: Run, ws: Path) -> None:
    [proposal] = run("family", "proposals", "-w", ws, "--json").json
    assert (proposal["one_number"], proposal["other_number"]) == (CN, JP)
    said = run("family", "proposals", "-w", ws).out
    assert "标题相同" in said
    assert f"qianglian family decide {CN} {JP}" in said
    run("family", "judge", CN, "--question", "负极", "--answer", "是", "--reason", "权利要求", "-w", ws)
    run("family", "judge", JP, "--question", "负极", "--answer", "否", "--reason", "说明书", "-w", ws)
    assert "没有需要复核" in run("family", "review", "-w", ws).out
    done = run("family", "decide", CN, JP, "--same", "--reason", "同一发明", "-w", ws)
    assert done.code == 0
    assert run("family", "proposals", "-w", ws, "--json").json == []
    [item] = run("family", "review", "-w", ws, "--json").json
    assert (item["reason"], item["question"], len(item["judgements"])) == ("verdicts", "负极", 2)
    told = run("family", "review", "-w", ws).out
    assert "结论不一致：负极" in told
    assert "说明书" in told
    events = run("family", "history", "-w", ws, "--json").json
    assert [(one["event"], one["kind"]) for one in events] == [("merged", "simple"), ("merged", "extended")]
    history = run("family", "history", "-w", ws).out
    assert "合并" in history
    assert "扩展同族" in history
    assert "判定为同族" in run("judgements", "-w", ws).out


def test_nothing_yet_is_said_in_words(run: Run, own: Path) -> None:
    assert "还没有合并或拆分" in run("family", "history", "-w", own).out
    assert "There is nothing to review" in run("family", "review", "-w", own, "--lang", "en").out


def test_the_vendors_families_are_a_choice(run: Run, sample: object) -> None:
    kinds = run("families", "-w", sample.workspace, "--json").json["kinds"]  # type: ignore[attr-defined]
    given = next(kind for kind in kinds if kind["kind"] == "given:synthetic_family")
    assert given["stated"] > 0
    assert "（synthetic_family）" in run("families", "-w", sample.workspace).out  # type: ignore[attr-defined]
