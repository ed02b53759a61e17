"""多局或 PCT: families that reach beyond one office, as far as their members are here."""

from __future__ import annotations

from typing import Any

WO = "WO"
"""The international publication: a filing through the PCT, and no office of its own."""


def wide_families(counted: Any) -> Any:
    """``family``, ``wide``: whether it is at two offices or more, or went through the PCT; null where no office of
    any member is stated, for then nobody can say."""
    reach = counted.group_by("family").aggregate(
        offices=counted.office.nunique(where=counted.office != WO),
        stated=counted.office.count(),
        pct=(counted.office == WO).any(),
    )
    wide = (reach.offices >= 2) | reach.pct.fill_null(False)
    return reach.mutate(wide=(reach.stated > 0).ifelse(wide, None)).select("family", "wide")
