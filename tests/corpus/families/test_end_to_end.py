"""A merge and a split from end to end: keys that go on leading, judgements that stay, conflicts for people."""

import shutil
from pathlib import Path

import pytest

from qianglian.corpus.workspace import Workspace, open_workspace
from qianglian.model.errors import BadInput, Forbidden, NotFound
from qianglian.model.view import View
from tests.corpus.evidence import begin, broken, row, write_rows

CN, JP, US, EP = "CN105000001A", "JP2016500001A", "US20170000001A1", "EP3000001A1"
F, G = "CN201510000001", "JP2015000001"


def first(folder: Path) -> Path:
    """A Chinese and a Japanese first filing, and one abroad of the Chinese."""
    rows = [
        row(CN, "一种测试电池", application=F, filing_date="2015-01-05", publication_date="2016-01-05"),
        row(JP, "试验用电池", application=G, filing_date="2015-03-05", publication_date="2016-03-05"),
        row(US, "测试", application="US15000001", filing_date="2016-01-04", priorities=[{"number": F}]),
    ]
    return write_rows(folder / "first.jsonl", rows)


def second(folder: Path) -> Path:
    """A European application that claims both."""
    claims = [{"number": F}, {"number": G}]
    rows = [row(EP, "测试", application="EP16000001", filing_date="2016-01-04", priorities=claims)]
    return write_rows(folder / "second.jsonl", rows)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return begin(tmp_path / "ws", first(tmp_path))


def key_of(workspace: Workspace, number: str, kind: str = "extended") -> str:
    [family] = workspace.family(number, kind)
    return family.key


def numbers(workspace: Workspace, asked: str, kind: str = "extended") -> list[list[str]]:
    return [[member.number for member in family.members] for family in workspace.family(asked, kind)]


def test_a_merge_and_a_split_from_end_to_end(workspace: Workspace, tmp_path: Path) -> None:
    assert [one.figure.value for one in workspace.families().choices] == [2, 2]
    chinese, japanese = key_of(workspace, CN), key_of(workspace, JP)
    workspace.judge(CN, "属于负极", "是", "权利要求 1")
    workspace.judge(JP, "属于负极", "否", "说明书", actor="乙")
    workspace.judge(US, "属于负极", "是", "同 CN")
    assert [(one.answer, len(one.behind)) for one in workspace.family_verdicts("extended")] == [
        ("是", 2),
        ("否", 1),
    ]
    assert workspace.family_review("extended") == []

    # A second file joins the two.
    workspace.import_files(second(tmp_path))
    assert [one.figure.value for one in workspace.families().choices] == [3, 1]
    assert numbers(workspace, japanese) == numbers(workspace, chinese) == [[CN, JP, EP, US]]
    merged = [change for change in workspace.family_history() if change.event == "merged"]
    assert [(one.kind, set(one.families), one.into) for one in merged] == [
        ("extended", {chinese, japanese}, (chinese,))
    ]
    [conflict] = workspace.family_review("extended")
    assert (conflict.reason, conflict.family, conflict.question) == ("verdicts", chinese, "属于负极")
    assert [(j.details["number"], j.details["answer"]) for j in conflict.behind] == [
        (CN, "是"),
        (JP, "否"),
        (US, "是"),
    ]

    # A person settles it: the later judgement on a publication holds.
    workspace.judge(JP, "属于负极", "是", "复核后一致")
    assert workspace.family_review("extended") == []

    # The second file is taken back: the family is two again, and each answer went along.
    workspace.remove_batch("second.jsonl")
    assert [one.figure.value for one in workspace.families().choices] == [2, 2]
    [split] = [change for change in workspace.family_history() if change.event == "split"]
    assert (split.kind, split.families) == ("extended", (chinese,))
    assert split.members == {chinese: (CN, US), japanese: (JP,)}
    assert key_of(workspace, CN) == chinese
    assert {one.family: one.answer for one in workspace.family_verdicts("extended")} == {
        chinese: "是",
        japanese: "是",
    }
    assert broken(workspace) == []


