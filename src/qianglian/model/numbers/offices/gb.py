"""United Kingdom."""

import re

from qianglian.model.numbers.offices.office import Office, strip_zeros

_YEAR_2000S = re.compile(r"0[0-9]{6}")


class UnitedKingdom(Office):
    """Seven digits that begin with 0 are a year and a serial number (0313468 is of 2003): the zero stays."""

    codes: tuple[str, ...] = ("GB",)

    def publication(self, body: str, written: str) -> str:
        """Digits as they are."""
        return body if _YEAR_2000S.fullmatch(body) else strip_zeros(body)
