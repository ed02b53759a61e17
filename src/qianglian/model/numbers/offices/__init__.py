"""The offices with rules of their own, one class each; every other office follows ``Office`` itself.

To add one: a class with its code, its rules as regular expressions, and its name in the list below.
"""

from qianglian.model.numbers.offices.au import Australia
from qianglian.model.numbers.offices.br import Brazil
from qianglian.model.numbers.offices.cn import China
from qianglian.model.numbers.offices.ep import EuropeanPatentOffice
from qianglian.model.numbers.offices.gb import UnitedKingdom
from qianglian.model.numbers.offices.in_ import India
from qianglian.model.numbers.offices.jp import Japan
from qianglian.model.numbers.offices.kr import Korea
from qianglian.model.numbers.offices.lettered import Italy, Mexico, Singapore
from qianglian.model.numbers.offices.office import Filed, Office
from qianglian.model.numbers.offices.padded import PADDED
from qianglian.model.numbers.offices.us import UnitedStates
from qianglian.model.numbers.offices.wo import InternationalBureau

OFFICES: tuple[Office, ...] = (
    China(),
    UnitedStates(),
    EuropeanPatentOffice(),
    InternationalBureau(),
    Japan(),
    Korea(),
    Australia(),
    Brazil(),
    Italy(),
    Mexico(),
    Singapore(),
    UnitedKingdom(),
    India(),
    *PADDED,
)

GENERIC = Office()

_BY_CODE = {code: rules for rules in OFFICES for code in rules.codes}


def office(code: str) -> Office:
    """The rules of the office with this ST.3 code."""
    return _BY_CODE.get(code, GENERIC)


__all__ = ["GENERIC", "OFFICES", "Filed", "Office", "office"]
