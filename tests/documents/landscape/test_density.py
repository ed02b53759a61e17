"""Heights and their lines, by hand."""

import numpy as np
import pytest

from qianglian.documents.landscape.density import HEIGHT, WIDTH, heights, lines, runs

GRID = np.array([[0, 0, 0, 0], [0, 1, 1, 0], [0, 1, 0, 1], [0, 0, 0, 0]], float)


def test_runs_are_the_cells_above_a_level() -> None:
    assert list(runs(GRID, 0.5)) == [(1, 1, 3), (2, 1, 2), (2, 3, 4)]
    covered = np.zeros_like(GRID)
    for row, first, after in runs(GRID, 0.5):
        covered[row, first:after] = 1
    assert (covered == GRID).all()


def test_lines_cross_half_way_and_every_end_within_meets_another() -> None:
    ends: dict[tuple[float, float], int] = {}
    for a, b, c, d in lines(GRID[:, :3], 0.5):
        for end in ((a, b), (c, d)):
            ends[end] = ends.get(end, 0) + 1
    assert (1.0, 1.5) in ends, "half way from a cell of 0 to one of 1"
    edge = {end for end, times in ends.items() if times == 1}
    assert all(x == 2.5 for x, _ in edge), "what is open ends at the edge of the grid"


def test_heights_are_where_families_are() -> None:
    spots = np.array([[25.0, 75.0]] * 50 + [[75.0, 25.0]] * 5)
    grid = heights(spots, 100)
    y, x = np.unravel_index(int(np.argmax(grid)), grid.shape)
    assert (x / WIDTH, y / HEIGHT) == pytest.approx((0.25, 0.75), abs=0.01)
    assert grid[HEIGHT // 4, WIDTH * 3 // 4] == pytest.approx(grid.max() / 10, rel=0.05)
    assert heights(np.zeros((0, 2)), 100).max() == 0
