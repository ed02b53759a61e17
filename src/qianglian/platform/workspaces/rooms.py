"""Workspaces that a server keeps open: a question pays for opening one only when nobody has asked lately."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from qianglian.chains.opening import NodesInForce
from qianglian.corpus.engines.node_resolver import no_nodes
from qianglian.corpus.workspace import Workspace, open_workspace
from qianglian.model.errors import CorruptWorkspace, NotFound
from qianglian.model.text import Text
from qianglian.model.view import View

KEPT_OPEN = 16
"""Workspaces, each as seen through one View, that stay open while nobody asks them anything."""


@dataclass(frozen=True, slots=True)
class Door:
    """How a workspace is looked into: its folder, the View, and whether ``node:`` may be asked of its chain."""

    folder: Path
    view: View
    nodes: bool


class _Room:
    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.inside = 0


class Rooms:
    """Open workspaces, by door. Several threads may be in one; one that somebody is in is never closed."""

    def __init__(self, kept: int = KEPT_OPEN) -> None:
        self._kept = kept
        self._rooms: OrderedDict[Door, _Room] = OrderedDict()
        self._lock = threading.Lock()

    def __len__(self) -> int:
        return len(self._rooms)

    @contextmanager
    def inside(self, door: Door) -> Iterator[Workspace]:
        """The workspace behind a door, for as long as the block lasts."""
        room = self._enter(door)
        try:
            yield room.workspace
        finally:
            with self._lock:
                room.inside -= 1
            self._close_idle(self._kept)

    def close(self) -> None:
        """Close whatever nobody is in."""
        self._close_idle(0)

    def _enter(self, door: Door) -> _Room:
        with self._lock:
            room = self._rooms.get(door)
            if room is None:
                # Opening reads one small file; the index is opened by the first question, outside this lock.
                room = self._rooms[door] = _Room(_open(door))
            self._rooms.move_to_end(door)
            room.inside += 1
            return room

    def _close_idle(self, kept: int) -> None:
        """The longest unused go first."""
        with self._lock:
            idle = [door for door, room in self._rooms.items() if not room.inside]
            gone = [self._rooms.pop(door) for door in idle[: max(0, len(self._rooms) - kept)]]
        for room in gone:
            room.workspace.close()


def _open(door: Door) -> Workspace:
    nodes = NodesInForce(door.folder) if door.nodes else no_nodes
    try:
        return open_workspace(door.folder, view=door.view, resolve_node=nodes)
    except NotFound as error:
        # Where it should lie is said to who looks after the installation, not to who asks.
        raise CorruptWorkspace(
            Text(zh="该项目的文件夹不在了。", en="The workspace's folder is gone."),
            hint=Text(
                zh="请系统管理员从备份恢复。", en="The system administrator can restore it from a backup."
            ),
        ) from error
