"""Parties that the EPO lists in several spellings, one after the other: each person once, in the best of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from qianglian.model.publication import Party
from qianglian.sources.markup.parsing import Element
from qianglian.sources.markup.texts import attribute, first_text

BEST = ("original", "docdba", "intermediate", "epodoc", "docdb", "epo")
"""Spellings, the one nearest to the printed page first: docdba is as the office delivered it."""

_COUNTRY = re.compile(r"\s*\[([A-Z]{2})\]\s*$")


def parties(listed: Sequence[Element], read: Callable[[Element], Party]) -> tuple[Party, ...]:
    """One party per running number; address and country from whichever spelling states them.

    Where spellings differ in how many they list, the one that the EPO itself keeps says how many there are: an
    ``original`` list repeats people whose name was given twice.
    """
    by_form: dict[str, dict[int, Party]] = {}
    for one in listed:
        form = attribute(one, "data-format") or attribute(one, "format") or "original"
        held = by_form.setdefault(form, {})
        number = attribute(one, "sequence")
        place = int(number) if number.isascii() and number.isdigit() and int(number) not in held else None
        held[len(held) + 1 if place is None else place] = read(one)
    if not by_form:
        return ()
    kept = [form for form in reversed(BEST) if form in by_form] + [f for f in by_form if f not in BEST]
    return tuple(_best(by_form, place) for place in sorted(by_form[kept[0]]))


def _best(by_form: dict[str, dict[int, Party]], place: int) -> Party:
    known = [by_form[form][place] for form in BEST if place in by_form.get(form, {})]
    known += [held[place] for form, held in by_form.items() if form not in BEST and place in held]
    name = next((party.name for party in known if party.name), "")
    address = next((party.address for party in known if party.address), "")
    return Party(name, address, next((party.country for party in known if party.country), ""))


def exchange_party(element: Element) -> Party:
    """A party of an exchange document: ``DOE JANE [US]``, or the country as residence."""
    name = first_text(element, ".//name", ".//last-name")
    found = _COUNTRY.search(name)
    country = first_text(element, "residence/country", ".//address/country") or (found[1] if found else "")
    name = _COUNTRY.sub("", name).strip().rstrip(",").strip()
    return Party(name, first_text(element, ".//address/text"), country)
