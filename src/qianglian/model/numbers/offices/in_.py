"""India."""

import re

from qianglian.model.numbers.offices.office import Filed, Office, strip_zeros

_BRANCHES = {"DEL": "DE", "CHE": "CH", "MUM": "MU", "KOL": "KO", "MAS": "MA", "BOM": "BO", "CAL": "CA"}
"""Filing office as India prints it and as the EPO's data abbreviates it; NP (national phase) becomes N."""

_PRINTED = re.compile(r"([0-9]{1,5})(DEL|CHE|MUM|KOL|MAS|BOM|CAL)(NP)?((?:19|20)[0-9]{2})")


class India(Office):
    """Until 2015 serial number, filing office, year: 1604/DELNP/2013 is 2013DN01604, as databases write it.
    Since then twelve digits.
    """

    codes: tuple[str, ...] = ("IN",)

    def publication(self, body: str, written: str) -> str:
        """``2013DN01604`` or digits."""
        found = _PRINTED.fullmatch(body)
        if found is None:
            return strip_zeros(body)
        branch = _BRANCHES[found[2]]
        return found[4] + (branch[0] + "N" if found[3] else branch) + found[1].zfill(5)

    def application(self, body: str, written: str) -> Filed:
        """The same form as the publication's: India publishes under the application number."""
        return Filed(self.publication(body, written))
