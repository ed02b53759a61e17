"""China (CNIPA)."""

import re

from qianglian.model.numbers.check_digit import check_digit
from qianglian.model.numbers.offices.office import Filed, Office, four_digit_year

_LONG = re.compile(r"((?:19|20)[0-9]{2}[12389][0-9]{7})([0-9X]?)A?")
_SHORT = re.compile(r"((?:8[5-9]|9[0-9]|0[0-4])[12389][0-9]{5})([0-9X]?)A?")
_PATENTSCOPE = re.compile(r"([123])([01])((?:19|20)[0-9]{2})00([0-9]{7})")
_FLOAT_TAIL = re.compile(r"(?:CN|ZL)?[0-9]{13}\.0")


class China(Office):
    """Publications: digits as they are. Applications: year, type digit, serial number; check digit apart.

    Until September 2003: two-digit year, type, five digits (02233545.5); since then four-digit year, type,
    seven digits (202310123456.7). Type 1 invention, 2 utility model, 3 design, 8 and 9 the first two
    from PCT.

    PATENTSCOPE writes fifteen digits without check digit: type, PCT or not, year, 00, serial number:
    10 2015 00 0063771 is 201510063771, 20 2016 00 0973412 is 201620973412, 11 2014 00 0074137 is
    201480074137.
    """

    codes: tuple[str, ...] = ("CN",)

    def application(self, body: str, written: str) -> Filed:
        """Normal form without check digit; a ``.0`` that is no right check digit is a float's tail."""
        if body[:2] == "ZL":
            body = body[2:]
        if len(body) > 13:
            return self._fourteen_and_more(body, written)
        found = _LONG.fullmatch(body) or _SHORT.fullmatch(body)
        if found is None:
            return Filed(body)
        number, check = found[1], found[2]
        if not check:
            return Filed(number)
        right = check_digit(number) == check
        if not right and check == "0" and written[-2:] == ".0":
            return Filed(number)
        return Filed(number, check, right)

    def year(self, number: str) -> int | None:
        """1985 for ``85…``, 2023 for ``2023…``."""
        if len(number) == 12 and number.isdigit():
            return int(number[:4])
        if len(number) == 8 and number.isdigit():
            return int(four_digit_year(number[:2]))
        return None

    def _fourteen_and_more(self, body: str, written: str) -> Filed:
        found = _PATENTSCOPE.fullmatch(body)
        if found:
            return Filed(found[3] + _type_digit(found[1], found[2]) + found[4])
        if len(body) == 14 and _FLOAT_TAIL.fullmatch(written):
            return self.application(body[:-1], written[:-2])
        return Filed(body)


def _type_digit(kind: str, pct: str) -> str:
    return {"11": "8", "21": "9"}.get(kind + pct, kind)
