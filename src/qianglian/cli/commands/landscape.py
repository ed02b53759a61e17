"""`qianglian landscape`: the families on a map by meaning, which keeps its places from one refresh to the next."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from qianglian.cli.command import Command
from qianglian.cli.door import Door
from qianglian.cli.navigation import all_free
from qianglian.cli.own_use import ForOwnUse, kept_home, own_use_words
from qianglian.model.text import Text

if TYPE_CHECKING:
    from qianglian.chains.landscape.mapping import Landscape
    from qianglian.documents.landscape.writing import Done

WRITTEN = Text(
    zh="已写入 {file} 及同名 .svg、.png。用浏览器打开，不需联网；数字可溯源（qianglian why 编号）。",
    en="{file} written, with .svg and .png of the same name. Open it in a browser; no network is needed. Figures can "
    "be walked back (qianglian why MARK).",
)
MISSING = Text(
    zh="{missing:,} 件有文本而尚未向量化：再运行 qianglian embed。",
    en="{missing:,} publications have text and no vector yet: run qianglian embed again.",
)


def run(
    door: Door,
    out: Annotated[Path, typer.Option("--out", metavar="FILE")] = Path("landscape.html"),
    anew: Annotated[bool, typer.Option("--anew")] = False,
    for_own_use: ForOwnUse = False,
    force: Annotated[bool, typer.Option("--force")] = False,
) -> None:
    """Place what is new, and write the map."""
    from qianglian.chains.landscape.mapping import landscape
    from qianglian.chains.proposing.index import needed_index
    from qianglian.cli.in_force import tagged_in_force
    from qianglian.documents.landscape.writing import files_of, write_landscape
    from qianglian.documents.navigation.basis import Basis

    all_free(files_of(out), force=force)
    with door.open() as workspace:
        kept_home(workspace, for_own_use)
        index = needed_index(workspace)
        tagging = tagged_in_force(workspace)
        found = landscape(tagging, index, anew=anew)
        done = write_landscape(tagging, found, out, Basis().as_json())
    _show(door, out, done, found)
    door.give(_json(done, found))


def _show(door: Door, out: Path, done: Done, found: Landscape) -> None:
    from qianglian.cli.screens.grid import grid, number, plain

    areas = done.finding.table("areas")
    table = grid([door(column.title) for column in areas.columns], right=(2, 3), fold=(1,))
    for row in areas.rows:
        name = row["name"]
        table.add_row(str(row["area"]), plain(door(name)), number(row["families"]), number(row["fresh"]))
    door.show(table, "", done.said)
    if found.missing:
        door.note(MISSING.format(missing=found.missing), "yellow")
    door.show(WRITTEN.format(file=out))


def _json(done: Done, found: Landscape) -> dict[str, Any]:
    rows = done.finding.table("areas").rows
    return {
        "files": [str(file) for file in done.files],
        "map": found.layout.mark,
        "embedder": found.layout.embedder,
        "families": len(found.families),
        "unplaced": len(found.unplaced),
        "fresh": int(found.fresh.sum()) if found.since else None,
        "since": found.since or None,
        "neighbours_kept": found.kept,
        "publications_not_embedded": found.missing,
        "areas": [{**row, "name": {"zh": row["name"].zh, "en": row["name"].en}} for row in rows],
    }


COMMAND = Command(
    "landscape",
    run,
    Text(
        zh="语义地图：同族按意思远近落位，区域标关键短语；刷新不移动原有位置",
        en="The families on a map by meaning, areas named by key phrases; a refresh moves nothing that was there",
    ),
    "navigation",
    own_use_words()
    | {
        "out": Text(
            zh="要写的 .html；.svg、.png 与溯源文件同名",
            en="the .html to write; .svg, .png and the provenance are named after it",
        ),
        "anew": Text(
            zh="重新布局（原有位置作废；已发布版本中仍保留）",
            en="lay the map anew; places are lost, save in published versions",
        ),
        "force": Text(zh="覆盖已有文件", en="write over files that are there"),
    },
)
