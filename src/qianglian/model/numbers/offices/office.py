"""What every patent office's numbers have in common, and what an office may do otherwise."""

import re
from typing import NamedTuple

_DIGITS = re.compile(r"([A-Z]*)0*([0-9]+.*)")
_CHECK = re.compile(r".*[0-9]\.([0-9X])")


class Filed(NamedTuple):
    """An application number read: normal form, check digit as given, and whether that digit is right.

    ``check_ok`` is ``None`` when no digit was given, or when the office's rule is not known here.
    """

    number: str
    check: str = ""
    check_ok: bool | None = None


class Office:
    """An office without rules of its own: separators out, leading zeros of the numeric part out.

    ``body`` is letters and digits only, without country and kind; ``written`` is the whole text, upper
    case and half width, for the few rules that need its separators.
    """

    codes: tuple[str, ...] = ()
    prefixes: re.Pattern[str] | None = None
    """Letters that begin this office's own numbers although they look like a country (``PI`` in Brazil)."""

    def own_prefix(self, body: str) -> bool:
        """True when ``body`` begins with letters of this office's own numbers."""
        return self.prefixes is not None and self.prefixes.match(body) is not None

    def ends_in_letter(self, body: str) -> bool:
        """True when the last letter of ``body`` belongs to the number and is not a kind code."""
        return False

    def kind_in_words(self, written: str) -> str:
        """The kind code that words around the number state (特開 is A); ``""`` when they state none."""
        return ""

    def publication(self, body: str, written: str) -> str:
        """The publication number's normal form."""
        return strip_zeros(body)

    def application(self, body: str, written: str) -> Filed:
        """The application number's normal form; a last digit after a point is its check digit."""
        found = _CHECK.fullmatch(written)
        if found and len(body) > 5:
            return Filed(strip_zeros(body[:-1]), found[1])
        return Filed(strip_zeros(body))

    def year(self, number: str) -> int | None:
        """The filing year that a number in normal form states; ``None`` when it states none."""
        return None


def strip_zeros(body: str) -> str:
    """Leading zeros of the numeric part out: ``000002330157`` → ``2330157``, ``D0272332`` → ``D272332``."""
    if body[:1] in "123456789" and body:
        return body
    found = _DIGITS.fullmatch(body)
    return found[1] + found[2] if found else body


def four_digit_year(two: str) -> str:
    """``97`` → ``1997``, ``03`` → ``2003``: the two-digit years of numbers, which ended with 2003."""
    return ("19" if two > "50" else "20") + two


def plausible_year(digits: str) -> bool:
    """True for 1900–2099: enough to tell a year from a serial number."""
    return len(digits) >= 4 and digits[:2] in ("19", "20") and digits[:4].isdigit()
