"""Korea (KIPO / MOIP)."""

import re

from qianglian.model.numbers.offices.office import Filed, Office, plausible_year

_TYPED = re.compile(r"([12]0)((?:19|20)[0-9]{9})")
_YEAR = re.compile(r"((?:19|20)[0-9]{2}[0-9]{7})([AU]?)")


class Korea(Office):
    """Published applications: year and seven digits without the type number that KIPO prints in front
    (10-2016-0103673 is 20160103673, as databases write it). Grants keep the type: 10-2134749 is 102134749.

    Applications: type (10 invention, 20 utility model), year, seven digits.
    """

    codes: tuple[str, ...] = ("KR",)

    def publication(self, body: str, written: str) -> str:
        """``20160103673`` for a published application; else the digits as they are."""
        found = _TYPED.fullmatch(body)
        return found[2] if found else body

    def application(self, body: str, written: str) -> Filed:
        """Thirteen digits."""
        if _TYPED.fullmatch(body):
            return Filed(body)
        found = _YEAR.fullmatch(body)
        return Filed(("20" if found[2] == "U" else "10") + found[1] if found else body)

    def year(self, number: str) -> int | None:
        """2015 for ``1020150026293``."""
        return int(number[2:6]) if len(number) == 13 and plausible_year(number[2:]) else None
