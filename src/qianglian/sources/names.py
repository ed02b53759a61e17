"""Lists of names that are separated by the comma that also stands inside company names."""

from __future__ import annotations

import re

from qianglian.model.publication import Party

LEGAL_FORMS = (
    r"Co|Ltd|Inc|LLC|L\.L\.C|Llc|Corp|Corporation|Limited|Incorporated|LTD|INC|CO|CORP|GmbH|AG|S\.A|S\.p\.A|SpA|SA|"
    r"S\.r\.l|B\.V|N\.V|Lp|LP|L\.P|Llp|LLP|Pte|Pty|Plc|PLC|Kg|KG|K\.K|Jr|Sr|Ii|Iii|II|III|Ph\.?D|Esq"
)
_BETWEEN = re.compile(rf",(?!\s*(?:{LEGAL_FORMS})\b\.?(?:\s*(?:,|\.|$)|\s+(?:{LEGAL_FORMS})\b))\s*")


def split_names(parties: tuple[Party, ...]) -> tuple[Party, ...]:
    """Cut at commas, save before a company's legal form.

    >>> [party.name for party in split_names((Party("Idemitsu Kosan Co., Ltd., Toyota Jidosha"),))]
    ['Idemitsu Kosan Co., Ltd.', 'Toyota Jidosha']
    """
    names = [name.strip() for party in parties for name in _BETWEEN.split(party.name)]
    return tuple(Party(name) for name in dict.fromkeys(names) if name)
