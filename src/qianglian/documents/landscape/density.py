"""How thickly families lie, as heights over a grid, and the lines of equal height. Pure arithmetic."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

WIDTH, HEIGHT, BLUR = 240, 180, 3.2
"""Cells of the grid, and by how many cells a family is spread (standard deviation)."""
LEVELS = (0.05, 0.14, 0.28, 0.48, 0.72)
"""Heights of the lines, as shares of the height that one cell in a hundred with anything exceeds."""
_EDGES = {
    1: ((0, 3),), 2: ((0, 1),), 3: ((1, 3),), 4: ((1, 2),), 5: ((0, 1), (2, 3)), 6: ((0, 2),), 7: ((2, 3),),
    8: ((2, 3),), 9: ((0, 2),), 10: ((0, 3), (1, 2)), 11: ((1, 2),), 12: ((1, 3),), 13: ((0, 1),), 14: ((0, 3),),
}  # fmt: skip
"""Which edges of a cell (0 above, 1 right, 2 below, 3 left) a line joins, by its high corners (marching squares)."""

Segment = tuple[float, float, float, float]


def heights(spots: np.ndarray, size: float) -> np.ndarray:
    """The height of each cell (HEIGHT, WIDTH); 1 is what `LEVELS` are told by. ``spots`` lie within 0…size."""
    counts, _, _ = np.histogram2d(spots[:, 1], spots[:, 0], (HEIGHT, WIDTH), ((0, size), (0, size)))
    reach = int(3 * BLUR)
    bell = np.exp(-0.5 * (np.arange(-reach, reach + 1) / BLUR) ** 2)
    bell /= bell.sum()
    for axis in (0, 1):
        counts = np.apply_along_axis(lambda line: np.convolve(line, bell, "same"), axis, counts)
    held = counts[counts > counts.max(initial=0.0) * 1e-3]
    top = float(np.quantile(held, 0.99)) if len(held) else 1.0
    return np.asarray(counts / max(top, 1e-12))


def runs(grid: np.ndarray, level: float) -> Iterator[tuple[int, int, int]]:
    """Runs of cells above a level: row, first column, and the column after the last."""
    high = np.pad(grid > level, ((0, 0), (1, 1))).astype(np.int8)
    steps = np.diff(high, axis=1)
    for row in range(len(grid)):
        first, after = np.flatnonzero(steps[row] == 1), np.flatnonzero(steps[row] == -1)
        for one, other in zip(first.tolist(), after.tolist(), strict=True):
            yield row, one, other


def lines(grid: np.ndarray, level: float) -> Iterator[Segment]:
    """The line of a level as short pieces between the middles of cells: x, y, x, y in cells."""
    high = grid > level
    kinds = high[:-1, :-1] * 1 + high[:-1, 1:] * 2 + high[1:, 1:] * 4 + high[1:, :-1] * 8
    for y, x in np.argwhere((kinds > 0) & (kinds < 15)).tolist():
        for one, other in _EDGES[int(kinds[y, x])]:
            yield (*_on_edge(grid, level, y, x, one), *_on_edge(grid, level, y, x, other))


def _on_edge(grid: np.ndarray, level: float, y: int, x: int, edge: int) -> tuple[float, float]:
    """Where a level crosses an edge of the cell whose first corner is (y, x), by interpolation."""
    ends = {0: ((0, 0), (0, 1)), 1: ((0, 1), (1, 1)), 2: ((1, 0), (1, 1)), 3: ((0, 0), (1, 0))}[edge]
    (ay, ax), (by, bx) = ends
    a, b = float(grid[y + ay, x + ax]), float(grid[y + by, x + bx])
    part = (level - a) / (b - a) if b != a else 0.5
    return x + ax + part * (bx - ax) + 0.5, y + ay + part * (by - ay) + 0.5
