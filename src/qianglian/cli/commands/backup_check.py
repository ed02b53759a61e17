"""`qianglian backup check`: is every file of a backup the one that was written?"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from qianglian.cli.command import Command
from qianglian.cli.door import Door
from qianglian.model.text import Text

Source = Annotated[Path, typer.Argument(metavar="FROM")]
Expect = Annotated[str, typer.Option("--expect", metavar="HASH", show_default=False)]

SOUND = Text(
    zh="备份完好：{made}，{files:,} 个文件，{workspaces:,} 个项目，审计记录 {entries:,} 条。\n哈希：{hash}",
    en="The backup is sound: {made}, {files:,} files, {workspaces:,} workspaces, {entries:,} audit entries.\n"
    "Hash: {hash}",
)
WORDS = {
    "source": Text(zh="备份的 zip 或文件夹", en="the backup, a zip or a folder"),
    "expect": Text(zh="备份时记下的哈希", en="the hash that was noted when it was made"),
}


def run(door: Door, source: Source, expect: Expect = "") -> None:
    """Look through a backup."""
    from qianglian.platform.backup.restoring import look_through

    found = look_through(source, expect)
    told = {
        "made": found.manifest.made,
        "files": len(found.manifest.parts),
        "workspaces": len(found.manifest.workspaces),
        "entries": found.manifest.audit["count"],
        "hash": found.hash,
    }
    door.show(SOUND.format(**told))
    door.give(told)


COMMAND = Command(
    "backup check",
    run,
    Text(zh="逐个核对备份中的文件，不恢复", en="Check every file of a backup without restoring it"),
    "installation",
    WORDS,
    in_workspace=False,
)
