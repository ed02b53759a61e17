"""A written column mapping: what the columns of somebody's table mean, as a YAML file that can be reviewed.

The form is documented in docs/reference/mapping.md. A mapping that does not hold is a `BadMapping` that names
the line, what was found and what was expected.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import yaml

from qianglian.model.errors import BadMapping
from qianglian.model.terms import Share, Terms
from qianglian.model.text import Text
from qianglian.sources.cells import Use
from qianglian.sources.fields import FIELDS
from qianglian.sources.layout import Layout, layout_columns

VERSION = 1
TOP = ("version", "name", "database", "share", "columns", "constants", "empty", "unmapped")
CONSTANTS = ("country", "kind", "series")
COLUMN_KEYS = ("field", "split", "language", "translated", "scheme", "dates", "noise")
DATE_FORMS = ("excel", "day_first", "month_first")
TRUTHS = {"yes": True, "true": True, "on": True, "no": False, "false": False, "off": False}
"""What stands for a truth value, in any case."""
NOTHING = ("", "~", "null")
STRPTIME = {"day_first": "%d/%m/%Y", "month_first": "%m/%d/%Y"}


class _AsWritten(yaml.SafeLoader):
    """Every scalar is the text that stands there: a column may be called no or 2020-01-01, a country is NO."""


_AsWritten.yaml_implicit_resolvers = {
    first: [(tag, form) for tag, form in forms if tag == "tag:yaml.org,2002:merge"]
    for first, forms in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@dataclass(frozen=True, slots=True)
class Mapping:
    """Which column fills which field of ours, and what the table is.

    ``columns`` by the source's own names; ``constants`` for what no column states; ``empty`` words that stand
    for an empty cell; ``unmapped`` what becomes of columns that are not named: ``extra`` (kept) or ``ignored``.
    """

    columns: dict[str, Use]
    name: str = "table"
    database: str = ""
    share: Share = "no"
    constants: dict[str, str] = field(default_factory=dict)
    empty: frozenset[str] = frozenset({"-", "--"})
    unmapped: str = "extra"
    path: str = ""

    @property
    def terms(self) -> Terms:
        """What of the table may leave the installation."""
        return Terms(share=self.share)

    def layout(self) -> Layout:
        """As readers use it."""
        kept = Use("extra") if self.unmapped == "extra" else Use("ignored", why="by_the_mapping")
        return Layout(
            layout_columns(self.columns),
            empty=self.empty,
            constants=self.constants,
            otherwise=lambda name: kept,
            least=min(2, len(self.columns)),
        )


def load_mapping(path: Path) -> Mapping:
    """The mapping in a file; raises `BadMapping`."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise BadMapping(
            Text(zh=f"无法读取列映射 {path}。", en=f"The column mapping {path} cannot be read."),
            hint=Text(zh="请给出 UTF-8 编码的 YAML 文件。", en="Give a YAML file in UTF-8."),
        ) from error
    return parse_mapping(text, str(path))


def parse_mapping(text: str, path: str = "") -> Mapping:
    """The mapping written in ``text``; raises `BadMapping` with the line where it does not hold."""
    try:
        node = yaml.compose(text, Loader=_AsWritten)
        data = yaml.load(text, Loader=_AsWritten)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        raise _bad(
            path, mark.line + 1 if mark else 1, "YAML", str(getattr(error, "problem", error)), "YAML"
        ) from error
    check = _Check(path, node)
    if not isinstance(data, dict):
        raise check.bad((), type(data).__name__, "version, database, columns: …")
    return _build(data, check)


def _build(data: dict[object, object], check: _Check) -> Mapping:
    check.keys((), data, TOP)
    if data.get("version") != str(VERSION):
        raise check.bad(("version",), data.get("version"), str(VERSION))
    share = _share(data.get("share", "no"), check)
    unmapped = data.get("unmapped", "extra")
    if unmapped not in ("extra", "ignored"):
        raise check.bad(("unmapped",), unmapped, "extra | ignored")
    columns = data.get("columns")
    if not isinstance(columns, dict) or not columns:
        raise check.bad(("columns",), columns, "列名: 字段 / column: field")
    uses = {str(name): _use(name, value, check) for name, value in columns.items()}
    if not any(use.field in ("number", "identifier") for use in uses.values()):
        raise check.bad(("columns",), ", ".join(uses)[:100], "number 或 identifier / number or identifier")
    return Mapping(
        columns=uses,
        name=check.text(("name",), data.get("name", "table")),
        database=check.text(("database",), data.get("database", "")),
        share=share,
        constants=_constants(data.get("constants", ""), check),
        empty=frozenset(check.texts(("empty",), data.get("empty", ["-", "--"]))),
        unmapped=unmapped,
        path=check.path,
    )


