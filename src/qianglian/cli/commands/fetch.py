"""`qianglian fetch`: an office's raw answers into a folder that says whether they are all there."""

from __future__ import annotations

import os
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from qianglian.cli.command import Command
from qianglian.cli.door import Door
from qianglian.cli.failing import DONE, PARTIAL
from qianglian.model.text import Text

if TYPE_CHECKING:
    from qianglian.sources.fetching.folder import Manifest, Piece

COMPLETE_SAID = Text(zh="完整", en="complete")
PARTIAL_SAID = Text(zh="不完整", en="partial")
STATE = Text(zh="状态", en="state")
DATABASE = Text(zh="数据库", en="database")
QUERY = Text(zh="检索式", en="query")
NUMBERS = Text(zh="号码", en="numbers")
HITS = Text(zh="命中（对方显示）", en="hits (as the office counts)")
ANSWERS = Text(zh="应答（页或号码）", en="answers (pages or numbers)")
MISSING = Text(zh="缺", en="missing")
NOT_FOUND = Text(zh="对方查无此号", en="the office has none of")
FOLDER = Text(zh="文件夹", en="folder")
UNITS = {
    "application": Text(zh="件申请", en="applications"),
    "publication": Text(zh="件公开", en="publications"),
}
AGAIN = Text(
    zh="同一命令再运行一次，只取所缺的部分。", en="The same command once more fetches only what is missing."
)
NEXT = Text(
    zh="导入（检索登记随清单 fetch.json 带入）：",
    en="To import, the search register with it (from fetch.json):",
)
PAGE = Text(zh="{key}：{received}/{asked}", en="{key}: {received}/{asked}")
SHOWN = 8


def run(
    door: Door,
    name: Annotated[str, typer.Argument(metavar="CONNECTION")],
    into: Annotated[Path, typer.Option("--into", metavar="FOLDER", show_default=False)],
    query: Annotated[str, typer.Option("--query", "-q", metavar="TEXT", show_default=False)] = "",
    numbers: Annotated[Path | None, typer.Option("--numbers", metavar="FILE")] = None,
    operator: Annotated[str, typer.Option("--operator", metavar="NAME", show_default=False)] = "",
) -> int:
    """Fetch, or go on with a folder; returns what the exit code shall be."""
    from qianglian.cli.writing import unwritable
    from qianglian.model.outside import Settings
    from qianglian.sources.fetching.fetch import Request, fetch
    from qianglian.sources.fetching.outside import connection

    outside, settings = connection(name), Settings(os.environ)
    settings.require_open(outside)
    wanted = read_numbers(numbers) if numbers else ()
    request = Request(query, wanted, operator or _user())
    try:
        manifest = fetch(outside, request, into, settings, listener=lambda m, p: _heard(door, m, p))
    except OSError as error:
        raise unwritable(into, error) from error
    code = exit_code(manifest)
    door.show(*_screen(door, manifest, into))
    door.give(_json(manifest, into, code))
    return code


def exit_code(manifest: Manifest) -> int:
    """0 when everything asked for has come; 3 when something is missing or a number is not known."""
    whole = manifest.state == "complete" and not _not_found(manifest)
    return DONE if whole else PARTIAL


def read_numbers(path: Path) -> tuple[str, ...]:
    """The publication numbers of a file, one a line and each once; blank lines and ``#`` remarks are passed over.

    A number that cannot be read stays as written, for the office's connector to name it.
    """
    from qianglian.model.errors import UnreadableFile
    from qianglian.model.numbers import PublicationNumber, publication_number
    from qianglian.sources.opening import unreadable

    try:
        lines = path.read_text("utf-8-sig").splitlines()
    except OSError as error:
        raise unreadable(path, error) from error
    except UnicodeDecodeError as error:
        raise UnreadableFile(
            Text(zh=f"{path} 不是 UTF-8 文本。", en=f"{path} is no UTF-8 text."),
            hint=Text(zh="一行一个公开号。", en="One publication number a line."),
        ) from error
    read = (publication_number(line) for line in lines if line.strip() and not line.lstrip().startswith("#"))
    given = [line.strip() for line in lines if line.strip() and not line.lstrip().startswith("#")]
    pairs = zip(read, given, strict=True)
    return tuple(dict.fromkeys(n.text if isinstance(n, PublicationNumber) else line for n, line in pairs))


