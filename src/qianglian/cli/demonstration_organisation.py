"""The last act of the demonstration: an installation with two invented organisations, and how to sign in."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

from rich.text import Text as Styled

from qianglian.cli.door import Door
from qianglian.model.text import Text

ACT = Text(zh="多人一起用：演示机构与账号", en="Working together: organisations and accounts")
HEADS = (Text(zh="登录名", en="Login"), Text(zh="口令", en="Password"), Text(zh="身份", en="As"))
SAID = Text(
    zh="口令为本次随机生成，只在这里显示。打开页面：",
    en="The passwords were made at random for this run and are shown here alone. Open the pages:",
)
NO_PAGES = Text(
    zh="页面尚未构建：装有 Node 20 时先运行 make web。",
    en="The pages are not built: with Node 20, run make web first.",
)


def organise(
    door: Door,
    folder: Path,
    workspace: Path,
    act: Callable[[Text], Styled],
    typed: Callable[[Sequence[str]], Styled],
) -> None:
    """Make the installation in ``folder/home`` anew, take the workspace in, and say how to sign in."""
    from qianglian.cli.screens.grid import grid, plain
    from qianglian.operations.demonstrating import demonstrate
    from qianglian.platform.installation import Home

    door.show(act(ACT))
    shutil.rmtree(folder / "home", ignore_errors=True)
    home = Home.of(folder / "home", {})
    table = grid([door(head) for head in HEADS])
    for login, word, role in demonstrate(home, workspace, door.language):
        table.add_row(login, word, plain(role))
    door.show(table, door(SAID))
    if not _pages():
        door.show(door(NO_PAGES))
    door.show(typed(["serve", "--home", str(folder / "home")]))


def _pages() -> bool:
    from importlib.resources import files

    return files("qianglian.api").joinpath("static", "index.html").is_file()
