"""Where whole families stand in one country or region: ended there, alive there, never filed there, or not known.

A family is all of its members that are here, asked about or not. It has ended in a region where every member of the
region's office has; it was never filed there where a source states how large the family is, all of it is here, none
of it is of that office, and the time to enter is over. Everything else is unknown, which is not free.
"""

from __future__ import annotations

from typing import Any, Literal

import ibis

from qianglian.analysis.endings import FINAL, endings
from qianglian.analysis.ground import Ground
from qianglian.analysis.rights import UNKNOWN
from qianglian.analysis.signals import signals
from qianglian.model.errors import BadInput
from qianglian.model.text import Text
from qianglian.rules.country_names import country_names

Right = Literal["ended", "absent", "twin", "alive", "unseen", "unknown"]

RIGHTS_THERE: dict[Right, Text] = {
    "ended": Text(zh="在该地均已失效", en="ended there"),
    "absent": Text(zh="未进入该地", en="never filed there"),
    "twin": Text(zh="失效，但同一技术另有申请（一案双申）", en="ended, but the matter was filed twice"),
    "alive": Text(zh="在该地有效或审中", en="alive there"),
    "unseen": Text(zh="库内无该地同族，是否进入未知", en="no member of there here: entry unknown"),
    "unknown": Text(zh="在该地的状态未知", en="status there unknown"),
}
FREE: tuple[Right, ...] = ("ended", "absent")
"""What may be looked at as free; nothing else is."""

REGIONAL = ("EP", "EA", "AP", "OA", "GC")
"""Offices whose patents hold in several states."""
NATIONAL_ONLY = frozenset({"CN", "US", "JP", "KR", "IN", "CA", "AU", "BR", "TW"})
"""Where no patent of a regional office holds."""
FROM_ELSEWHERE = {"HK": ("CN", "GB", "EP"), "MO": ("CN",)}
"""Where patents of another office may be registered or extended."""


def country_of(asked: str) -> str:
    """A country or region by its ST.3 code; raises `BadInput`."""
    code = asked.strip().upper()
    if code in country_names() and len(code) == 2:
        return code
    raise BadInput(
        Text(zh=f"没有国家/地区代码「{asked[:20]}」。", en=f"There is no country/region “{asked[:20]}”."),
        hint=Text(
            zh="写 ST.3 两位代码，如 CN、US。", en="Give an ST.3 code of two letters, such as CN or US."
        ),
    )


def reaching(country: str) -> tuple[str, ...]:
    """Offices other than the country's own whose patents may hold there."""
    if country in FROM_ELSEWHERE:
        return FROM_ELSEWHERE[country]
    return () if country in NATIONAL_ONLY else REGIONAL


def family_rights(ground: Ground, country: str, entry_years: int) -> Any:
    """``family``, ``right`` (`Right`), ``way``, ``ended_year``, ``ended_day``, ``final``, ``abroad`` and
    ``abroad_unknown`` (a member alive, or of unknown state, elsewhere), ``complete`` (null unknown), ``citations``,
    ``size``.

    ``entry_years``: from its first filing on, until a family that was not filed there no longer can be.
    """
    asked = f"family rights {country} {entry_years}"
    return ground.keep(asked, lambda: ground.hold(_rights(ground, country, entry_years)))


def beside_endings(ground: Ground) -> Any:
    """Every publication with its family, office, first year of the family, and `endings`."""
    every = ground.every.select("publication", "family", "office", "year", "granted", "patent_type")
    return every.join(endings(ground), "publication")


def _rights(ground: Ground, country: str, entry_years: int) -> Any:
    grouped = _by_family(ground, beside_endings(ground), country)
    signs = ground.records.select("publication", "family").join(signals(ground), "publication")
    weight = signs.group_by("family").aggregate(citations=signs.citations.max(), size=signs["size"].max())
    joined = grouped.join(weight, "family")
    complete = ibis.cases(
        (joined["size"].isnull(), ibis.null("bool")), else_=joined.applications >= joined["size"]
    )
    until = ground.cut_off.year - entry_years if ground.cut_off else 0
    closed = (joined.year <= until).fill_null(False)
    right = ibis.cases(
        (joined.alive, "alive"),
        (joined.unsure, "unknown"),
        (joined.here & joined.twin, "twin"),
        (joined.here, "ended"),
        (complete.fill_null(False) & closed, "absent"),
        else_="unseen",
    )
    return joined.mutate(
        right=right,
        complete=complete,
        final=joined.final.fill_null(False),
        # The newest end is known only where all ends are.
        ended_year=ibis.cases((joined.undated, ibis.null("int32")), else_=joined.ended_year.cast("int32")),
    ).drop("here", "alive", "unsure", "undated", "applications", "twin")


def _by_family(ground: Ground, members: Any, country: str) -> Any:
    """What is true of the members of each family that is asked about: here, where else, and since when no longer."""
    here = (members.office == country).fill_null(False)
    reach = members.office.isin(reaching(country)).fill_null(False)
    alive = members.standing.isin(["in_force", "pending"])
    open_ = alive | (members.standing == UNKNOWN)
    ended = here & (members.standing == "lapsed")
    wanted = members.family.isin(ground.records.family)
    day = ibis.coalesce(members.ended_day, ibis.date(1, 1, 1))
    return (
        members.filter(wanted)
        .group_by("family")
        .aggregate(
            here=here.any(),
            alive=(here & alive).any(),
            unsure=((here | reach) & open_).any(),
            twin=(here & members.twin).any(),
            ended_day=members.ended_day.max(where=ended),
            ended_year=members.ended_year.max(where=ended),
            undated=(ended & members.ended_year.isnull()).any(),
            way=members.way.argmax(day, where=ended),
            final=members.way.isin(list(FINAL)).all(where=ended),
            abroad=(~here & alive & (members.office != "WO")).any(),
            abroad_unknown=(
                ~here & (members.standing == UNKNOWN) & (members.office != "WO").fill_null(True)
            ).any(),
            applications=members.application.nunique(),
            year=members.year.min(),
        )
    )