def test_a_key_whose_publication_has_gone_leads_to_the_rest(workspace: Workspace) -> None:
    before = key_of(workspace, CN)
    workspace.remove(CN, reason="误检")
    assert key_of(workspace, US) != before
    [moved] = [one for one in workspace.family_history() if (one.event, one.kind) == ("moved", "simple")]
    assert moved.families == (before,)
    assert numbers(workspace, before) == [[US]]
    workspace.restore(CN, reason="再看")
    assert numbers(workspace, before) == [[CN, US]]


def test_history_is_written_once_also_after_a_kill(workspace: Workspace, tmp_path: Path) -> None:
    workspace.families()
    workspace.import_files(second(tmp_path))
    workspace.families()
    path = tmp_path / "ws" / "corpus" / "families"
    written = (path / "history.jsonl").read_bytes()
    # Killed between the record and the file: the file is made again, the record is not.
    for file in path.glob("*.parquet"):
        file.unlink()
    with open_workspace(tmp_path / "ws") as again:
        again.families()
        assert (path / "history.jsonl").read_bytes() == written
        assert len(list(path.glob("*.parquet"))) == 1
    # Killed within the record: the torn line counts for nothing and is cut off.
    (path / "history.jsonl").write_bytes(written[:-20])
    for file in path.glob("*.parquet"):
        file.unlink()
    with open_workspace(tmp_path / "ws") as again:
        again.families()
        assert len((path / "history.jsonl").read_bytes().splitlines()) == len(written.splitlines())
        assert broken(again) == []


def test_pruning_takes_families_along_and_keeps_what_is_compared_next(
    workspace: Workspace, tmp_path: Path
) -> None:
    workspace.families()
    workspace.import_files(second(tmp_path))
    workspace.prune()
    folder = tmp_path / "ws" / "corpus" / "families"
    assert [path.name[:6] for path in folder.glob("*.parquet")] == ["000001"]
    workspace.families()
    assert [one.event for one in workspace.family_history()] == ["merged"]
    workspace.prune()
    assert [path.name[:6] for path in folder.glob("*.parquet")] == ["000002"]


def test_families_are_read_while_another_process_writes(workspace: Workspace, tmp_path: Path) -> None:
    from qianglian.corpus.layout import Layout
    from qianglian.corpus.locks import writing

    with writing(Layout(tmp_path / "ws"), "长导入"):
        assert workspace.families().choices[0].figure.value == 2
    assert list((tmp_path / "ws" / "corpus" / "families").iterdir()) == []


def test_people_join_families_and_evidence_stands_against_them(workspace: Workspace) -> None:
    workspace.decide_family(CN, JP, same=True, reason="同一发明")
    assert [one.figure.value for one in workspace.families().choices] == [1, 1]
    workspace.decide_family(JP, CN, same=False, reason="看错了")
    assert [one.figure.value for one in workspace.families().choices] == [2, 2]
    assert workspace.family_review() == []
    workspace.decide_family(CN, US, same=False, reason="内容不同", actor="甲")
    assert numbers(workspace, CN) == [[CN, US]]
    [item] = workspace.family_review()
    assert (item.reason, item.number, item.behind[0].actor) == ("different", CN, "甲")
    events = [(one.event, one.from_generation, one.to_generation) for one in workspace.family_history()]
    assert events == [("merged", 1, 1)] * 2 + [("split", 1, 1)] * 2


def test_what_nobody_can_decide_is_refused(workspace: Workspace) -> None:
    with pytest.raises(BadInput):
        workspace.decide_family(CN, CN, same=True, reason="x")
    with pytest.raises(BadInput):
        workspace.decide_family(CN, JP, same=True, reason=" ")
    with pytest.raises(NotFound):
        workspace.decide_family(CN, "CN999999999A", same=True, reason="x")
    with pytest.raises(BadInput):
        workspace.judge(CN, " ", "是", "x")
    with pytest.raises(BadInput, match="no kind of family"):
        workspace.family(CN, "nothing")
    with pytest.raises(BadInput, match="No source"):
        workspace.family(CN, "given")
    with pytest.raises(NotFound):
        workspace.family("faaaaaaaaaaaaaaaa")


