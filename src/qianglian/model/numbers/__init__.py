"""Numbers of publications and applications in one normal form, the number as given beside it."""

from qianglian.model.numbers.application import (
    ApplicationNumber,
    application_number,
    application_year_conflicts,
    may_be_divisional,
)
from qianglian.model.numbers.check_digit import check_digit
from qianglian.model.numbers.claimed import claimed_key, claimed_number
from qianglian.model.numbers.publication import PublicationNumber, publication_number
from qianglian.model.numbers.ruined import Ruined

__all__ = [
    "ApplicationNumber",
    "PublicationNumber",
    "Ruined",
    "application_number",
    "application_year_conflicts",
    "check_digit",
    "claimed_key",
    "claimed_number",
    "may_be_divisional",
    "publication_number",
]
