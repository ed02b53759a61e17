"""What moved, on a screen: the chain's own changes, a row for each node that moved, then what came and went."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Literal

from rich.console import RenderableType
from rich.text import Text as Styled

from qianglian.chains.moved import REASONS
from qianglian.cli.screens.grid import grid, heading, plain, short
from qianglian.model.text import Language, Text

if TYPE_CHECKING:
    from qianglian.chains.moved import Item, Moved, Moves, NodeMoves

HEADS = (
    Text(zh="节点", en="Node"),
    Text(zh="名称", en="Name"),
    Text(zh="原（项）", en="Was (families)"),
    Text(zh="减", en="Gone"),
    Text(zh="增", en="Come"),
    Text(zh="现（项）", en="Is (families)"),
    Text(zh="原（件）", en="Was (publ.)"),
    Text(zh="减", en="Gone"),
    Text(zh="增", en="Come"),
    Text(zh="现（件）", en="Is (publ.)"),
)
TITLE = Text(zh="{older} → {newer}", en="{older} → {newer}")
STILL = Text(zh="各节点没有增减。", en="Nothing came to any node or went from it.")
CHANGES = (
    ("added", Text(zh="新增节点", en="Nodes added")),
    ("removed", Text(zh="删除节点", en="Nodes removed")),
    ("renamed", Text(zh="改名", en="Renamed")),
    ("moved", Text(zh="改挂", en="Under another node")),
    ("rules", Text(zh="规则改变", en="Rule changed")),
)
NOISE = Text(zh="去噪规则有改变", en="Noise rules changed")
COME, GONE = Text(zh="增", en="come"), Text(zh="减", en="gone")
COUNTED = Text(zh="{which} {count:,} 项：{reasons}", en="{which} {count:,} families: {reasons}")
WITHIN = Text(
    zh="原有同族内{which} {count:,} 件：{reasons}",
    en="{which} within families that stay: {count:,} publications: {reasons}",
)
MORE = Text(zh="… 另 {count:,} 项，--limit 0 列出全部", en="… and {count:,} more; --limit 0 lists all")


def moved_screen(
    found: Moved, names: tuple[Text, Text], language: Language, limit: int
) -> Iterator[RenderableType]:
    """The whole answer; nodes where nothing moved are left out."""
    older, newer = (name.in_(language) for name in names)
    yield Styled(TITLE.format(older=older, newer=newer).in_(language), "bold")
    for name, label in CHANGES:
        codes = getattr(found.chain, name)
        if codes:
            yield Styled(f"{label.in_(language)} {plain(' '.join(codes))}")
    if found.chain.noise_changed:
        yield Styled(NOISE.in_(language))
    moving = [one for one in found.nodes if not one.still]
    if not moving:
        yield Styled(STILL.in_(language))
        return
    table = grid([head.in_(language) for head in HEADS], right=range(2, 10))
    for one in moving:
        counts = [f"{n:,}" for moves in (one.families, one.publications) for n in _counts(moves)]
        table.add_row(plain(one.code), short(one.name.in_(language), 24), *counts)
    yield Styled("")
    yield table
    for one in moving:
        yield from _node(one, language, limit)


def _counts(moves: Moves) -> tuple[int, int, int, int]:
    return moves.old, len(moves.gone), len(moves.come), moves.new


def _node(one: NodeMoves, language: Language, limit: int) -> Iterator[RenderableType]:
    yield heading(f"{plain(one.code)} {plain(one.name.in_(language))}")
    for which, label in (("gone", GONE), ("come", COME)):
        yield from _items(one, "gone" if which == "gone" else "come", label, language, limit)


def _items(
    one: NodeMoves, which: Literal["come", "gone"], label: Text, language: Language, limit: int
) -> Iterator[RenderableType]:
    """The families, then the publications that came or went within families that stayed."""
    families: Sequence[Item] = getattr(one.families, which)
    named = {key for item in families for key, _ in item.publications}
    within = [item for item in getattr(one.publications, which) if item.key not in named]
    yield from _listed(COUNTED, families, label, language, limit)
    yield from _listed(WITHIN, within, label, language, limit)


def _listed(
    said: Text, items: Sequence[Item], label: Text, language: Language, limit: int
) -> Iterator[RenderableType]:
    if not items:
        return
    counts = Counter(item.reason for item in items).most_common()
    reasons = " · ".join(f"{REASONS[reason].in_(language)} {count:,}" for reason, count in counts)
    yield Styled(said.format(which=label.in_(language), count=len(items), reasons=reasons).in_(language))
    table = grid(["", ""], fold=(1,))
    for item in items[: limit or None]:
        numbers = " ".join(number for _, number in item.publications)
        table.add_row(REASONS[item.reason].in_(language), plain(numbers))
    table.show_header = False
    yield table
    if limit and len(items) > limit:
        yield Styled(MORE.format(count=len(items) - limit).in_(language), "dim")