def _user() -> str:
    from qianglian.judgements.log import default_actor

    return default_actor().removeprefix("cli:")


def _not_found(manifest: Manifest) -> list[str]:
    return [key for key, piece in manifest.pieces.items() if manifest.numbers and not piece.file]


def _heard(door: Door, manifest: Manifest, piece: Piece) -> None:
    """Say how far it is while somebody watches."""
    if door.err.is_terminal and not door.json:
        door.note(PAGE.format(key=piece.key, received=manifest.received, asked=manifest.asked))


def _screen(door: Door, manifest: Manifest, into: Path) -> Iterator[Any]:
    from rich.text import Text as Styled

    from qianglian.cli.screens.grid import pairs, plain

    whole = manifest.state == "complete"
    unit = door(UNITS[manifest.unit]) if manifest.unit in UNITS else ""
    asked = (QUERY, manifest.query) if manifest.query else (NUMBERS, f"{len(manifest.numbers):,}")
    rows: list[tuple[Text, str | Styled]] = [
        (STATE, Styled(door(COMPLETE_SAID if whole else PARTIAL_SAID), "green" if whole else "bold yellow")),
        (DATABASE, manifest.database),
        asked,
    ]
    if manifest.hits is not None:
        rows.append((HITS, f"{manifest.hits:,} {unit}"))
    rows.append((ANSWERS, f"{manifest.received:,} / {manifest.asked:,}"))
    for said, keys in ((MISSING, manifest.missing), (NOT_FOUND, _not_found(manifest))):
        if keys:
            rows.append(
                (said, ", ".join(keys[:SHOWN]) + (f" … (+{len(keys) - SHOWN})" if keys[SHOWN:] else ""))
            )
    rows.append((FOLDER, str(into)))
    yield pairs((door(said), value) for said, value in rows)
    for note in manifest.notes:
        yield Styled(f"· {plain(note[door.language])}", "yellow")
    if manifest.missing:
        yield AGAIN
    if any(piece.file for piece in manifest.pieces.values()):
        yield NEXT
        yield Styled(
            f"  qianglian import {'项目' if door.language == 'zh' else 'WORKSPACE'} "
            f"{shlex.quote(str(into))}/*",
            no_wrap=True,
        )


def _json(manifest: Manifest, into: Path, code: int) -> dict[str, Any]:
    register = manifest.register()
    return {
        "connection": manifest.connector,
        "state": manifest.state,
        "exit": code,
        "folder": str(into),
        "query": manifest.query,
        "hits": manifest.hits,
        "capped": manifest.capped,
        "unit": manifest.unit,
        "asked": manifest.asked,
        "received": manifest.received,
        "missing": manifest.missing,
        "not_found": _not_found(manifest),
        "beyond": manifest.beyond,
        "notes": manifest.notes,
        "files": [piece.file for piece in manifest.pieces.values() if piece.file],
        "register": {
            "database": register.database,
            "query": register.query,
            "date": register.date.isoformat() if register.date else None,
            "operator": register.operator,
            "hits": register.hits,
        },
    }


COMMAND = Command(
    "fetch",
    run,
    Text(
        zh="从官方服务下载原始应答到文件夹（默认关闭，见 outside）",
        en="Fetch an office's raw answers into a folder (off by default: see outside)",
    ),
    "outside",
    {
        "name": Text(
            zh="对外连接的名称（见 qianglian outside）", en="name of the connection (see qianglian outside)"
        ),
        "into": Text(
            zh="存放应答的文件夹；已有同一检索的部分下载则继续",
            en="folder for the answers; one with a part of the same search is gone on with",
        ),
        "query": Text(zh="检索式，用对方自己的语法", en="the query, in the office's own language"),
        "numbers": Text(
            zh="公开号清单，一行一个（仅 epo_ops）", en="publication numbers, one a line (epo_ops only)"
        ),
        "operator": Text(
            zh="检索登记：操作人；不写则为系统用户",
            en="search register: who runs it; the system's user when left out",
        ),
    },
    in_workspace=False,
)
