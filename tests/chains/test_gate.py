"""The gate: what is not measured is never passed, and only a named person with a reason lets a failure through."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qianglian.chains.gate import OUTCOMES, OVERRIDE, measure, override, worst
from qianglian.chains.gate_json import gate_json, gate_of
from qianglian.chains.known_kept import add
from qianglian.chains.sampling import draw
from qianglian.chains.verdict_sheet import SampleVerdict, record
from qianglian.model.chain import NoiseRule
from qianglian.model.errors import BadInput, Conflict, Forbidden
from qianglian.model.view import View
from tests.chains.gate_cases import CHAIN, LENIENT, InMemory, corpus, known, pass_the_gate
from tests.corpus.evidence import row, write_rows

NUMBERS = [f"CN1060{n:05}A" for n in range(30)]
TAGGED = InMemory(CHAIN, {"A1": NUMBERS[:20], "B": NUMBERS[20:24]})


@pytest.fixture
def workspace(tmp_path: Path):
    with corpus(tmp_path, NUMBERS) as held:
        yield held


def test_without_items_and_sample_nothing_is_measured(workspace) -> None:
    gate = measure(workspace, TAGGED).gate
    assert gate.outcome == "not_measured"
    assert not gate.open
    assert [row.branch for row in gate.rows] == ["", "A", "A1", "A2", "B"]
    assert "没有查全评估集" in gate.row().recall.notes[0].zh
    assert "没有查准抽样" in gate.row().precision.notes[0].zh


def test_a_gate_that_is_passed(workspace) -> None:
    gate = pass_the_gate(workspace, TAGGED, *NUMBERS[:20])
    assert gate.outcome == "passed"
    assert gate.open
    assert gate.row().recall.value == 1
    with pytest.raises(Conflict):
        override(workspace, gate, "无须", "某人")


def test_every_branch_counts_by_default(workspace) -> None:
    pass_the_gate(workspace, TAGGED, *NUMBERS[:20])
    gate = measure(workspace, TAGGED).gate
    assert gate.row().outcome == "passed"
    assert gate.outcome == "not_measured"
    assert {row.branch for row in gate.short_of()} == {"A", "A1", "A2", "B"}


def test_low_recall_fails(workspace) -> None:
    add(workspace, known(*NUMBERS[:2], *NUMBERS[26:30]))
    gate = measure(workspace, TAGGED, LENIENT).gate
    assert (gate.row().recall.outcome, gate.row().precision.outcome) == ("failed", "not_measured")
    assert gate.outcome == "failed"


def test_low_precision_fails_and_unfinished_sheets_measure_nothing(workspace) -> None:
    sample = draw(workspace, TAGGED, 1)
    some = [SampleVerdict(sample.id, unit, "wrong") for unit in sample.units]
    record(workspace, some[:-1])
    gate = measure(workspace, TAGGED, LENIENT).gate
    assert gate.row().precision.outcome == "not_measured"
    assert "1 件未判" in gate.row().precision.notes[0].zh
    record(workspace, some)
    assert measure(workspace, TAGGED, LENIENT).gate.row().precision.outcome == "failed"


def test_few_items_are_said_to_be_too_few(workspace) -> None:
    add(workspace, known(*NUMBERS[:3]))
    found = measure(workspace, TAGGED, replace(LENIENT, minimum=10)).gate.row().recall
    assert (found.value, found.outcome) == (1, "not_measured")
    assert "样本不足" in found.notes[0].zh


def test_a_sample_of_other_evidence_or_rules_measures_nothing(workspace, tmp_path: Path) -> None:
    assert pass_the_gate(workspace, TAGGED, *NUMBERS[:20]).outcome == "passed"
    noise = NoiseRule("ti:玩具", "某人", known().day, "玩具")
    other = InMemory(replace(CHAIN, noise=(noise,)), TAGGED.own)
    assert measure(workspace, other, LENIENT).gate.outcome == "not_measured"
    renamed = InMemory(replace(CHAIN, owner="别人"), TAGGED.own)
    assert measure(workspace, renamed, LENIENT).gate.outcome == "passed"
    workspace.import_files(write_rows(tmp_path / "more.jsonl", [row("CN109999999A", "新")]))
    gate = measure(workspace, TAGGED, LENIENT).gate
    assert gate.outcome == "not_measured"
    assert "重新抽样" in gate.row().precision.notes[0].zh


def test_an_override_is_by_a_named_person_for_what_they_saw(workspace) -> None:
    add(workspace, known(*NUMBERS[:2], *NUMBERS[26:30]))
    gate = measure(workspace, TAGGED, LENIENT).gate
    for reason, actor in (("", "某人"), (" ", "某人"), ("先行发布", ""), ("先行发布", " ")):
        with pytest.raises(BadInput):
            override(workspace, gate, reason, actor)
    override(workspace, gate, "先行发布", "某人")
    override(workspace, gate, "先行发布", "某人")
    assert [j.actor for j in workspace.judgements() if j.decision == OVERRIDE] == ["某人"]
    opened = measure(workspace, TAGGED, LENIENT).gate
    assert opened.outcome == "failed", "an override does not make a failure a pass"
    assert opened.open
    assert opened.override
    assert (opened.override.actor, opened.override.reason) == ("某人", "先行发布")
    add(workspace, known(*NUMBERS[24:28], made_of="另一公司"))
    assert measure(workspace, TAGGED, LENIENT).gate.override is None, (
        "other figures than those that were seen"
    )


def test_the_outcome_survives_json(workspace) -> None:
    add(workspace, known(*NUMBERS[:2], *NUMBERS[26:30], "?", branch="A"))
    override(workspace, measure(workspace, TAGGED).gate, "先行", "某人")
    gate = measure(workspace, TAGGED).gate
    assert gate.override is not None
    assert gate_of(json.loads(json.dumps(gate_json(gate)))) == gate


def test_the_gate_tells_of_the_whole_corpus(workspace) -> None:
    workspace.view = View(rows="ti:电池")
    with pytest.raises(Forbidden):
        measure(workspace, TAGGED)


@given(st.lists(st.sampled_from(sorted(OUTCOMES))))
def test_only_passes_make_a_pass(outcomes: list) -> None:
    assert (worst(outcomes) == "passed") == (bool(outcomes) and set(outcomes) == {"passed"})
