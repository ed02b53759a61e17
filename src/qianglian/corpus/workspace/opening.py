"""Opening a workspace, beginning one, and refusing a folder that is none or was written by a newer release."""

from __future__ import annotations

import json
import secrets
from datetime import UTC, datetime
from pathlib import Path

from qianglian.corpus.engines.node_resolver import NodeResolver, no_nodes
from qianglian.corpus.layout import Layout, write_whole
from qianglian.corpus.milestones import Listener, nobody
from qianglian.corpus.workspace.workspace import Workspace
from qianglian.model.errors import BadInput, NewerFormat, NotFound
from qianglian.model.text import Text
from qianglian.model.view import EVERYTHING, View

FORMAT = 1
"""Of a workspace's folder; a higher one is refused."""


def open_workspace(
    path: Path | str,
    *,
    create: bool = False,
    view: View = EVERYTHING,
    wait: float = 0.0,
    resolve_node: NodeResolver = no_nodes,
    renewing: Listener = nobody,
) -> Workspace:
    """Open the workspace at ``path``; with ``create``, begin one where there is none.

    ``resolve_node`` says what ``node:`` stands for; the corpus itself knows no chains. ``renewing`` hears when the
    index of an older workspace is written anew, which happens once, before the first question or write.
    Raises `NotFound` when there is none, `BadInput` when the folder holds something else, `NewerFormat`
    when it was written by a newer release.
    """
    layout = Layout(Path(path))
    if layout.workspace_file.exists():
        _check_format(layout)
    elif not create:
        raise NotFound(
            Text(zh=f"{path} 不是 QiangLian 项目。", en=f"{path} is not a QiangLian workspace."),
            hint=Text(
                zh=f"用 qianglian import {path} 文件… 新建。",
                en=f"Begin one with qianglian import {path} FILE…",
            ),
        )
    else:
        _begin(layout)
    layout.make()
    return Workspace(layout.root, view, resolve_node, wait, renewing)


def _begin(layout: Layout) -> None:
    if layout.root.exists() and (not layout.root.is_dir() or any(layout.root.iterdir())):
        raise BadInput(
            Text(
                zh=f"{layout.root} 已存在且不是空文件夹，也不是 QiangLian 项目。",
                en=f"{layout.root} exists, is not empty, and is not a QiangLian workspace.",
            ),
            hint=Text(zh="换一个文件夹名。", en="Choose another folder."),
        )
    layout.root.mkdir(parents=True, exist_ok=True)
    body = {
        "format": FORMAT,
        "id": secrets.token_hex(8),
        "created": datetime.now(UTC).isoformat(timespec="seconds"),
    }
    write_whole(layout.workspace_file, json.dumps(body))


def _check_format(layout: Layout) -> None:
    try:
        found = json.loads(layout.workspace_file.read_bytes())["format"]
        if type(found) is not int:
            raise TypeError(found)
    except (ValueError, KeyError, TypeError, OSError) as error:
        raise BadInput(
            Text(zh=f"{layout.workspace_file} 无法读取。", en=f"{layout.workspace_file} cannot be read.")
        ) from error
    if found > FORMAT:
        raise NewerFormat(
            Text(
                zh=f"该项目由更新的版本写成（格式 {found}，本版本读到 {FORMAT}）。",
                en=f"The workspace was written by a newer release (format {found}; this one reads up to {FORMAT}).",
            ),
            hint=Text(zh="请升级 qianglian。", en="Upgrade qianglian."),
        )
