"""`qianglian report navigation`: the navigation report of the chain in force, with every figure's way back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from qianglian.cli.asking import one_of
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
    from qianglian.documents.report.material import TypeName

TYPES: dict[str, TypeName] = {
    "产业规划": "industry",
    "企业经营": "enterprise",
    "研发活动": "research",
    "industry": "industry",
    "enterprise": "enterprise",
    "research": "research",
}
WRITTEN = Text(
    zh="已写入 {files}：{figures:,} 个数字可溯源（qianglian why 编号）。",
    en="{files} written: {figures:,} figures can be walked back (qianglian why MARK).",
)


def run(
    door: Door,
    kind: Annotated[str, typer.Option("--type", metavar="TYPE")] = "产业规划",
    out: Annotated[Path, typer.Option("--out", metavar="FILE")] = Path("navigation.docx"),
    region: Region = "",
    query: AskedQuery = "",
    families: KindOfFamily = "simple",
    level: LevelOfApplicants = "party",
    title: Annotated[str, typer.Option("--title", metavar="TEXT", show_default=False)] = "",
    by: Annotated[str, typer.Option("--by", metavar="NAME", show_default=False)] = "",
    only: Annotated[list[str] | None, typer.Option("--only", metavar="PART")] = None,
    force: Annotated[bool, typer.Option("--force")] = False,
    for_own_use: ForOwnUse = False,
) -> None:
    """Gather, write the report and what goes with it, and keep where each figure comes from."""
    from qianglian.documents.navigation.gathering import report_input
    from qianglian.documents.navigation.writing import PARTS, files_of, write_navigation

    chosen = TYPES[one_of("--type", kind, tuple(TYPES))]
    parts = [one_of("--only", part, PARTS) for part in only or PARTS]
    all_free(files_of(out, parts), force=force)
    with door.open() as workspace:
        kept_home(workspace, for_own_use)
        standing = standing_of(workspace, query, families, level, region)
        material = report_input(
            standing, chosen, title=Text(zh=title, en=title) if title else None, prepared_by=by
        )
        done = write_navigation(workspace, material, out, parts)
    for remark in done.remarks:
        door.note(remark, "yellow")
    names = "、".join(str(file) for file in done.files)
    door.show(WRITTEN.format(files=names, figures=done.figures))
    door.beside(*kept_lines(standing.ground))
    door.give(
        {
            "files": [str(file) for file in done.files],
            "figures": done.figures,
            "kept_answers": kept_json(standing.ground),
            "remarks": [one.in_(door.language) for one in done.remarks],
        }
    )


COMMAND = Command(
    "report navigation",
    run,
    Text(
        zh="专利导航报告（docx 与 PDF）、图表数据包、汇报幻灯片与一链一页，每个数字可溯源",
        en="The navigation report, its figure pack, slides and one page, each figure traced",
    ),
    "navigation",
    basis_words()
    | own_use_words()
    | {
        "kind": Text(
            zh="产业规划、企业经营或研发活动",
            en="industry, enterprise or research",
        ),
        "out": Text(
            zh="要写的 .docx；其余文件同名", en="the .docx to write; the other files are named after it"
        ),
        "only": Text(
            zh="只写：docx（报告与 PDF）、xlsx（图表数据包）、pptx（幻灯片）、page（一链一页）；可重复",
            en="write only docx (with PDF), xlsx, pptx or page (the one page); can be repeated",
        ),
        "title": Text(zh="标题；不写则取产业链的名称", en="the title; the chain's name when left out"),
        "by": Text(zh="编制单位", en="who prepares it"),
        "force": Text(zh="覆盖已有文件", en="write over files that are there"),
    },
)
