"""A process that publishes and kills itself at a milestone: ``python publishing.py WORKSPACE TITLE_WORD``.

Its nodes hold what is in the corpus and has the word in its title, so that it needs no chain on disk.
"""

import os
import signal
import sys
from dataclasses import replace

from qianglian.chains.gate import measure, override
from qianglian.chains.versions import publish
from qianglian.corpus.milestones import Milestone
from qianglian.corpus.workspace import Workspace, open_workspace
from tests.chains.gate_cases import CHAIN, LENIENT, InMemory


def listen(milestone: Milestone) -> None:
    if milestone.name == os.environ.get("KILL_AT"):
        os.kill(os.getpid(), signal.SIGKILL)


def tagged_by(workspace: Workspace, word: str) -> InMemory:
    """A tagging whose node B holds what has a word in its title."""
    numbers = [hit.number for hit in workspace.search(f"ti:{word}", limit=100)]
    return InMemory(replace(CHAIN, note=word), {"B": numbers})


def act(path: str, word: str) -> int:
    """Publish with the override of a named person; returns the version's number."""
    with open_workspace(path) as workspace:
        tagged = tagged_by(workspace, word)
        gate = measure(workspace, tagged, LENIENT).gate
        if not gate.open:
            override(workspace, gate, "先行发布", "某人")
        return publish(workspace, tagged, gate, "某人", listener=listen).version.number


if __name__ == "__main__":
    print(act(*sys.argv[1:]))
