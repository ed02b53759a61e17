"""Classification symbols in one canonical form: IPC and CPC ``H01M10/0525``, Locarno ``01-01``.

Sources write H01M 10/0525, H01M10/0525(2010.01)I, H01M0010052500 (WIPO ST.8), H01M-010/0525, full width
or lower case. A symbol keeps its level: ``H01M10`` stays a main group, it does not become ``H01M10/00``.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Literal

Level = Literal["section", "class", "subclass", "group", "subgroup"]

CACHE = 1 << 17
"""The whole IPC has 77,000 symbols and the CPC 260,000, of which a corpus uses a part."""

_SYMBOL = re.compile(
    r"([A-HY])(?:([0-9]{2})(?:([A-Z])(?:[ \-]*0*([1-9][0-9]{0,3})(?: ?/ ?([0-9]{2,6}))?)?)?)?"
)
_ST8 = re.compile(r"([A-HY][0-9]{2}[A-Z])([0-9]{4})([0-9]{2,6})")
_NOISE = re.compile(
    r"(?:[(\[{].*|[ ,.;:*]+|[ ]+(?:19|20)[0-9]{6}.*|[ ]+(?:19|20)[0-9]{2}\.[0-9]{2}.*|[ ]+[ICASLNFO]{1,2})$"
)
_LEADING = re.compile(r"[^A-Z0-9]+")
_PREFIX = re.compile(
    r"(?:(?:INT ?\.? ?CL ?\.? ?[0-9]?|IPC[0-9]?|CPC|LOC(?: ?\([0-9]+\))? ?(?:CL)?\.?)[ :.]+)"
)
_LOCARNO = re.compile(r"(?:CL\.? ?)?([0-9]{1,2})[-.]([0-9]{1,2})(?![0-9])")
_EMPTY = frozenset({"", "-", "--", "N/A", "无"})
_BREAKS = re.compile(r"[;；,，|｜\n\r、]+")
_PARTS = re.compile(r"([A-HY])(?:([0-9]{2})(?:([A-Z])(?:([1-9][0-9]{0,3})(/[0-9]{2,6})?)?)?)?")
_LEVELS: tuple[Level, ...] = ("section", "class", "subclass", "group", "subgroup")


@lru_cache(maxsize=CACHE)
def ipc_symbol(text: str) -> str | None:
    """The canonical IPC symbol in ``text``, at the level that it states; ``None`` when there is none.

    Section Y is the CPC's alone.

    >>> ipc_symbol("h01m  10/0525 (20100101)"), ipc_symbol("H01M0010052500"), ipc_symbol("H01M10")
    ('H01M10/0525', 'H01M10/0525', 'H01M10')
    """
    symbol = _symbol(text)
    return None if symbol is None or symbol[0] == "Y" else symbol


@lru_cache(maxsize=CACHE)
def cpc_symbol(text: str) -> str | None:
    """The canonical CPC symbol in ``text`` (``Y02E60/10``, ``B60L2240/12``); ``None`` when there is none."""
    return _symbol(text)


@lru_cache(maxsize=4096)
def loc_class(text: str) -> str | None:
    """The Locarno class and subclass of a design, without the edition: ``01-01 (12)`` is ``01-01``."""
    found = _LOCARNO.match(_PREFIX.sub("", _fold(text)))
    return f"{int(found[1]):02d}-{int(found[2]):02d}" if found else None


@lru_cache(maxsize=CACHE)
def ancestors(symbol: str) -> tuple[str, ...]:
    """A canonical symbol's levels from the section down, the symbol itself last; empty when it is none.

    >>> ancestors("H01M10/0525")
    ('H', 'H01', 'H01M', 'H01M10', 'H01M10/0525')
    """
    found = _PARTS.fullmatch(symbol)
    if found is None:
        return ()
    ends = [found.end(i) for i in range(1, 6) if found[i] is not None]
    return tuple(symbol[:end] for end in ends)


def level(symbol: str) -> Level | None:
    """How deep a canonical symbol lies, from ``section`` (H) to ``subgroup`` (H01M10/0525)."""
    depth = len(ancestors(symbol))
    return _LEVELS[depth - 1] if depth else None


def split_classes(cell: str) -> list[str]:
    """The symbols' texts in a cell that lists them with semicolons, commas, ``、``, ``|`` or line breaks.

    A separator inside brackets, ``H01M 10/0525 (2010.01, A)``, does not split.
    """
    if not _BREAKS.search(cell):
        text = cell.strip()
        return [] if text in _EMPTY else [text]
    cell = re.sub(r"[(（][^()（）]*[)）]", lambda m: _BREAKS.sub(" ", m[0]), cell)
    return [part for part in map(str.strip, _BREAKS.split(cell)) if part not in _EMPTY]


def _symbol(text: str) -> str | None:
    folded = _fold(text)
    found = _SYMBOL.fullmatch(folded)
    if found is None:
        folded = _strip_noise(_PREFIX.sub("", folded))
        fixed = _ST8.fullmatch(folded)
        if fixed:
            return _from_st8(fixed[1], fixed[2], fixed[3])
        found = _SYMBOL.fullmatch(folded)
    if found is None:
        return None
    section, klass, subclass, group, subgroup = found.groups("")
    return f"{section}{klass}{subclass}{group}/{subgroup}" if subgroup else section + klass + subclass + group


def _from_st8(subclass: str, group: str, subgroup: str) -> str | None:
    """ST.8: group in four digits with leading zeros, subgroup with trailing zeros, two digits at least."""
    main = group.lstrip("0")
    return f"{subclass}{main}/{subgroup[:2]}{subgroup[2:].rstrip('0')}" if main else None


def _strip_noise(text: str) -> str:
    while True:
        shorter = _NOISE.sub("", text, count=1)
        if shorter == text:
            return text
        text = shorter


def _fold(text: str) -> str:
    text = text[:80]
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    text = text.strip().upper()
    return text if text[:1].isalnum() else _LEADING.sub("", text, count=1)
