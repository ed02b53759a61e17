"""Classes as the USPTO prints them in fixed columns, in the form in which people write them."""

from __future__ import annotations

import re

from qianglian.model.classification import ipc_symbol, loc_class

_LOCARNO = re.compile(r"([0-9]{2})[-. ]?([0-9]{2})")


def us_class(columns: str) -> str:
    """A symbol of the former national classification: three columns of class, three of subclass, decimals.

    The spaces count, leading ones too: what an XML tool has trimmed cannot be told apart any more.

    >>> us_class(" 15328"), us_class("4304951"), us_class("002009000"), us_class("D 1106"), us_class("57417R")
    ('15/328', '430/495.1', '2/9', 'D1/106', '574/17R')
    """
    if "/" in columns or not any(one.isdigit() for one in columns):
        return " ".join(columns.split())
    head, rest = columns[:3], columns[3:].rstrip()
    main = head.replace(" ", "").lstrip("0")
    if "-" in rest:
        return f"{main}/{rest.replace(' ', '')}"
    whole, decimals = rest[:3].strip().lstrip("0"), rest[3:].strip()
    if decimals.isdigit():
        decimals = decimals.rstrip("0")
        decimals = f".{decimals}" if decimals else ""
    return f"{main}/{whole}{decimals}" if whole or decimals else main


def old_ipc(columns: str) -> str:
    """An IPC symbol of the editions before 2006; as given where it is none.

    The older files have four columns of subclass, three of main group, then the subgroup without a stroke.

    >>> old_ipc("A47L  514"), old_ipc("G06F 1516"), old_ipc("A61K 31495"), old_ipc("G06F017/21")
    ('A47L5/14', 'G06F15/16', 'A61K31/495', 'G06F17/21')
    """
    if "/" not in columns and len(columns) > 7:
        columns = f"{columns[:4]}{columns[4:7].strip()}/{columns[7:]}"
    return ipc_symbol(columns) or " ".join(columns.split())


def locarno(digits: str) -> str:
    """A Locarno class, four digits without a mark: ``0101`` is ``01-01``; as given where it is none."""
    found = _LOCARNO.fullmatch(digits.strip())
    return f"{found[1]}-{found[2]}" if found else loc_class(digits) or digits.strip()
