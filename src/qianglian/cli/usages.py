"""Mistakes on a command line, from typer's words to ours in both languages."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import Any

from qianglian.cli.failing import WrongUsage
from qianglian.model.text import Text

NO_COMMAND = "NoSuchCommand"
EXTRA = "ExtraArgument"

FORMS: dict[str, str] = {
    NO_COMMAND: r"No such command (?P<q>['\"])(?P<given>.*?)(?P=q)",
    EXTRA: r"unexpected extra arguments?(?:\(s\))? \((?P<given>.*)\)",
}
"""Mistakes that typer gives no class of their own in all its releases, by the form of its sentence."""

USAGES: dict[str, Text] = {
    "MissingParameter": Text(zh="缺少 {name}。", en="{name} is missing."),
    "NoSuchOption": Text(zh="没有选项 {option_name}。", en="There is no option {option_name}."),
    "BadOptionUsage": Text(zh="选项 {option_name} 的用法有误：缺少值，或不应带值。", en="{message}"),
    "BadParameter": Text(zh="{name} 的值有误{expected}。", en="{message}"),
    NO_COMMAND: Text(zh="没有命令 {given}。", en="There is no command {given}."),
    EXTRA: Text(zh="多出的参数：{given}。", en="Too many arguments: {given}."),
}
"""The sentence for each, by the name of typer's error or of a form above."""

OTHER = Text(zh="写法有误。", en="{message}")

EXPECTED: dict[str, str] = {
    r"greater than or equal to (\S+)": "，应不小于 {}",
    r"less than or equal to (\S+)": "，应不大于 {}",
    r"in the range x>=([^\s<>]+?)\.?$": "，应不小于 {}",
    r"in the range (\S+?)\.?$": "，应在 {} 之内",
    r"valid int": "，应为整数",
    r"valid (?:float|number)": "，应为数",
}
"""What typer expected of a value, by the form of its sentence, in Chinese."""


def wrong_usage(error: Any) -> WrongUsage:
    """What typer says of a line, as an error of ours."""
    message = str(error.format_message())
    kind, given = _kind(error, message)
    context = getattr(error, "ctx", None)
    values = {
        "name": _called(getattr(error, "param", None)),
        "option_name": getattr(error, "option_name", ""),
        "expected": _expected(message),
        "given": given,
        "message": message,
    }
    path = context.command_path if context else "qianglian"
    hint = Text(zh=f"{path} --help 列出全部写法。", en=f"See {path} --help.")
    near = _near(given, context) if kind == NO_COMMAND else ""
    if near:
        hint = Text(zh=f"是否要用 {near}？{hint.zh}", en=f"Did you mean {near}? {hint.en}")
    return WrongUsage(USAGES.get(kind, OTHER).format(**values), hint=hint)


def _kind(error: Any, message: str) -> tuple[str, str]:
    """The name of the mistake, and the words that it is about."""
    for kind, form in FORMS.items():
        found = re.search(form, message)
        if found:
            return kind, found["given"]
    return type(error).__name__, ""


def _expected(message: str) -> str:
    for form, said in EXPECTED.items():
        found = re.search(form, message)
        if found:
            return said.format(*(one.rstrip(".,") for one in found.groups()))
    return ""


def _near(given: str, context: Any) -> str:
    """The command that was probably meant."""
    known = getattr(getattr(context, "command", None), "commands", {})
    return next(iter(get_close_matches(given, known, 1)), "")


def _called(parameter: Any) -> str:
    """What the help calls a parameter."""
    if parameter is None:
        return ""
    argument = parameter.param_type_name == "argument"
    return str(parameter.metavar) if argument else "/".join((parameter.opts[0], *parameter.secondary_opts))
