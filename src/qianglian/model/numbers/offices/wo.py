"""International applications under the PCT (WIPO)."""

import re

from qianglian.model.numbers.offices.office import Filed, Office, four_digit_year, plausible_year

_PCT = re.compile(r"(?:PCT)?([A-Z]{2})([0-9]{4}|[0-9]{2})([0-9]{5,6})[A-Z]?")
_EPODOC = re.compile(r"((?:19|20)[0-9]{2})([A-Z]{2})([0-9]{5,6})")


class InternationalBureau(Office):
    """Publications: four-digit year and six digits. Until 2003 they were printed with a two-digit year
    and five (2003: six) digits: WO97/12345 and WO9712345 are 1997012345, as databases write them today.

    Applications: receiving office, year, six digits: PCT/CN2016/084836 is CN2016084836, PCT/US99/12345 is
    US1999012345; WO2016CN084836 (EPO data) gives the same.
    """

    codes: tuple[str, ...] = ("WO",)

    def publication(self, body: str, written: str) -> str:
        """Ten digits."""
        if not body.isdigit() or len(body) == 10:
            return body
        if len(body) in (7, 8):
            return four_digit_year(body[:2]) + body[2:].zfill(6)
        if len(body) == 9 and plausible_year(body):
            return body[:4] + body[4:].zfill(6)
        return body

    def application(self, body: str, written: str) -> Filed:
        """Receiving office, four-digit year, six digits."""
        found = _PCT.fullmatch(body)
        if found:
            year = found[2] if len(found[2]) == 4 else four_digit_year(found[2])
            return Filed(found[1] + year + found[3].zfill(6))
        epodoc = _EPODOC.fullmatch(body)
        return Filed(epodoc[2] + epodoc[1] + epodoc[3].zfill(6) if epodoc else body.removeprefix("PCT"))

    def year(self, number: str) -> int | None:
        """2016 for ``CN2016084836``."""
        return int(number[2:6]) if number[2:6].isdigit() and plausible_year(number[2:]) else None
