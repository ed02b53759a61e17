"""An application's number in one normal form, its check digit apart, and verified for CN and EP."""

import re
from dataclasses import dataclass
from datetime import date

from qianglian.model.numbers.check_digit import check_digit
from qianglian.model.numbers.offices import office
from qianglian.model.numbers.reading import compact, destroyed, given, readable
from qianglian.model.numbers.ruined import Ruined
from qianglian.model.numbers.st3 import CODES

INVENTION, UTILITY_MODEL, DESIGN = "invention", "utility_model", "design"
CN_TYPES = {"1": INVENTION, "8": INVENTION, "2": UTILITY_MODEL, "9": UTILITY_MODEL, "3": DESIGN}
"""The digit after the year of a Chinese application number; 8 and 9 entered through the PCT."""

LONGEST_TERM = 20
"""Years from filing after which nothing can be divided any more."""

_CN_SHAPE = re.compile(r"((?:19|20)[0-9]{2}[12389][0-9]{7}|(?:8[5-9]|9[0-9]|0[0-4])[12389][0-9]{5})([0-9X])")
_CN_PATENTSCOPE = re.compile(r"[123][01](?:19|20)[0-9]{2}00[0-9]{7}")
_PCT = re.compile(r"PCT[A-Z]{2}[0-9]|[A-Z]{2}(?:19|20)[0-9]{8}W")
_PCT_NUMBER = re.compile(r"[A-Z]{2}[0-9]{10}")
_SHAPE = re.compile(r"[A-Z]{0,4}[0-9][0-9A-Z]{0,19}")
_LONG_FLOAT_TAIL = re.compile(r"[0-9]{13,}\.0")
"""Thirteen digits and more carry their check digit already: what follows the point can only be a float's."""
_FLOAT_TAIL = re.compile(r"[0-9]{4,}\.0")


@dataclass(frozen=True, slots=True)
class ApplicationNumber:
    """An application's number: office, normal form without check digit, the check digit given, and as given.

    CN ``202310123456`` or ``02233545`` (before October 2003); PCT/CN2016/084836 has country ``WO`` and
    number ``CN2016084836``. ``check_ok`` is ``None`` when no digit was given or the office's rule is
    not known here.
    """

    country: str
    number: str
    check: str
    check_ok: bool | None
    as_given: str

    @property
    def text(self) -> str:
        """As it is written: ``CN202310123456.7``, ``PCT/CN2016/084836``, ``US13548726``."""
        if self.country == "WO" and len(self.number) == 12 and _PCT_NUMBER.fullmatch(self.number):
            return f"PCT/{self.number[:6]}/{self.number[6:]}"
        return f"{self.country}{self.number}.{self.check}" if self.check else self.country + self.number

    @property
    def key(self) -> str:
        """Country and number without check digit: what says that two applications are the same."""
        return self.country + self.number

    @property
    def year(self) -> int | None:
        """The filing year that the number states; ``None`` when it states none."""
        return office(self.country).year(self.number)

    @property
    def kind_digit(self) -> str:
        """``invention``, ``utility_model`` or ``design`` as a Chinese number states it; else ``""``."""
        if self.country != "CN" or len(self.number) not in (8, 12):
            return ""
        return CN_TYPES.get(self.number[2 if len(self.number) == 8 else 4], "")


def application_number(text: object, country: str = "") -> ApplicationNumber | Ruined | None:
    """Read an application number; never raises.

    ``country`` is what another column says; a code in the number itself comes first. Without either, a
    number is Chinese when its check digit proves it. ``None``: empty, or nothing of a number's shape.
    ``Ruined``: destroyed.
    """
    folded = readable(text)
    if folded is None or isinstance(folded, Ruined):
        return folded
    as_given = text if type(text) is str else given(text)
    if _LONG_FLOAT_TAIL.fullmatch(folded):
        folded = folded[:-2]
    body = compact(folded)
    country, body = _split_country(body, folded, country.strip().upper() if country else "")
    ruined = None if country == "CN" and _proven(body) else destroyed(folded, as_given)
    if ruined:
        return ruined
    if country not in ("CN", "EP") and folded[-2:] == ".0" and _FLOAT_TAIL.fullmatch(folded):
        folded, body = folded[:-2], body[:-1]
    number, check, right = office(country).application(body, folded)
    if not _SHAPE.fullmatch(number):
        return None
    if not country:
        ruined = destroyed(number + check, as_given)
        if ruined:
            return ruined
    return ApplicationNumber(country, number, check, right, as_given)


def application_year_conflicts(app: ApplicationNumber, filing_date: date) -> bool:
    """True when the year in a Chinese or PCT number cannot go with the filing date.

    A number given before its filing date, or more than twenty years after it, conflicts (21 of 28,032 in two
    gazettes of July 2019). A later year within those twenty does not: a divisional application (分案申请) has
    a new number and its parent's filing date (87 there); ``may_be_divisional`` names them.
    """
    year = app.year
    if app.country not in ("CN", "WO") or year is None:
        return False
    return not 0 <= year - filing_date.year <= LONGEST_TERM


def may_be_divisional(app: ApplicationNumber, filing_date: date) -> bool:
    """True when a Chinese number's year is later than the filing date's: a divisional, or a wrong date."""
    year = app.year
    return app.country == "CN" and year is not None and 0 < year - filing_date.year <= LONGEST_TERM


def _split_country(body: str, folded: str, country: str) -> tuple[str, str]:
    head = body[:2]
    if head == "CN" and body[2:3].isdigit() and not (body[-1] == "W" and _PCT.fullmatch(body)):
        return "CN", body[2:]
    if head == "ZL":
        return "CN", body[2:]
    if _PCT.match(body):
        return "WO", body
    if country and head == country:
        return country, body[2:]
    if country and office(country).own_prefix(body):
        return country, body
    if head in CODES:
        return head, body[2:]
    return country or _unstated_country(body, folded), body


def _unstated_country(body: str, folded: str) -> str:
    if "特願" in folded or "実願" in folded:
        return "JP"
    return "CN" if _proven(body) or _CN_PATENTSCOPE.fullmatch(body) else ""


def _proven(body: str) -> bool:
    """True when ``body`` is a Chinese number whose check digit is right."""
    found = _CN_SHAPE.fullmatch(body)
    return found is not None and check_digit(found[1]) == found[2]
