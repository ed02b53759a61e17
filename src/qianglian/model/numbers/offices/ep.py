"""European Patent Office."""

import re

from qianglian.model.numbers.check_digit import ep_check_digit
from qianglian.model.numbers.offices.office import Filed, Office

_CHECKED = re.compile(r"([0-9]{8})([0-9])")
_EPODOC = re.compile(r"(?:19|20)([0-9]{2})0([0-9]{6})")


class EuropeanPatentOffice(Office):
    """Publications: seven digits with leading zeros (EP0553632). Applications: year and six digits,
    10795591; the form with a four-digit year (20100795591) gives the same.
    """

    codes: tuple[str, ...] = ("EP",)

    def publication(self, body: str, written: str) -> str:
        """Seven digits."""
        return body.lstrip("0").zfill(7) if body.isdigit() else body

    def application(self, body: str, written: str) -> Filed:
        """Eight digits, and the check digit after the point; a ``.0`` that is wrong is a float's tail."""
        found = _CHECKED.fullmatch(body)
        if found:
            right = ep_check_digit(found[1]) == found[2]
            if not right and written[-2:] == ".0":
                return Filed(found[1])
            return Filed(found[1], found[2], right)
        epodoc = _EPODOC.fullmatch(body)
        return Filed(epodoc[1] + epodoc[2] if epodoc else body)

    def year(self, number: str) -> int | None:
        """2010 for ``10795591``; the first European applications were filed in 1978."""
        if len(number) != 8 or not number.isdigit():
            return None
        two = int(number[:2])
        return two + (1900 if two >= 78 else 2000)
