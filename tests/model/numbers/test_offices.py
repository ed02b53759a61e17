"""The list of offices is the folder."""

import pkgutil

from qianglian.model.numbers import offices
from qianglian.model.numbers.st3 import CODES

SHARED = {"office"}
"""What every office builds on, and is none itself."""


def test_every_file_of_the_folder_is_in_the_list() -> None:
    files = {m.name for m in pkgutil.iter_modules(offices.__path__)} - SHARED
    listed = {type(rules).__module__.rsplit(".", 1)[1] for rules in offices.OFFICES}
    assert listed == files


def test_no_two_offices_claim_a_code_and_every_code_is_in_st3() -> None:
    codes = [code for rules in offices.OFFICES for code in rules.codes]
    assert len(codes) == len(set(codes))
    assert set(codes) <= CODES
    assert all(offices.office(code) in offices.OFFICES for code in codes)
    assert offices.office("FR") is offices.GENERIC
