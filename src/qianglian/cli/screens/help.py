"""The help of a command: how it is written, and what each of its words is for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text as Styled

from qianglian.cli.screens.grid import heading
from qianglian.model.text import Language, Text

USAGE = Text(zh="用法", en="Usage")
ARGUMENTS = Text(zh="参数", en="Arguments")
OPTIONS = Text(zh="选项", en="Options")
COMMANDS = Text(zh="命令", en="Commands")
DEFAULT = Text(zh="[默认 {value}]", en="[{value}]")
REQUIRED = Text(zh="[必填]", en="[required]")


def help_screen(
    path: str, command: Any, panels: Iterable[Text], language: Language
) -> Iterator[RenderableType]:
    """Help for a command or group as typer has built it; ``panels`` are the headings of its commands in order."""
    params = command.params
    arguments = [one for one in params if one.param_type_name == "argument"]
    options = [one for one in params if one.param_type_name == "option"]
    inner = getattr(command, "commands", {})
    words = [path, *(_argument(one) for one in arguments), *(["COMMAND", "…"] if inner else [])]
    yield Styled.assemble((f"{USAGE.in_(language)}  ", "dim"), (" ".join(words), "bold"))
    yield Styled(f"\n{command.help}")
    titles: list[str | None] = [panel.in_(language) for panel in panels]
    for title in titles or [None]:
        listed = [one for one in inner.values() if title is None or one.rich_help_panel == title]
        if listed:
            yield heading(title or COMMANDS.in_(language))
            yield _table(((one.name, Styled(one.help)) for one in listed), max(map(len, inner)) + 2)
    if arguments:
        yield heading(ARGUMENTS.in_(language))
        yield _table((_argument(one), _said(one, language)) for one in arguments)
    yield heading(OPTIONS.in_(language))
    yield _table((_option(one), _said(one, language)) for one in options)


def _argument(one: Any) -> str:
    return str(one.metavar) if one.required else f"[{one.metavar}]"


def _option(one: Any) -> str:
    """``--limit, -n N``; a flag has no value to name."""
    names = ", ".join((*one.opts, *one.secondary_opts))
    return names if one.is_flag else f"{names} {one.metavar or 'TEXT'}"


def _said(one: Any, language: Language) -> Styled:
    """What it is for, and what it is when left out."""
    said = Styled(one.help or "")
    if one.required and one.param_type_name == "option":
        said.append(f"  {REQUIRED.in_(language)}", "yellow")
    elif one.default not in (None, "", False, True, [], ()) and not callable(one.default):
        said.append(f"  {DEFAULT.format(value=one.default).in_(language)}", "dim")
    return said


def _table(rows: Iterable[tuple[str, Styled]], least: int = 0) -> Table:
    made = Table(box=None, show_header=False, padding=(0, 2, 0, 0), pad_edge=False)
    made.add_column(style="bold", no_wrap=True, min_width=least)
    made.add_column(overflow="fold")
    for name, said in rows:
        made.add_row(f"  {name}", said)
    return made
