"""Which language the command line speaks.

``--lang`` on the line, else ``QIANGLIAN_LANG``, else English where the locale says English, else Chinese.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qianglian.cli.failing import WrongUsage
from qianglian.model.text import Language, Text

VARIABLE = "QIANGLIAN_LANG"
LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")
"""Looked at in this order; the first that is set decides, as everywhere."""


def chosen(line: Sequence[str], environment: Mapping[str, str]) -> Language:
    """The language asked for; raises `WrongUsage` for one that is not spoken.

    >>> chosen(["search", "锂", "--lang=en"], {})
    'en'
    >>> chosen([], {"LANG": "en_GB.UTF-8"}), chosen([], {"LANG": "C.UTF-8"})
    ('en', 'zh')
    """
    asked = _on_the_line(line) or environment.get(VARIABLE, "")
    if asked:
        return _known(asked)
    return _by_locale(environment)


def _by_locale(environment: Mapping[str, str]) -> Language:
    locale = next((environment[name] for name in LOCALE if environment.get(name)), "")
    return "en" if locale.lower().startswith("en") else "zh"


def _on_the_line(line: Sequence[str]) -> str:
    for place, word in enumerate(line):
        if word == "--":
            break
        if word == "--lang":
            return line[place + 1] if place + 1 < len(line) else ""
        if word.startswith("--lang="):
            return word.removeprefix("--lang=")
    return ""


def _known(asked: str) -> Language:
    if asked == "zh":
        return "zh"
    if asked == "en":
        return "en"
    raise WrongUsage(
        Text(zh=f"没有语言「{asked}」，可用：zh、en。", en=f"There is no language “{asked}”: zh or en.")
    )
