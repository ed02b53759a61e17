"""The map as SVG: tints by how thickly families lie, a dot for a family, rings for what is new, names on areas."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

import numpy as np

from qianglian.analysis.charting import CATEGORIES, PAPER, RULE, TEXT
from qianglian.chains.landscape.mapping import Landscape
from qianglian.chains.landscape.unfolding import SIZE
from qianglian.documents.assets import FAMILY
from qianglian.documents.landscape.density import HEIGHT, LEVELS, WIDTH, heights, lines, runs

WIDE, HIGH, EDGE = 1200, 900, 40
TINTS = ("#f1f5f9", "#e3ebf4", "#d0dfed", "#b8cfe4", "#9cbbd8")
LINE, NEW, WARN = "#9db6cf", "#b5543c", "#c0392b"
DOTS, RINGS = 3_000, 1_500
"""Families drawn as dots, and new ones as rings, at most; the tints are of all."""
LETTER, ROW = 15, 19
SECOND = 14.0
"""Letters of full width that the second line of a label is given, whatever its number."""
NAMED = 2
"""Phrases of a name that stand on the map; the table has them all."""


@dataclass(frozen=True, slots=True)
class Label:
    """What stands on an area: its lines, the middle of the first, and how wide it is."""

    rows: tuple[str, ...]
    x: float
    y: float
    width: float


def picture(
    found: Landscape,
    marks: Mapping[str, str],
    numbers: Mapping[str, str] | None = None,
    over: Sequence[str] = (),
    banner: str = "",
) -> str:
    """The SVG. ``marks`` by area (as `finding` names them); ``numbers`` of families show where one points at a dot.

    ``over``: lines above the map of a picture that goes about alone, the first its title; ``banner``: what must not be
    missed of it.
    """
    grid = heights(found.spots, SIZE)
    fonts = f"'{FAMILY}','PingFang SC','Microsoft YaHei',sans-serif"
    box = f'x="{EDGE / 2}" y="{EDGE / 2}" width="{WIDE - EDGE}" height="{HIGH - EDGE}"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {HIGH}" role="img" font-family="{fonts}">',
        f'<rect width="{WIDE}" height="{HIGH}" fill="{PAPER}"/>',
        f'<rect {box} fill="none" stroke="{RULE}"/>',
        *_tints(grid),
        *_dots(found, numbers or {}),
        *_labels(found, marks),
        *_heading(over, banner),
        "</svg>",
    ]
    return "\n".join(parts)


def _heading(over: Sequence[str], banner: str) -> list[str]:
    """The title, what it stands on, and the banner, at the top on the left."""
    looks = [(line, LETTER + 3 if at == 0 else LETTER - 3, TEXT) for at, line in enumerate(over)]
    looks += [(banner, LETTER - 2, WARN)] if banner else []
    return [
        f'<text x="{EDGE}" y="{EDGE + LETTER + at * (ROW + 2)}" font-size="{size}" fill="{ink}" stroke="{PAPER}" '
        f'stroke-width="4" stroke-linejoin="round" paint-order="stroke">{escape(line)}</text>'
        for at, (line, size, ink) in enumerate(looks)
    ]


def _x(value: float) -> float:
    return EDGE + value / SIZE * (WIDE - 2 * EDGE)


def _y(value: float) -> float:
    return EDGE + value / SIZE * (HIGH - 2 * EDGE)


def _tints(grid: np.ndarray) -> list[str]:
    wide, high = (WIDE - 2 * EDGE) / WIDTH, (HIGH - 2 * EDGE) / HEIGHT
    made = []
    for level, tint in zip(LEVELS, TINTS, strict=True):
        cells = "".join(
            f"M{EDGE + first * wide:.1f} {EDGE + row * high:.1f}h{(after - first) * wide:.1f}v{high:.2f}"
            f"h{(first - after) * wide:.1f}z"
            for row, first, after in runs(grid, level)
        )
        made.append(f'<path d="{cells}" fill="{tint}" shape-rendering="crispEdges"/>')
        path = "".join(
            f"M{EDGE + a * wide:.1f} {EDGE + b * high:.1f}L{EDGE + c * wide:.1f} {EDGE + d * high:.1f}"
            for a, b, c, d in lines(grid, level)
        )
        made.append(f'<path d="{path}" fill="none" stroke="{LINE}" stroke-width="0.8"/>')
    return made


def _dots(found: Landscape, numbers: Mapping[str, str]) -> list[str]:
    made = []
    for at in _some(np.flatnonzero(~found.fresh), DOTS):
        colour = CATEGORIES[int(found.areas[at]) % len(CATEGORIES)]
        made.append(_dot(found, at, numbers, f'r="1.6" fill="{colour}" fill-opacity="0.6"'))
    for at in _some(np.flatnonzero(found.fresh), RINGS):
        made.append(_dot(found, at, numbers, f'r="3.2" fill="none" stroke="{NEW}" stroke-width="1.3"'))
    return made


def _dot(found: Landscape, at: int, numbers: Mapping[str, str], look: str) -> str:
    x, y = found.spots[at].tolist()
    place = f'cx="{_x(x):.1f}" cy="{_y(y):.1f}"'
    number = numbers.get(found.families[at])
    if number is None:
        return f"<circle {place} {look}/>"
    return f"<circle {place} {look}><title>{escape(number)}</title></circle>"


def drawn(found: Landscape) -> list[str]:
    """The families that have a dot or a ring of their own."""
    places = [*_some(np.flatnonzero(~found.fresh), DOTS), *_some(np.flatnonzero(found.fresh), RINGS)]
    return [found.families[at] for at in places]


def _some(rows: np.ndarray, most: int) -> list[int]:
    """At most so many, evenly: families are in the order of their keys, which are as good as lots."""
    if len(rows) <= most:
        return [int(row) for row in rows]
    return [int(rows[at]) for at in np.linspace(0, len(rows) - 1, most).astype(int)]


def _labels(found: Landscape, marks: Mapping[str, str]) -> list[str]:
    made = []
    for label in _apart(_wanted(found, marks)):
        for at, row in enumerate(label.rows):
            last = at == len(label.rows) - 1
            look = (
                f'font-size="{LETTER - 3}" fill="#566373"' if last else f'font-size="{LETTER}" fill="{TEXT}"'
            )
            made.append(
                f'<text x="{label.x:.1f}" y="{label.y + at * ROW:.1f}" text-anchor="middle" {look} '
                f'stroke="{PAPER}" stroke-width="4" stroke-linejoin="round" paint-order="stroke">{escape(row)}</text>'
            )
    return made


def _wanted(found: Landscape, marks: Mapping[str, str]) -> list[Label]:
    """A label for each area, over where its families lay most thickly when the map was laid; the largest of then first.

    Nothing that came later has a say in where a label stands: a refresh changes its number and not its place.
    """
    layout = found.layout
    first = layout.rounds == 0
    grid, counts = heights(layout.spots[first], SIZE), np.bincount(found.areas, minlength=len(layout.names))
    then = np.bincount(layout.areas[first], minlength=len(layout.names))
    labels = []
    for area in np.argsort(-then, kind="stable").tolist():
        own = layout.spots[first & (layout.areas == area)].astype(np.float64)
        if not len(own):
            continue
        cells = (own / SIZE * (WIDTH, HEIGHT)).astype(int).clip(0, (WIDTH - 1, HEIGHT - 1))
        x, y = own[int(np.argmax(grid[cells[:, 1], cells[:, 0]]))].tolist()
        code = f"A{area + 1}"
        rows = (_short(layout.names[area].zh), f"{code} · {counts[area]:,} 项 {marks.get(code, '')}".strip())
        width = max(_width(rows[0]) * LETTER, SECOND * (LETTER - 3))
        middle = min(max(_x(x), EDGE + width / 2), WIDE - EDGE - width / 2)
        labels.append(Label(rows, middle, min(max(_y(y), EDGE + ROW), HIGH - EDGE - ROW), width))
    return labels


def _short(name: str) -> str:
    joined = "、" if "、" in name else ", "
    return joined.join(name.split(joined)[:NAMED])


def _width(text: str) -> float:
    """How wide a text is, in letters of full width."""
    return sum(1.0 if ord(letter) > 0x2E7F else 0.56 for letter in text)


def _apart(labels: Sequence[Label]) -> list[Label]:
    """The labels moved up or down, least first, so that none covers another."""
    kept: list[Label] = []
    for label in labels:
        tall = ROW * len(label.rows)
        for step in sorted(range(-40, 41), key=abs):
            y = label.y + step * ROW / 2
            moved = Label(label.rows, label.x, y, label.width)
            inside = EDGE + LETTER <= y <= HIGH - EDGE - tall + ROW
            if inside and not any(_covers(moved, other, tall) for other in kept):
                kept.append(moved)
                break
        else:
            kept.append(label)
    return kept


def _covers(one: Label, other: Label, tall: float) -> bool:
    return abs(one.x - other.x) < (one.width + other.width) / 2 + 8 and abs(one.y - other.y) < tall + 4
