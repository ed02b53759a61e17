"""Australia."""

import re

from qianglian.model.numbers.offices.office import Filed, Office, four_digit_year, plausible_year, strip_zeros

_SERIAL_YEAR = re.compile(r"(?:AU)?[ -]*([0-9]{1,6})/([0-9]{2})")


class Australia(Office):
    """Since 2002 year and six digits. Before, a serial number and the year: 41034/78 is 1978041034."""

    codes: tuple[str, ...] = ("AU",)
    prefixes: re.Pattern[str] | None = re.compile("P[A-Z][0-9]")

    def publication(self, body: str, written: str) -> str:
        """Year and six digits where the text shows the year."""
        return _serial_year(written) or strip_zeros(body)

    def application(self, body: str, written: str) -> Filed:
        """Year and six digits where the text shows the year."""
        number = _serial_year(written)
        return Filed(number) if number else super().application(body, written)

    def year(self, number: str) -> int | None:
        """1978 for ``1978041034``."""
        return int(number[:4]) if len(number) == 10 and plausible_year(number) else None


def _serial_year(written: str) -> str:
    found = _SERIAL_YEAR.fullmatch(written)
    return four_digit_year(found[2]) + found[1].zfill(6) if found else ""