def _share(given: object, check: _Check) -> Share:
    """Bare ``yes`` and ``no`` are truth values elsewhere: ``true`` and ``false`` are read as these words."""
    if given == "numbers_only":
        return "numbers_only"
    if isinstance(given, str) and given.lower() in TRUTHS:
        return "yes" if TRUTHS[given.lower()] else "no"
    raise check.bad(("share",), given, "yes | numbers_only | no")


def _constants(given: object, check: _Check) -> dict[str, str]:
    if given in NOTHING:
        return {}
    if not isinstance(given, dict):
        raise check.bad(("constants",), given, ", ".join(CONSTANTS))
    check.keys(("constants",), given, CONSTANTS)
    return {str(key): check.text(("constants", key), value) for key, value in given.items()}


def _use(name: object, value: object, check: _Check) -> Use:
    """One column: the field's name alone, or a table of how its cells are read."""
    at = ("columns", name)
    given = {"field": value} if isinstance(value, str) else value
    if not isinstance(given, dict):
        raise check.bad(at, value, "field: …")
    check.keys(at, given, COLUMN_KEYS)
    filled = given.get("field")
    if filled == "ignored":
        return Use("ignored", why="by_the_mapping")
    if filled not in FIELDS:
        raise check.bad(at, filled, ", ".join([*FIELDS, "ignored"]))
    split = given.get("split", [])
    separators = check.texts((*at, "split"), [split] if isinstance(split, str) else split)
    if any(separator.isdigit() for separator in separators):
        raise check.bad((*at, "split"), split, "分隔符 / a separator")
    dates = check.text((*at, "dates"), given.get("dates", ""))
    if dates and dates not in DATE_FORMS and "%" not in dates:
        raise check.bad((*at, "dates"), dates, " | ".join((*DATE_FORMS, "%d.%m.%Y")))
    return Use(
        str(filled),
        split=tuple(separators),
        lang=check.text((*at, "language"), given.get("language", "")),
        translated=check.truth((*at, "translated"), given.get("translated", "no")),
        scheme=check.text((*at, "scheme"), given.get("scheme", "")),
        dates=STRPTIME.get(dates, dates),
        noise=check.text((*at, "noise"), given.get("noise", "")),
    )


@dataclass(frozen=True, slots=True)
class _Check:
    """Says where in the file something does not hold."""

    path: str
    node: yaml.Node | None

    def keys(self, at: tuple[object, ...], given: dict[object, object], expected: tuple[str, ...]) -> None:
        for key in given:
            if key not in expected:
                raise self.bad((*at, key), key, ", ".join(expected))

    def text(self, at: tuple[object, ...], value: object) -> str:
        if isinstance(value, str):
            return value
        raise self.bad(at, value, "文字 / text")

    def truth(self, at: tuple[object, ...], value: object) -> bool:
        if isinstance(value, str) and value.lower() in TRUTHS:
            return TRUTHS[value.lower()]
        raise self.bad(at, value, "true | false")

    def texts(self, at: tuple[object, ...], value: object) -> list[str]:
        if isinstance(value, list) and all(isinstance(item, str) and item for item in value):
            return [str(item) for item in value]
        raise self.bad(at, value, "文字列表 / a list of texts")

    def bad(self, at: tuple[object, ...], found: object, expected: str) -> BadMapping:
        return _bad(self.path, self._line(at), ".".join(map(str, at)), found, expected)

    def _line(self, at: tuple[object, ...]) -> int:
        node, line = self.node, 1
        for step in at:
            if not isinstance(node, yaml.MappingNode):
                break
            for key, value in node.value:
                if key.value == str(step):
                    node, line = value, key.start_mark.line + 1
                    break
            else:
                break
        return line


def _bad(path: str, line: int, where: str, found: object, expected: str) -> BadMapping:
    name = path or "列映射 / mapping"
    shown = str(found)[:100]
    return BadMapping(
        Text(
            zh=f"{name} 第 {line} 行 {where}：写的是 {shown}，应为：{expected}。",
            en=f"{name}, line {line}, {where}: found {shown}, expected: {expected}.",
        ),
        hint=Text(
            zh="格式见 docs/reference/mapping.md。", en="The form is described in docs/reference/mapping.md."
        ),
        path=path,
        line=line,
        field=where,
    )


__all__ = ["VERSION", "Mapping", "load_mapping", "parse_mapping"]
