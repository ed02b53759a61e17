"""United States (USPTO)."""

import re

from qianglian.model.numbers.offices.office import Filed, Office, plausible_year, strip_zeros

_SERIES = re.compile(r"(?:US)?[ -]*([0-9]{1,2})[/ ]+([0-9]{1,3}[, ]?[0-9]{3})\.?(?: ?[A-Z])?")
_EPODOC = re.compile(r"(?:19|20)[0-9]{2}([0-9]{8})[AP]?")


class UnitedStates(Office):
    """Grants without leading zeros (08769614 is 8769614, D0272332 is D272332); published applications
    as year and seven digits, so that the six-digit form of other offices (2013045506) gives the same number.

    Applications: series code and six digits (13/548,726 is 13548726); the form with the year in front
    that EPO data uses (201213548726) gives the same.
    """

    codes: tuple[str, ...] = ("US",)

    def publication(self, body: str, written: str) -> str:
        """``20130045506`` for an application, ``8769614`` or ``RE32461`` for a grant."""
        if len(body) == 10 and body.isdigit() and plausible_year(body):
            return body[:4] + "0" + body[4:]
        return strip_zeros(body)

    def application(self, body: str, written: str) -> Filed:
        """Eight digits; a trailing P (provisional) or A is dropped, since the series code says it."""
        found = _SERIES.fullmatch(written)
        if found:
            return Filed(found[1].zfill(2) + re.sub("[^0-9]", "", found[2]).zfill(6))
        epodoc = _EPODOC.fullmatch(body)
        if epodoc:
            return Filed(epodoc[1])
        if len(body) == 9 and body[-1] in "AP":
            body = body[:-1]
        return Filed(body)
