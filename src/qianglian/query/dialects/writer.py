"""Writes a tree in a vendor's words by its table; what the vendor cannot say is named."""

from __future__ import annotations

from dataclasses import dataclass, field

from qianglian.model.text import Text
from qianglian.query.dialects.engine import Dialect, DialectWriting, Untranslated
from qianglian.query.fields import FIELDS
from qianglian.query.normal_form import EDGE, phrase
from qianglian.query.spell import spell
from qianglian.query.tree import All, And, Class, Node, Not, Or, Range, Value, Words


@dataclass
class _Writer:
    dialect: Dialect
    untranslated: list[Untranslated] = field(default_factory=list)

    def text(self, node: Node) -> str:
        """The node in the vendor's words; ``""`` where it was left out."""
        match node:
            case And(parts):
                return self.conjunction(parts)
            case Or(parts):
                return _join([self.operand(part) for part in parts], " OR ")
            case Not(Not(part)):
                return self.text(part)
            case Not():
                return self.refuse(node, NO_BASE)
        return self.leaf(node)

    def conjunction(self, parts: tuple[Node, ...]) -> str:
        wanted = [part for part in parts if not isinstance(part, Not)]
        excluded = [part.part for part in parts if isinstance(part, Not)]
        text = _join([self.operand(part) for part in wanted], " AND ")
        if not text:
            for part in excluded:
                self.refuse(Not(part), NO_BASE)
            return ""
        return "".join([text, *(f" NOT {said}" for said in map(self.operand, excluded) if said)])

    def operand(self, node: Node) -> str:
        said = self.text(node)
        return f"({said})" if said and isinstance(node, And | Or) else said

    def leaf(self, node: Node) -> str:
        match node:
            case Words(fields, text, prefix):
                return self.words(node, fields, text, prefix)
            case Class(name, symbol, prefix):
                return self.coded(node, name, f"({symbol}{'*' * prefix})")
            case Range(name, start, end) if start or end:
                bounds = [day.isoformat().replace("-", "") if day else "*" for day in (start, end)]
                return self.coded(node, name, f"[{bounds[0]} TO {bounds[1]}]")
            case Value(name, value, prefix):
                said = self.dialect.values.get(name, {}).get(value, value).replace('"', " ")
                said = said if said.replace(".", "").isalnum() else f'"{said}"'
                return self.coded(node, name, f"({said}{'*' * prefix})")
            case All():
                return self.refuse(node, NO_ALL)
        return self.refuse(node, NO_FIELD)

    def words(self, node: Node, fields: tuple[str, ...], text: str, prefix: bool) -> str:
        said = _phrase(text) + "*" * prefix
        ours = next((f.name for f in FIELDS if f.kind == "text" and f.fields == fields), "")
        code = self.dialect.code_of(ours)
        if code:
            return f"{code}{self.dialect.assign}({said})"
        codes = [self.coded(node, name, f"({said})") for name in fields]
        joined = _join(codes, " OR ")
        return f"({joined})" if len(codes) > 1 and joined else joined

    def coded(self, node: Node, ours: str, said: str) -> str:
        code = self.dialect.code_of(ours)
        return f"{code}{self.dialect.assign}{said}" if code else self.refuse(node, NO_FIELD)

    def refuse(self, node: Node, reason: Text) -> str:
        self.untranslated.append(Untranslated(None, spell(node), reason))
        return ""


def write(dialect: Dialect, node: Node) -> DialectWriting:
    """The tree for the vendor's search box, and what could not be said there."""
    writer = _Writer(dialect)
    text = writer.text(node)
    return DialectWriting(text, tuple(writer.untranslated))


def _phrase(text: str) -> str:
    """A word as it stands, several in quotes; signs that vendors read as commands become spaces."""
    plain = phrase(text).replace(EDGE, "")
    return plain if plain.isalnum() and plain not in ("and", "or", "not") else f'"{plain}"'


def _join(parts: list[str], operator: str) -> str:
    return operator.join(part for part in parts if part)


NO_BASE = Text(
    zh="只有排除没有检索词，对方无法执行。",
    en="An exclusion with nothing to exclude from cannot be run there.",
)
NO_FIELD = Text(zh="对方没有这个字段。", en="The vendor has no such field.")
NO_ALL = Text(zh="对方不能检索“全部”。", en="The vendor cannot be asked for everything.")
