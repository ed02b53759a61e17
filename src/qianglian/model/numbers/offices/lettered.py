"""Offices whose numbers carry letters of their own that look like a country or a kind code."""

import re

from qianglian.model.numbers.offices.office import Office, strip_zeros

_SINGAPORE = re.compile(r"[0-9]{10,11}[A-Z]")


class Italy(Office):
    """Filing place and year in front: MI20101425 (Milan). Zeros after letters are part of the year."""

    codes: tuple[str, ...] = ("IT",)
    prefixes: re.Pattern[str] | None = re.compile("[A-Z]{2}[0-9]")

    def publication(self, body: str, written: str) -> str:
        """Digits lose leading zeros; lettered numbers stay."""
        return body if body[:1].isalpha() else strip_zeros(body)


class Mexico(Italy):
    """PA (invention), GT, NL (filing place) in front of the year: PA03010818."""

    codes: tuple[str, ...] = ("MX",)
    prefixes: re.Pattern[str] | None = re.compile("(?:PA|NL|GT|JL)[0-9]")


class Singapore(Office):
    """The number ends in a check letter: 10201407421U, so that the publication is SG10201407421UA."""

    codes: tuple[str, ...] = ("SG",)

    def ends_in_letter(self, body: str) -> bool:
        """True when nothing follows the check letter."""
        return _SINGAPORE.fullmatch(body) is not None
