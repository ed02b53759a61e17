"""Where the quality gate and the published versions lie in a workspace.

::

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
