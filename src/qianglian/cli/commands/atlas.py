"""`qianglian atlas`: the navigation map of the chain in force as one HTML file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from qianglian.cli.command import Command
from qianglian.cli.door import Door
from qianglian.cli.navigation import (
    AskedQuery,
    KindOfFamily,
    LevelOfApplicants,
    Region,
    basis_words,
    standing_of,
)
from qianglian.cli.own_use import ForOwnUse, kept_home, own_use_words
from qianglian.model.text import Text

WRITTEN = Text(
    zh="已写入 {file}（{size:.1f} MB）：{nodes:,} 个节点，{figures:,} 个数字可溯源（qianglian why 编号）。"
    "用浏览器打开，不需联网。",
    en="{file} written ({size:.1f} MB): {nodes:,} nodes, {figures:,} figures can be walked back (qianglian why MARK). "
    "Open it in a browser; no network is needed.",
)


def run(
    door: Door,
    out: Annotated[Path, typer.Option("--out", metavar="FILE")] = Path("atlas.html"),
    region: Region = "",
    query: AskedQuery = "",
    families: KindOfFamily = "simple",
    level: LevelOfApplicants = "party",
    title: Annotated[str, typer.Option("--title", metavar="TEXT", show_default=False)] = "",
    by: Annotated[str, typer.Option("--by", metavar="NAME", show_default=False)] = "",
    force: Annotated[bool, typer.Option("--force")] = False,
    for_own_use: ForOwnUse = False,
) -> None:
    """Gather, write the page, and keep where each figure comes from."""
    from qianglian.cli.writing import FORCE, free
    from qianglian.documents.atlas.writing import atlas_input, write_atlas
    from qianglian.documents.navigation.gathering import report_input

    if not force:
        free(out, FORCE)
    with door.open() as workspace:
        kept_home(workspace, for_own_use)
        standing = standing_of(workspace, query, families, level, region)
        name = standing.tagging.chain.name
        told = Text(zh=title or f"{name.zh}专利导航图册", en=title or f"{name.en}: patent navigation atlas")
        material = report_input(standing, title=told, prepared_by=by)
        done = write_atlas(standing, atlas_input(standing, material), out)
    nodes = len(material.chain.by_code)
    door.show(WRITTEN.format(file=done.file, size=done.size / 1e6, nodes=nodes, figures=done.figures))
    door.give({"file": str(done.file), "bytes": done.size, "nodes": nodes, "figures": done.figures})


COMMAND = Command(
    "atlas",
    run,
    Text(
        zh="图册：一个 HTML 文件的产业链导航图，可离线打开，每个数字可溯源",
        en="The navigation map as one HTML file that opens offline, each figure with its way back",
    ),
    "navigation",
    basis_words()
    | own_use_words()
    | {
        "out": Text(zh="要写的 .html", en="the .html to write"),
        "title": Text(zh="标题；不写则取产业链的名称", en="the title; the chain's name when left out"),
        "by": Text(zh="编制单位", en="who prepares it"),
        "force": Text(zh="覆盖已有文件", en="write over a file that is there"),
    },
)
