"""The chain in force: kept, answered for, asked by node:, and never half there."""

import json
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from qianglian.chains import kept
from qianglian.chains.definition import write_chain
from qianglian.chains.kept import chain_in_force, history, kept_chain, needed_chain, use_chain
from qianglian.chains.known_kept import add
from qianglian.chains.opening import open_workspace
from qianglian.chains.places import chain_file, chains_folder, current_file, known_folder
from qianglian.corpus import layout
from qianglian.corpus.workspace import Workspace
from qianglian.judgements import JudgementLog
from qianglian.model.errors import (
    BadInput,
    CorruptWorkspace,
    Forbidden,
    NewerFormat,
    NotFound,
    WorkspaceBusy,
)
from qianglian.model.view import View
from tests.chains.gate_cases import known
from tests.chains.samples import SMALL, node
from tests.corpus.evidence import begin, row, write_rows

OTHER = replace(SMALL, nodes=(*SMALL.nodes, node("C", "ti:充电桩")))


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """Three publications, no chain yet."""
    rows = [row("CN1000001A", "正极材料"), row("CN1000002A", "电池包"), row("CN1000003A", "玩具电池包")]
    return begin(tmp_path / "ws", write_rows(tmp_path / "rows.jsonl", rows))


def test_a_chain_comes_into_force_with_its_judgement(workspace: Workspace) -> None:
    assert chain_in_force(workspace.path) is None
    with pytest.raises(NotFound):
        needed_chain(workspace.path)
    used = use_chain(workspace, SMALL, "甲", "首版")
    assert used.number == 1
    assert used.judgement is not None
    assert (used.judgement.subject, used.judgement.actor) == ("chain:small", "甲")
    found = needed_chain(workspace.path)
    assert (found.number, found.chain) == (1, SMALL)
    assert found.chain.note == SMALL.note


def test_the_same_chain_again_changes_nothing(workspace: Workspace) -> None:
    use_chain(workspace, SMALL, reason="首版")
    assert use_chain(workspace, SMALL, reason="再来").judgement is None
    use_chain(workspace, OTHER, reason="加节点")
    use_chain(workspace, SMALL, reason="退回")
    assert [one.details["version"] for one in history(workspace)] == ["1", "2", "3"]
    assert kept_chain(workspace.path, 2).chain == OTHER
    assert needed_chain(workspace.path).number == 3


def test_an_unsound_chain_and_a_missing_reason_are_refused(workspace: Workspace) -> None:
    for chain, reason in ((replace(SMALL, nodes=()), "理由"), (SMALL, " ")):
        with pytest.raises(BadInput):
            use_chain(workspace, chain, reason=reason)
    assert chain_in_force(workspace.path) is None
    assert list(history(workspace)) == []


def test_it_needs_the_lock_and_the_whole_view(workspace: Workspace, tmp_path: Path) -> None:
    with workspace._writing("测试"), pytest.raises(WorkspaceBusy):
        use_chain(open_workspace(workspace.path), SMALL, reason="首版")
    with pytest.raises(Forbidden):
        use_chain(open_workspace(workspace.path, view=View(rows="ti:a")), SMALL, reason="首版")


@pytest.mark.parametrize("step", ["chain", "judgement", "current"])
def test_after_a_kill_asking_again_ends_the_work(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    use_chain(workspace, SMALL, reason="首版")
    stop: Callable[..., None] = _Killed.now
    with monkeypatch.context() as patched:
        if step == "chain":
            patched.setattr(kept, "write_whole", stop)
        elif step == "judgement":
            patched.setattr(kept.JudgementLog, "append", stop)
        else:
            patched.setattr(kept, "_name", stop)
        with pytest.raises(_Killed):
            use_chain(workspace, OTHER, reason="加节点")
    assert needed_chain(workspace.path).chain == SMALL
    use_chain(workspace, OTHER, reason="加节点")
    assert needed_chain(workspace.path).chain == OTHER
    assert [one.reason for one in history(workspace)] == ["首版", "加节点"]


class _Killed(BaseException):
    @staticmethod
    def now(*ignored: object, **more: object) -> None:
        raise _Killed


def test_damage_is_told(workspace: Workspace) -> None:
    use_chain(workspace, SMALL, reason="首版")
    current = current_file(workspace.path)
    for text, error in (("{", CorruptWorkspace), ('{"format": 9, "number": 1}', NewerFormat)):
        current.write_text(text)
        with pytest.raises(error):
            chain_in_force(workspace.path)
    current.write_text(json.dumps({"format": 1, "number": 7}))
    with pytest.raises(NotFound):
        chain_in_force(workspace.path)


def test_node_works_in_every_query_and_follows_the_chain_in_force(workspace: Workspace) -> None:
    asking = open_workspace(workspace.path)
    with pytest.raises(NotFound, match="no chain is loaded"):
        asking.count("node:B")
    use_chain(workspace, SMALL, reason="首版")
    assert asking.count("node:B").value == 2
    assert asking.count("node:节点B NOT ti:玩具").value == 1
    assert asking.table("node:A").count().to_pyarrow().as_py() == 1
    assert {hit.number for hit in asking.search("node:A OR node:B")} == {
        "CN1000001A",
        "CN1000002A",
        "CN1000003A",
    }
    (fate,) = asking.why_not("CN1000001A", "node:B")
    assert fate.failing == ["ti:电池包"]
    assert asking.count("node:B").id == asking.count("ti:电池包").id, "a figure is of what it counts"
    with pytest.raises(NotFound, match="no node “C”"):
        asking.count("node:C")
    use_chain(workspace, OTHER, reason="加节点")
    assert asking.count("node:C").value == 0


def test_a_rule_looks_at_nothing_that_the_view_hides(workspace: Workspace) -> None:
    hidden = replace(SMALL, nodes=(node("A", "ap:甲公司"),), links=(), facts=(), noise=())
    use_chain(workspace, hidden, reason="首版")
    with pytest.raises(Forbidden):
        open_workspace(workspace.path, view=View(fields=frozenset({"titles"}))).count("node:A")


def test_nothing_is_read_from_a_name(workspace: Workspace) -> None:
    use_chain(workspace, replace(SMALL, code="..／..／x"), reason="首版")
    assert sorted(os.listdir(chains_folder(workspace.path))) == ["000001.yaml", "current.json"]
    assert chain_file(workspace.path, 1).read_text(encoding="utf-8") == write_chain(
        replace(SMALL, code="..／..／x")
    )


@pytest.mark.parametrize("there", [False, True])
def test_what_a_judgement_speaks_of_outlasts_a_power_cut(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, there: bool
) -> None:
    """The folders of chain and known items are on disk, by every name on the way, before the log speaks of them."""
    place = known_folder(workspace)
    if there:
        place.mkdir(parents=True)
    done: list[Path] = []
    append = JudgementLog.append

    def noting(log: JudgementLog, *given: object) -> object:
        done.append(log.path)
        return append(log, *given)  # type: ignore[arg-type]

    monkeypatch.setattr(layout, "fsync_path", lambda path: done.append(path))
    monkeypatch.setattr(JudgementLog, "append", noting)
    add(workspace, known("CN1000001A"))
    use_chain(workspace, SMALL, reason="首版")
    first, last = (at for at, path in enumerate(done) if path == workspace.path / "judgements.jsonl")
    assert {place, chains_folder(workspace.path), workspace.path} <= set(done[:first])
    assert {chains_folder(workspace.path), workspace.path} <= set(done[first:last])
