"""Applicants, owners, inventors, designers and agencies of CNIPA documents, whose names are ST.36's by now."""

from __future__ import annotations

import re

from qianglian.model.publication import Identifier, Party
from qianglian.sources.countries import country_code
from qianglian.sources.draft import Draft
from qianglian.sources.markup.parsing import Element
from qianglian.sources.markup.texts import attribute, first_text, text_of

_AGENCY = re.compile(r"(.*\S)\s+(\d{5})\Z", re.DOTALL)
"""An agency is printed with its number (代理机构代码) behind the name."""
_PARTS = ("province", "city", "county", "town", "street", "address-line")


def put_parties(draft: Draft, element: Element) -> None:
    """Each party once, in the order of the document."""
    publication = draft.publication
    publication.applicants = _parties(element, "applicant")
    publication.owners = _parties(element, "assignee")
    publication.inventors = _parties(element, "inventor") or _parties(element, "designer")
    agents = list(element.iter("agent"))
    agencies = [_agency(one) for agent in agents for one in agent.iterfind("agency")]
    people = [name for agent in agents if (name := _name(agent))]
    publication.agents = _each_once([party for party in agencies if party.name])
    if people and publication.agents:
        draft.keep("Agent", "; ".join(dict.fromkeys(people)))
    elif people:
        publication.agents = _each_once([Party(name) for name in people])


def _parties(element: Element, name: str) -> tuple[Party, ...]:
    found = [one for one in element.iter(name) if attribute(one, "dataFormat") != "standard"]
    return _each_once([party for one in found or element.iter(name) if (party := _party(one)).name])


def _each_once(parties: list[Party]) -> tuple[Party, ...]:
    return tuple(dict.fromkeys(parties))


def _name(one: Element) -> str:
    name = first_text(one, "addressbook/name", "addressbook/organization-name", "name", "addressbook/orgname")
    return name or " ".join(
        filter(None, (first_text(one, f"addressbook/{part}") for part in ("last-name", "first-name")))
    )


def _party(one: Element) -> Party:
    place = one.find("addressbook/address")
    address = country = ""
    if place is not None:
        parts = [first_text(place, part) for part in _PARTS]
        address = first_text(place, "text") or "".join(part for part in parts if part.strip("0"))
        country = country_code(first_text(place, "country"))
    return Party(
        _name(one), address, country or country_code(first_text(one, "nationality/country")), _codes(one)
    )


def _codes(one: Element) -> tuple[Identifier, ...]:
    """The organisation's code; zeros stand for none."""
    code = first_text(one, "organization-code")
    if not code.strip("0"):
        return ()
    return (Identifier("uscc" if len(code) == 18 else "cn_organization_code", code),)


def _agency(one: Element) -> Party:
    name = _name(one) or text_of(one)
    coded = _AGENCY.match(name)
    return Party(coded[1], "", "", (Identifier("cnipa_agency", coded[2]),)) if coded else Party(name)
