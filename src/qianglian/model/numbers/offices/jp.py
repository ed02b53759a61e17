"""Japan (JPO): years by era in older numbers."""

import re

from qianglian.model.numbers.offices.office import Filed, Office, plausible_year, strip_zeros

ERAS = {"明": "M", "大": "T", "昭": "S", "平": "H", "令": "R"}
ERA_STARTS = {"M": 1867, "T": 1911, "S": 1925, "H": 1988, "R": 2018}
"""The year before each era's first: Heisei 5 is 1988 + 5 = 1993."""

_ERA = re.compile(r"([MTSHR])([0-9]{2})0*([1-9][0-9]*)")
_ERA_WRITTEN = re.compile(
    r"(?:([明大昭平令])[和成治正]?|(?<![A-Z])(?:JP[ -]?)?([MTSHR]))"
    r"([0-9]{1,2})[-/]([0-9]+)"
)
_YEAR_WRITTEN = re.compile(r"((?:19|20)[0-9]{2})[-/]([0-9]{1,6})(?![0-9])")
_OLD_FILED = re.compile(r"([0-9]{4,6})([0-9]{2})([TUA]?)")
_FILED = re.compile(r"((?:19|20)[0-9]{2}[0-9]{6})([TUA]?)")


class Japan(Office):
    """Publications: year and six digits (2007186126); before 2000 era, year and serial number without
    leading zeros (H0553868 from 特開平5-53868, JPH05053868); WO2008023438 for re-published
    international applications. Eight digits with a year 10 or 11 in front are Heisei years that lost
    their letter (11303326 is H11303326). Grants: the number alone.

    Applications: four-digit year and six digits, from 特願2006-6501, 特願平7-355004 and the EPO's
    serial-then-year form 35500495 alike; U marks a utility model, which counts by itself.
    """

    codes: tuple[str, ...] = ("JP",)
    prefixes: re.Pattern[str] | None = re.compile("WO[0-9]")

    def kind_in_words(self, written: str) -> str:
        """特開 and 特表 are A, 実開 is U."""
        return "A" if "特開" in written or "特表" in written else "U" if "実開" in written else ""

    def publication(self, body: str, written: str) -> str:
        """Era or year form, or the bare number of a grant."""
        if body.isdigit() and written.isascii() and len(body) == len(written) - 2:
            return _bare(body)
        era = _written_era(written)
        if era:
            return f"{era[0]}{era[1]:02d}{era[2]}"
        year = _YEAR_WRITTEN.search(written)
        if year and body.startswith(year[1]):
            return year[1] + year[2].zfill(6)
        if body.isdigit():
            return _bare(body)
        found = _ERA.fullmatch(body)
        return "".join(found.groups()) if found else strip_zeros(body)

    def application(self, body: str, written: str) -> Filed:
        """Four-digit year and six digits, and U for a utility model."""
        suffix = "U" if body[-1:] == "U" or "実願" in written else ""
        era = _written_era(written)
        if era:
            return Filed(f"{ERA_STARTS[era[0]] + era[1]}{era[2].zfill(6)}{suffix}")
        year = _YEAR_WRITTEN.search(written)
        if year:
            return Filed(year[1] + year[2].zfill(6) + suffix)
        found = _FILED.fullmatch(body)
        if found:
            return Filed(found[1] + suffix)
        old = _OLD_FILED.fullmatch(body)
        if old and old[2] >= "26":
            return Filed(f"19{old[2]}{old[1].zfill(6)}{suffix}")
        return Filed(body)

    def year(self, number: str) -> int | None:
        """2006 for ``2006006501``."""
        return int(number[:4]) if len(number) >= 10 and plausible_year(number) else None


def _bare(body: str) -> str:
    if len(body) == 8 and body[:2] in ("10", "11"):
        return "H" + body[:2] + body[2:].lstrip("0")
    return strip_zeros(body)


def _written_era(written: str) -> tuple[str, int, str] | None:
    found = _ERA_WRITTEN.search(written)
    if found is None or not found[4].strip("0"):
        return None
    return ERAS.get(found[1] or "") or found[2], int(found[3]), found[4].lstrip("0")
