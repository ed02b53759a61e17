"""`qianglian vectors`: whose vectors there are, and of how much of the corpus."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from qianglian.cli.command import Command
from qianglian.cli.commands.embed import FOLDER, Folder
from qianglian.cli.door import Door
from qianglian.model.text import Text

if TYPE_CHECKING:
    from rich.table import Table

    from qianglian.corpus.vectors.state import VectorsState

NONE = Text(
    zh="尚未向量化：{of:,} 件有文本，{without:,} 件无文本。运行 qianglian embed。",
    en="nothing is embedded yet: {of:,} publications have text, {without:,} have none. Run qianglian embed.",
)
STATE = Text(
    zh="已向量化 {covered:,}/{of:,} 件（数据版本 {generation}），无文本 {without:,} 件",
    en="{covered:,} of {of:,} publications embedded (generation {generation}), {without:,} have no text",
)
PARTIAL = Text(
    zh="尚未齐备：语义检索只看得到已向量化的部分。再次运行 qianglian embed 接着做。",
    en="not complete: search by meaning sees only what is embedded. Run qianglian embed again to go on.",
)
INDEX = Text(
    zh="向量索引：数据版本 {generation}，覆盖 {covered:,}/{of:,} 件；中心与分桶取自数据版本 {means_of}，"
    "此后新增 {appended:,} 段、移除 {gone:,} 段",
    en="index: generation {generation}, {covered:,} of {of:,} publications; means and lists from generation "
    "{means_of}, {appended:,} texts added and {gone:,} gone since",
)
BLANK = Text(
    zh="{blank:,} 段文本向量模型读不出含义，不参与语义检索",
    en="in {blank:,} texts the embedder sees no meaning: they take no part",
)
LISTS = Text(
    zh="近似检索：查 {probes} 个分桶，前 10 条召回率 {recall:.3f}（以库中 {sample} 条自测）",
    en="approximate: {probes} lists are looked into, recall of the first 10 {recall:.3f} (by {sample} of its own)",
)
EXACT = Text(zh="精确检索（逐条比对）", en="exact: every vector is compared")
STORES = tuple(
    Text(zh=zh, en=en)
    for zh, en in (
        ("向量模型", "Embedder"),
        ("维数", "Components"),
        ("向量", "Vectors"),
        ("已覆盖件数", "Publications"),
        ("大小", "Size"),
    )
)
SHARES = tuple(Text(zh=zh, en=en) for zh, en in (("文本", "Texts"), ("已向量化", "Embedded"), ("总数", "Of")))
KINDS = {
    "text": Text(zh="标题+摘要", en="title and abstract"),
    "claim": Text(zh="首项独立权利要求", en="first independent claim"),
}
UNKNOWN = Text(zh="语种未知", en="language not known")


def run(door: Door, folder: Folder = None) -> None:
    """Show them."""
    door.workspace = folder or door.workspace
    with door.open() as workspace:
        state = workspace.vectors()
    if state.current is None:
        door.show(NONE.format(of=state.of, without=state.without))
    else:
        _tell(door, state)
    if state.stores:
        door.show(_stores(door, state), _shares(door, state))
    door.give({**asdict(state), "whole": state.whole})


def _tell(door: Door, state: VectorsState) -> None:
    values = {"generation": state.generation, "of": state.of, "without": state.without}
    door.show(STATE.format(covered=state.current.covered if state.current else 0, **values))
    if not state.whole:
        door.show(PARTIAL)
    if state.index is not None:
        door.show(INDEX.format(**asdict(state.index)))
        door.show(LISTS.format(**asdict(state.measured)) if state.measured else EXACT)
        if state.index.blank:
            door.show(BLANK.format(blank=state.index.blank))


def _stores(door: Door, state: VectorsState) -> Table:
    from qianglian.cli.screens.grid import grid, number, plain

    table = grid([door(head) for head in STORES], right=(1, 2, 3, 4))
    for store in state.stores:
        size = f"{store.bytes / 1e6:,.1f} MB"
        mark = "→ " * store.in_force
        table.add_row(
            plain(mark + store.embedder),
            number(store.dim),
            number(store.vectors),
            number(store.covered),
            size,
        )
    return table


def _shares(door: Door, state: VectorsState) -> Table:
    from qianglian.cli.screens.grid import grid, number, plain

    table = grid([door(head) for head in SHARES], right=(1, 2))
    for share in state.kinds:
        table.add_row(door(KINDS[share.name]), number(share.covered), number(share.of))
    for share in state.languages:
        table.add_row(plain(share.name or door(UNKNOWN)), number(share.covered), number(share.of))
    return table


COMMAND = Command(
    "vectors",
    run,
    Text(
        zh="向量的状态：模型、覆盖件数、语种、大小", en="The state of the vectors: whose, how many, of what"
    ),
    "machine",
    {"folder": FOLDER},
)
