"""`qianglian declarations`: patents declared to standards bodies or listed by pools, and which of them are here."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer

from qianglian.cli.asking import Limit
from qianglian.cli.command import Command
from qianglian.cli.door import Door
from qianglian.model.text import Text

if TYPE_CHECKING:
    from qianglian.corpus.declarations import DeclaredRow

Part = typer.Option(metavar="TEXT", show_default=False)
NONE = Text(
    zh="没有相符的声明。导入 ETSI 或专利池清单：qianglian import 项目 文件",
    en="No declaration matches. Import a list of ETSI or a pool: qianglian import WORKSPACE FILE",
)
MORE = Text(zh="… 另 {count:,} 行，--limit 0 列出全部", en="… and {count:,} more; --limit 0 lists all")


def run(
    door: Door,
    body: Annotated[str, Part] = "",
    declarant: Annotated[str, Part] = "",
    standard: Annotated[str, Part] = "",
    number: Annotated[str, typer.Option(metavar="NUMBER", show_default=False)] = "",
    limit: Limit = 20,
) -> None:
    """List declarations with their counts."""
    from qianglian.cli.screens.declarations import NOT_ESSENTIAL, counts_table, declared_rows

    with door.open() as workspace:
        found = workspace.declarations(
            body=body, declarant=declarant, standard=standard, number=number, limit=limit or None
        )
    told = asdict(found.counts)
    if found.rows:
        summary = counts_table(told, found.by_body, found.by_declarant, door.language)
        door.show(summary, "", declared_rows(found.rows, door.language))
        if len(found.rows) < found.counts.rows:
            door.show(MORE.format(count=found.counts.rows - len(found.rows)))
        door.show(NOT_ESSENTIAL)
    else:
        door.show(NONE)
    door.give(
        {
            "counts": told,
            "by_body": found.by_body,
            "by_declarant": found.by_declarant,
            "rows": [declared_json(row) for row in found.rows],
        }
    )


def declared_json(row: DeclaredRow) -> dict[str, Any]:
    """A declaration as plain data."""
    return {**asdict(row), "declared": row.declared.isoformat() if row.declared else None}


COMMAND = Command(
    "declarations",
    run,
    Text(
        zh="标准声明与专利池清单，及其中库内已有的专利（声明不等于必要）",
        en="Patents declared to standards or listed by pools, and which are here (declared is not essential)",
    ),
    "search",
    {
        "body": Text(zh="标准组织或专利池名称中的字", en="part of the name of the standards body or pool"),
        "declarant": Text(zh="声明人或许可人名称中的字", en="part of the declarant's or licensor's name"),
        "standard": Text(zh="标准名称中的字", en="part of the standard's name"),
        "number": Text(zh="公开号、申请号或主键", en="publication or application number, or key"),
        "limit": Text(zh="最多列出几行；0 为全部", en="list at most so many rows; 0 for all"),
    },
)
