"""`qianglian atlas`: the navigation map of the chain in force as one HTML file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from qianglian.cli.command import Command
from qianglian.cli.door import Door
from qianglian.cli.kept_answers import kept_json, kept_lines
from qianglian.cli.navigation import (
    AskedQuery,
    KindOfFamily,
    LevelOfApplicants,
    Region,
    all_free,
    basis_words,
    standing_of,
)
from qianglian.cli.own_use import ForOwnUse, kept_home, own_use_words
from qianglian.model.text import Text

if TYPE_CHECKING:
    from qianglian.corpus.workspace import Workspace
    from qianglian.documents.atlas.terms import PageTerms

WRITTEN = Text(
    zh="已写入 {file}（{size:.1f} MB）：{nodes:,} 个节点，{figures:,} 个数字可溯源（qianglian why 编号）。"
    "用浏览器打开，不需联网。",
    en="{file} written ({size:.1f} MB): {nodes:,} nodes, {figures:,} figures can be walked back (qianglian why MARK). "
    "Open it in a browser; no network is needed.",
)
HELD_BACK = Text(
    zh="按来源条款，{held} 的名称、标题等文字未写入；只在本单位使用时加 --for-own-use。",
    en="By the terms of {held}, its names, titles and other words are left out; "
    "add --for-own-use where the file stays in the house.",
)
STAYS = Text(
    zh="含不得外传来源（{held}）的内容：文件只在本单位使用。",
    en="It holds what the terms of {held} keep in the house: the file stays there.",
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
    from qianglian.documents.atlas.gathering import atlas_input
    from qianglian.documents.atlas.writing import files_of, write_atlas
    from qianglian.documents.navigation.gathering import report_input

    all_free(files_of(out), force=force)
    with door.open() as workspace:
        _counts_may_leave(workspace, for_own_use)
        standing = standing_of(workspace, query, families, level, region)
        name = standing.tagging.chain.name
        told = Text(zh=title or f"{name.zh}专利导航图册", en=title or f"{name.en}: patent navigation atlas")
        report = report_input(standing, title=told, prepared_by=by)
        atlas = atlas_input(standing, report, own_use=for_own_use)
        done = write_atlas(standing, atlas, out)
    nodes = len(report.chain.by_code)
    _say(door, atlas.terms)
    door.show(WRITTEN.format(file=out, size=done.size / 1e6, nodes=nodes, figures=done.figures))
    door.beside(*kept_lines(standing.ground))
    door.give(
        {
            "files": [str(file) for file in done.files],
            "bytes": done.size,
            "nodes": nodes,
            "figures": done.figures,
            "kept_answers": kept_json(standing.ground),
            "held_back": list(atlas.terms.held) if atlas.terms.holds_texts_back else [],
        }
    )


def _counts_may_leave(workspace: Workspace, for_own_use: bool) -> None:
    """Refuse where the terms of a source let nothing leave, not even counts; numbers alone may (decision 0005)."""
    if any(batch.share == "no" for batch in workspace.manifest.batches):
        kept_home(workspace, for_own_use)


def _say(door: Door, terms: PageTerms) -> None:
    """What the terms of the sources mean for the file."""
    if terms.held:
        said = HELD_BACK if terms.holds_texts_back else STAYS
        door.note(said.format(held="、".join(terms.held)), "yellow")


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
        "out": Text(
            zh="要写的 .html；溯源文件同名", en="the .html to write; its provenance is named after it"
        ),
        "title": Text(zh="标题；不写则取产业链的名称", en="the title; the chain's name when left out"),
        "by": Text(zh="编制单位", en="who prepares it"),
        "force": Text(zh="覆盖已有文件", en="write over files that are there"),
    },
)
