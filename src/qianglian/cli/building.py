"""From the list of commands to a typer application in one language.

Every command gets the same ``--workspace``, ``--json``, ``--lang`` and ``--help``; the workspace and the language
may also stand before it, as people write them. The words of all others come from the command's own table.
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, get_args, get_origin

import typer

from qianglian.cli.command import PANELS, Command
from qianglian.cli.door import Door, console
from qianglian.cli.failing import WrongUsage
from qianglian.model.text import Language, Text

SHARED: dict[str, Text] = {
    "workspace": Text(
        zh="项目文件夹；不写则取 QIANGLIAN_WORKSPACE，再取当前文件夹或其上级",
        en="the workspace; else QIANGLIAN_WORKSPACE, else the current folder or one above it",
    ),
    "json": Text(zh="以 JSON 输出", en="answer in JSON"),
    "lang": Text(zh="语言：zh 或 en", en="language: zh or en"),
    "help": Text(zh="显示本说明", en="show this help"),
}
"""What the options that every command has are for."""


def build(
    commands: Sequence[Command], groups: Mapping[str, Text], about: Text, language: Language
) -> typer.Typer:
    """The application in one language."""
    app = _typer(about, language)
    app.callback()(_beginning(language))
    inner = {name: _typer(text, language) for name, text in groups.items()}
    for name, group in inner.items():
        own = next((command for command in commands if command.name == name), None)
        first = own or next(command for command in commands if command.name.startswith(f"{name} "))
        app.add_typer(group, name=name, rich_help_panel=PANELS[first.panel].in_(language))
        group.callback()(_alone(own, language) if own else _bare(language))
    for command in commands:
        if command.name in inner:
            continue
        *group_name, last = command.name.split()
        home = inner[group_name[0]] if group_name else app
        panel = None if group_name else PANELS[command.panel].in_(language)
        settings: dict[str, list[str]] = {"help_option_names": []}
        home.command(last, help=command.help.in_(language), rich_help_panel=panel, context_settings=settings)(
            _spoken(command, language)
        )
    return app


def _typer(about: Text, language: Language) -> typer.Typer:
    return typer.Typer(
        help=about.in_(language),
        add_completion=False,
        invoke_without_command=True,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": []},
    )


def _spoken(command: Command, language: Language) -> Callable[..., None]:
    """The command's function as typer shall see it: its options in one language, and the shared ones."""

    def call(**values: Any) -> None:
        before: Before = values.pop("context").obj or Before()
        asked = values.pop("lang") or before.lang
        values.pop("help")
        here = values.pop("workspace", None) or before.workspace
        if here and not command.in_workspace:
            raise _no_workspace(command)
        door = Door(language, values.pop("json"), here, language if asked else None)
        raise typer.Exit(command.run(door, **values) or 0)

    own = list(inspect.signature(command.run, eval_str=True).parameters.values())[1:]
    parameters = [_in_language(one, command.words[one.name], language) for one in own]
    parameters += [_CONTEXT, *_shared(language, in_workspace=command.in_workspace)]
    return _with(call, parameters, command.name)


@dataclass(frozen=True, slots=True)
class Before:
    """What was said before the command: it holds where the command itself does not say otherwise."""

    workspace: Path | None = None
    lang: str = ""


def _no_workspace(command: Command) -> WrongUsage:
    """A workspace that is named and then not used would be one that somebody believes in."""
    return WrongUsage(
        Text(zh=f"{command.name} 不用 --workspace。", en=f"{command.name} takes no --workspace."),
        hint=Text(
            zh=f"qianglian {command.name} --help 列出全部写法。", en=f"See qianglian {command.name} --help."
        ),
    )


def _beginning(language: Language) -> Callable[..., None]:
    """What stands before a command."""
    version = typer.Option("--version", is_eager=True, callback=_version)
    said = Text(zh="显示版本", en="show the version")
    first = _option("version", bool, version, False, said, language)
    return _bare(language, first)


def _bare(language: Language, *first: inspect.Parameter) -> Callable[..., None]:
    """A group without one of its commands shows its help."""

    def call(**values: Any) -> None:
        context: typer.Context = values["context"]
        before = context.obj or Before()
        context.obj = Before(values["workspace"] or before.workspace, values["lang"] or before.lang)
        if context.invoked_subcommand is None:
            _show_help(context, language)

    return _with(call, [_CONTEXT, *first, *_shared(language, in_workspace=True, json=False)], "group")


def _alone(command: Command, language: Language) -> Callable[..., None]:
    """A group that is a command too (``report`` beside ``report navigation``): alone it is that command."""
    spoken = _spoken(command, language)

    def call(**values: Any) -> None:
        context: typer.Context = values["context"]
        if context.invoked_subcommand is None:
            spoken(**values)
        before = context.obj or Before()
        context.obj = Before(values["workspace"] or before.workspace, values["lang"] or before.lang)

    signature = inspect.signature(spoken)
    return _with(call, list(signature.parameters.values()), command.name)


_CONTEXT = inspect.Parameter("context", inspect.Parameter.KEYWORD_ONLY, annotation=typer.Context)


def _with(call: Callable[..., None], parameters: list[inspect.Parameter], name: str) -> Callable[..., None]:
    call.__name__ = name.replace(" ", "_")
    call.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    call.__annotations__ = {one.name: one.annotation for one in parameters}
    return call


def _in_language(parameter: inspect.Parameter, said: Text, language: Language) -> inspect.Parameter:
    """A parameter with its help in one language."""
    kind, *rest = get_args(parameter.annotation)
    assert get_origin(parameter.annotation) is Annotated, parameter
    info = copy(rest[0])
    info.help = said.in_(language)
    return parameter.replace(annotation=Annotated[kind, info], kind=inspect.Parameter.KEYWORD_ONLY)


def _shared(language: Language, *, in_workspace: bool, json: bool = True) -> list[inspect.Parameter]:
    out = []
    if in_workspace:
        where = typer.Option("--workspace", "-w", metavar="FOLDER")
        out.append(_option("workspace", Path | None, where, None, SHARED["workspace"], language))
    if json:
        out.append(_option("json", bool, typer.Option("--json"), False, SHARED["json"], language))
    lang = typer.Option("--lang", metavar="zh|en", show_default=False)
    out.append(_option("lang", str, lang, "", SHARED["lang"], language))

    def helping(context: typer.Context, asked: bool) -> None:
        if asked and not context.resilient_parsing:
            _show_help(context, language)

    info = typer.Option("--help", "-h", is_eager=True, callback=helping)
    return [*out, _option("help", bool, info, False, SHARED["help"], language)]


def _option(
    name: str, kind: Any, info: Any, default: object, said: Text, language: Language
) -> inspect.Parameter:
    plain = inspect.Parameter(
        name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=Annotated[kind, info]
    )
    return _in_language(plain, said, language)


def _show_help(context: typer.Context, language: Language) -> None:
    from qianglian.cli.screens.help import help_screen

    panels = PANELS.values() if context.parent is None else ()
    screen = console(sys.stdout)
    for part in help_screen(context.command_path, context.command, panels, language):
        screen.print(part)
    raise typer.Exit()


def _version(asked: bool) -> None:
    if asked:
        from qianglian import __version__

        typer.echo(f"qianglian {__version__}")
        raise typer.Exit()
