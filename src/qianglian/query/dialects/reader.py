"""Reads a vendor's query by its table: what a person pasted becomes a tree, and what cannot is named."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import cast

from qianglian.model.text import Text
from qianglian.query.days import day_span
from qianglian.query.dialects.engine import Dialect, DialectReading, Untranslated
from qianglian.query.dialects.tokens import RANGE, Token, tokens
from qianglian.query.fields import BY_NAME, DEFAULT_FIELDS, Field
from qianglian.query.normal_form import phrase
from qianglian.query.symbols import class_of
from qianglian.query.tree import (
    All,
    ClassField,
    DateField,
    Node,
    Not,
    Range,
    Span,
    Value,
    ValueField,
    Words,
    conjunction,
    disjunction,
)
from qianglian.query.values import AS_WRITTEN, PREFIXABLE, value_form

MAX_DEPTH = 50
MAX_LENGTH = 65_536

_FOREIGN = re.compile(r"[A-Za-z][\w-]*[=:]")
_WILD = re.compile(r"[?#$%]|\*(?!$)")


@dataclass
class _Reader:
    dialect: Dialect
    text: str
    tokens: list[Token]
    place: int = 0
    depth: int = 0
    untranslated: list[Untranslated] = field(default_factory=list)
    assumptions: list[Untranslated] = field(default_factory=list)

    def query(self) -> Node | None:
        parts = []
        while self.place < len(self.tokens):
            parts.append(self.disjunction(None))
            if self.at("close"):
                self.refuse(self.take(), STRAY)
        return _all_of(parts)

    def disjunction(self, ours: Field | None) -> Node | None:
        first, mixed = self.place, False
        parts = [self.conjunction(ours)]
        while self.at_operator("OR"):
            self.place += 1
            parts.append(self.conjunction(ours))
            mixed = True
        if mixed and self.mixes(first):
            self.remark(self.assumptions, self.tokens[first].start, self.end(), AND_FIRST)
        return _any_of(parts)

    def mixes(self, first: int) -> bool:
        """Whether an AND or NOT stands beside the ORs since ``first``, outside brackets."""
        level = 0
        for token in self.tokens[first : self.place]:
            level += {"open": 1, "close": -1}.get(token.kind, 0)
            if level == 0 and token.kind == "operator" and token.text.upper() != "OR":
                return True
        return False

    def conjunction(self, ours: Field | None) -> Node | None:
        parts = [self.negation(ours)]
        while self.place < len(self.tokens) and not self.at("close") and not self.at_operator("OR"):
            if self.at("near"):
                self.refuse(self.take(), NEARNESS)
            elif self.at_operator("AND"):
                self.place += 1
            parts.append(self.negation(ours))
        return _all_of(parts)

    def negation(self, ours: Field | None) -> Node | None:
        negative = False
        while self.at_operator("NOT"):
            self.place += 1
            negative = not negative
        node = self.operand(ours)
        return Not(node) if negative and node is not None else node

    def operand(self, ours: Field | None) -> Node | None:
        if self.place >= len(self.tokens):
            self.remark(self.untranslated, len(self.text), len(self.text), MISSING)
            return None
        token = self.take()
        match token.kind:
            case "field":
                return self.fielded(token)
            case "open":
                return self.group(token, ours)
            case "operator" | "near" | "close":
                self.refuse(token, MISSING)
                return None
        return self.value(token, ours)

    def fielded(self, token: Token) -> Node | None:
        known = self.dialect.by_code.get(token.text.upper())
        if known is None or known.ours is None:
            start, self.place = token.start, self.place
            self.pass_over()
            self.remark(self.untranslated, start, self.end(), known.note if known and known.note else UNKNOWN)
            return None
        if known.approximate:
            self.remark(self.assumptions, token.start, token.end, known.approximate)
        if self.at("field"):
            self.refuse(token, MISSING)
            return None
        return self.operand(BY_NAME[known.ours])

    def pass_over(self) -> None:
        """Step over the value of a field that has no equal."""
        level = 0
        while self.place < len(self.tokens):
            level += {"open": 1, "close": -1}.get(self.tokens[self.place].kind, 0)
            if level < 0:
                return
            self.place += 1
            if level == 0:
                return

    def group(self, token: Token, ours: Field | None) -> Node | None:
        if self.depth >= MAX_DEPTH:
            self.remark(self.untranslated, token.start, len(self.text), TOO_DEEP)
            self.place = len(self.tokens)
            return None
        self.depth += 1
        node = self.disjunction(ours)
        self.depth -= 1
        if self.at("close"):
            self.place += 1
        elif self.place >= len(self.tokens):
            self.remark(self.assumptions, token.start, token.end, UNCLOSED)
        return node

    def value(self, token: Token, ours: Field | None) -> Node | None:
        if token.kind == "word" and _WILD.search(token.text):
            self.refuse(token, WILDCARD)
            return None
        if token.kind == "word" and _FOREIGN.match(token.text):
            self.refuse(token, FOREIGN)
            return None
        node = _READERS[ours.kind if ours else "text"](self.dialect, token, ours)
        if node is None:
            self.refuse(token, NO_VALUE)
        return node

    def take(self) -> Token:
        self.place += 1
        return self.tokens[self.place - 1]

    def at(self, kind: str) -> bool:
        return self.place < len(self.tokens) and self.tokens[self.place].kind == kind

    def at_operator(self, name: str) -> bool:
        return self.at("operator") and self.tokens[self.place].text.upper() == name

    def end(self) -> int:
        return self.tokens[self.place - 1].end if self.place else 0

    def refuse(self, token: Token, reason: Text) -> None:
        self.remark(self.untranslated, token.start, token.end, reason)

    def remark(self, into: list[Untranslated], start: int, end: int, reason: Text) -> None:
        into.append(Untranslated(Span(start, end), self.text[start:end], reason))


def read(dialect: Dialect, text: str) -> DialectReading:
    """The tree of a vendor's query, what could not be translated, and what was assumed."""
    if len(text) > MAX_LENGTH:
        return DialectReading(None, (Untranslated(Span(0, len(text)), text[:60] + "…", TOO_LONG),))
    reader = _Reader(dialect, text, tokens(dialect, text))
    node = reader.query() if reader.tokens else All()
    return DialectReading(node, tuple(reader.untranslated), tuple(reader.assumptions))


