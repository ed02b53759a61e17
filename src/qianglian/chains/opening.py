"""Opening a workspace so that ``node:`` means the nodes of its chain in force, whichever that is when it is asked."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING

from qianglian.chains.places import current_file
from qianglian.corpus.engines.node_resolver import no_nodes
from qianglian.corpus.milestones import Listener, nobody
from qianglian.corpus.workspace import Workspace
from qianglian.corpus.workspace import open_workspace as open_without_chain
from qianglian.model.view import EVERYTHING, View
from qianglian.query.tree import Node

if TYPE_CHECKING:
    from qianglian.chains.rules import NodeQueries


def open_workspace(
    path: Path | str,
    *,
    create: bool = False,
    view: View = EVERYTHING,
    wait: float = 0.0,
    renewing: Listener = nobody,
) -> Workspace:
    """Open the workspace at ``path``; with ``create``, begin one where there is none.

    ``node:CODE`` in a query is a node of the chain in force; ``renewing`` hears when the index of an older workspace is
    written anew. Raises `NotFound` when there is no workspace, `BadInput`
    when the folder holds something else, `NewerFormat` when it was written by a newer release.
    """
    nodes = NodesInForce(Path(path))
    return open_without_chain(
        path, create=create, view=view, wait=wait, resolve_node=nodes, renewing=renewing
    )


class NodesInForce:
    """Resolves ``node:`` by the chain in force, read when first asked and anew when another is in force."""

    def __init__(self, workspace: Path) -> None:
        self._workspace = workspace
        self._mark: tuple[int, int] | None = None
        self._queries: NodeQueries | None = None
        self._lock = threading.Lock()

    def __call__(self, name: str) -> Node:
        """What a node asks for; raises `NotFound` where no chain is in force or it has no such node."""
        with self._lock:
            mark = _mark(current_file(self._workspace))
            if mark != self._mark or self._queries is None:
                self._queries, self._mark = _queries(self._workspace), mark
            return self._queries.resolve(name) if self._queries else no_nodes(name)


def _queries(workspace: Path) -> NodeQueries | None:
    from qianglian.chains.kept import chain_in_force
    from qianglian.chains.rules import NodeQueries

    found = chain_in_force(workspace)
    return NodeQueries(found.chain) if found else None


def _mark(path: Path) -> tuple[int, int]:
    """Tells one ``current.json`` from the next: the file is replaced whole."""
    try:
        found = path.stat()
    except OSError:
        return (0, 0)
    return (found.st_ino, found.st_mtime_ns)
