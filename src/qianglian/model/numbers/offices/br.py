"""Brazil (INPI)."""

import re

from qianglian.model.numbers.offices.office import Filed, Office, strip_zeros

_CHECK = re.compile(r".*[0-9]-([0-9])(?:[ -]?[A-Z][0-9]?)?")


class Brazil(Office):
    """PI (invention), MU (utility model) or DI (design), then year and serial number; since 2012 BR with the
    type in digits. A last digit after a dash is a check digit and no part of the number: PI 0507680-3.
    """

    codes: tuple[str, ...] = ("BR",)
    prefixes: re.Pattern[str] | None = re.compile("(?:PI|MU|DI)[0-9]")

    def publication(self, body: str, written: str) -> str:
        """The number without its check digit."""
        return body[:-1] if _CHECK.fullmatch(written) and len(body) > 7 else _keep_year(body)

    def application(self, body: str, written: str) -> Filed:
        """The number, and its check digit."""
        found = _CHECK.fullmatch(written)
        if found and len(body) > 7:
            return Filed(body[:-1], found[1])
        return Filed(body)


def _keep_year(body: str) -> str:
    """Zeros that begin the year (PI05… and 0206827 are of 2005 and 2002) stay."""
    return body if body[:1].isalpha() or len(body) == 7 else strip_zeros(body)
