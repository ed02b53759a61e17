"""Industrial chains: which there are, the map, a node with its rule and what it holds, and published versions."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

from fastapi import Path, Query

from qianglian.api.chain_answers import (
    ChainBrief,
    ChainMap,
    NodeDetail,
    StageTold,
    VersionTold,
    brief_of,
    detail_of,
    tile_of,
    version_of,
)
from qianglian.api.chain_map import colouring, offered, standing_of, trends
from qianglian.chains.kept import KeptChain, kept_chain, needed_chain, numbers
from qianglian.chains.kept import chain_in_force as in_force
from qianglian.chains.pending import last_published, pending
from qianglian.chains.rules import NodeQueries
from qianglian.chains.tagging import Tagging, tag
from qianglian.chains.versions import versions
from qianglian.corpus.viewing import whole
from qianglian.model.chain import STAGES, Chain
from qianglian.model.errors import NotFound
from qianglian.model.text import Text
from qianglian.platform.permissions.actor import Actor
from qianglian.platform.serving.asking import WorkspaceKey
from qianglian.platform.serving.deciding import may, resource
from qianglian.platform.serving.house import House, InHouse
from qianglian.platform.serving.paging import Listed, Paged
from qianglian.platform.serving.who import Who
from qianglian.platform.workspaces.opening import Opened

router = resource("/workspaces/{workspace}/chains", "chains")

CURRENT = "current"
ChainNumber = Annotated[
    str,
    Path(
        max_length=9,
        pattern=rf"^({CURRENT}|[0-9]+)$",
        description="`current`, or a number of the list.",
        examples=[CURRENT],
    ),
]
NodeCode = Annotated[str, Path(max_length=200, description="The node's code, or a name that one node has.")]


@router.get("")
@may("chain.read")
def list_chains(house: InHouse, who: Who, workspace: WorkspaceKey, paging: Paged) -> Listed[ChainBrief]:
    """The chains that are or were in force, the newest first."""
    with _whole(house, who, workspace) as found:
        path = found.workspace.path
        current = in_force(path)
        held = list(reversed(numbers(path)))
        items = [brief_of(kept_chain(path, one), current) for one in paging.of(held)]
    return Listed[ChainBrief](items=items, total=len(held), page=paging.page, size=paging.size)


@router.get("/{chain}/map")
@may("chain.read")
def show_map(
    house: InHouse,
    who: Who,
    workspace: WorkspaceKey,
    chain: ChainNumber,
    indicator: Annotated[str, Query(max_length=120, examples=["branch_trend.shift.cagr"])] = "",
    region: Annotated[
        str,
        Query(max_length=6, description="Division (`320000`) or country/region (`CN`) that it speaks of."),
    ] = "",
    trend: Annotated[bool, Query(description="With the years of each tile.")] = False,
) -> ChainMap:
    """The map: nodes with what they hold, supply links, and one indicator to colour by."""
    with _whole(house, who, workspace) as found:
        kept, tagging = _tagged(found, chain)
        standing = standing_of(found.workspace, tagging, region.strip().upper())
        colour = colouring(standing, indicator) if indicator else None
        years = trends(standing) if trend else None
        waiting = _waiting(found, tagging)
        tiles = [tile_of(tagging, code, waiting) for code in _codes(kept.chain)]
        for tile in tiles:
            tile.colour = colour.cells.get(tile.code) if colour else None
            tile.trend = list(years.get(tile.code, ())) if years is not None else None
        return ChainMap(
            **brief_of(kept, in_force(found.workspace.path)).model_dump(),
            generation=tagging.generation,
            conflicts=len(tagging.people.conflicts),
            stages=[StageTold(code=code, title=title) for code, title in STAGES.items()],
            tiles=tiles,
            links=list(kept.chain.links),
            indicator=colour,
            indicators=offered(),
        )


@router.get("/{chain}/versions")
@may("chain.read")
def list_versions(
    house: InHouse, who: Who, workspace: WorkspaceKey, chain: ChainNumber, paging: Paged
) -> Listed[VersionTold]:
    """The published versions of a chain, the newest first."""
    with _whole(house, who, workspace) as found:
        code = _kept(found, chain).chain.code
        held = [one for one in reversed(versions(found.workspace)) if one.chain_code == code]
        items = [version_of(one) for one in paging.of(held)]
    return Listed[VersionTold](items=items, total=len(held), page=paging.page, size=paging.size)


@router.get("/{chain}/nodes/{node}")
@may("chain.read")
def show_node(
    house: InHouse, who: Who, workspace: WorkspaceKey, chain: ChainNumber, node: NodeCode
) -> NodeDetail:
    """A node: what it means, its rule, what it holds and how that came in."""
    with _whole(house, who, workspace) as found:
        kept, tagging = _tagged(found, chain)
        code = NodeQueries(kept.chain).code_of(node)
        return detail_of(found, tagging, code, _waiting(found, tagging).get(code, 0))


@contextmanager
def _whole(house: House, who: Actor, workspace: str) -> Iterator[Opened]:
    """One's own workspace: the chain is not shared with the evidence, and a shared one refuses."""
    with house.workspace(who, workspace) as found:
        whole(found.view)
        if found.share is not None:
            raise NotFound(
                Text(zh="产业链未随项目共享。", en="The chain is not shared with the evidence."),
            )
        yield found


def _kept(found: Opened, chain: str) -> KeptChain:
    path = found.workspace.path
    return needed_chain(path) if chain == CURRENT else kept_chain(path, int(chain))


def _tagged(found: Opened, chain: str) -> tuple[KeptChain, Tagging]:
    kept = _kept(found, chain)
    return kept, tag(found.workspace, kept.chain)


def _waiting(found: Opened, tagging: Tagging) -> dict[str, int]:
    return {code: len(some) for code, some in pending(tagging, last_published(found.workspace)).items()}


def _codes(chain: Chain) -> list[str]:
    """All codes, top down."""
    return [one.code for root in chain.children() for one in chain.under(root.code)]
