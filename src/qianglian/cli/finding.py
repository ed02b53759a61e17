"""Which workspace a command means: named, set, or the folder one stands in, as git finds its repository."""

from __future__ import annotations

import os
from pathlib import Path

from qianglian.model.errors import NotFound
from qianglian.model.text import Text

VARIABLE = "QIANGLIAN_WORKSPACE"
MARK = "workspace.json"
"""The file that makes a folder a workspace (`qianglian.corpus.layout`)."""


def find_workspace(named: Path | None) -> Path:
    """``--workspace``, else ``QIANGLIAN_WORKSPACE``, else the current folder or the nearest one above it.

    Raises `NotFound` when none of them is given; whether what is named is a workspace is seen on opening.
    """
    if named is not None:
        return named
    if os.environ.get(VARIABLE):
        return Path(os.environ[VARIABLE])
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / MARK).is_file():
            return folder
    raise NotFound(
        Text(zh=f"{here} 及其上级都不是项目。", en=f"Neither {here} nor a folder above it is a workspace."),
        hint=Text(
            zh=f"进入项目文件夹，或加 -w 项目，或设置 {VARIABLE}。",
            en=f"Go into the workspace, add -w WORKSPACE, or set {VARIABLE}.",
        ),
    )
