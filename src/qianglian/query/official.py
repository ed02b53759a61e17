"""The notation of the official classification tables: ``B60K6*(不含B60K6/08、B60K6/24)、G06F*``.

A cell lists symbols apart by ``、 ， , ; ；`` or spaces; all of them are meant (OR). ``B60K6*`` is the main group
B60K6 with everything under it (never B60K60), ``G06F*`` a subclass, ``H01M4/13*`` every subgroup of H01M4
whose digits begin with 13; a symbol above the subgroup covers what is under it with or without a star.
``X(不含Y、Z)`` is what is classed in X and not in Y or Z, read record by record: a publication classed in both
B60K6/20 and B60K6/08 is left out, as it is when the expression is run in a vendor's database.

Nothing is dropped: what is irregular is listed with the correction that was read and its reason, or with no
correction where nothing could be read.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field

from qianglian.model.text import Text
from qianglian.query.official_corrections import CORRECTIONS
from qianglian.query.symbols import class_of
from qianglian.query.tree import And, Class, Node, Not, Or, disjunction, leaves

MAX_DEPTH = 20

_TOKEN = re.compile(
    r"(?P<symbol>[A-H](?:[0-9]{2}(?:[A-Z](?:[ ]?[0-9]{1,4}(?:/[0-9]{2,6}(?![0-9])|/(?=\*))?)?)?)?\*?"
    r"(?![A-Za-z0-9/*-]))"
    r"|(?P<open>\()|(?P<close>\))|(?P<except>不含|不包括|不包含|NOT(?=[ :(])[ ]?:?)|(?P<or>OR(?=[ (]))"
    r"|(?P<between>[、，,;；\s]+)|(?P<other>[^\s()、，,;；]+)"
)
_HALF_WIDTH = str.maketrans("（）＊：／　", "()*:/ ")


@dataclass(frozen=True, slots=True)
class SymbolReading:
    """One symbol of a cell: as written, as read, and whether it is excluded."""

    written: str
    meant: Class
    excluded: bool


@dataclass(frozen=True, slots=True)
class Irregular:
    """A piece of a cell that is not in the notation; ``correction`` is None where it could not be read."""

    found: str
    correction: str | None
    reason: Text


@dataclass(frozen=True, slots=True)
class OfficialReading:
    """A cell (verbatim), its tree (None where it holds no symbol), each symbol, and what is irregular."""

    cell: str
    node: Node | None
    readings: tuple[SymbolReading, ...]
    irregular: tuple[Irregular, ...]


def read_official(cell: str) -> OfficialReading:
    """Read one cell; never raises.

    >>> from qianglian.query.spell import spell
    >>> spell(read_official("B60K6*(不含 B60K6/08、B60K6/24), H01M4/13*").node)
    '(ipc:B60K6 AND NOT ipc:(B60K6/08 OR B60K6/24)) OR ipc:H01M4/13*'
    """
    corrected, known = _corrected(cell)
    reader = _Reader(corrected)
    node = reader.list_of(excluded=False, depth=0)
    return OfficialReading(cell, node, tuple(reader.readings), (*known, *reader.irregular))


def _corrected(cell: str) -> tuple[str, list[Irregular]]:
    known = []
    for entry in CORRECTIONS:
        if entry.found in cell:
            cell = cell.replace(entry.found, entry.correction)
            known.append(Irregular(entry.found, entry.correction, entry.reason))
    return cell, known


@dataclass
class _Reader:
    cell: str
    readings: list[SymbolReading] = field(default_factory=list)
    irregular: list[Irregular] = field(default_factory=list)
    place: int = 0

    def __post_init__(self) -> None:
        found = _TOKEN.finditer(self.cell.translate(_HALF_WIDTH))
        self.tokens = [(m.lastgroup or "", self.cell[m.start() : m.end()]) for m in found]

    def list_of(self, *, excluded: bool, depth: int) -> Node | None:
        """Symbols up to a closing bracket or the end."""
        items: list[Node] = []
        while self.place < len(self.tokens):
            kind, text = self.tokens[self.place]
            self.place += 1
            if kind == "close":
                if depth:
                    break
                self.refuse(text, STRAY, correction="")
            elif kind == "symbol":
                self.symbol(text, items, excluded)
            elif kind == "open":
                self.bracket(items, excluded=excluded, depth=depth)
            elif kind == "except":
                self.exclude(items, self.operand(not excluded, depth))
            elif kind == "other":
                self.refuse(text, NO_SYMBOL)
        else:
            if depth:
                self.refuse("(", UNCLOSED, correction="()")
        return disjunction(*items) if items else None

    def symbol(self, written: str, items: list[Node], excluded: bool) -> None:
        meant = class_of("ipc", written)
        if meant is None:
            self.refuse(written, NO_SYMBOL)
            return
        self.readings.append(SymbolReading(written, meant, excluded))
        items.append(meant)

    def bracket(self, items: list[Node], *, excluded: bool, depth: int) -> None:
        """A bracket: an exclusion from the symbol before it, or a list of its own."""
        if depth >= MAX_DEPTH:
            self.refuse("".join(text for _, text in self.tokens[self.place :]), TOO_DEEP)
            self.place = len(self.tokens)
            return
        self.skip("between")
        excluding = self.skip("except")
        inner = self.list_of(excluded=excluded ^ excluding, depth=depth + 1)
        if excluding:
            self.exclude(items, inner)
        elif inner is not None:
            items.append(inner)

    def operand(self, excluded: bool, depth: int) -> Node | None:
        """What follows an exclusion that stands outside brackets: one symbol or one bracket."""
        items: list[Node] = []
        self.skip("between")
        kind, text = self.tokens[self.place] if self.place < len(self.tokens) else ("", "")
        if kind == "symbol":
            self.place += 1
            self.symbol(text, items, excluded)
        elif kind == "open":
            self.place += 1
            self.bracket(items, excluded=excluded, depth=depth)
        return items[0] if items else None

    def exclude(self, items: list[Node], inner: Node | None) -> None:
        if inner is None:
            self.refuse("不含", NOTHING_EXCLUDED)
        elif not items:
            self.refuse("不含", NO_BASE, correction="*(不含")
            items.append(Not(inner))
        else:
            base = items[-1]
            items[-1] = And((*(base.parts if isinstance(base, And) else (base,)), Not(inner)))

    def skip(self, kind: str) -> bool:
        found = self.place < len(self.tokens) and self.tokens[self.place][0] == kind
        self.place += found
        return found

    def refuse(self, found: str, reason: Text, correction: str | None = None) -> None:
        self.irregular.append(Irregular(found, correction, reason))


NO_SYMBOL = Text(zh="不是国际专利分类号。", en="This is no symbol of the IPC.")
STRAY = Text(
    zh="右括号没有对应的左括号：略去不读。",
    en="No opening bracket belongs to this closing one: read without it.",
)
UNCLOSED = Text(
    zh="左括号没有关闭，读到单元格结尾。", en="The bracket is not closed; read to the cell's end."
)
TOO_DEEP = Text(zh=f"括号超过 {MAX_DEPTH} 层。", en=f"Brackets nest deeper than {MAX_DEPTH} levels.")
NOTHING_EXCLUDED = Text(zh="“不含”之后没有分类号。", en="No symbol follows 不含.")
NO_BASE = Text(
    zh="“不含”之前没有分类号：读作“除此之外的全部”。",
    en="No symbol stands before 不含: read as “all but these”.",
)


def write_official(node: Node) -> str | None:
    """The tree in the official notation; None where it holds more than classes, OR and exclusion.

    >>> write_official(read_official("B60K6(不含B60K6/08)").node)
    'B60K6*(不含B60K6/08)'
    """
    match node:
        case Class("ipc", symbol, prefix):
            return symbol + "*" * (prefix or "/" not in symbol)
        case Or(parts) if parts:
            texts = [write_official(part) for part in parts]
            return None if None in texts else "、".join(text for text in texts if text)
        case And(parts):
            return _exclusion(parts)
    return None


def _exclusion(parts: tuple[Node, ...]) -> str | None:
    """``X AND NOT Y AND NOT Z`` as ``X(不含Y、Z)``."""
    bases = [part for part in parts if not isinstance(part, Not)]
    excluded = write_official(disjunction(*(part.part for part in parts if isinstance(part, Not))))
    base = write_official(bases[0]) if len(bases) == 1 else None
    if base is None or not excluded:
        return None
    return f"({base})(不含{excluded})" if isinstance(bases[0], Or) else f"{base}(不含{excluded})"


def unknown_symbols(node: Node, known: Iterable[str]) -> tuple[str, ...]:
    """Symbols of a tree that are not among the ``known`` ones (as ``H01M10/052``; a main group as ``H01M10/00``).

    The tables cite symbols that have moved since (H01L to H10) or that no edition holds.
    """
    ordered = sorted(known)
    asked = dict.fromkeys(leaf for leaf in leaves(node) if isinstance(leaf, Class))
    return tuple(leaf.symbol + "*" * leaf.prefix for leaf in asked if not _holds(ordered, leaf))


def _holds(known: list[str], asked: Class) -> bool:
    ends = "/" if asked.symbol[4:] and "/" not in asked.symbol else ""
    beginning = asked.symbol + ends
    at = bisect_left(known, beginning)
    if at == len(known):
        return False
    exact = "/" in asked.symbol and not asked.prefix
    return known[at] == asked.symbol if exact else known[at].startswith(beginning)
