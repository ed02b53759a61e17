"""Offices that always write a fixed number of digits."""

import re
from collections.abc import Mapping

from qianglian.model.numbers.offices.office import Office

WIDTHS: Mapping[str, Mapping[str, int]] = {
    "AR": {"": 6},
    "EA": {"": 6},
    "EE": {"": 5, "E": 6},
    "HU": {"E": 6},
    "ID": {"P": 9},
}
"""Office → letters in front → digits. Seen in Google Patents data and in the HEVC pool's list."""

_PARTS = re.compile(r"([A-Z]*)0*([0-9]+)")


class Padded(Office):
    """``EA13703`` is EA013703, ``HUE30952`` is HUE030952."""

    def __init__(self, code: str, widths: Mapping[str, int]) -> None:
        self.codes = (code,)
        self.widths = widths

    def publication(self, body: str, written: str) -> str:
        """Leading zeros up to the office's width; longer numbers (with a year) stay."""
        found = _PARTS.fullmatch(body)
        return found[1] + found[2].zfill(self.widths.get(found[1], 0)) if found else body


PADDED: tuple[Padded, ...] = tuple(Padded(code, widths) for code, widths in WIDTHS.items())
