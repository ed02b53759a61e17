"""A process that writes to a workspace and may be killed: by itself at a named milestone, or by the test.

``python driver.py WORKSPACE ACTION [ARGUMENT…]`` with, in the environment, ``KILL_AT`` (the milestone at which
the process kills itself with SIGKILL) or ``HOLD_AT`` (the milestone at which it says ``holding`` and waits for
a line). It says ``started`` before it writes, ``ack N`` when N judgements have been acknowledged, and ``kept N`` when
N vectors have been.
"""

import os
import signal
import sys
from collections.abc import Callable

from qianglian.corpus.milestones import Milestone
from qianglian.corpus.vectors import job
from qianglian.corpus.workspace import Workspace, open_workspace
from tests.corpus.vectors.small_embedder import SmallEmbedder


def say(words: str) -> None:
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


def listen(milestone: Milestone) -> None:
    if milestone.name == "judgements_written":
        say(f"ack {milestone.count}")
    if milestone.name == "vectors_written":
        say(f"kept {milestone.count}")
    if milestone.name == os.environ.get("KILL_AT"):
        os.kill(os.getpid(), signal.SIGKILL)
    if milestone.name == os.environ.get("HOLD_AT"):
        say("holding")
        sys.stdin.readline()


def add(workspace: Workspace, files: list[str]) -> None:
    assert workspace.import_files(*files, listener=listen).failed == ()


def replace(workspace: Workspace, files: list[str]) -> None:
    """The same files again, in place of themselves."""
    names = [os.path.basename(file) for file in files]
    assert workspace.import_files(*files, replaces=names, listener=listen).failed == ()


def remove(workspace: Workspace, numbers: list[str]) -> None:
    workspace.remove(*numbers, reason="与主题无关", actor="cli:test", listener=listen)


def take_out(workspace: Workspace, names: list[str]) -> None:
    workspace.remove_batch(*names, listener=listen)


def prune(workspace: Workspace, nothing: list[str]) -> None:
    workspace.prune(listener=listen)


def ask(workspace: Workspace, nothing: list[str]) -> None:
    """A question; where the workspace is of an older release, its index is renewed first."""
    say(f"counted {workspace.count('').value}")


def identify(workspace: Workspace, nothing: list[str]) -> None:
    """Make and keep what is derived: families, their history, parties."""
    workspace.families()
    workspace.family_history()
    workspace.parties()


def embed(workspace: Workspace, nothing: list[str]) -> None:
    """In segments of a few vectors, so that there are many moments to be killed at."""
    job.BATCH, job.ROWS, job.MANY = 8, 24, 6
    workspace.embed(SmallEmbedder(), listener=listen)


def read(workspace: Workspace, nothing: list[str]) -> None:
    """Search without pause until standard input says something; report each generation when it is first seen."""
    seen: set[int] = set()
    rounds = 0
    os.set_blocking(sys.stdin.fileno(), False)
    while not sys.stdin.read(1):
        page = workspace.search("电池 OR battery", limit=5, facets=("office",))
        found = page.total
        keys = found.why() if found.why else ()
        assert len(keys) == len(set(keys)) == found.value, (len(keys), found)
        assert len(page) == min(5, len(keys))
        whole = workspace.count("")
        table = workspace.table("").count().to_pyarrow().as_py()
        rounds += 1
        if whole.generation not in seen:
            seen.add(whole.generation)
            say(f"saw {whole.generation} {whole.value}")
        say(f"counts {whole.generation} {whole.value} {table}")
    say(f"rounds {rounds}")


ACTIONS: dict[str, Callable[[Workspace, list[str]], None]] = {
    act.__name__: act for act in (add, replace, remove, take_out, prune, ask, identify, embed, read)
}


def main(path: str, action: str, *arguments: str) -> None:
    with open_workspace(path, create=True, renewing=listen) as workspace:
        say("started")
        ACTIONS[action](workspace, list(arguments))
    say("done")


if __name__ == "__main__":
    main(*sys.argv[1:])
