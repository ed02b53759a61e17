"""Versions are published whole or not at all, only through the gate, and the same state only once."""

import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from qianglian.chains.families import Families
from qianglian.chains.gate import measure, override
from qianglian.chains.known_kept import add
from qianglian.chains.versions import (
    MAKING,
    PUBLISHED,
    VERSION_MILESTONES,
    publish,
    version_of,
    versions,
)
from qianglian.corpus.workspace import open_workspace
from qianglian.model.errors import Conflict, CorruptWorkspace, Forbidden, NotFound
from qianglian.model.view import View
from tests.chains import publishing
from tests.chains.gate_cases import CHAIN, LENIENT, InMemory, corpus, key, known, pass_the_gate
from tests.corpus.evidence import row, write_rows

NUMBERS = [f"CN1060{n:05}A" for n in range(12)]
TAGGED = InMemory(CHAIN, {"A1": NUMBERS[:8], "B": NUMBERS[8:10]}, by_person=frozenset({(NUMBERS[0], "A1")}))


@pytest.fixture
def workspace(tmp_path: Path):
    rows = [
        row(number, f"电池 {number}", publication_date=f"2020-01-{place + 1:02}")
        for place, number in enumerate(NUMBERS)
    ]
    with corpus(tmp_path, rows=rows) as held:
        yield held


def test_nothing_is_published_until_the_gate_is_passed(workspace) -> None:
    gate = measure(workspace, TAGGED, LENIENT).gate
    with pytest.raises(Conflict, match="not measured"):
        publish(workspace, TAGGED, gate)
    add(workspace, known(*NUMBERS[:2], *NUMBERS[10:]))
    failing = measure(workspace, TAGGED, LENIENT).gate
    with pytest.raises(Conflict, match="failed"):
        publish(workspace, TAGGED, failing)
    assert versions(workspace) == []
    override(workspace, failing, "先行发布", "某人")
    version = publish(workspace, TAGGED, failing, "某人").version
    assert version.gate.outcome == "failed"
    assert version.gate.override is not None
    assert version.gate.override.reason == "先行发布"


def test_an_override_that_nobody_gave_opens_nothing(workspace) -> None:
    gate = measure(workspace, TAGGED, LENIENT).gate
    other = override(workspace, gate, "先行发布", "某人")
    add(workspace, known("CN9A"))
    forged = replace(measure(workspace, TAGGED, LENIENT).gate, override=other)
    with pytest.raises(Conflict):
        publish(workspace, TAGGED, forged)


def test_a_version_freezes_everything(workspace) -> None:
    gate = pass_the_gate(workspace, TAGGED, *NUMBERS[:6])
    head = workspace.judgements()[-1]
    one = publish(workspace, TAGGED, gate, "某人", "首版").version
    assert (one.number, one.note, one.actor, one.generation) == (1, "首版", "某人", 1)
    assert one.evidence == workspace.manifest.evidence
    assert one.judgements == (head.sequence, head.hash)
    assert str(one.cut_off) == "2020-01-12"
    read = versions(workspace)[0]
    assert read == one
    assert read.gate == gate
    assert read.content.chain == CHAIN
    assert read.content.keys("A") == sorted(map(key, NUMBERS[:8])) == list(TAGGED.keys("A"))
    families = Families.of(workspace)
    assert read.content.families("B") == sorted(families.family(key(number)) for number in NUMBERS[8:10])
    assert read.sizes == {"A": 8, "A1": 8, "A2": 0, "A21": 0, "B": 2}
    hows = dict(zip(read.content.keys("A1"), read.content.rows("A1")["how"].to_pylist(), strict=True))
    assert [k for k, how in hows.items() if how == "person"] == [key(NUMBERS[0])]
    assert read.content.corpus.num_rows == len(NUMBERS)
    noted = [j for j in workspace.judgements() if j.decision == PUBLISHED]
    assert [(j.details["version"], j.reason) for j in noted] == [("1", "首版")]


def test_the_same_state_is_published_once(workspace) -> None:
    gate = pass_the_gate(workspace, TAGGED, *NUMBERS[:6])
    assert publish(workspace, TAGGED, gate).new
    again = publish(workspace, TAGGED, measure(workspace, TAGGED, LENIENT).gate, note="又一次")
    assert (again.new, again.version.number) == (False, 1)
    assert len(versions(workspace)) == 1
    assert len([j for j in workspace.judgements() if j.decision == PUBLISHED]) == 1


