"""`qianglian import`: files into a workspace, and what came of every row."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from qianglian.cli.asking import Wait, day_of, words
from qianglian.cli.beginning import begun
from qianglian.cli.command import Command
from qianglian.cli.data import batch_json
from qianglian.cli.door import Door
from qianglian.cli.failing import DONE, FAILED, PARTIAL, error_json
from qianglian.cli.fetched import with_register
from qianglian.cli.finding import MARK
from qianglian.model.errors import UnreadableFile
from qianglian.model.text import Text

if TYPE_CHECKING:
    from qianglian.corpus.importing import Outcome
    from qianglian.corpus.workspace import Workspace


def run(
    door: Door,
    folder: Annotated[Path, typer.Argument(metavar="WORKSPACE")],
    files: Annotated[list[Path], typer.Argument(metavar="FILE...")],
    mapping: Annotated[Path | None, typer.Option("--mapping", "-m", metavar="YAML")] = None,
    format: Annotated[str, typer.Option("--format", metavar="NAME", show_default=False)] = "",
    database: Annotated[str, typer.Option("--database", metavar="NAME", show_default=False)] = "",
    query: Annotated[str, typer.Option("--query", metavar="TEXT", show_default=False)] = "",
    date: Annotated[str, typer.Option("--date", metavar="DATE", show_default=False)] = "",
    operator: Annotated[str, typer.Option("--operator", metavar="NAME", show_default=False)] = "",
    hits: Annotated[int | None, typer.Option("--hits", metavar="N", min=0)] = None,
    replaces: Annotated[list[str] | None, typer.Option("--replaces", metavar="BATCH")] = None,
    wait: Wait = 0.0,
) -> int:
    """Import files; returns what the exit code shall be."""
    from qianglian.cli.progress import progress
    from qianglian.corpus.workspace import open_workspace
    from qianglian.model.search_register import SearchRegister

    register = SearchRegister(database, query, day_of(date, "--date"), operator, hits)
    _something(folder, files)
    files, register = with_register(door, files, register)
    with begun(folder), open_workspace(folder, create=True, wait=wait, renewing=door.renewing) as workspace:
        with progress(door) as listener:
            outcome = workspace.import_files(
                *files,
                mapping=mapping,
                format=format or None,
                search=register,
                replaces=replaces or (),
                listener=listener,
            )
        report = _tell(door, workspace, outcome)
    code = exit_code(outcome)
    door.give(outcome_json(outcome, folder, report, code, door))
    return code


def _something(folder: Path, files: list[Path]) -> None:
    """No workspace is begun on account of a name that is not there."""
    if not (folder / MARK).is_file() and not any(file.is_file() for file in files):
        folder_named = next((file for file in files if file.is_dir()), None)
        if folder_named is not None:
            from qianglian.sources.opening import unreadable

            raise unreadable(folder_named, IsADirectoryError())
        listed = ", ".join(map(str, files))
        raise UnreadableFile(
            Text(zh=f"没有这样的文件：{listed}。", en=f"There is no such file: {listed}."),
            hint=Text(
                zh="写法：qianglian import 项目 文件…", en="The order is: qianglian import WORKSPACE FILE…"
            ),
        )


def _tell(door: Door, workspace: Workspace, outcome: Outcome) -> dict[str, Any] | None:
    """Print what came of the files, then the quality report of the workspace, where anything is in it."""
    from qianglian.cli.screens.imports import outcome_screen
    from qianglian.cli.screens.quality import quality_screen

    door.show(*outcome_screen(outcome, door.language))
    if not outcome.manifest.batches:
        return None
    data = workspace.report().data
    names = {batch.name for batch in outcome.imported}
    door.show(*quality_screen(data, outcome.manifest.generation, door.language, only=names))
    return data


def exit_code(outcome: Outcome) -> int:
    """0 when every row of every file is in; 3 when some is not; 1 when nothing came of it."""
    if outcome.failed and not (outcome.imported or outcome.already):
        return FAILED
    return PARTIAL if outcome.failed or any(batch.rejected for batch in outcome.imported) else DONE


def outcome_json(
    outcome: Outcome, folder: Path, report: dict[str, Any] | None, code: int, door: Door
) -> dict[str, Any]:
    """What came of an import, as plain data."""
    return {
        "workspace": str(folder),
        "generation": outcome.manifest.generation,
        "changed": bool(outcome.imported),
        "exit": code,
        "imported": [batch_json(batch) for batch in outcome.imported],
        "already": [{"name": now, "as": then} for now, then in outcome.already],
        "not_taken": list(outcome.not_taken),
        "failed": [
            {"name": name, "error": error_json(error, door.language)} for name, error in outcome.failed
        ],
        "report": report,
    }


COMMAND = Command(
    "import",
    run,
    Text(
        zh="导入文件到项目（没有则新建），并给出数据质检报告",
        en="Import files into a workspace (begun where there is none) and report on their quality",
    ),
    "evidence",
    words("wait")
    | {
        "folder": Text(zh="项目文件夹", en="folder of the workspace"),
        "files": Text(
            zh="xlsx、csv、tsv、jsonl 文件，可为 gz 或 zip",
            en="xlsx, csv, tsv or jsonl files, also gz or zip",
        ),
        "mapping": Text(zh="列映射文件（见 docs/mappings）", en="a column mapping (see docs/mappings)"),
        "format": Text(
            zh="格式名；不写则按内容识别（见 sources list）",
            en="name of the format; recognised by content when left out (see sources list)",
        ),
        "database": Text(zh="检索登记：数据库", en="search register: the database"),
        "query": Text(zh="检索登记：所用检索式", en="search register: the query as run"),
        "date": Text(zh="检索登记：检索日期", en="search register: the date"),
        "operator": Text(zh="检索登记：操作人", en="search register: who ran it"),
        "hits": Text(
            zh="检索登记：数据库显示的命中数", en="search register: the hits that the vendor showed"
        ),
        "replaces": Text(
            zh="这些文件取代的批次（编号或文件名），可重复",
            en="batch (id or file name) that these files replace; may be repeated",
        ),
    },
    in_workspace=False,
)
