"""Kill -9 while the index of an older workspace is written anew: the older generation is whole until the new one is."""

import signal
from pathlib import Path

import pytest

from qianglian.corpus.milestones import RENEWAL_MILESTONES
from qianglian.corpus.workspace import open_workspace
from qianglian.model.errors import WorkspaceBusy
from tests.corpus.evidence import broken, first_format
from tests.crash.killing import Act, ended, leftovers, started

PUBLICATIONS = 24


@pytest.mark.crash
@pytest.mark.parametrize("act", [Act("ask"), Act("prune")], ids=lambda act: act.name)
@pytest.mark.parametrize("milestone", RENEWAL_MILESTONES)
def test_killed_while_renewing(tmp_path: Path, milestone: str, act: Act) -> None:
    path = first_format(tmp_path)
    child = started(path, act, KILL_AT=milestone)
    assert ended(child) == []
    assert child.returncode == -signal.SIGKILL, "the milestone was not reached"
    in_force = 4 if milestone == "renewal_in_force" else 3
    heard: list[str] = []
    with open_workspace(path, renewing=lambda milestone: heard.append(milestone.name)) as workspace:
        assert [finding.check for finding in workspace.check().findings if not finding.ok] == []
        assert workspace.count("").value == PUBLICATIONS
        assert heard == ([] if in_force == 4 else list(RENEWAL_MILESTONES))
        assert workspace.generation == 4
        assert [judgement.decision for judgement in workspace.judgements()] == ["remove"]
        assert broken(workspace) == []
        workspace.prune()
        assert leftovers(workspace) == set()
        assert workspace.count("").value == PUBLICATIONS


@pytest.mark.crash
def test_a_second_process_is_told_who_renews(tmp_path: Path) -> None:
    """Nobody is given the older index meanwhile, and nobody waits without being told."""
    path = first_format(tmp_path)
    child = started(path, Act("ask"), HOLD_AT="renewal_indexed")
    assert child.stdout is not None
    assert child.stdin is not None
    assert child.stdout.readline() == "holding\n"
    with open_workspace(path) as workspace, pytest.raises(WorkspaceBusy) as busy:
        workspace.count("")
    assert str(child.pid) in busy.value.sentence("zh")
    assert "重写全文索引" in busy.value.sentence("zh")
    child.stdin.write("\n")
    assert ended(child)[-2:] == [f"counted {PUBLICATIONS}", "done"]
    with open_workspace(path) as workspace:
        assert (workspace.count("").value, workspace.generation) == (PUBLICATIONS, 4)
