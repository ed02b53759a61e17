"""From an error to what a person reads and a script checks: one sentence, one exit code, in one place."""

from __future__ import annotations

import json
from typing import IO, TYPE_CHECKING

from qianglian.model.errors import BadInput, QiangLianError, QuerySyntaxError
from qianglian.model.text import Language, Text

if TYPE_CHECKING:
    from rich.console import Console

DONE, FAILED, USAGE, PARTIAL, BUSY, DAMAGED, INTERRUPTED = 0, 1, 2, 3, 4, 5, 130

EXITS: dict[int, Text] = {
    DONE: Text(zh="完成", en="done"),
    FAILED: Text(zh="未能完成，项目保持原样", en="nothing could be done; the workspace is as it was"),
    USAGE: Text(zh="命令或检索式写法有误", en="the command or the query is not well-formed"),
    PARTIAL: Text(
        zh="部分完成：有行被拒收、有文件未读取、有号码未找到、下载未取全，或按来源条款有所删减；其余有效",
        en="done in part: rows rejected, a file not read, a number not found, a download not whole, or something"
        " held back by the terms of a source; the rest stands",
    ),
    BUSY: Text(zh="另一进程正在写入，可稍后重试", en="another process is writing; worth trying again"),
    DAMAGED: Text(zh="磁盘上的数据与清单不符", en="what is on disk contradicts its manifest"),
    INTERRUPTED: Text(zh="被中断（Ctrl-C）", en="interrupted (Ctrl-C)"),
}
"""What each exit code says."""


class WrongUsage(BadInput):
    """The command line itself does not hold."""

    status = 400
    code = "usage"


_EXIT_OF = {
    BadInput.code: USAGE,
    WrongUsage.code: USAGE,
    QuerySyntaxError.code: USAGE,
    "workspace_busy": BUSY,
    "corrupt": DAMAGED,
}


def exit_of(error: QiangLianError) -> int:
    """The exit code of an expected error."""
    return _EXIT_OF.get(error.code, FAILED)


def error_json(error: QiangLianError, language: Language) -> dict[str, object]:
    """An expected error as plain data."""
    body: dict[str, object] = {
        "code": error.code,
        "exit": exit_of(error),
        "text": error.text.in_(language),
        "hint": error.hint.in_(language) if error.hint else "",
    }
    if isinstance(error, QuerySyntaxError):
        body |= {"query": error.query, "position": error.position}
    return body


def tell_json(error: QiangLianError, language: Language, stream: IO[str]) -> None:
    """Write an expected error as one JSON object."""
    stream.write(json.dumps({"error": error_json(error, language)}, ensure_ascii=False) + "\n")


def tell(error: QiangLianError, language: Language, console: Console) -> None:
    """Say what was found, where, and what to do."""
    from rich.text import Text as Styled

    if isinstance(error, QuerySyntaxError) and error.query and "\n" not in error.query:
        query, caret = error.pointer().split("\n", 1)
        console.print(Styled(f"  {query}", "bold"), soft_wrap=True)
        console.print(Styled(f"  {caret}", "bold red"), soft_wrap=True)
    console.print(Styled(error.text.in_(language), "red"))
    if error.hint:
        console.print(Styled(error.hint.in_(language), "dim"))
