"""The tokens of a vendor's query: brackets, operators, fields, words, phrases and ranges, with their places."""

from __future__ import annotations

import re
from dataclasses import dataclass

from qianglian.query.dialects.engine import Dialect

_PLAIN = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: " ", 0x201C: '"', 0x201D: '"'}
_OPERATOR = re.compile(r"(AND|OR|NOT)(?=[\s(\"]|$)", re.IGNORECASE)
RANGE = re.compile(r"\[\s*(\S{1,20}?)\s+TO\s+(\S{1,20}?)\s*\]", re.IGNORECASE)
_QUOTED = re.compile(r'"([^"]*)"(\*?)')
_WORD = re.compile(r'[^\s()"\[\]]+')


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a query: what it is, its text, and where it stands."""

    kind: str
    text: str
    start: int
    end: int


def tokens(dialect: Dialect, text: str) -> list[Token]:
    """Cut a query into its tokens; every character that is no space belongs to one."""
    plain, place = text.translate(_PLAIN), 0
    out: list[Token] = []
    codes = re.compile(rf"([A-Za-z][\w-]*)\s*{re.escape(dialect.assign)}")
    kinds: tuple[tuple[str, re.Pattern[str], int], ...] = (
        ("near", dialect.proximity, 0),
        ("open", re.compile(r"\("), 0),
        ("close", re.compile(r"\)"), 0),
        ("range", RANGE, 0),
        ("quoted", _QUOTED, 0),
        ("operator", _OPERATOR, 0),
        ("field", codes, 1),
        ("word", _WORD, 0),
        ("other", re.compile(r"\S"), 0),
    )
    while place < len(text):
        if plain[place].isspace():
            place += 1
            continue
        # (W) is an operator after a word and a word after TI=.
        here = kinds if out and out[-1].kind in ("word", "quoted", "close") else kinds[1:]
        kind, match, group = next((k, m, g) for k, p, g in here if (m := p.match(plain, place)))
        shown = text[match.start() : match.end()] if kind in ("quoted", "word") else match.group(group)
        out.append(Token(kind, shown, place, match.end()))
        place = match.end()
    return out
