"""Which publications belong to which node: by rule, without noise, as people say; only what changed is asked again."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from qianglian.chains.answers import Answers
from qianglian.chains.pending import pending
from qianglian.chains.people import question
from qianglian.chains.place_sets import NOBODY, union, without
from qianglian.chains.tagged import Tagged
from qianglian.chains.tagging import Tagging, tag
from qianglian.corpus.workspace import Workspace, open_workspace
from qianglian.model.chain import Chain, NoiseRule
from qianglian.model.errors import BadInput, Forbidden, NotFound
from qianglian.model.text import Text
from qianglian.model.view import View
from tests.chains.samples import node
from tests.corpus.evidence import begin, row, write_rows

DAY = date(2024, 5, 1)
BATTERY = Chain(
    "bat",
    Text(zh="电池", en="Batteries"),
    (
        node("M", "ti:材料"),
        node("M1", "ti:正极", "M"),
        node("M2", "ti:负极", "M"),
        node("P", "ti:电池包"),
    ),
    noise=(NoiseRule("ti:玩具", "甲", DAY, "玩具", ""), NoiseRule("ti:回收", "甲", DAY, "回收另计", "M")),
)
TITLES = {
    "CN1000001A": "正极材料",
    "CN1000002A": "负极片",
    "CN1000003A": "隔膜材料",
    "CN1000004A": "电池包",
    "CN1000005A": "玩具电池包",
    "CN1000006A": "正极回收",
    "CN1000007A": "充电桩",
}
Keys = Callable[[str], set[str]]


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """Seven publications of seven families, and an eighth (US) of the family of the fourth."""
    claims = [{"number": "CN202010000004", "date": "2020-01-01", "country": "CN"}]
    rows = [row(number, title, filing_date="2020-01-01") for number, title in TITLES.items()]
    rows[3]["priorities"] = claims
    rows.append(row("US2020000004A1", "Pack", priorities=claims))
    return begin(tmp_path / "ws", write_rows(tmp_path / "rows.jsonl", rows))


def held(workspace: Workspace, tagging: Tagging, code: str) -> list[str]:
    """The numbers in a node."""
    return _numbers(workspace, tagging.keys(code))


def _numbers(workspace: Workspace, keys: list[str]) -> list[str]:
    names = {hit.key: hit.number for hit in workspace.search(limit=100)}
    return sorted(names[key] for key in keys)


def fate(workspace: Workspace, tagging: Tagging, number: str, code: str) -> str:
    (shown,) = workspace.show(number)
    return tagging.fate(shown.key, code)


def judge(workspace: Workspace, number: str, code: str, answer: str) -> None:
    workspace.judge(number, question(BATTERY, code), answer, "核读", "甲")


def test_rules_noise_and_children(workspace: Workspace) -> None:
    tagging: Tagged = tag(workspace, BATTERY)
    assert isinstance(tagging, Tagging)
    assert held(workspace, tagging, "M1") == ["CN1000001A"]
    assert held(workspace, tagging, "M") == ["CN1000001A", "CN1000002A", "CN1000003A"]
    assert held(workspace, tagging, "P") == ["CN1000004A"]
    assert fate(workspace, tagging, "CN1000005A", "P") == "noise"
    assert fate(workspace, tagging, "CN1000006A", "M1") == "noise", "a noise rule above counts below"
    assert fate(workspace, tagging, "CN1000007A", "M") == "no_rule"
    assert fate(workspace, tagging, "CN1000001A", "M") == "rule"
    assert _numbers(workspace, tagging.keys_of(tagging.own("M"))) == ["CN1000001A", "CN1000003A"]
    for call in (lambda: tagging.keys("X"), lambda: tagging.fate("p0000000000000000", "M")):
        with pytest.raises(NotFound):
            call()


def test_people_override_rule_and_noise_by_family(workspace: Workspace) -> None:
    judge(workspace, "CN1000005A", "P", "yes")
    judge(workspace, "CN1000007A", "M2", "是")
    judge(workspace, "US2020000004A1", "P", "no")
    tagging = tag(workspace, BATTERY)
    assert held(workspace, tagging, "P") == ["CN1000005A"]
    assert fate(workspace, tagging, "CN1000005A", "P") == "person"
    assert fate(workspace, tagging, "CN1000004A", "P") == "taken_out", "a no for one is a no for its family"
    assert fate(workspace, tagging, "CN1000007A", "M") == "person", "what is put in below is in above"
    assert tagging.node("P").rule.tolist() == []


def test_of_answers_at_several_levels_the_nearest_counts(workspace: Workspace) -> None:
    judge(workspace, "CN1000001A", "M", "no")
    tagging = tag(workspace, BATTERY)
    assert fate(workspace, tagging, "CN1000001A", "M1") == "taken_out"
    judge(workspace, "CN1000001A", "M1", "yes")
    tagging = tag(workspace, BATTERY)
    assert fate(workspace, tagging, "CN1000001A", "M1") == "rule", "the yes lifts the no, the rule finds it"
    assert fate(workspace, tagging, "CN1000001A", "M") == "rule"
    judge(workspace, "CN1000001A", "M1", "no")
    assert held(workspace, tag(workspace, BATTERY), "M") == ["CN1000002A", "CN1000003A"]


def test_answers_in_conflict_hold_neither_way(workspace: Workspace) -> None:
    judge(workspace, "CN1000004A", "P", "no")
    judge(workspace, "US2020000004A1", "P", "yes")
    tagging = tag(workspace, BATTERY)
    assert held(workspace, tagging, "P") == ["CN1000004A"], "the rule stands until people agree"
    assert [one.question for one in tagging.people.conflicts] == ["node:bat/P"]


def test_only_what_changed_is_asked_again(workspace: Workspace, tmp_path: Path) -> None:
    assert tag(workspace, BATTERY).evaluated == 6, "four rules and two noise rules"
    assert tag(workspace, BATTERY).evaluated == 0
    edited = replace(BATTERY, nodes=(*BATTERY.nodes[:3], node("P", "ti:电池包 OR ti:充电桩")))
    again = tag(open_workspace(workspace.path), edited)
    assert again.evaluated == 1
    assert held(workspace, again, "P") == ["CN1000004A", "CN1000007A"]
    renamed = replace(edited, nodes=tuple(replace(one, owner="乙") for one in edited.nodes))
    assert tag(workspace, renamed).evaluated == 0
    judge(workspace, "CN1000005A", "P", "yes")
    assert tag(workspace, edited).evaluated == 0, "people change nothing that a rule finds"
    workspace.import_files(write_rows(tmp_path / "more.jsonl", [row("CN1000008A", "电池包箱体")]))
    more = tag(workspace, edited)
    assert more.evaluated == 6, "new evidence answers anew"
    assert held(workspace, more, "P") == ["CN1000004A", "CN1000005A", "CN1000007A", "CN1000008A"]


def test_what_is_kept_and_damaged_is_found_anew(workspace: Workspace) -> None:
    before = tag(workspace, BATTERY)
    (file,) = (workspace.path / "chains" / "tags").glob("*/*.answers")
    whole = file.read_bytes()
    for damaged, lost in ((b"", 6), (b"no", 6), (whole[:-3], 1), (whole[:-20] + bytes(20), 2)):
        file.write_bytes(damaged)
        after = tag(workspace, BATTERY)
        assert after.evaluated >= lost
        assert {code: after.keys(code) for code in "MP"} == {code: before.keys(code) for code in "MP"}
        assert tag(workspace, BATTERY).evaluated == 0


def test_what_cannot_be_an_answer_is_asked_again(workspace: Workspace) -> None:
    before = tag(workspace, BATTERY)
    (file,) = (workspace.path / "chains" / "tags").glob("*/*.answers")
    names = list(json.loads(file.read_bytes().splitlines()[0])["answers"])
    wrong = [[8], [-1], [2, 1], [1, 1], [0, 99], [-2, 3]]
    Answers(file.parent).add({name: np.array(w, np.int32) for name, w in zip(names, wrong, strict=True)})
    file.unlink()
    after = tag(workspace, BATTERY)
    assert after.evaluated == 6
    assert {code: after.keys(code) for code in "MP"} == {code: before.keys(code) for code in "MP"}


def test_figures_walk_back_and_tell_versions_apart(workspace: Workspace) -> None:
    tagging = tag(workspace, BATTERY)
    publications, families = tagging.figure("M"), tagging.figure("M", "family")
    assert (publications.value, families.value) == (3, 3)
    assert publications.why is not None
    assert families.why is not None
    assert publications.why() == tagging.keys("M")
    assert len(families.why()) == 3
    assert publications.id == tag(workspace, BATTERY).figure("M").id
    judge(workspace, "CN1000001A", "M1", "no")
    assert publications.id != tag(workspace, BATTERY).figure("M").id
    with pytest.raises(BadInput):
        tagging.figure("M", "party")


def test_a_view_is_obeyed(workspace: Workspace) -> None:
    tag(workspace, BATTERY)
    narrow = open_workspace(workspace.path, view=View(rows="ti:正极 OR ti:电池包"))
    tagging = tag(narrow, BATTERY)
    assert _numbers(workspace, tagging.keys("M")) == ["CN1000001A"]
    assert len(tagging.publications) == 4
    (hidden,) = workspace.show("CN1000002A")
    with pytest.raises(NotFound):
        tagging.fate(hidden.key, "M")
    with pytest.raises(Forbidden):
        tag(open_workspace(workspace.path, view=View(fields=frozenset({"abstracts"}))), BATTERY)


def test_pending_are_new_families_that_nobody_judged(workspace: Workspace, tmp_path: Path) -> None:
    cut = [str(key, "ascii") for key in tag(workspace, BATTERY).publications]
    assert pending(tag(workspace, BATTERY), cut) == {}
    claims = [{"number": "CN202010000004", "date": "2020-01-01", "country": "CN"}]
    rows = [
        row("CN1000008A", "电池包箱体"),
        row("CN1000009A", "负极材料"),
        row("EP1000010A1", "电池包", priorities=claims),
    ]
    workspace.import_files(write_rows(tmp_path / "more.jsonl", rows))
    tagging = tag(workspace, BATTERY)
    waiting = pending(tagging, cut)
    assert {code: len(families) for code, families in waiting.items()} == {"M": 1, "M2": 1, "P": 1}
    assert [tagging.families.number("p" + key[1:]) for key in waiting["P"]] == ["CN1000008A"]
    assert set(pending(tagging, cut, own=True)) == {"M", "M2", "P"}
    assert len(pending(tagging, [])["P"]) == 2, "before any cut everything is new"
    judge(workspace, "CN1000008A", "P", "no")
    assert set(pending(tag(workspace, BATTERY), cut)) == {"M", "M2"}


def test_an_empty_corpus_has_nothing(tmp_path: Path) -> None:
    tagging = tag(open_workspace(tmp_path / "ws", create=True), BATTERY)
    assert tagging.keys("M") == []
    assert tagging.figure("M", "family").value == 0
    assert pending(tagging, []) == {}


@pytest.mark.parametrize("size", [40, 100_000])
def test_sets_of_places_are_sets(size: int) -> None:
    draw = np.random.default_rng(size)
    for _ in range(60):
        some = [
            np.sort(draw.choice(40, draw.integers(0, 30), replace=False)).astype(np.int32) for _ in range(3)
        ]
        sets = [set(one.tolist()) for one in some]
        joined = union(some, size)
        assert joined.dtype == np.int32
        assert joined.tolist() == sorted(set.union(*sets))
        assert without(some[0], some[1]).tolist() == sorted(sets[0] - sets[1])
        assert without(joined, joined).tolist() == []
    assert union([], size).tolist() == union([NOBODY, NOBODY], size).tolist() == []


def test_what_a_view_found_is_not_taken_for_what_the_whole_holds(workspace: Workspace) -> None:
    """The same words may be the View's or the rule's: the publications that match are the same, their places not."""
    whole = replace(BATTERY, nodes=(node("X", "ti:材料 AND ti:隔膜"),), noise=())
    inside = replace(BATTERY, nodes=(node("X", "ti:材料"),), noise=())
    narrow = open_workspace(workspace.path, view=View(rows="ti:隔膜"))
    assert held(workspace, tag(workspace, whole), "X") == ["CN1000003A"]
    tagging = tag(narrow, inside)
    assert _numbers(workspace, tagging.keys("X")) == ["CN1000003A"]
    assert tagging.evaluated == 1
    assert tag(narrow, inside).evaluated == tag(workspace, whole).evaluated == 0
    assert held(workspace, tag(workspace, whole), "X") == ["CN1000003A"]
