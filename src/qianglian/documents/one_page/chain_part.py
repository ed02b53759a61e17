"""The chain on the page: a column for each stage, a box for each node, and what the colours mean."""

from __future__ import annotations

from collections.abc import Sequence

from qianglian.documents.chain_strip import LEGEND, TONES, Strip, Tile
from qianglian.documents.one_page.boxes import BLUE, GREY, Dress, cell, paragraph, row, run, shared, table
from qianglian.documents.one_page.pen import WIDTH, Pen, cut, spaced


def chain(pen: Pen) -> str:
    """上游 to 下游: a column for each stage, a box for each node."""
    stages = _columns(pen.contents.strip)
    if not stages:
        return ""
    columns = shared(WIDTH, [*[100.0, 3.0] * (len(stages) - 1), 100.0])
    heads = []
    for at, (stage, _) in enumerate(stages):
        arrow = "　▶" if at < len(stages) - 1 and stages[at + 1][0] else ""
        words = paragraph(run(stage + arrow, Dress(10.5, "FFFFFF", True)), "center", 1, 1)
        heads.append(cell(columns[2 * at], [words], BLUE))
    rows = [row(spaced(heads, columns))]
    most = min(pen.room.tiles, max(len(tiles) for _, tiles in stages))
    for line in range(most):
        cells = [
            _tile(pen, tiles[line], columns[2 * at]) if line < len(tiles) else cell(columns[2 * at], [])
            for at, (_, tiles) in enumerate(stages)
        ]
        rows += [_gap(len(columns), columns, 2), row(spaced(cells, columns))]
    return table(columns, rows, 60)


def _tile(pen: Pen, tile: Tile, width: int) -> str:
    """A node: its name and how the region stands in it, its families and the region's share, and what lies under it."""
    fill, letters = TONES[tile.tone]
    size = pen.room.size
    plain, small = Dress(size - 0.5, letters), Dress(size - 1.5, letters)
    badge = f"【{tile.mark}】" if tile.mark else ""
    name = run(f"{cut(tile.node.name.zh, 16)}{badge}", Dress(size + 1, letters, True))
    said = pen.fact(tile.families, plain, unit=True) if tile.families else ""
    if tile.share is not None and tile.share.known:
        said += run(f"　{pen.contents.material.subject_zh}占 ", plain) + pen.fact(tile.share, plain)
    under = "、".join(_under(one) for one in tile.under[: pen.room.under])
    more = " 等" if under and len(tile.under) > pen.room.under else ""
    lines = [paragraph(name, "center", 2), *([paragraph(said, "center")] if said else [])]
    return cell(width, [*lines, paragraph(run(under + more, small), "center", 1, 2)], fill)


def _under(tile: Tile) -> str:
    families = f" {tile.families.words}" if tile.families else ""
    return f"{cut(tile.node.name.zh, 10)}{families}"


def legend(pen: Pen) -> str:
    """What the colours and the numbers of the chain mean."""
    strip = pen.contents.strip
    small = Dress(7.5, GREY)
    runs = run("数字为专利项数。", small)
    for tone in strip.tones:
        fill, _ = TONES[tone]
        # The palest grounds would not be seen as letters.
        seen = fill if tone not in ("plain", "unsure") else "B8C4D2"
        runs += run("■", Dress(9, seen)) + run(f" {LEGEND[tone]}　", small)
    hidden = sum(max(0, len(tiles) - pen.room.tiles) for _, tiles in _columns(strip))
    more = f"另有 {hidden:,} 个分支未列出，见报告附录。" if hidden else ""
    return _within(paragraph(runs + run(strip.marked_by + more, small), before=2))


def _columns(strip: Strip) -> list[tuple[str, tuple[Tile, ...]]]:
    """The stages side by side; a chain that has none lies in three columns."""
    stages = list(strip.stages.items())
    if len(stages) != 1:
        return stages
    name, tiles = stages[0]
    return [(name if at == 0 else "", tiles[at::3]) for at in range(min(3, len(tiles)))]


def _gap(count: int, columns: Sequence[int], points: float) -> str:
    """A row that only keeps boxes apart."""
    empty = paragraph(run("", Dress(1)))
    height = f'<w:trPr><w:trHeight w:val="{round(points * 20)}" w:hRule="exact"/></w:trPr>'
    return f"<w:tr>{height}{''.join(cell(columns[at], [empty]) for at in range(count))}</w:tr>"


def _within(inside: str) -> str:
    """A paragraph in a table of one cell: everything on the page has one left edge."""
    return table([WIDTH], [row([cell(WIDTH, [inside])])], 20)
