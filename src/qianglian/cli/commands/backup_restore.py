"""`qianglian backup restore`: an installation from its backup, into a folder in which nothing lies."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from qianglian.cli.command import Command
from qianglian.cli.commands.backup_check import WORDS, Expect, Source
from qianglian.cli.door import Door
from qianglian.model.text import Text

New = Annotated[Path, typer.Option("--home", metavar="FOLDER", show_default=False)]

RESTORED = Text(
    zh="已恢复到 {home}：{files:,} 个文件，{workspaces:,} 个项目，审计记录 {entries:,} 条，核验与备份时一致。",
    en="Restored to {home}: {files:,} files, {workspaces:,} workspaces, {entries:,} audit entries, which verify as "
    "they did at the backup.",
)


def run(door: Door, source: Source, home: New, expect: Expect = "") -> None:
    """Restore a backup."""
    from qianglian.operations.desks import packages
    from qianglian.platform.backup.restoring import restore
    from qianglian.platform.installation import Home
    from qianglian.platform.permissions.actor import Installation

    new = Home.of(home)
    found = restore(source, new, packages(), Installation("backup restore"), expect)
    told = {
        "home": str(new.folder),
        "files": len(found.manifest.parts),
        "workspaces": len(found.manifest.workspaces),
        "entries": found.manifest.audit["count"],
        "hash": found.hash,
    }
    door.show(RESTORED.format(**told))
    door.give(told)


COMMAND = Command(
    "backup restore",
    run,
    Text(
        zh="把备份恢复到空文件夹与空数据库", en="Restore a backup into an empty folder and an empty database"
    ),
    "installation",
    {
        **WORDS,
        "home": Text(zh="恢复到哪里：不存在或空的文件夹", en="where to: a folder that is empty or not there"),
    },
    in_workspace=False,
)
