"""`qianglian backup make`: records, files and workspaces of an installation as one unit, while it is in use."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from qianglian.cli.asking import Wait, words
from qianglian.cli.command import Command
from qianglian.cli.door import Door
from qianglian.cli.failing import DAMAGED, DONE
from qianglian.cli.home import HOME, HomeFolder
from qianglian.model.text import Text

To = Annotated[Path, typer.Argument(metavar="TO")]

MADE = Text(
    zh="已备份到 {to}：{files:,} 个文件，{size:,} 字节，{workspaces:,} 个项目，审计记录 {entries:,} 条。",
    en="Backed up to {to}: {files:,} files, {size:,} bytes, {workspaces:,} workspaces, {entries:,} audit entries.",
)
HASH = Text(
    zh="哈希：{hash}\n另行记下；恢复时用 --expect 核对。",
    en="Hash: {hash}\nNote it elsewhere; --expect compares it when restoring.",
)
MISSING = Text(
    zh="{count:,} 个附件的内容在磁盘上已缺失或被改动，未能完整备份。",
    en="The content of {count:,} files is gone from the disk or was changed: it is not in the backup as it was.",
)
BROKEN = Text(
    zh="注意：审计记录核验不符，已照原样备份。",
    en="The audit trail does not verify; it was backed up as it is.",
)


def run(door: Door, to: To, home: HomeFolder = None, wait: Wait = 600.0) -> int:
    """Make a backup; returns the exit code."""
    from qianglian.operations.desks import packages
    from qianglian.platform.backup.making import make
    from qianglian.platform.installation import Home
    from qianglian.platform.opening import installed
    from qianglian.platform.permissions.actor import Installation

    here = Home.of(home)
    with installed(here, packages()) as database:
        made = make(here, database, packages(), to, Installation("backup make"), wait)
    manifest = made.manifest
    told = {
        "to": str(to),
        "files": len(manifest.parts),
        "size": made.size,
        "workspaces": len(manifest.workspaces),
        "entries": manifest.audit["count"],
    }
    door.show(MADE.format(**told), HASH.format(hash=made.hash))
    if manifest.missing:
        door.note(MISSING.format(count=len(manifest.missing)), "yellow")
    if manifest.audit["cause"]:
        door.note(BROKEN, "yellow")
    door.give({**told, "hash": made.hash, "missing": list(manifest.missing), "audit": manifest.audit})
    return DAMAGED if manifest.missing or manifest.audit["cause"] else DONE


COMMAND = Command(
    "backup make",
    run,
    Text(zh="备份系统（zip 或文件夹），不必停机", en="Back an installation up while it is in use"),
    "installation",
    {
        "to": Text(
            zh="写到哪里：以 .zip 结尾则为压缩包，否则为文件夹",
            en="where to: a zip where it ends so, else a folder",
        ),
        "home": HOME,
        **words("wait"),
    },
    in_workspace=False,
)
