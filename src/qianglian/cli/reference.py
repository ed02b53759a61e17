"""The reference of the command line (docs/reference/cli.md), written from the commands themselves.

``python -m qianglian.cli.reference > docs/reference/cli.md``; a test compares the two.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import typer

from qianglian.cli.app import ABOUT, COMMANDS, GROUPS
from qianglian.cli.building import SHARED, build
from qianglian.cli.command import PANELS, Command
from qianglian.cli.failing import EXITS

INTRODUCTION = """\
# The command line

<!-- Written by `python -m qianglian.cli.reference`; a test compares it with the commands. -->

`qianglian import WORKSPACE FILE...` begins a workspace (项目) or adds to one. Every other command finds its
workspace by `--workspace`/`-w`, else by `QIANGLIAN_WORKSPACE`, else it is the current folder or the nearest one
above it that is a workspace. `-w` and `--lang` may stand before the command or after it; after it prevails.

**Language.** Chinese, unless `--lang en`, `QIANGLIAN_LANG=en`, or a locale (`LC_ALL`, `LC_MESSAGES`, `LANG`, the
first that is set) that begins with `en` asks for English.

**JSON.** With `--json` the answer is JSON on the standard output, with stable keys; messages and errors go to the
standard error, an error as `{"error": {"code", "exit", "text", "hint"}}` (of a query also `query`, `position`).

**Queries** are described in [query-language.md](query-language.md), column mappings in [mapping.md](mapping.md).
"""


def reference() -> str:
    """The whole page in Markdown."""
    lines = [INTRODUCTION, *_exits(), *_shared()]
    tree = typer.main.get_command(build(COMMANDS, GROUPS, ABOUT, "en"))
    for panel, title in PANELS.items():
        lines += ["", f"## {title.en}"]
        for command in COMMANDS:
            if command.panel == panel:
                lines += _command(command, _find(tree, command.name))
    return "\n".join(lines) + "\n"


def _exits() -> Iterator[str]:
    yield "## Exit codes\n"
    yield "| code | meaning |"
    yield "| --- | --- |"
    for code, text in EXITS.items():
        yield f"| {code} | {text.en} |"


def _shared() -> Iterator[str]:
    yield "\n## Options of every command\n"
    yield "| option | what it is |"
    yield "| --- | --- |"
    for name, said in SHARED.items():
        short = {"workspace": ", -w FOLDER", "help": ", -h", "lang": " zh\\|en"}.get(name, "")
        yield f"| `--{name}{short}` | {said.en} |"


def _find(tree: Any, name: str) -> Any:
    for word in name.split():
        tree = tree.commands[word]
    return tree


def _command(command: Command, built: Any) -> Iterator[str]:
    """One command: how it is written, then its own arguments and options."""
    own = [one for one in built.params if one.name not in SHARED]
    arguments = [one for one in own if one.param_type_name == "argument"]
    written = [one.metavar if one.required else f"[{one.metavar}]" for one in arguments]
    yield f"\n### qianglian {command.name}\n"
    yield f"{command.help.en}.\n"
    yield f"`{' '.join(['qianglian', command.name, *written])}`"
    if own:
        yield "\n| argument or option | what it is |"
        yield "| --- | --- |"
    for one in own:
        yield f"| `{_called(one)}` | {_said(one)} |"


def _called(one: Any) -> str:
    if one.param_type_name == "argument":
        return str(one.metavar)
    names = ", ".join((*one.opts, *one.secondary_opts))
    return names if one.is_flag else f"{names} {one.metavar or 'TEXT'}"


def _said(one: Any) -> str:
    said = str(one.help).replace("|", "\\|")
    if one.required and one.param_type_name == "option":
        return f"{said} (required)"
    plain = one.default in (None, "", False, True, [], ()) or callable(one.default)
    return said if plain else f"{said} (default: {one.default})"


if __name__ == "__main__":
    print(reference(), end="")
