"""`qianglian files sweep`: delete the content of files that no record names any more."""

from __future__ import annotations

from qianglian.cli.command import Command
from qianglian.cli.door import Door
from qianglian.cli.home import HOME, HomeFolder
from qianglian.model.text import Text

SWEPT = Text(zh="已清除 {count:,} 个无人引用的文件。", en="Deleted {count:,} files that nobody keeps.")


def run(door: Door, home: HomeFolder = None) -> None:
    """Sweep."""
    from qianglian.operations.desks import packages
    from qianglian.platform.files.keeping import sweep
    from qianglian.platform.installation import Home
    from qianglian.platform.opening import installed
    from qianglian.platform.permissions.actor import Installation

    here = Home.of(home)
    with installed(here, packages()) as database, database.reading(Installation("files sweep")) as session:
        count = sweep(session, here)
    door.show(SWEPT.format(count=count))
    door.give({"deleted": count})


COMMAND = Command(
    "files sweep",
    run,
    Text(zh="清除已无记录引用的附件内容", en="Delete content of files that no record names"),
    "installation",
    {"home": HOME},
    in_workspace=False,
)
