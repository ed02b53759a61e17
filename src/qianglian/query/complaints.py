"""What the grammar says of a query that does not parse: the character, what stands there, what should."""

from __future__ import annotations

from qianglian.model.errors import QuerySyntaxError
from qianglian.model.text import Text
from qianglian.query.fields import Field, nearest

SHOWN = 60
"""Longest piece of a query that a sentence repeats."""

OPERAND = Text(zh="词、“短语”、字段:值 或 (", en="a word, a “phrase”, field:value or (")
_FOUND = Text(
    zh="第 {place} 个字符：这里是{found}，应为{expected}。",
    en="Character {place}: found {found}, expected {expected}.",
)
_END = Text(zh="检索式结尾", en="the end of the query")
_KINDS = {
    "text": Text(zh="{label}中的词或“短语”", en="a word or “phrase” in the {label}"),
    "class": Text(zh="{label}号，如 {example}", en="a symbol of the {label}, as in {example}"),
    "date": Text(zh="日期或日期范围，如 {example}", en="a date or range of dates, as in {example}"),
    "value": Text(zh="{label}的值，如 {example}", en="a value of the {label}, as in {example}"),
    "node": Text(zh="节点名称，如 {example}", en="a node's name, as in {example}"),
}


def complaint(
    query: str, position: int, expected: Text, *, hint: Text | None = None, found: str = ""
) -> QuerySyntaxError:
    """The error that points at ``position``; ``found`` is what stands there (by default one character)."""
    if len(query) > position + SHOWN * 20:
        query = query[: position + SHOWN] + "…"
    return QuerySyntaxError(query, position, _sentence(query, position, found, expected), hint=hint)


def _sentence(query: str, position: int, found: str, expected: Text) -> Text:
    standing = found or query[position : position + 1]
    shown = Text(zh=f"“{cut(standing)}”", en=f"“{cut(standing)}”") if standing else _END
    return Text(
        zh=_FOUND.zh.format(place=position + 1, found=shown.zh, expected=expected.zh),
        en=_FOUND.en.format(place=position + 1, found=shown.en, expected=expected.en),
    )


def cut(text: str) -> str:
    """A piece of the query short enough for a sentence."""
    return text if len(text) <= SHOWN else text[:SHOWN] + "…"


def value_of(field: Field | None) -> Text:
    """What a query may say of ``field``."""
    if field is None:
        return OPERAND
    said = _KINDS[field.kind]
    return Text(
        zh=said.zh.format(label=field.label.zh, example=field.example),
        en=said.en.format(label=field.label.en, example=field.example),
    )


def too_long(query: str, limit: int) -> QuerySyntaxError:
    """The query is longer than any that a person or a chain writes."""
    text = Text(
        zh="检索式有 {length} 个字符，最多 {limit} 个。请拆成几个检索式，或用 node: 引用节点。",
        en="The query has {length} characters, at most {limit} are read. Split it, or use node:.",
    ).format(length=len(query), limit=limit)
    return QuerySyntaxError(query[:SHOWN] + "…", SHOWN, text)


def too_deep(query: str, position: int, limit: int) -> QuerySyntaxError:
    """Parentheses or NOTs nest deeper than the bound."""
    return complaint(
        query,
        position,
        Text(zh=f"不超过 {limit} 层的嵌套", en=f"at most {limit} levels of nesting"),
        hint=Text(zh="请去掉多余的括号或 NOT。", en="Take away parentheses or NOTs that do nothing."),
    )


def unknown_field(query: str, position: int, name: str) -> QuerySyntaxError:
    """A name before a colon that is no field."""
    meant = nearest(name)
    quoted = Text(
        zh=f'若是要检索的词，请加引号："{cut(name)}:…"。',
        en=f'If these are words to look for, quote them: "{cut(name)}:…".',
    )
    hint = quoted
    if meant is not None:
        hint = Text(
            zh=f"是否想写 {meant.name}（{meant.label.zh}）？{quoted.zh}",
            en=f"Did you mean {meant.name} ({meant.label.en})? {quoted.en}",
        )
    return complaint(query, position, Text(zh="字段名", en="the name of a field"), hint=hint, found=name)
