"""The landscape of a corpus: what lies where, from the layout that is kept and the families of today."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from qianglian.chains.landscape.kept import IN_A_VERSION, read_layout, write_layout
from qianglian.chains.landscape.layout import FEWEST, Layout, laid, placed_among
from qianglian.chains.landscape.naming import area_names
from qianglian.chains.places import landscape_file
from qianglian.chains.proposing.material import KIND, Material, material
from qianglian.chains.proposing.nearest import nearest
from qianglian.chains.tagging import Tagging
from qianglian.chains.versions import versions
from qianglian.corpus.vectors.index import VectorIndex
from qianglian.corpus.vectors.keys import TYPE
from qianglian.corpus.workspace import Workspace
from qianglian.model.errors import Conflict, NotFound
from qianglian.model.text import Text

ASKED, NEAR, CLOSE = 400, 10, 0.05
"""Families asked how well the map keeps their neighbours, how many neighbours, and what share of all is close by."""


@dataclass(frozen=True, eq=False)
class Landscape:
    """Families with a place: keys, spots (x, y), areas, and which came since the last published version.

    ``unplaced``: families without a vector (未知). ``kept``: of the ten nearest in meaning the share that lies among
    the nearest twentieth on the map; None for too few. ``since``: the version that is compared with, 0 for none.
    """

    families: list[str]
    spots: np.ndarray
    areas: np.ndarray
    fresh: np.ndarray
    unplaced: list[str]
    kept: float | None
    layout: Layout
    since: int
    missing: int


def landscape(tagging: Tagging, index: VectorIndex, *, anew: bool = False) -> Landscape:
    """Place what is new among what is kept, or lay the map where there is none (or ``anew``).

    Raises `NotFound` for too few families with vectors, `Conflict` where the map was laid by another embedder.
    """
    workspace = tagging._workspace
    path = landscape_file(workspace.path)
    with workspace._writing("语义地图"):
        layout = None if anew else read_layout(path)
        if layout is not None and layout.embedder != index.embedder:
            raise _another(layout.embedder, index.embedder)
        own = index.shelves[KIND].centring
        seen = material(tagging, index, layout.centring if layout else own)
        made = _on_map(tagging, seen, layout or _new(tagging, seen, index))
        if layout is None or len(made.placed) > len(layout.placed):
            write_layout(path, made)
    return _told(tagging, seen, made, index)


def landscape_as_kept(tagging: Tagging, index: VectorIndex) -> Landscape:
    """What is kept, and nothing placed on it: how a figure of a map is asked for again. Raises `NotFound`."""
    layout = read_layout(landscape_file(tagging._workspace.path))
    if layout is None:
        raise NotFound(
            Text(zh="本项目没有语义地图。", en="This workspace has no landscape."),
            hint=Text(zh="用 qianglian landscape 布局。", en="Lay one with qianglian landscape."),
        )
    return _told(tagging, material(tagging, index, layout.centring), layout, index)


def _new(tagging: Tagging, seen: Material, index: VectorIndex) -> Layout:
    """A map with everything of today on it, and its areas named."""
    if int(seen.told.sum()) < FEWEST:
        raise NotFound(
            Text(
                zh=f"有向量的同族只有 {int(seen.told.sum())} 项，不足 {FEWEST} 项，画不成地图。",
                en=f"Only {int(seen.told.sum())} families have a vector, fewer than {FEWEST}: there is no map to draw.",
            )
        )
    bare = laid(seen.vectors[seen.told], index.embedder, index.shelves[KIND].centring)
    made = _on_map(tagging, seen, bare)
    keys = [[str(key, "ascii") for key in made.placed[made.areas == area]] for area in _areas(made)]
    return made.named(area_names(tagging._workspace._current(), keys))


def _areas(layout: Layout) -> range:
    return range(int(layout.anchor_areas.max(initial=0)) + 1)


def _on_map(tagging: Tagging, seen: Material, layout: Layout) -> Layout:
    """The layout with every family that has a vector and no place yet. A family lies where any of it lay before."""
    row = _first_placed(tagging, seen, layout)
    new = np.flatnonzero(seen.told & (row < 0))
    if not len(new):
        return layout
    spots, areas = placed_among(layout, seen.vectors[new], [seen.families[at] for at in new.tolist()])
    number = np.full(len(seen.families), -1, np.int64)
    number[new] = np.arange(len(new))
    mine = number[seen.of_place]
    here = mine >= 0
    keys = tagging.publications[here].astype(TYPE)
    return layout.with_more(
        keys, spots[mine[here]], areas[mine[here]], layout.round + 1 if len(layout.placed) else 0
    )


def _first_placed(tagging: Tagging, seen: Material, layout: Layout) -> np.ndarray:
    """For each family the row of the layout that tells its place: of its publications the first placed; -1 for none."""
    keys = tagging.publications.astype(TYPE)
    out = np.full(len(seen.families), -1, np.int64)
    if not len(layout.placed) or not len(keys):
        return out
    at = np.minimum(np.searchsorted(layout.placed, keys), len(layout.placed) - 1)
    there = np.flatnonzero(layout.placed[at] == keys)
    order = there[np.lexsort((keys[there], layout.rounds[at[there]]))]
    out[seen.of_place[order[::-1]]] = at[order[::-1]]
    return out


def _told(tagging: Tagging, seen: Material, layout: Layout, index: VectorIndex) -> Landscape:
    row = _first_placed(tagging, seen, layout)
    on = np.flatnonzero(row >= 0)
    held = row[on]
    since, before = _published(tagging._workspace)
    fresh = np.zeros(len(on), bool) if before is None else ~np.isin(layout.placed[held], before.placed)
    spots = layout.spots[held].astype(np.float64)
    return Landscape(
        [seen.families[at] for at in on.tolist()],
        spots,
        layout.areas[held],
        fresh,
        [seen.families[at] for at in np.flatnonzero(row < 0).tolist()],
        _kept_near(seen.vectors[on], spots),
        layout,
        since,
        index.coverage.of - index.coverage.covered,
    )


def _published(workspace: Workspace) -> tuple[int, Layout | None]:
    """The last published version that keeps a layout, and that layout."""
    for version in reversed(versions(workspace)):
        layout = read_layout(version.folder / IN_A_VERSION)
        if layout is not None:
            return version.number, layout
    return 0, None


def _kept_near(vectors: np.ndarray, spots: np.ndarray) -> float | None:
    """How well the map keeps neighbours; see `Landscape`. On a map that means nothing it would be `CLOSE`."""
    told = np.flatnonzero(vectors.any(axis=1))
    if len(told) < 10 * NEAR:
        return None
    asked = told[np.linspace(0, len(told) - 1, min(ASKED, len(told))).astype(int)]
    near = told[nearest(vectors[asked], vectors[told], NEAR + 1).places[:, 1:]]
    close = max(int(CLOSE * len(told)), 1)
    kept = 0.0
    for at, one in enumerate(asked.tolist()):
        away = ((spots[told] - spots[one]) ** 2).sum(axis=1)
        within = np.partition(away, close)[close]
        kept += float((((spots[near[at]] - spots[one]) ** 2).sum(axis=1) <= within).mean())
    return kept / len(asked)


def _another(was: str, is_now: str) -> Conflict:
    return Conflict(
        Text(
            zh=f"地图由向量模型 {was} 布局，现有向量出自 {is_now}。",
            en=f"The map was laid by the embedder {was}, the vectors are those of {is_now}.",
        ),
        hint=Text(
            zh="用 --anew 重新布局（旧图保留在已发布版本中）。",
            en="Lay it anew with --anew; published versions keep the old map.",
        ),
    )
