"""An option made fit for paper: nothing to hover, and no words on top of each other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

LEGEND_ROOM, MATRIX_ROOM, EDGE = 62, 40, 12
"""Pixels above the drawing: for a legend over named axes; over a matrix, whose categories stand inside."""


def on_paper(option: Mapping[str, Any]) -> dict[str, Any]:
    """The option without what only a screen can show, its grid large enough for what stands above it."""
    left_out = {"tooltip", "toolbox", "dataZoom"}
    kept = {name: part for name, part in option.items() if name not in left_out}
    kept["animation"] = False
    if "xAxis" in kept and not isinstance(kept.get("grid"), list):
        kept["grid"] = _grid(kept)
    return kept


def _grid(option: Mapping[str, Any]) -> dict[str, Any]:
    edges = {"left": EDGE, "right": 2 * EDGE, "top": MATRIX_ROOM, "bottom": EDGE, "containLabel": True}
    grid = {**edges, **(option.get("grid") or {})}
    if _has_legend(option) and _named_axis(option):
        grid["top"] = max(LEGEND_ROOM, grid["top"] if isinstance(grid["top"], int) else 0)
    return grid


def _has_legend(option: Mapping[str, Any]) -> bool:
    legend = option.get("legend")
    return isinstance(legend, Mapping) and legend.get("show", True) is not False


def _named_axis(option: Mapping[str, Any]) -> bool:
    return any(axis.get("name") for axis in _axes(option, "yAxis"))


def _axes(option: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    axes = option.get(name) or []
    return [axis for axis in (axes if isinstance(axes, list) else [axes]) if isinstance(axis, Mapping)]
