"""Classification symbols as a query may write them: any level, spaced or not, with or without a star."""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import normalize

from qianglian.query.tree import Class, ClassField

_SYMBOL = re.compile(
    r"(?P<level>[A-HY](?:[0-9]{2}(?:[A-Z](?:0*(?P<group>[1-9][0-9]{0,3}))?)?)?)(?:(?P<slash>/)(?P<sub>[0-9]{0,6}))?"
    r"(?P<star>\*)?"
)
_LOCARNO = re.compile(r"(?P<level>[0-9]{2})(?:[-.]?(?P<sub>[0-9]{2}))?\*?")


@lru_cache(maxsize=1 << 14)
def class_of(field: ClassField, written: str) -> Class | None:
    """The class that is meant; None where this is no symbol.

    >>> class_of("ipc", "h01m 10/*"), class_of("ipc", "H01M4/13*")
    (Class(field='ipc', symbol='H01M10', prefix=False), Class(field='ipc', symbol='H01M4/13', prefix=True))
    """
    symbol = "".join(normalize("NFKC", written).split()).upper()
    return _locarno(symbol) if field == "loc" else _patent_class(field, symbol)


def _patent_class(field: ClassField, symbol: str) -> Class | None:
    match = _SYMBOL.fullmatch(symbol)
    if match is None or (symbol[0] == "Y" and field == "ipc"):
        return None
    level, sub, star = match["level"], match["sub"], bool(match["star"])
    if match["group"]:
        level = level[:4] + match["group"]
    if match["slash"] is None:
        return Class(field, level)
    if not match["group"] or not (star or len(sub) > 1):
        return None
    return Class(field, f"{level}/{sub}", prefix=star) if sub else Class(field, level)


def _locarno(symbol: str) -> Class | None:
    match = _LOCARNO.fullmatch(symbol)
    if match is None:
        return None
    return Class("loc", match["level"] + (f"-{match['sub']}" if match["sub"] else ""))
