"""`qianglian analyse`: the analyses there are; one of them as a table; the records behind one of its numbers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, get_args

import typer

from qianglian.cli.asking import (
    CutOff,
    DialectName,
    Limit,
    ViewRows,
    one_of,
    read_query,
    view_of,
    words,
)
from qianglian.cli.command import Command
from qianglian.cli.data import figure_json, text_json
from qianglian.cli.door import Door
from qianglian.cli.failing import WrongUsage
from qianglian.cli.kept_answers import kept_line
from qianglian.cli.navigation import tagged_nodes
from qianglian.cli.own_use import ForOwnUse, kept_home, own_use_words
from qianglian.model.text import Text

if TYPE_CHECKING:
    from qianglian.analysis.contract import Column, Finding, Row, Table
    from qianglian.analysis.ground import Ground
    from qianglian.corpus.workspace import Workspace

WRITTEN = Text(zh="已写入 {file}：{title}，{rows:,} 行。", en="{file} written: {title}, {rows:,} rows.")


def run(
    door: Door,
    name: Annotated[str, typer.Argument(metavar="NAME", show_default=False)] = "",
    query: Annotated[str, typer.Option("--query", metavar="QUERY", show_default=False)] = "",
    param: Annotated[
        list[str] | None, typer.Option("--param", "-p", metavar="NAME=VALUE", show_default=False)
    ] = None,
    table: Annotated[str, typer.Option("--table", metavar="NAME", show_default=False)] = "",
    why: Annotated[
        tuple[int, str] | None, typer.Option("--why", metavar="ROW COLUMN", show_default=False)
    ] = None,
    xlsx: Annotated[Path | None, typer.Option("--xlsx", metavar="FILE", show_default=False)] = None,
    kind: Annotated[str, typer.Option("--kind", metavar="KIND")] = "simple",
    level: Annotated[str, typer.Option("--level", metavar="LEVEL")] = "party",
    fresh: Annotated[bool, typer.Option("--fresh")] = False,
    limit: Limit = 40,
    force: Annotated[bool, typer.Option("--force")] = False,
    for_own_use: ForOwnUse = False,
    dialect: DialectName = "",
    view_rows: ViewRows = "",
    cut_off: CutOff = "",
) -> None:
    """List the analyses, or answer one."""
    from qianglian.analysis import registry
    from qianglian.analysis.asking import ask
    from qianglian.analysis.ground import Ground
    from qianglian.corpus.parties.levels import Level

    if not name:
        _list(door)
        return
    analysis = registry.analysis(name)
    chosen: Level = one_of("--level", level, get_args(Level))
    params = _params(param or [])
    with door.open(view_of(view_rows, cut_off)) as workspace:
        asked = read_query(door, query, dialect)
        nodes = tagged_nodes(workspace) if analysis.needs_chain or analysis.uses_chain else None
        ground = Ground(workspace, query=asked, nodes=nodes, kind=kind, level=chosen)
        finding = ask(ground, analysis, params, fresh=fresh)
        if why is not None:
            _why(door, ground, _table(finding, table), *why, limit)
        elif xlsx is not None:
            _write(door, workspace, _table(finding, table), xlsx, force=force, for_own_use=for_own_use)
        else:
            _show(door, finding, table, limit)
        if finding.kept_on is not None and why is None:
            door.beside(kept_line(finding.kept_on))


def _list(door: Door) -> None:
    from qianglian.analysis import registry
    from qianglian.cli.screens.findings import analyses_screen

    found = registry.analyses()
    door.show(*analyses_screen(found, door.language))
    door.give(
        [
            {
                "name": one.name,
                "module": one.module,
                "title": text_json(one.title),
                "needs_chain": one.needs_chain,
                "params": one.params.model_json_schema(),
            }
            for one in found
        ]
    )


def _params(said: list[str]) -> dict[str, str]:
    """``name=value`` pairs; raises `WrongUsage`."""
    pairs = [one.partition("=") for one in said]
    for name, sign, value in pairs:
        if not sign or not name.strip():
            raise WrongUsage(
                Text(
                    zh=f"--param 写作 名称=值，而不是「{name}{sign}{value}」。",
                    en=f"--param: no NAME=VALUE: “{name}”.",
                )
            )
    return {name.strip(): value.strip() for name, _, value in pairs}


def _table(finding: Finding, name: str) -> Table:
    """The table that is named, the first where none is; raises `WrongUsage`."""
    names = [one.name for one in finding.tables]
    return finding.table(one_of("--table", name or names[0], names))


def _show(door: Door, finding: Finding, name: str, limit: int) -> None:
    from qianglian.cli.screens.findings import finding_screen

    tables = [_table(finding, name)] if name else finding.tables
    door.show(*finding_screen(finding, tables, limit, door.out.width, door.language))
    door.give(finding_json(finding))


def _why(door: Door, ground: Ground, table: Table, row: int, column: str, limit: int) -> None:
    """The records behind one number."""
    from qianglian.cli.asking import MORE
    from qianglian.cli.screens.findings import behind_line
    from qianglian.documents.navigation.calling import called

    found, said = _row(table, row), _column(table, column)
    figure = table.figure(found, said.name)
    keys = list(figure.why() if figure.why else ())
    shown = [(key, called(ground, key)) for key in keys[: limit or None]]
    door.show(behind_line(table, found, row, said, len(keys), door.language))
    for one in shown:
        door.show("  ".join(one))
    if len(shown) < len(keys):
        door.show(MORE.format(count=len(keys) - len(shown)))
    door.give({**figure_json(figure), "value": cell_json(found[said.name]), "records": keys})


def _row(table: Table, row: int) -> Row:
    if 1 <= row <= len(table.rows):
        return table.rows[row - 1]
    count = len(table.rows)
    raise WrongUsage(
        Text(zh=f"表中没有第 {row} 行（共 {count} 行）。", en=f"There is no row {row}: there are {count}.")
    )


def _column(table: Table, name: str) -> Column:
    """A column with records, by its name or its title; raises `WrongUsage`."""
    known = [one for one in table.columns if one.unit is not None and not one.key]
    for one in known:
        if name in (one.name, one.title.zh, one.title.en):
            return one
    listed = ", ".join(f"{one.name}（{one.title.zh}）" for one in known)
    raise WrongUsage(
        Text(
            zh=f"「{name}」不是可溯源的列，可用：{listed}。",
            en=f"“{name}” has no records; there are: {listed}.",
        )
    )


def _write(
    door: Door, workspace: Workspace, table: Table, file: Path, *, force: bool, for_own_use: bool
) -> None:
    from qianglian.analysis.wording import cell, columns_shown
    from qianglian.cli.sheets import writer_of
    from qianglian.cli.writing import FORCE, whole
    from qianglian.documents.own_use import holds_names

    write = writer_of(file)
    if holds_names(table):
        kept_home(workspace, for_own_use)
    columns = columns_shown(table)
    rows = ([cell(row[column.name], column, door.language) for column in columns] for row in table.rows)
    with whole(file, force=force, hint=FORCE) as part:
        done = write(part, [door(column.title) for column in columns], rows)
    door.show(WRITTEN.format(file=file, title=door(table.title), rows=done.rows))
    door.give({"file": str(file), "table": table.name, "rows": done.rows})


def finding_json(finding: Finding) -> dict[str, Any]:
    """A finding as plain data."""
    from qianglian.analysis.wording import said

    return {
        "analysis": finding.analysis,
        "title": text_json(finding.title),
        "state": finding.state,
        "kept_on": finding.kept_on.isoformat() if finding.kept_on else None,
        "reason": text_json(finding.reason) if finding.reason else None,
        "params": dict(finding.params),
        "tables": [_table_json(table) for table in finding.tables],
        "chart": finding.chart,
        "sentences": [
            {"zh": said(finding, one, "zh"), "en": said(finding, one, "en")} for one in finding.sentences
        ],
        "caveats": [text_json(one) for one in finding.caveats],
        "coverage": [
            {"what": text_json(one.what), "known": one.known, "total": one.total} for one in finding.coverage
        ],
    }


def _table_json(table: Table) -> dict[str, Any]:
    return {
        "name": table.name,
        "title": text_json(table.title),
        "definition": table.definition,
        "counting": table.counting,
        "cut_off": table.cut_off.isoformat() if table.cut_off else None,
        "generation": table.generation,
        "evidence": table.evidence,
        "columns": [
            {
                "name": one.name,
                "title": text_json(one.title),
                "kind": one.kind,
                "key": one.key,
                "unit": one.unit,
            }
            for one in table.columns
        ],
        "rows": [{name: cell_json(value) for name, value in row.items()} for row in table.rows],
    }


def cell_json(value: Any) -> Any:
    """A cell as plain data: words of ours in both languages."""
    return text_json(value) if isinstance(value, Text) else value


COMMAND = Command(
    "analyse",
    run,
    Text(
        zh="导航分析：列出全部，或运行一项，或列出一个数背后的文献",
        en="Analyses: list them, run one, or list the records behind one of its numbers",
    ),
    "navigation",
    words("dialect", "limit", "view_rows", "cut_off")
    | own_use_words()
    | {
        "name": Text(zh="分析名；不写则列出全部", en="the analysis; all are listed when left out"),
        "query": Text(zh="只分析符合此检索式的文献", en="analyse only what matches this query"),
        "param": Text(
            zh="分析的参数，可多次；--json 列出全部参数", en="a parameter; may be repeated (listed by --json)"
        ),
        "table": Text(
            zh="只要这张表；不写则全部（写文件、溯源时取第一张）",
            en="this table only (else all, or the first)",
        ),
        "why": Text(
            zh="溯源：列出第几行、哪一列背后的文献", en="list the records behind a row (number) and a column"
        ),
        "xlsx": Text(
            zh="写入文件，以 .xlsx、.csv 或 .jsonl 结尾", en="write the table to .xlsx, .csv or .jsonl"
        ),
        "kind": Text(
            zh="同族口径：simple、extended 或 given", en="kind of family: simple, extended or given"
        ),
        "level": Text(
            zh="申请人口径：party 主体，group 集团（经确认），likely_group 集团（含推定成员）",
            en="applicants by party, group (as confirmed) or likely_group (with inferred members)",
        ),
        "fresh": Text(zh="重新计算，不用缓存结果", en="work it out anew, whatever answer is kept"),
        "force": Text(zh="覆盖已有文件", en="write over a file that is there"),
    },
)