def test_another_generation_of_the_same_evidence_is_the_same_state(workspace) -> None:
    publish(workspace, TAGGED, pass_the_gate(workspace, TAGGED, *NUMBERS[:6]))
    workspace.remove(NUMBERS[11], reason="误删", actor="某人")
    workspace.restore(NUMBERS[11], reason="恢复", actor="某人")
    assert workspace.manifest.generation == 3
    assert not publish(workspace, TAGGED, measure(workspace, TAGGED, LENIENT).gate).new


def test_new_content_makes_a_new_version(workspace) -> None:
    gate = pass_the_gate(workspace, TAGGED, *NUMBERS[:6])
    publish(workspace, TAGGED, gate)
    more = InMemory(CHAIN, {**TAGGED.own, "B": NUMBERS[8:11]})
    second = publish(workspace, more, measure(workspace, more, LENIENT).gate)
    assert (second.new, second.version.number) == (True, 2)
    assert version_of(workspace, 1).sizes["B"] == 2
    with pytest.raises(NotFound):
        version_of(workspace, 3)


def test_a_gate_of_other_evidence_or_rules_opens_nothing(workspace, tmp_path: Path) -> None:
    gate = pass_the_gate(workspace, TAGGED, *NUMBERS[:6])
    other = InMemory(replace(CHAIN, nodes=CHAIN.nodes[:-1]), {"A1": NUMBERS[:8]})
    with pytest.raises(Conflict):
        publish(workspace, other, gate)
    workspace.import_files(write_rows(tmp_path / "more.jsonl", [row("CN109999999A", "新")]))
    with pytest.raises(Conflict):
        publish(workspace, TAGGED, gate)


def test_what_left_a_node_is_kept_with_its_fate(workspace) -> None:
    publish(workspace, TAGGED, pass_the_gate(workspace, TAGGED, *NUMBERS[:6]))
    less = InMemory(CHAIN, {"A1": NUMBERS[:8], "B": NUMBERS[8:9]}, out={(NUMBERS[9], "B"): "noise"})
    second = publish(workspace, less, measure(workspace, less, LENIENT).gate).version
    assert second.content.left.to_pylist() == [{"node": "B", "key": key(NUMBERS[9]), "fate": "noise"}]


@pytest.mark.parametrize("name", ["nodes.parquet", "chain.json", "version.json"])
def test_a_damaged_version_is_said_to_be(workspace, name: str) -> None:
    one = publish(workspace, TAGGED, pass_the_gate(workspace, TAGGED, *NUMBERS[:6])).version
    path = one.folder / name
    path.write_bytes(path.read_bytes()[:-9] + b"x")
    with pytest.raises(CorruptWorkspace):
        versions(workspace)[0].content  # noqa: B018


def test_versions_tell_of_the_whole_corpus(workspace) -> None:
    workspace.view = View(rows="ti:电池")
    with pytest.raises(Forbidden):
        versions(workspace)


@pytest.mark.crash
@pytest.mark.parametrize("milestone", VERSION_MILESTONES)
def test_a_kill_leaves_the_last_whole_version(workspace, milestone: str) -> None:
    path = str(workspace.path)
    workspace.close()
    assert publishing.act(path, "电池") == 1
    with open_workspace(path) as held:
        before = versions(held)[0]
    killed = subprocess.run(
        [sys.executable, publishing.__file__, path, NUMBERS[3]],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "KILL_AT": milestone},
        check=False,
    )
    assert killed.returncode == -9
    real = milestone in ("version_renamed", "version_noted")
    with open_workspace(path) as held:
        found = versions(held)
        assert [one.number for one in found] == ([1, 2] if real else [1])
        assert found[0] == before
        for one in found:
            assert one.content.keys("B")
    assert publishing.act(path, NUMBERS[3]) == 2
    with open_workspace(path) as held:
        assert [one.number for one in versions(held)] == [1, 2]
        assert versions(held)[1].sizes["B"] == 1
        noted = [j.details["version"] for j in held.judgements() if j.decision == PUBLISHED]
        assert noted == ["1", "2"]
        assert not (held.path / "chains" / "published" / MAKING).exists()


def test_a_copied_workspace_keeps_its_versions(workspace, tmp_path: Path) -> None:
    publish(workspace, TAGGED, pass_the_gate(workspace, TAGGED, *NUMBERS[:6]))
    workspace.close()
    shutil.copytree(workspace.path, tmp_path / "copy")
    with open_workspace(tmp_path / "copy") as copy:
        assert versions(copy)[0].content.keys("B") == sorted(map(key, NUMBERS[8:10]))
