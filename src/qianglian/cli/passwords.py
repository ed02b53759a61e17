"""How the commands come by a password: typed twice at a terminal, or one line of what is piped in. Never an argument,
which every user of the machine could read in the list of processes."""

from __future__ import annotations

import sys
from collections.abc import Callable
from getpass import getpass

from qianglian.cli.door import Door
from qianglian.cli.failing import WrongUsage
from qianglian.model.errors import BadInput
from qianglian.model.text import Text

LONGEST = 4096
"""Characters of a line that are read; no password has so many."""
FIRST = Text(zh="口令：", en="Password: ")
AGAIN = Text(zh="再输一次：", en="Again: ")


def typed_twice(door: Door, check: Callable[[str], object]) -> str:
    """A new password, asked for at the terminal; ``check`` raises `BadInput` for one that will not do, before it is
    asked for again. Raises `WrongUsage` where there is no terminal, `BadInput` where the two differ."""
    if not sys.stdin.isatty():
        raise WrongUsage(
            Text(zh="此处没有终端，无法询问口令。", en="There is no terminal to ask for a password at."),
            hint=Text(
                zh="用 --password-stdin 从管道读入，或用 --one-time 生成一次性口令。",
                en="Pipe it in with --password-stdin, or have one made with --one-time.",
            ),
        )
    word = getpass(door(FIRST), stream=sys.stderr)
    check(word)
    if getpass(door(AGAIN), stream=sys.stderr) != word:
        raise BadInput(
            Text(zh="两次输入的口令不同。", en="The two passwords differ."),
            hint=Text(zh="重新执行命令。", en="Call the command again."),
        )
    return word


def piped() -> str:
    """The first line of what is piped in; raises `BadInput` for one that is no text."""
    try:
        return sys.stdin.readline(LONGEST).rstrip("\r\n")
    except UnicodeDecodeError:
        raise BadInput(
            Text(zh="口令不是 UTF-8 编码的文字。", en="The password is not text in UTF-8.")
        ) from None
