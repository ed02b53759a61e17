"""A number that a spreadsheet destroyed: kept as it was given, reported, never believed.

Spreadsheets show twelve digits and more as ``2.0193E+12``; saved to CSV the digits are gone for good.
A later re-opening may even write them out again as zeros (``2019300000000``).
"""

import re
from dataclasses import dataclass

_SCIENTIFIC = re.compile(r"[0-9](?:[.,][0-9]+E[+ ]?[0-9]{1,3}|E\+[0-9]{1,3}|E[0-9]{2,3})")
_LONG_TAIL = re.compile(r"[0-9]{5,}\.[0-9]{2,}")
_ZEROS = re.compile(r"[0-9]{5,}0{6}(?:\.[0-9])?")
_CELL_ERRORS = frozenset({"#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!"})


@dataclass(frozen=True, slots=True)
class Ruined:
    """A number that a spreadsheet destroyed, with the text that is left and a short reason code.

    Reasons: ``scientific_notation`` (2.0193E+12), ``trailing_zeros`` (2019300000000: the same, written out),
    ``float_tail`` (202310123456.69998), ``float_too_large`` (a cell value of 1e15 or more, where the last
    digits of a float are no longer the number's), ``column_too_narrow`` (####), ``cell_error`` (#REF!).
    """

    as_given: str
    reason: str


def ruin(text: str) -> str:
    """The reason code when upper-case ``text`` is a destroyed number, else ``""``.

    Six zeros at the end of eleven or more digits count as destroyed: a genuine number has them once in a
    million, a rounded one always. A reader that can prove the number by its check digit asks before this.
    """
    first = text[:1]
    if first == "#":
        if not text.strip("#"):
            return "column_too_narrow"
        return "cell_error" if text in _CELL_ERRORS else ""
    if not ("0" <= first <= "9"):
        return ""
    if "E" in text and _SCIENTIFIC.fullmatch(text):
        return "scientific_notation"
    if "000000" in text and _ZEROS.fullmatch(text):
        return "trailing_zeros"
    if "." in text and _LONG_TAIL.fullmatch(text):
        return "float_tail"
    return ""
