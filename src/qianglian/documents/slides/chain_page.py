"""产业链结构: the chain from 上游 to 下游 on one page, and how the region stands in each node."""

from __future__ import annotations

from pptx.util import Inches

from qianglian.documents.chain_strip import LEGEND, TONES, Strip, Tile, strip_of
from qianglian.documents.slides.data_page import with_unit
from qianglian.documents.slides.deck import Deck, Line, Page, shortened
from qianglian.documents.slides.style import BOTTOM, GREY, INK, LEFT, RIGHT, RULE, TOP, Box

MOST_TILES, MOST_UNDER = 5, 6
"""Nodes of a stage, and nodes below each, that a page holds; the annex of the report has all."""
TALLEST = Inches(0.52)
HEAD = 1.5
"""How much higher a node is than those under it."""


def write_chain(deck: Deck) -> None:
    """The page of the chain."""
    nodes, strip = deck.material.nodes, strip_of(deck.facts)
    page = deck.page(f"{deck.material.chain.name.zh}的上下游环节", "产业链结构")
    for sentence in nodes.sentences[:1] if nodes else ():
        if nodes:
            page.retitle(page.says(nodes, sentence))
    gap = Inches(0.18)
    width = (RIGHT - LEFT - gap * max(0, len(strip.stages) - 1)) // max(1, len(strip.stages))
    for at, (stage, tiles) in enumerate(strip.stages.items()):
        _stage(page, stage, tiles, LEFT + at * (width + gap), width)
    if nodes:
        page.source(nodes)
    page.footnote(_legend(strip, deck.material.subject_zh))


def _stage(page: Page, stage: str, tiles: tuple[Tile, ...], left: int, width: int) -> None:
    head = (left, TOP + Inches(0.15), width, Inches(0.42))
    page.tile(head, [Line(stage, 16, "FFFFFF", True, align="center", after=0)], fill=INK)
    shown = tiles[:MOST_TILES]
    lines = sum(HEAD + (min(len(tile.under), MOST_UNDER) + 1) // 2 + 0.3 for tile in shown)
    each = int(min(TALLEST, (BOTTOM - TOP - Inches(0.85)) / max(1.0, lines)))
    top = TOP + Inches(0.72)
    for tile in shown:
        _tile(page, tile, (left, top, width, int(each * HEAD)))
        top += int(each * HEAD)
        under = tile.under[:MOST_UNDER]
        for at, one in enumerate(under):
            half = width // 2
            _under(page, one, (left + (at % 2) * half, top + (at // 2) * each, half, each))
        top += ((len(under) + 1) // 2) * each + each * 3 // 10
    if len(tiles) > len(shown):
        words = f"另有 {len(tiles) - len(shown)} 个分支，见报告附录"
        page.text((left, top, width, Inches(0.3)), [Line(words, 12, GREY, align="center")])


def _tile(page: Page, tile: Tile, box: Box) -> None:
    """A node: its name and how the region stands in it, its families, and the region's share of them."""
    fill, letters = TONES[tile.tone]
    mark = f"【{tile.mark}】" if tile.mark else ""
    lines = [Line(f"{shortened(tile.node.name.zh, 14)}{mark}", 15, letters, True, align="center", after=0)]
    said = [with_unit(page, tile.families)] if tile.families else []
    if tile.share is not None and tile.share.known:
        said.append(f"{page.deck.material.subject_zh}占 {page.fact(tile.share)}")
    if said:
        lines.append(Line("　".join(said), 12, letters, align="center", after=0))
    page.tile(box, lines, fill=fill)


def _under(page: Page, tile: Tile, box: Box) -> None:
    name = shortened(tile.node.name.zh, 11)
    words = f"{name}　{page.fact(tile.families)}" if tile.families else name
    page.tile(box, [Line(words, 12, align="center", after=0)], fill="FFFFFF", edge=RULE)


def _legend(strip: Strip, subject: str) -> str:
    tones = "、".join(LEGEND[tone] for tone in strip.tones)
    what = f"【】内为{subject}在该分支的判断（{tones}）。" if tones else ""
    return f"数字为各分支专利项数；{what}{strip.marked_by}"
