"""The characters of a query, read from left to right.

``text`` is the query as written, ``plain`` the same with full-width signs made half-width, character by
character: positions are the same in both, so that an error points into what the person wrote.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from qianglian.model.text import Text
from qianglian.query.complaints import complaint

_PLAIN = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: " ", 0x00A0: " "}
QUOTES = {'"': '"', "“": "”", "”": "”", "「": "」", "『": "』"}
_ESCAPED = frozenset('\\*"“”「」『』')
_SPACE = re.compile(r"\s*")
_IN_WORD = r'[^\s()|"“”「」『』*&]'
# R&D is a word, 锂&钠 are two.
_WORD = re.compile(rf"{_IN_WORD}+(?:(?<=[A-Za-z0-9])&(?=[A-Za-z0-9]){_IN_WORD}+)*")
_LIST_SIGNS = re.compile("[、，；;。]")
_END = r"(?=[\s()\"“”「」『』]|$)"
_OPERATORS = {
    "AND": re.compile(rf"(?:AND|与){_END}|&&?", re.IGNORECASE),
    "OR": re.compile(rf"(?:OR|或){_END}|\|\|?", re.IGNORECASE),
    "NOT": re.compile(rf"(?:NOT|非){_END}|!", re.IGNORECASE),
}
_FIRST = {"AND": "Aa与&", "OR": "Oo或|", "NOT": "Nn非!"}
_ANY_FIRST = "".join(_FIRST.values())
"""What operators begin with: most operands begin otherwise, which is told without a pattern."""
_ANY_OPERATOR = re.compile("|".join(f"(?:{o.pattern})" for o in _OPERATORS.values()), re.IGNORECASE)
# Bounded, so that a query made of brackets is not read to its end at every word.
_LONGEST_FIELD = 256
_FIELD = re.compile(r"([^\W\d](?:[\w()]|[ ](?=\()){0,40}?(?:\+[^\W\d]\w{0,20}){0,8})[ ]?:")

STAR_AT_END = Text(zh="只在词尾的 *", en="a * only at a word's end")


@dataclass(frozen=True, slots=True)
class Written:
    """A word or phrase as written: its text, whether a star followed, where it starts, whether in quotes."""

    text: str
    star: bool
    start: int
    quoted: bool = False


class Scanner:
    """A place in a query, and what can be read from it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.plain = text.translate(_PLAIN)
        self.position = 0
        self._colon = -1

    def skip_space(self) -> None:
        """Go on to the next character that is not a space."""
        if self.plain[self.position : self.position + 1].isspace():
            match = _SPACE.match(self.plain, self.position)
            self.position = match.end() if match else self.position

    def at_end(self) -> bool:
        """Whether nothing is left."""
        return self.position >= len(self.text)

    def looks_at(self, sign: str) -> bool:
        """Whether ``sign`` stands here."""
        return self.plain.startswith(sign, self.position)

    def accept(self, sign: str) -> bool:
        """Read ``sign`` if it stands here."""
        found = self.looks_at(sign)
        self.position += len(sign) * found
        return found

    def accept_pattern(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Read what ``pattern`` matches here (in the half-width text)."""
        match = pattern.match(self.plain, self.position)
        self.position = match.end() if match else self.position
        return match

    def accept_operator(self, name: str) -> bool:
        """Read the operator AND, OR or NOT, after spaces."""
        self.skip_space()
        if self.plain[self.position : self.position + 1] not in _FIRST[name]:
            return False
        return self.accept_pattern(_OPERATORS[name]) is not None

    def operator_here(self) -> str:
        """The operator that stands here, as written, or ``""``."""
        if self.plain[self.position : self.position + 1] not in _ANY_FIRST:
            return ""
        match = _ANY_OPERATOR.match(self.plain, self.position)
        return match.group() if match else ""

    def accept_field(self) -> tuple[str, int] | None:
        """Read a field's name and its colon: the name and where it stood."""
        if not self._colon_near():
            return None
        match = _FIELD.match(self.plain, self.position)
        if match is None or match.group(1)[-1].isdigit():  # 比例1:2 names no field
            return None
        start, self.position = self.position, match.end()
        return match.group(1), start

    def _colon_near(self) -> bool:
        """Whether a colon follows at all, no further than a field's name is long."""
        if self._colon < self.position:
            found = self.plain.find(":", self.position)
            self._colon = found if found >= 0 else len(self.plain) + _LONGEST_FIELD
        return self._colon - self.position < _LONGEST_FIELD

    def accept_written(self) -> Written | None:
        """Read a word or a quoted phrase, with its star."""
        if self.at_end():
            return None
        sign = self.plain[self.position]
        return self._quoted(sign) if sign in QUOTES else self._word()

    def _word(self) -> Written | None:
        start = self.position
        match = _WORD.match(self.plain, start)
        end = match.end() if match else start
        self._refuse_lists(start, end)
        self.position = end
        star = self.accept("*")
        if star and self._goes_on():
            raise complaint(self.text, self.position - 1, STAR_AT_END, hint=_STAR_HINT)
        return Written(self.text[start:end], star, start) if end > start else None

    def _goes_on(self) -> bool:
        return self.looks_at("*") or _WORD.match(self.plain, self.position) is not None

    def _refuse_lists(self, start: int, end: int) -> None:
        sign = _LIST_SIGNS.search(self.text, start, end)
        if sign:
            raise complaint(self.text, sign.start(), _LIST_EXPECTED, hint=_LIST_HINT)

    def _quoted(self, opening: str) -> Written:
        start, closing = self.position, QUOTES[opening]
        out: list[str] = []
        self.position += 1
        star = -1
        while not self.at_end():
            sign = self.plain[self.position]
            if sign == closing:
                self.position += 1
                return Written("".join(out), self.accept("*") or star >= 0, start, quoted=True)
            if star >= 0:
                raise complaint(self.text, star, STAR_AT_END, hint=_STAR_HINT)
            star = self._quoted_sign(sign, out)
        raise complaint(
            self.text,
            start,
            Text(zh=f"成对的引号，缺少 {closing}", en=f"a pair of quotes, the closing {closing} is missing"),
        )

    def _quoted_sign(self, sign: str, out: list[str]) -> int:
        """Read one character inside quotes; where a star stands, its place, else -1."""
        place, self.position = self.position, self.position + 1
        if sign == "*":
            return place
        if sign == "\\" and self.plain[self.position : self.position + 1] in _ESCAPED and not self.at_end():
            place, self.position = self.position, self.position + 1
        out.append(self.text[place])
        return -1


_STAR_HINT = Text(
    zh="词中间的通配符不支持；要检索 * 本身请在引号内写 \\*。",
    en="Wildcards inside a word are not supported; for a star itself write \\* in quotes.",
)
_LIST_EXPECTED = Text(zh="OR、AND 或空格", en="OR, AND or a space")
_LIST_HINT = Text(
    zh="几个词之间请用 OR（或）、AND（与）；标点属于词时请加引号。",
    en="Put OR or AND between words; quote a phrase that holds this sign.",
)
