"""The keyword cells of the official tables, which are partly prose.

The cell is kept verbatim beside its reading, and each reading says how far it goes:

- ``literal``: the cell is one word or a plain list of words; any of them is looked for, nothing was rewritten.
  (The tables do not say whether all or any of a list are meant: any is read.)
- ``interpreted``: something was rewritten or left out (…等, 及, 不包括…, a bracket), or a word of letters and
  ideographs is looked for in both its spellings (AI 芯片, AI芯片); the reason names it.
- ``not encodable``: a sentence about products or services with no words to look for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from qianglian.model.text import Text
from qianglian.query.fields import DEFAULT_FIELDS
from qianglian.query.normal_form import IDEOGRAPHS, phrase
from qianglian.query.tree import Node, Not, Words, conjunction, disjunction

Status = Literal["literal", "interpreted", "not encodable"]

LONGEST_TERM = 18
"""Characters beyond which a piece is a description, not a word that a patent would hold."""

_BETWEEN = re.compile(r"[、，,；;]+|\s*\n\s*")
_EXCLUDING = re.compile("^(?:不包括|不包含|不含|排除|除去)")
_PROSE = re.compile("的|相关|以外|用于|具有|面向|主要|领域|关键词|其他|其它|针对|^(?:以|除)|等")
_EXAMPLES = re.compile("^(?P<example>.+?)等(?P<generic>.*)$")
_AND = re.compile("(?<![涉以普])及(?!其)")
_LETTER = rf"[^\W_{IDEOGRAPHS}]"
_MEETING = re.compile(rf"(?<={_LETTER})\s*(?=[{IDEOGRAPHS}])|(?<=[{IDEOGRAPHS}])\s*(?={_LETTER})")
"""Where letters or digits meet ideographs, with a space between them or without."""
_BRACKET = re.compile(r"^(?P<before>[^（(）)]+)[（(](?P<inside>[^（(）)]+)[）)](?P<after>[^（(）)]*)$")


@dataclass(frozen=True, slots=True)
class KeywordReading:
    """A keyword cell (verbatim), what is looked for, how far that goes and why; ``left_out`` lists the rest."""

    cell: str
    node: Node | None
    status: Status
    reason: Text
    left_out: tuple[str, ...] = ()


def read_keywords(cell: str) -> KeywordReading:
    """Read one cell; never raises.

    >>> from qianglian.query.spell import spell
    >>> reading = read_keywords("机动车，不包括燃料汽车")
    >>> reading.status, spell(reading.node)
    ('interpreted', '机动车 AND NOT 燃料汽车')
    """
    wanted: list[str] = []
    excluded: list[str] = []
    left_out: list[str] = []
    into = wanted
    rewritten = False
    for piece in filter(None, map(str.strip, _BETWEEN.split(cell))):
        stripped = _EXCLUDING.sub("", piece)
        into = excluded if stripped != piece else into
        words, dropped = _words(stripped)
        rewritten |= words != [piece]
        into += words
        left_out += dropped
    return _reading(cell, wanted, excluded, left_out, rewritten)


def _words(piece: str) -> tuple[list[str], list[str]]:
    """Words of one piece of a list, and what of it was left out."""
    examples = _EXAMPLES.match(piece)
    if examples:
        words, dropped = _words(examples["example"])
        return words, [*dropped, examples["generic"]] if examples["generic"] else dropped
    bracket = _BRACKET.match(piece)
    if bracket and not bracket["after"]:
        return _words_of([bracket["before"], bracket["inside"]])
    return _words_of(_AND.split(piece))


def _words_of(pieces: list[str]) -> tuple[list[str], list[str]]:
    words = [piece.strip() for piece in pieces if _is_word(piece.strip())]
    return words, [piece for piece in pieces if piece.strip() and not _is_word(piece.strip())]


def _is_word(piece: str) -> bool:
    bracketed = any(sign in piece for sign in "（）()")
    return bool(phrase(piece)) and len(piece) <= LONGEST_TERM and not _PROSE.search(piece) and not bracketed


def spellings(word: str) -> tuple[str, ...]:
    """A word as it stands and, where letters or digits meet ideographs in it, as it is written also.

    Texts are written with a space there or without one, and the tables are no guide: where a copy has the one, the
    print may have the other. It is put everywhere or nowhere; nobody writes it half and half.

    >>> spellings("第 6 代 WiFi")
    ('第 6 代 WiFi', '第6代WiFi')
    """
    return tuple(dict.fromkeys((word, _MEETING.sub(" ", word), _MEETING.sub("", word))))


def _reading(
    cell: str, wanted: list[str], excluded: list[str], left_out: list[str], rewritten: bool
) -> KeywordReading:
    if not wanted and not excluded:
        return KeywordReading(cell, None, "not encodable", PROSE, tuple(left_out))
    parts: list[Node] = [_any_of(wanted)] if wanted else []
    parts += [Not(_any_of(excluded))] if excluded else []
    node = conjunction(*parts)
    both = any(len(spellings(word)) > 1 for word in (*wanted, *excluded))
    if not (rewritten or left_out or excluded or both):
        return KeywordReading(cell, node, "literal", ANY_OF if len(wanted) > 1 else ONE_WORD)
    return KeywordReading(
        cell, node, "interpreted", _told(rewritten, both, excluded, left_out), tuple(left_out)
    )


def _any_of(words: list[str]) -> Node:
    written = dict.fromkeys(spelling for word in words for spelling in spellings(word))
    return disjunction(*(Words(DEFAULT_FIELDS, spelling) for spelling in written))


def _told(rewritten: bool, both: bool, excluded: list[str], left_out: list[str]) -> Text:
    """Which parts of the cell were read in another form, and which were left out."""
    zh, en = ["列出的词任一出现即可"], ["any of the words listed"]
    if rewritten or excluded or left_out:
        zh.append("“等”“及”和括号已拆开")
        en.append("等, 及 and brackets were resolved")
    if both:
        zh.append("字母、数字与汉字之间有无空格，两种写法都检索")
        en.append("letters or digits beside ideographs are looked for with a space between them and without")
    if excluded:
        zh.append("排除：" + "、".join(excluded))
        en.append("excluded: " + ", ".join(excluded))
    if left_out:
        zh.append("未读入：" + "、".join(left_out))
        en.append("left out: " + ", ".join(left_out))
    return Text(zh="；".join(zh) + "。", en="; ".join(en) + ".")


ONE_WORD = Text(zh="一个词，照字面检索。", en="One word, looked for as it stands.")
ANY_OF = Text(
    zh="照字面检索，任一词出现即可（原表未说明是“全部”还是“任一”）。",
    en="Looked for as they stand, any of them (the table does not say whether all or any are meant).",
)
PROSE = Text(
    zh="这是对产品或服务的说明，没有可检索的词。",
    en="A description of products or services, with no words to look for.",
)
