"""Classifications of United States documents of the present format (v4.x) as symbols with kind, place and office."""

from __future__ import annotations

from collections.abc import Iterator

from qianglian.model.publication import ClassSymbol
from qianglian.sources.markup.parsing import Element
from qianglian.sources.markup.texts import first_text
from qianglian.sources.markup.us_classes import locarno, old_ipc, us_class

_VALUES = {"I": "invention", "N": "additional", "A": "additional"}
_POSITIONS = {"F": "first", "L": "later"}


def ipc_symbols(node: Element) -> Iterator[ClassSymbol]:
    """classification-ipc: the editions before 2006."""
    edition = first_text(node, "edition").lstrip("0")
    for position, symbol in main_and_further(node):
        yield ClassSymbol("ipc", old_ipc(symbol), "", position, edition)


def ipcr_symbols(node: Element) -> Iterator[ClassSymbol]:
    """classifications-ipcr."""
    for one in node.iter("classification-ipcr"):
        yield _parted("ipcr", one, "ipc-version-indicator")


def cpc_symbols(node: Element) -> Iterator[ClassSymbol]:
    """classifications-cpc: main, further, and the members of combination sets in their order."""
    for one in node.iter("classification-cpc"):
        yield _parted("cpc", one, "cpc-version-indicator")


def us_symbols(node: Element) -> Iterator[ClassSymbol]:
    """classification-national, or what holds several of them."""
    for one in node.iter("classification-national"):
        for position, symbol in main_and_further(one):
            scheme = "uspc" if first_text(one, "country") in ("US", "") else "national"
            text = us_class(symbol) if scheme == "uspc" else symbol.strip()
            yield ClassSymbol(scheme, text, "", position, "", first_text(one, "country") or "US")


def loc_symbols(node: Element) -> Iterator[ClassSymbol]:
    """classification-locarno."""
    edition = first_text(node, "edition")
    for position, symbol in main_and_further(node):
        yield ClassSymbol("loc", locarno(symbol), "", position, edition)


def main_and_further(node: Element) -> Iterator[tuple[str, str]]:
    """Position and text as it stands, spaces included: the columns count."""
    for one in node:
        position = {"main-classification": "first", "further-classification": "later"}.get(str(one.tag))
        text = "".join(one.itertext("*")) if position else ""
        text = text.strip("\r\n\t")
        if position and text.strip():
            yield position, text


def _parted(scheme: str, one: Element, version: str) -> ClassSymbol:
    head = "".join(first_text(one, part) for part in ("section", "class", "subclass"))
    group, subgroup = first_text(one, "main-group"), first_text(one, "subgroup")
    if group:
        head += f"{group.lstrip('0')}/{subgroup}" if subgroup else group.lstrip("0")
    day = first_text(one, f"{version}/date")
    return ClassSymbol(
        scheme,
        head,
        _VALUES.get(first_text(one, "classification-value"), ""),
        _POSITIONS.get(first_text(one, "symbol-position"), ""),
        f"{day[:4]}.{day[4:6]}" if len(day) == 8 else day,
        first_text(one, "generating-office/country"),
    )
