"""`qianglian work`: the worker of an installation, where the server does not start one."""

from __future__ import annotations

from qianglian.cli.command import Command
from qianglian.cli.door import Door
from qianglian.cli.home import HOME, HomeFolder
from qianglian.model.text import Text

WORKING = Text(
    zh="正在执行 {folder} 的任务；按 Ctrl+C 停止，进行中的任务会先做完。",
    en="Doing the jobs of {folder}; Ctrl+C ends it when what runs is done.",
)


def run(door: Door, home: HomeFolder = None) -> None:
    """Do jobs until it is stopped."""
    from qianglian.operations.working import work
    from qianglian.platform.installation import Home

    found = Home.of(home)
    door.show(WORKING.format(folder=found.folder))
    work(found)


COMMAND = Command(
    "work",
    run,
    Text(zh="执行后台任务（导入、报告等）", en="Do the jobs: imports, reports and the like"),
    "installation",
    {"home": HOME},
    in_workspace=False,
)