def _words(dialect: Dialect, token: Token, ours: Field | None) -> Node | None:
    text, prefix = _unstarred(token)
    fields = ours.fields if ours else DEFAULT_FIELDS
    return Words(fields, text, prefix) if token.kind != "range" and phrase(text) else None


def _class(dialect: Dialect, token: Token, ours: Field | None) -> Node | None:
    assert ours is not None
    text, prefix = _unstarred(token)
    return class_of(cast(ClassField, ours.name), text + "*" * prefix)


def _range(dialect: Dialect, token: Token, ours: Field | None) -> Node | None:
    assert ours is not None
    name = cast(DateField, ours.name)
    match = RANGE.fullmatch(token.text)
    if match is None:
        span = day_span(_unstarred(token)[0])
        return Range(name, *span) if span else None
    low, high = _bound(match.group(1)), _bound(match.group(2))
    if low is None or high is None:
        return None
    start, end = low[0], high[1]
    return None if start and end and start > end else Range(name, start, end)


def _bound(text: str) -> tuple[date | None, date | None] | None:
    return (None, None) if text == "*" else day_span(text)


def _value(dialect: Dialect, token: Token, ours: Field | None) -> Node | None:
    assert ours is not None
    name, (text, prefix) = cast(ValueField, ours.name), _unstarred(token)
    spoken = {theirs: value for value, theirs in dialect.values.get(name, {}).items()}
    form = value_form(name, spoken.get(text, text), prefix=prefix)
    if not form or (prefix and name not in PREFIXABLE):
        return None
    return Value(name, text if name in AS_WRITTEN else form, prefix)


def _unstarred(token: Token) -> tuple[str, bool]:
    text = token.text
    star = text.endswith(("*", "＊"))
    text = text[:-1] if star else text
    return (text[1:-1] if token.kind == "quoted" else text), star


_READERS: dict[str, Callable[[Dialect, Token, Field | None], Node | None]] = {
    "text": _words,
    "class": _class,
    "date": _range,
    "value": _value,
}


def _all_of(parts: list[Node | None]) -> Node | None:
    kept = [part for part in parts if part is not None]
    return conjunction(*kept) if kept else None


def _any_of(parts: list[Node | None]) -> Node | None:
    kept = [part for part in parts if part is not None]
    return disjunction(*kept) if kept else None


UNKNOWN = Text(zh="字段不认识，这一条件未读入。", en="The field is not known; the condition was left out.")
NEARNESS = Text(zh="没有邻近运算，读作 AND。", en="There is no operator of nearness here; read as AND.")
WILDCARD = Text(
    zh="只支持词尾的 *，这个词未读入。", en="Only a * at a word's end is supported; the word was left out."
)
FOREIGN = Text(
    zh="像是别家检索式的字段，未读入。", en="This looks like a field of another dialect; it was left out."
)
NO_VALUE = Text(zh="不是这个字段的值，未读入。", en="This is no value of the field; it was left out.")
MISSING = Text(zh="这里缺少检索词。", en="Something to look for is missing here.")
STRAY = Text(zh="右括号没有对应的左括号。", en="No opening parenthesis belongs to this closing one.")
UNCLOSED = Text(zh="左括号没有关闭，读到结尾。", en="The parenthesis is not closed; read to the end.")
TOO_DEEP = Text(zh=f"括号超过 {MAX_DEPTH} 层。", en=f"Parentheses nest deeper than {MAX_DEPTH} levels.")
TOO_LONG = Text(
    zh=f"检索式超过 {MAX_LENGTH} 个字符。", en=f"The query is longer than {MAX_LENGTH} characters."
)
AND_FIRST = Text(
    zh="AND、OR 混用而没有括号：先读 AND 和 NOT。",
    en="AND and OR stand together without parentheses: AND and NOT are read first.",
)
