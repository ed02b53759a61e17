"""Lists of known items: what they must say, how they are read from files, and that they outlive anything."""

from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest

from qianglian.chains.known_files import read
from qianglian.chains.known_kept import KNOWN, add, add_number, lists
from qianglian.model.errors import BadInput, CorruptWorkspace, Forbidden, NotFound, TooLarge
from qianglian.model.view import View
from tests.chains.gate_cases import corpus, known

YAML = """
lists:
- database: incoPat
  day: 2026-05-01
  reader: 核读人甲
  made_by: applicant
  side: foreign
  branch: A1
  numbers: [US2020123456A1, 0123456]
- database: incoPat
  day: 2026
  reader: 核读人甲
  made_by: applicant
  side: foreign
  numbers: [US2]
- nothing of the kind
"""

CSV = """查全评估集
号码,检索库,检索日,核读人,构建方式,申请人国别,技术分支
CN101A,某库,2026-05-01,核读人甲,按申请人,国内,A1
CN102A,某库,2026-05-01,核读人甲,申请人,国内,A1
CN103A,某库,2026年5月1日,核读人甲,inventor,foreign,
,某库,2026-05-01,核读人甲,按申请人,国内,A1
CN104A,某库,2026-05-01,核读人甲,按主题词,国内,A1
CN105A,某库,昨天,核读人甲,按申请人,国内,A1
"""


def test_a_yaml_file_keeps_numbers_as_written_and_tells_what_it_refuses(tmp_path: Path) -> None:
    file = tmp_path / "known.yaml"
    file.write_text(YAML, encoding="utf-8")
    found = read(file)
    assert [one.numbers for one in found.lists] == [("US2020123456A1", "0123456")]
    assert found.lists[0].day == date(2026, 5, 1)
    assert [one.row for one in found.complaints] == [2, 3]


def test_rows_of_one_list_become_one_list(tmp_path: Path) -> None:
    file = tmp_path / "known.csv"
    file.write_text(CSV, encoding="utf-8")
    found = read(file)
    assert [(one.numbers, one.side, one.branch, one.made_by) for one in found.lists] == [
        (("CN101A", "CN102A"), "domestic", "A1", "applicant"),
        (("CN103A",), "foreign", "", "inventor"),
    ]
    assert [one.row for one in found.complaints] == [6, 7, 8]


@pytest.mark.parametrize("text", ["a: [b", "- !!python/object/apply:os.system [ls]", "\x00", "[" * 5000])
def test_hostile_yaml_is_refused_or_told(tmp_path: Path, text: str) -> None:
    file = tmp_path / "known.yaml"
    file.write_text(text, encoding="utf-8")
    with suppress(BadInput):
        assert read(file).lists == []


def test_aliases_upon_aliases_are_no_list(tmp_path: Path) -> None:
    lines = ["a0: &a0 [x]", *(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12))]
    file = tmp_path / "bomb.yaml"
    file.write_text("\n".join([*lines, "numbers: *a11"]), encoding="utf-8")
    assert read(file).lists == []


def test_a_file_beyond_the_bound_is_not_read(tmp_path: Path) -> None:
    file = tmp_path / "large.yaml"
    file.write_bytes(b"#" * ((16 << 20) + 1))
    with pytest.raises(TooLarge):
        read(file)


def test_lists_are_kept_and_noted_once(tmp_path: Path) -> None:
    with corpus(tmp_path, ["CN101A"]) as workspace:
        one = known("CN101A", " CN101A ", "", "CN102A")
        first = add(workspace, one, actor="某人")
        assert [list(kept.numbers) for kept in first.lists] == [["CN101A", "CN102A"]]
        assert [(j.decision, j.actor, j.subject) for j in first.judgements] == [(KNOWN, "某人", one.id)]
        assert add(workspace, one).judgements == ()
        assert lists(workspace) == list(first.lists)


def test_a_corrected_list_takes_the_place_of_the_first(tmp_path: Path) -> None:
    with corpus(tmp_path) as workspace:
        add(workspace, known("CN101A", "CN102A"))
        add(workspace, known("CN101A"))
        assert [one.numbers for one in lists(workspace)] == [("CN101A",)]
        assert len([j for j in workspace.judgements() if j.decision == KNOWN]) == 2


def test_a_list_whose_note_was_lost_is_noted_when_it_is_added_again(tmp_path: Path) -> None:
    with corpus(tmp_path) as workspace:
        add(workspace, known("CN101A"))
        (workspace.path / "judgements.jsonl").unlink()
        assert len(add(workspace, known("CN101A")).judgements) == 1


def test_one_step_adds_a_number(tmp_path: Path) -> None:
    with corpus(tmp_path) as workspace:
        facts = known()
        begun = add_number(workspace, "CN101A", facts)
        assert [one.numbers for one in lists(workspace)] == [("CN101A",)]
        add_number(workspace, "CN102A", begun.lists[0].id)
        assert [one.numbers for one in lists(workspace)] == [("CN101A", "CN102A")]
        with pytest.raises(NotFound):
            add_number(workspace, "CN103A", "k0")


@pytest.mark.parametrize("lacking", [{"reader": " "}, {"database": ""}, {"made_of": "\ud800"}])
def test_a_list_that_says_too_little_is_refused(tmp_path: Path, lacking: dict[str, str]) -> None:
    with corpus(tmp_path) as workspace:
        with pytest.raises(BadInput):
            add(workspace, known("CN1A", **lacking))
        assert lists(workspace) == []


def test_a_damaged_list_is_said_to_be(tmp_path: Path) -> None:
    with corpus(tmp_path) as workspace:
        kept = add(workspace, known("CN101A")).lists[0]
        (workspace.path / "chains" / "known" / f"{kept.id}.yaml").write_text("format: 1\n", encoding="utf-8")
        with pytest.raises(CorruptWorkspace):
            lists(workspace)


def test_known_items_tell_of_the_whole_corpus(tmp_path: Path) -> None:
    with corpus(tmp_path) as workspace:
        workspace.view = View(rows="ti:电池")
        with pytest.raises(Forbidden):
            lists(workspace)
