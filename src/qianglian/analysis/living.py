"""Families with a patent in force in one country or region: until when, in whose hands, with what in the way."""

from __future__ import annotations

from typing import Any

import ibis

from qianglian.analysis.encumbrances import ANSWERS, either, encumbrances
from qianglian.analysis.family_rights import beside_endings
from qianglian.analysis.ground import Ground
from qianglian.analysis.holders import ACADEMIC, holders, kinds_of_parties
from qianglian.analysis.signals import signals


def living(ground: Ground, country: str) -> Any:
    """``publication``, ``family``, ``application``, ``end_year``: of what is asked about, members of the country's
    office that a source states to be in force and no event ends."""
    members = beside_endings(ground)
    here = (members.office == country).fill_null(False) & (members.standing == "in_force")
    inside = members.filter(here).semi_join(ground.records.select("family"), "family")
    return inside.select("publication", "family", "application", "end_year", "patent_type")


def living_families(ground: Ground, country: str) -> Any:
    """A row for each living family: `ANSWERS` of its members there, ``end_year`` of the last, ``holders`` (null
    unknown), ``academic`` (a holder is a university or institute; null unknown), ``co_owned``, ``stated`` (owners, not
    only applicants), ``citations``."""
    name = f"living families {country}"
    return ground.keep(name, lambda: ground.hold(_families(ground, country)))


def _families(ground: Ground, country: str) -> Any:
    members = living(ground, country)
    joined = members.left_join(encumbrances(ground), "application").drop("application_right")
    events = joined.group_by("family").aggregate(
        end_year=joined.end_year.max(), **{name: either(joined[name]) for name in ANSWERS}
    )
    held = members.join(holders(ground), "publication").join(kinds_of_parties(ground), "party")
    academic = held.party_kind.isin(list(ACADEMIC))
    known = ibis.cases((held.party_kind == "", ibis.null("bool")), else_=academic)
    owned = held.group_by("family").aggregate(
        holders=held.party.nunique(), academic=either(known), stated=held.stated.any()
    )
    signs = ground.records.select("publication", "family").join(signals(ground), "publication")
    weight = signs.group_by("family").aggregate(citations=signs.citations.max())
    found = events.left_join(owned, "family").drop("family_right")
    found = found.left_join(weight, "family").drop("family_right")
    return found.mutate(co_owned=found.holders > 1, stated=found.stated.fill_null(False))
