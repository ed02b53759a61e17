"""Taking a workspace that was made at a terminal into an organisation (移入机构): a copy, made while nobody writes."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from sqlalchemy.orm import Session

from qianglian.corpus.layout import Layout, fsync_path
from qianglian.corpus.locks import writing
from qianglian.corpus.workspace import open_workspace
from qianglian.platform.audit.entering import enter
from qianglian.platform.installation import Home
from qianglian.platform.keys import new_key
from qianglian.platform.permissions.actor import Actor
from qianglian.platform.workspaces.beginning import named
from qianglian.platform.workspaces.records import WorkspaceRecord

NOT_COPIED = shutil.ignore_patterns("*.lock")
"""Who reads and who writes is of the folder, not of the evidence."""


def adopt(session: Session, home: Home, actor: Actor, folder: Path, name: str) -> WorkspaceRecord:
    """Copy the workspace in ``folder``, with its judgements, chains and versions; the folder stays as it is.

    Raises `Forbidden` without ``evidence.import``; `NotFound`, `BadInput` or `NewerFormat` where the folder is no
    workspace of this release; `WorkspaceBusy` while somebody writes to it.
    """
    actor.demand("evidence.import")
    record = WorkspaceRecord(
        key=new_key("workspace"), organisation=actor.organisation, name=named(name), begun_by=actor.user
    )
    # Opened once as it is: what is no workspace, or has to be written anew first, says so before anything is copied.
    with open_workspace(folder) as workspace:
        generation = workspace.generation
    home.workspaces.mkdir(mode=0o700, parents=True, exist_ok=True)
    arriving = home.workspaces / f".arriving-{record.key}"
    try:
        with writing(Layout(folder), "复制到机构"):
            shutil.copytree(folder, arriving, ignore=NOT_COPIED)
        for each in arriving.rglob("*"):
            if each.is_file():
                fsync_path(each)
        os.replace(arriving, home.workspaces / record.key)
        fsync_path(home.workspaces)
    finally:
        shutil.rmtree(arriving, ignore_errors=True)
    session.add(record)
    session.flush()
    enter(session, actor, "workspace.adopted", record.key, {"data_version": generation})
    return record