def test_a_verdict_waits_for_its_publication(workspace: Workspace) -> None:
    workspace.judge(US, "有效", "是", "x")
    workspace.remove(US, reason="误检")
    [waiting] = workspace.family_verdicts()
    assert (waiting.family, waiting.number, waiting.answer) == ("", US, "是")


def test_a_view_counts_only_what_it_shows(workspace: Workspace, tmp_path: Path) -> None:
    workspace.import_files(second(tmp_path))
    workspace.families()
    with open_workspace(tmp_path / "ws", view=View(rows="pn:JP2016500001A OR pn:CN105000001A")) as narrow:
        counted = narrow.families()
        assert counted.publications.value == counted.held == 2
        # What joins the two is not to be seen.
        assert [one.figure.value for one in counted.choices] == [2, 2]
        assert numbers(narrow, CN) == [[CN]]
        with pytest.raises(NotFound):
            narrow.family(EP)
        with pytest.raises(Forbidden):
            narrow.family_history()
    with (
        open_workspace(tmp_path / "ws", view=View(fields=frozenset({"titles"}))) as blind,
        pytest.raises(Forbidden),
    ):
        blind.families()


def test_a_query_counts_the_families_that_it_touches(workspace: Workspace) -> None:
    counted = workspace.families("pn:US20170000001A1")
    assert (counted.publications.value, counted["simple"].figure.value, counted.held) == (1, 1, 3)
    figure = counted["simple"].figure
    assert figure.unit == "family"
    assert figure.why is not None
    assert list(figure.why()) == [workspace.show(US)[0].key]
    assert figure.id != workspace.families()["simple"].figure.id


def test_an_empty_workspace_has_no_families(tmp_path: Path) -> None:
    with open_workspace(tmp_path / "none", create=True) as empty:
        assert [one.figure.value for one in empty.families().choices] == [0, 0]
        assert empty.family_proposals() == empty.family_review() == empty.family_history() == []


def test_families_as_given_by_ids_and_by_lists(tmp_path: Path) -> None:
    def stating(number: str, application: str, *families: tuple[str, str]) -> dict[str, object]:
        said = [{"scheme": scheme, "value": value} for scheme, value in families]
        return row(number, application=application, families=said)

    rows = [
        stating(CN, F, ("docdb", "1"), ("simple_members", JP)),
        stating(JP, G, ("docdb", "2")),
        stating(US, "US15000001", ("docdb", "1"), ("simple_members", "KR1020150000001A")),
        stating(EP, "EP16000001", ("simple_members", "KR1020150000001A")),
        row("EP3000001B1", application="EP16000001"),
    ]
    workspace = begin(tmp_path / "ws", write_rows(tmp_path / "a.jsonl", rows))
    counted = workspace.families()
    assert {one.kind: (one.figure.value, one.stated) for one in counted.choices if ":" in one.kind} == {
        "given:docdb": (3, 3),
        "given:simple_members": (2, 5),
    }
    assert sorted(map(sorted, numbers(workspace, CN, "given"))) == [[CN, US]]
    assert sorted(numbers(workspace, EP, "given:simple_members")[0]) == [EP, "EP3000001B1", US]
    # A person's word is not put into a vendor's mouth.
    workspace.decide_family(CN, JP, same=True, reason="x")
    assert workspace.families()["given:docdb"].figure.value == 3


def test_a_copy_of_a_workspace_makes_the_same_keys(workspace: Workspace, tmp_path: Path) -> None:
    workspace.import_files(second(tmp_path))
    other = open_workspace(tmp_path / "other", create=True)
    other.import_files(second(tmp_path))
    other.import_files(first(tmp_path))
    assert workspace.family(CN, "extended") == other.family(CN, "extended")
    assert workspace.families()["simple"].figure.id == other.families()["simple"].figure.id
    shutil.rmtree(tmp_path / "other")


def test_a_damaged_history_is_named(workspace: Workspace, tmp_path: Path) -> None:
    workspace.families()
    (tmp_path / "ws" / "corpus" / "families" / "history.jsonl").write_bytes(b"{}\n")
    assert any("history of families" in line for line in broken(workspace))
