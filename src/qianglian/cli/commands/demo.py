"""`qianglian demo`: from files to a database, its report and a few questions, in one go."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Annotated

import typer

from qianglian.cli.command import Command
from qianglian.cli.demonstration import demonstrate
from qianglian.cli.door import Door
from qianglian.model.errors import Conflict
from qianglian.model.text import Text

IGNORE = ".gitignore"
OURS = "# qianglian demo: made anew by every run, never part of a repository\n*\n"
"""Marks a folder as the demo's own, and keeps it out of any repository around it."""


def run(
    door: Door,
    files: Annotated[list[Path] | None, typer.Argument(metavar="FILE...", show_default=False)] = None,
    folder: Annotated[Path, typer.Option("--folder", metavar="FOLDER")] = Path("qianglian-demo"),
    keep: Annotated[bool, typer.Option("--keep/--fresh")] = False,
) -> int:
    """Run the demonstration in a folder of its own; returns the exit code."""
    _ready(folder, keep=keep)
    return demonstrate(door, folder, files or [])


def _ready(folder: Path, *, keep: bool) -> None:
    """An empty folder that is ours; what an earlier demonstration left is deleted unless it is kept."""
    mark = folder / IGNORE
    if folder.exists() and any(folder.iterdir()):
        if not (mark.is_file() and mark.read_text(encoding="utf-8") == OURS):
            raise Conflict(
                Text(
                    zh=f"{folder} 已存在，且不是演示留下的。",
                    en=f"{folder} exists, and no demonstration made it.",
                ),
                hint=Text(zh="用 --folder 换一个文件夹。", en="Choose another with --folder."),
            )
        for part in ("sample", "workspace") if not keep else ():
            shutil.rmtree(folder / part, ignore_errors=True)
    folder.mkdir(parents=True, exist_ok=True)
    mark.write_text(OURS, encoding="utf-8")


COMMAND = Command(
    "demo",
    run,
    Text(
        zh="演示：导入合成示例数据（或您的文件），质检、检索、溯源",
        en="Demonstration: import a synthetic sample (or your files), report, search, ask why",
    ),
    "machine",
    {
        "files": Text(zh="用这些文件代替合成示例数据", en="your own files instead of the synthetic sample"),
        "folder": Text(zh="演示用的文件夹", en="the folder that the demonstration uses"),
        "keep": Text(
            zh="保留上次演示的项目，或重新开始", en="go on with the workspace of the last one, or begin anew"
        ),
    },
    in_workspace=False,
)
