"""A publication's number: country, number and kind code in one normal form, whoever wrote it.

The same document reads the same from CN106569070B, CN-106569070-B and "CN 106569070 B"; from WO97/12345 and
WO1997012345; from US2013045506 and US 2013/0045506. The rules of one office live in ``offices/``.
"""

import re
from dataclasses import dataclass

from qianglian.model.numbers.offices import office
from qianglian.model.numbers.reading import compact, destroyed, given, readable
from qianglian.model.numbers.ruined import Ruined
from qianglian.model.numbers.st3 import CODES

_PLAIN = re.compile(r"(?!SG)([A-Z]{2})[ -]?([0-9]+)[ -]?([A-Z][0-9]?)?")
"""Nearly every number there is. Singapore's end in a letter that is no kind code and take the other way."""
_KIND = re.compile(r"(.*[0-9][A-Z]?)([A-Z][0-9]?)")
_NUMBER = re.compile(r"[A-Z]{0,4}[0-9]{1,15}(?:[A-Z]{1,5}[0-9]{1,8}|[A-Z])?")
_FLOAT_TAIL = re.compile(r"[0-9]{4,}\.0")
_PROSE = re.compile(
    "[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3](?<![特開表許公実登録再第号號昭和平成令告新案中国专利开布授权报報])"
)
"""An ideograph that offices do not write in numbers: the cell is a sentence in which a digit occurs."""
SHORTEST = 5
"""Digits of a number whose country nobody states; 附件3 is no publication."""
_KIND_CODE = re.compile(r"[A-Z][0-9]?")


@dataclass(frozen=True, slots=True)
class PublicationNumber:
    """A publication's number: ST.3 country, number in normal form, ST.16 kind code, and as given.

    ``country`` is ``""`` when unknown, ``kind`` is ``""`` when not given. ``number`` has no separators;
    leading zeros follow the office's rule (see ``offices/``).
    """

    country: str
    number: str
    kind: str
    as_given: str

    @property
    def text(self) -> str:
        """The number as it is written: ``CN106569070B``, ``WO2009043854A1``."""
        return self.country + self.number + self.kind

    @property
    def group(self) -> str:
        """Country and number without kind code: what a number without kind is compared by."""
        return self.country + self.number


def publication_number(text: object, country: str = "", kind: str = "") -> PublicationNumber | Ruined | None:
    """Read a publication number; never raises.

    ``country`` and ``kind`` are what other columns say; a code written in the number itself comes first.
    ``None``: the cell is empty or holds nothing that has a publication number's shape. ``Ruined``: a
    spreadsheet destroyed it.
    """
    folded = readable(text)
    if folded is None or isinstance(folded, Ruined):
        return folded
    as_given = text if type(text) is str else given(text)
    plain = _PLAIN.fullmatch(folded)
    if plain and plain[1] in CODES and (not country or country == plain[1]):
        rules = office(plain[1])
        number = rules.publication(plain[2], folded) if len(plain[2]) < 16 else ""
        return PublicationNumber(plain[1], number, plain[3] or _kind(kind), as_given) if number else None
    ruined = destroyed(folded, as_given)
    if ruined:
        return ruined
    return _other_forms(folded, as_given, country.strip().upper(), kind)


def _other_forms(folded: str, as_given: str, country: str, kind: str) -> PublicationNumber | Ruined | None:
    if _PROSE.search(folded):
        return None
    if _FLOAT_TAIL.fullmatch(folded):
        folded = folded[:-2]
    country, body = _split_country(compact(folded), folded, country)
    rules = office(country)
    found = None if rules.ends_in_letter(body) else _KIND.fullmatch(body)
    if found:
        body, kind = found[1], found[2]
    elif not kind:
        kind = rules.kind_in_words(folded)
    if not body:
        return None
    number = rules.publication(body, folded)
    if not _NUMBER.fullmatch(number):
        return None
    kind = _kind(kind)
    if not country:
        if sum(map(str.isdigit, number)) < SHORTEST:
            return None
        ruined = destroyed(number + kind, as_given)
        if ruined:
            return ruined
    return PublicationNumber(country, number, kind, as_given)


def _split_country(body: str, folded: str, country: str) -> tuple[str, str]:
    """Country and the rest; a prefix of the stated country's own numbers (JP WO…) is left there."""
    head = body[:2]
    if country and head == country:
        return country, body[2:]
    if country and office(country).own_prefix(body):
        return country, body
    if head in CODES:
        return head, body[2:]
    return country or ("JP" if "特" in folded or "実" in folded else ""), body


def _kind(kind: str) -> str:
    kind = kind.strip().upper()
    return kind if _KIND_CODE.fullmatch(kind) else ""
