"""The query language for people: text → tree, by recursive descent.

::

    query        := [disjunction]                      nothing at all asks for everything
    disjunction  := conjunction (OR conjunction)*
    conjunction  := negation ([AND] negation)*         words side by side must all be there
    negation     := NOT negation | alternation
    alternation  := operand ('|' operand)*             with no spaces around: binds tightest
    operand      := field ':' alternation | '(' disjunction ')' | value
    field        := name ('+' name)*
    value        := word['*'] | "phrase"['*'] | symbol['*'] | range | '*'
    range        := day | [day] '..' [day] | ('>='|'<='|'>'|'<'|'=') day | '[' day TO day ']'

What a value may be depends on its field (`qianglian.query.fields`). A field before parentheses holds for
everything inside that names no field of its own. Full-width signs count as their half-width twins.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import cast

from qianglian.model.errors import QuerySyntaxError
from qianglian.model.text import Text
from qianglian.query import complaints
from qianglian.query.complaints import complaint, value_of
from qianglian.query.fields import DEFAULT_FIELDS, Field, find
from qianglian.query.normal_form import phrase
from qianglian.query.ranges import read_range
from qianglian.query.scanner import STAR_AT_END, Scanner, Written
from qianglian.query.symbols import class_of
from qianglian.query.tree import (
    TEXT_FIELDS,
    All,
    ClassField,
    Node,
    NodeRef,
    Not,
    TextField,
    Value,
    ValueField,
    Words,
    conjunction,
    disjunction,
)
from qianglian.query.values import AS_WRITTEN, PREFIXABLE, VOCABULARIES, value_form

MAX_LENGTH = 65_536
"""Characters that are read; the longest official expression of the four tables has about 2,000."""
MAX_DEPTH = 50
"""Levels of parentheses and NOTs."""

_SPACED_SYMBOL = re.compile(r"[A-HYa-hy][0-9]{2}[A-Za-z]\s+[0-9]{1,4}/[0-9]*\*?")
_SYMBOL = re.compile(r'[^\s()|"“”「」『』]+')
_SYMBOLS_IN_BRACKETS = re.compile(r"[A-Z0-9/]+(?: OR [A-Z0-9/]+)+(?=\))")
_NAME_AND_SIGN = re.compile(r"([^\W\d]\w*)\s*(>=|<=|=|>|<|≥|≤)")


def parse(text: str) -> Node:
    """The tree of a query; blank text asks for everything.

    Raises `QuerySyntaxError`, and nothing else, for a text that is no query.

    >>> parse("ti:锂 NOT ipc:H01M 10/05*").parts[1]
    Not(part=Class(field='ipc', symbol='H01M10/05', prefix=True))
    """
    if len(text) > MAX_LENGTH:
        raise complaints.too_long(text, MAX_LENGTH)
    return _Parser(text).query()


class _Parser:
    def __init__(self, text: str) -> None:
        self.scanner = Scanner(text)
        self.depth = 0
        self.values: dict[str, Callable[[Field], Node]] = {
            "text": self.words,
            "class": self.symbol,
            "date": self.range,
            "value": self.value,
            "node": self.node,
        }

    def query(self) -> Node:
        self.scanner.skip_space()
        if self.scanner.at_end():
            return All()
        node = self.disjunction(None)
        if not self.scanner.at_end():
            raise self.complain(
                Text(zh="检索式结尾：这个 ) 没有对应的 (", en="the end of the query: no ( belongs to this )")
            )
        return node

    def disjunction(self, field: Field | None) -> Node:
        symbols = self.symbols(field) if field and field.kind == "class" else None
        if symbols is not None:
            return disjunction(*symbols)
        parts = [self.conjunction(field)]
        while self.scanner.accept_operator("OR"):
            parts.append(self.conjunction(field))
        return disjunction(*parts)

    def conjunction(self, field: Field | None) -> Node:
        parts = [self.negation(field)]
        while self.scanner.accept_operator("AND") or self.goes_on():
            parts.append(self.negation(field))
        return conjunction(*parts)

    def goes_on(self) -> bool:
        """Whether another operand stands here with no operator before it."""
        here = self.scanner
        return not (
            here.at_end() or here.looks_at(")") or here.operator_here().upper() in ("OR", "或", "|", "||")
        )

    def negation(self, field: Field | None) -> Node:
        if not self.scanner.accept_operator("NOT"):
            return self.alternation(field)
        with self.nested():
            return Not(self.negation(field))

    def alternation(self, field: Field | None) -> Node:
        parts = [self.operand(field)]
        while self.scanner.looks_at("|") and self.glued():
            self.scanner.position += 1
            parts.append(self.operand(field))
        return disjunction(*parts)

    def glued(self) -> bool:
        """Whether the bar here has an operand right before and right after it."""
        place, plain = self.scanner.position, self.scanner.plain
        after = plain[place + 1 : place + 2]
        return not plain[place - 1].isspace() and bool(after) and not after.isspace() and after not in "|)"

    def operand(self, field: Field | None) -> Node:
        self.scanner.skip_space()
        if self.scanner.looks_at("("):
            return self.group(field)
        if self.scanner.at_end() or self.scanner.looks_at(")") or self.scanner.operator_here():
            raise self.complain(value_of(field), found=self.scanner.operator_here())
        named = self.scanner.accept_field()
        if named is not None:
            return self.fielded(*named)
        return self.values[field.kind](field) if field else self.unfielded()

    def group(self, field: Field | None) -> Node:
        opening = self.scanner.position
        self.scanner.position += 1
        with self.nested():
            node = self.disjunction(field)
        if self.scanner.accept(")"):
            return node
        hint = Text(
            zh=f"第 {opening + 1} 个字符的 ( 没有关闭。",
            en=f"The ( at character {opening + 1} is not closed.",
        )
        raise self.complain(Text(zh=")", en=")"), hint=hint)

    def fielded(self, name: str, start: int) -> Node:
        field = self.field(name, start)
        self.scanner.skip_space()
        place = self.scanner.position
        if not self.scanner.looks_at("(") and self.scanner.accept_field() is not None:
            raise complaint(
                self.scanner.text,
                place,
                value_of(field),
                found=self.scanner.text[place : self.scanner.position],
            )
        with self.nested():
            return self.alternation(field)

    def field(self, name: str, start: int) -> Field:
        whole = find(name)
        parts = [find(part) for part in name.split("+")]
        known = [part for part in parts if part is not None]
        if whole is not None:
            return whole
        if len(known) < len(parts):
            raise complaints.unknown_field(self.scanner.text, start, name)
        if any(part.kind != "text" for part in known):
            raise complaint(self.scanner.text, start, _TEXT_FIELDS, found=name)
        return several([text for part in known for text in part.fields])

    def unfielded(self) -> Node:
        if self.scanner.looks_at("*"):
            place = self.scanner.position
            self.scanner.position += 1
            if not self.scanner.at_end() and self.scanner.plain[place + 1] not in ") \t\r\n|":
                raise complaint(self.scanner.text, place, STAR_AT_END)
            return All()
        return self.words(_ANYWHERE)

    def words(self, field: Field) -> Node:
        self.refuse_sign()
        written = self.written(field)
        if written.text.startswith("-") and written.text[1:2].isalpha() and not written.quoted:
            raise complaint(self.scanner.text, written.start, value_of(field), hint=_MINUS)
        if not phrase(written.text):
            raise complaint(self.scanner.text, written.start, _LETTERS, found=written.text or '""')
        return Words(field.fields, written.text, written.star)

    def refuse_sign(self) -> None:
        """``ti=锂``, ``pd>=2015``: a known field with a sign that is not ours."""
        match = _NAME_AND_SIGN.match(self.scanner.plain, self.scanner.position)
        field = find(match.group(1)) if match else None
        if match and field:
            comparison = "" if match.group(2) == "=" else match.group(2)
            hint = Text(zh=f"请写 {field.name}:{comparison}…", en=f"Write {field.name}:{comparison}…")
            raise complaint(
                self.scanner.text,
                match.start(2),
                Text(zh="字段名后的 :", en=": after a field's name"),
                hint=hint,
            )

    def symbol(self, field: Field) -> Node:
        here = self.scanner
        start = here.position
        quoted = here.accept_written() if here.plain[start] in '"“”「『' else None
        match = None if quoted else here.accept_pattern(_SPACED_SYMBOL) or here.accept_pattern(_SYMBOL)
        written = quoted.text + "*" * quoted.star if quoted else match.group() if match else ""
        found = class_of(cast(ClassField, field.name), written)
        if found is None:
            raise complaint(here.text, start, value_of(field), hint=_SYMBOLS, found=written)
        return found

    def symbols(self, field: Field) -> list[Node] | None:
        """A plain list of symbols up to the bracket that closes it, read in one go: official rules have hundreds."""
        match = _SYMBOLS_IN_BRACKETS.match(self.scanner.plain, self.scanner.position)
        if match is None:
            return None
        found = [class_of(cast(ClassField, field.name), one) for one in match.group().split(" OR ")]
        known = [one for one in found if one is not None]
        if len(known) < len(found):
            return None
        self.scanner.position = match.end()
        return list(known)

    def range(self, field: Field) -> Node:
        return read_range(self.scanner, field)

    def value(self, field: Field) -> Node:
        written = self.written(field)
        name = cast(ValueField, field.name)
        form = value_form(name, written.text, prefix=written.star)
        if not form:
            raise complaint(
                self.scanner.text, written.start, value_of(field), hint=_listed(name), found=written.text
            )
        if written.star and name not in PREFIXABLE:
            raise complaint(self.scanner.text, self.scanner.position - 1, value_of(field), hint=_NO_STAR)
        return Value(name, written.text if name in AS_WRITTEN else form, written.star)

    def node(self, field: Field) -> Node:
        written = self.written(field)
        if written.star or not written.text.strip():
            raise complaint(
                self.scanner.text, written.start, value_of(field), hint=_NO_STAR if written.star else None
            )
        return NodeRef(written.text)

    def written(self, field: Field) -> Written:
        written = self.scanner.accept_written()
        if written is None:
            raise self.complain(value_of(field))
        return written

    @contextmanager
    def nested(self) -> Iterator[None]:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise complaints.too_deep(self.scanner.text, self.scanner.position, MAX_DEPTH)
        yield
        self.depth -= 1

    def complain(self, expected: Text, *, hint: Text | None = None, found: str = "") -> QuerySyntaxError:
        return complaint(self.scanner.text, self.scanner.position, expected, hint=hint, found=found)


def several(names: tuple[TextField, ...] | list[TextField]) -> Field:
    """A field that stands for several text fields."""
    fields = tuple(name for name in TEXT_FIELDS if name in names)
    label = Text(zh="、".join(fields), en=", ".join(fields))
    return Field("+".join(fields), "text", label, (), "", fields)


_ANYWHERE = several(DEFAULT_FIELDS)


def _listed(name: ValueField) -> Text | None:
    """The words of a closed list."""
    if name not in VOCABULARIES:
        return None
    words = [f"{value}（{known[0]}）" for value, known in VOCABULARIES[name].items()]
    return Text(zh=f"可用：{'、'.join(words)}。", en=f"One of: {', '.join(words)}.")


_TEXT_FIELDS = Text(
    zh="用 + 连接的都是文本字段（ti ab cl ap in）", en="only text fields joined by + (ti ab cl ap in)"
)
_MINUS = Text(
    zh="排除请用 NOT；词本身以 - 开头请加引号。", en="To exclude, write NOT; quote a word that begins with -."
)
_LETTERS = Text(zh="至少含一个字母、数字或汉字的词", en="a word with at least one letter, digit or ideograph")
_SYMBOLS = Text(
    zh="几个分类号请用 OR 连接；部、大类、小类、大组含其下全部（H01M10）；"
    "小组加 * 按数字前缀（H01M10/05*）。",
    en="Join symbols by OR; a level above the subgroup covers what is under it (H01M10); a starred subgroup "
    "is a prefix of digits (H01M10/05*).",
)
_NO_STAR = Text(zh="这个字段不能用 *。", en="This field takes no *.")
