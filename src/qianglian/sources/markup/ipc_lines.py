"""Symbols in the lines of the EPO: IPC and CPC in WIPO ST.8 form, and the older editions as they were printed."""

from __future__ import annotations

import re
from collections.abc import Iterable

from qianglian.model.classification import ipc_symbol
from qianglian.model.publication import ClassSymbol

_ST8 = re.compile(
    r"\s*([A-HY] ?\d\d ?[A-Z])\s*(\d{1,4})\s*/\s*(\d{2,6})"
    r"(?:\s+(\d{8})?\s*?([ACS ])([FL ])([IANadi ])(?:(\d{8})([A-Z ])([A-Z ])([A-Z]{2}))?)?\s*"
)
"""Symbol, edition, level, position, value; then date, status, source and office of the assignment."""
_PRINTED = re.compile(r"\s*([1-8])?\s*([A-H])\s?(\d\d)\s?([A-Z])\s*(\d{1,4})\s*/\s*(\d{2,6})\b.*", re.DOTALL)
VALUES = {"I": "invention", "A": "additional", "N": "additional"}
POSITIONS = {"F": "first", "L": "later"}


def st8_symbol(line: str, scheme: str) -> tuple[ClassSymbol, bool]:
    """A symbol with how it was assigned, and whether it belongs to the core level of 2006 to 2010.

    >>> st8_symbol("A61K   9/107       20060101AFI20221215BHEP", "ipcr")[0].position
    'first'
    """
    found = _ST8.fullmatch(line)
    if not found:
        return ClassSymbol(scheme, " ".join(line.split())), False
    place, group, subgroup, edition, level, position, value, _, _, _, office = found.groups("")
    symbol = f"{place.replace(' ', '')}{int(group)}/{subgroup}"
    dated = f"{edition[:4]}.{edition[4:6]}" if edition else ""
    one = ClassSymbol(scheme, symbol, VALUES.get(value, ""), POSITIONS.get(position, ""), dated, office)
    return one, level == "C"


def st8_symbols(lines: Iterable[str], scheme: str) -> list[ClassSymbol]:
    """The symbols of these lines; those of the core level, which say the same more coarsely, come last."""
    read = [st8_symbol(line, scheme) for line in lines if line.strip()]
    return [one for one, core in read if not core] + [one for one, core in read if core]


def printed_ipc(text: str, edition: str, *, first: bool, additional: bool = False) -> ClassSymbol:
    """A symbol of the editions 1 to 7, which stands before it or beside it: ``7B 60L   7/26   A``."""
    position = "" if additional else "first" if first else "later"
    value = "additional" if additional else ""
    found = _PRINTED.fullmatch(text)
    if not found:
        given = " ".join(text.split())
        return ClassSymbol("ipc", ipc_symbol(given) or given, value, position, edition)
    symbol = f"{found[2]}{found[3]}{found[4]}{int(found[5])}/{found[6]}"
    return ClassSymbol("ipc", symbol, value, position, edition or found[1] or "")
