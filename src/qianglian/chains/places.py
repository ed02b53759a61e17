"""Where chains, what they found, the quality gate and the published versions lie in a workspace.

::

    chains/000001.yaml                  a chain that is or was in force; never changed
    chains/current.json                 which of them is in force; replaced whole
    chains/tags/<evidence>/*.answers    what rules found, derived; found anew when it is not there
    chains/known/       <id>.yaml       the lists of the 查全评估集, one file a list
    chains/samples/     <id>.json       samples drawn for 查准, with their seed and what they were drawn from
    chains/published/   000001/         a published version; made in a folder beside it and renamed when whole
"""

from __future__ import annotations

from pathlib import Path

from qianglian.corpus.workspace import Workspace


def known_folder(workspace: Workspace) -> Path:
    """Where the lists of known items lie."""
    return workspace.path / "chains" / "known"


def samples_folder(workspace: Workspace) -> Path:
    """Where samples lie."""
    return workspace.path / "chains" / "samples"


def published_folder(workspace: Workspace) -> Path:
    """Where published versions lie."""
    return workspace.path / "chains" / "published"


def chains_folder(workspace: Path) -> Path:
    """Where the chains of a workspace lie."""
    return workspace / "chains"


def chain_file(workspace: Path, number: int) -> Path:
    """A chain that is or was in force."""
    return chains_folder(workspace) / f"{number:06d}.yaml"


def current_file(workspace: Path) -> Path:
    """What names the chain in force."""
    return chains_folder(workspace) / "current.json"


def tags_folder(workspace: Path, evidence: str) -> Path:
    """What the rules of chains found in one state of the evidence; nothing is lost with it but the time."""
    return chains_folder(workspace) / "tags" / evidence


def landscape_file(workspace: Path) -> Path:
    """The layout of the landscape: who lies where, and by what new families are placed."""
    return chains_folder(workspace) / "landscape.npz"
