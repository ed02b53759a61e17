"""培育对象: local firms in the strong nodes, and those to extend into, that are small and growing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import Field

from qianglian.analysis.candidate_lists import VALID_FAMILIES, Listing, recent
from qianglian.analysis.candidate_words import GRANTED, NO_STRONG, NOBODY, STRONG_NODES, WIDE
from qianglian.analysis.candidates import FIRMS, Order, Sought, field_of
from qianglian.analysis.contract import Analysis, Column, Finding, Row
from qianglian.analysis.counting import Extra, share, units
from qianglian.analysis.ground import Ground
from qianglian.analysis.node_types import Kind
from qianglian.model.text import Text

TITLE = Text(zh="培育对象（候选）", en="Candidates to cultivate")
KINDS: tuple[Kind, ...] = ("strengthen", "extend")
RECENT = Column("recent_share", Text(zh="近年占比", en="Share of recent years"), "share", unit="family")
SMALL = Text(
    zh="列出本地企业中项数不超过 {most} 的 [D]：规模按库内专利量，不是企业规模；近年占比高表示正在增长。"
    "多局按库内已有同族判断，未下载的同族看不到。",
    en="Local firms with at most {most} families [D]: small by patents here, not by size; a large share of recent "
    "years means that they grow. Offices are seen as far as members of a family are here.",
)
SAYS = Text(
    zh="{where}中，本地企业按「{what}」排列，{name}居首：专利 {count}",
    en="Of local firms in {where}, {name} comes first by {what}: {count} families",
)
BESIDES = Text(zh="，近年占 {recent_share}", en=", {recent_share} of them recent")


class Growing(Sought):
    """How small is small."""

    most: int = Field(
        50, ge=1, le=100_000, title="项数上限", description="families that a firm may have to be small [D]"
    )
    order: Order = Field(
        "recent",
        title="排序",
        description="recent (families since the first recent year), count or valid (inventions in force)",
    )


def answer(ground: Ground, params: Growing) -> Finding:
    """Local firms with signs of quality: granted, abroad, in force; and how much of it is recent."""
    hunt = field_of(ground, params, KINDS)

    def growing(row: Row) -> Mapping[str, Any]:
        return {RECENT.name: share(row["recent"], row["count"], params.minimum)}

    return Listing(
        "candidates_to_cultivate",
        TITLE,
        hunt,
        hunt.members.filter(hunt.members.here & hunt.members.party_kind.isin(FIRMS)),
        (
            units("family"),
            recent(hunt),
            units("family", "granted", "granted_count", GRANTED, or_unknown=True),
            units("family", "wide", "wide_count", WIDE, or_unknown=True),
            VALID_FAMILIES,
        ),
        STRONG_NODES,
        SAYS,
        BESIDES,
        NOBODY if hunt.wanted else NO_STRONG,
        extras=(Extra(RECENT, "recent"),),
        more=growing,
        most=params.most,
        caveats=(SMALL.format(most=params.most),),
    ).finding()


ANALYSIS = Analysis("candidates_to_cultivate", TITLE, "path", Growing, answer, needs_chain=True)
