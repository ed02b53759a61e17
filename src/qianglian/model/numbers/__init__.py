"""Numbers of publications and applications: WIPO ST.3 and ST.16, one normal form, the number as given beside it."""

from qianglian.model.numbers.application import (
    ApplicationNumber,
    application_number,
    application_year_conflicts,
)
from qianglian.model.numbers.check_digit import check_digit
from qianglian.model.numbers.publication import PublicationNumber, publication_number
from qianglian.model.numbers.ruined import Ruined

__all__ = [
    "ApplicationNumber",
    "PublicationNumber",
    "Ruined",
    "application_number",
    "application_year_conflicts",
    "check_digit",
    "publication_number",
]
