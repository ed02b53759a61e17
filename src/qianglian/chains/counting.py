"""How many publications a node of a chain holds; of an official system three ways (仅分类号、按读法、解读了几条)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from qianglian.chains.official import official_chain, rows_by_node
from qianglian.chains.rules import NodeQueries
from qianglian.corpus.workspace import Workspace
from qianglian.model.chain import Chain, ChainNode
from qianglian.model.figure import Figure
from qianglian.rules.official_cells import Status
from qianglian.rules.official_systems import OfficialSystem, count_statuses


@dataclass(frozen=True, slots=True)
class NodeCount:
    """One node of a chain, its level (1 for a root), and the publications that its rule finds."""

    node: ChainNode
    level: int
    figure: Figure


@dataclass(frozen=True, slots=True)
class OfficialCount:
    """One node of an official system three ways.

    ``ipc_only`` leaves every keyword out; ``as_read`` leaves out every rule whose keywords cannot be put as a query.
    What the system means lies between the two, as far as its keywords are read rightly. ``statuses``: how many of
    the rules in the node and under it are read literally, with interpretation, or not at all.
    """

    node: ChainNode
    level: int
    ipc_only: Figure
    as_read: Figure
    statuses: dict[Status, int]


def count_chain(
    workspace: Workspace, chain: Chain, codes: Sequence[str] | None = None, *, version: str = ""
) -> list[NodeCount]:
    """The publications of each node (of ``codes``, or all, in the order of the tree) within the workspace's View.

    A node holds what its own rule finds and what is under it. ``version``: of the chain, as the figures name it.
    Raises what `qianglian.chains.rules.node_query` raises, and `Forbidden` for a rule that asks of a hidden field.
    """
    queries = NodeQueries(chain)
    nodes = tree_order(chain) if codes is None else [chain.by_code[queries.code_of(code)] for code in codes]
    return [
        NodeCount(
            node,
            chain.level(node.code),
            replace(workspace.count(queries.query(node.code)), rule_version=version),
        )
        for node in nodes
    ]


def count_system(
    workspace: Workspace, system: OfficialSystem, codes: Sequence[str] | None = None
) -> list[OfficialCount]:
    """Each node of an official system three ways, in the order of the tree; see `OfficialCount`."""
    narrow, wide = official_chain(system.code, "as_read"), official_chain(system.code, "ipc_only")
    as_read = count_chain(workspace, narrow, codes, version=system.version)
    ipc_only = count_chain(workspace, wide, codes, version=system.version)
    rows = rows_by_node(system)
    return [
        OfficialCount(
            one.node,
            one.level,
            other.figure,
            one.figure,
            count_statuses([row for below in narrow.under(one.node.code) for row in rows[below.code]]),
        )
        for one, other in zip(as_read, ipc_only, strict=True)
    ]


def tree_order(chain: Chain) -> list[ChainNode]:
    """The nodes from the top down, each before what is under it."""
    return [node for root in chain.children() for node in chain.under(root.code)]
