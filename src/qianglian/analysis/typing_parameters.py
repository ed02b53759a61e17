"""What is asked when nodes are typed for a region: which region, what counts, the thresholds, and what is critical."""

from __future__ import annotations

import json
from typing import Any, Literal

from pydantic import Field, field_validator

from qianglian.analysis import regions
from qianglian.analysis.comparing import Counts
from qianglian.analysis.ground import Ground
from qianglian.analysis.parameters import LAG_YEARS, Counted
from qianglian.analysis.regions import Region
from qianglian.model.errors import BadInput
from qianglian.model.text import Text
from qianglian.rules.chain_typing import chain_typing

LONGEST = 200
"""Characters of a reason."""


class Typing(Counted):
    """Region, level and thresholds; the defaults are those of ``rules/chain_typing.yaml``, all [D]."""

    unit: Literal["family", "publication"] = Field(
        "publication", title="计数单位", description="of share and RTA: publication (件) or family (项)"
    )
    region: str = Field(
        "domestic",
        title="地区",
        description="a province, city, country/region by code or name; domestic for China against abroad",
    )
    address: Literal["filed", "owner"] = Field(
        "filed",
        title="地址口径",
        description="filed (first applicant as filed) or owner (first current owner)",
    )
    level: int = Field(1, ge=0, le=9, title="分支层级", description="level of the nodes; 0 for the leaves")
    counts: Counts = Field(
        "valid_inventions", title="统计对象", description="valid_inventions (in force), inventions, or all"
    )
    critical: dict[str, str] = Field(
        default_factory=dict,
        title="关键分支及理由",
        description="nodes that a person calls critical, each with the reason: CODE=reason; CODE=reason",
    )
    strong_rta: float = Field(
        default_factory=lambda: chain_typing().strong_rta,
        ge=0,
        le=10,
        title="强链 RTA",
        description="RTA from which a node is strong [D]",
    )
    strong_share: float | None = Field(
        None,
        ge=0,
        le=1,
        title="强链份额",
        description="share from which a node is strong; empty: by level [D]",
    )
    significant: bool = Field(
        False, title="强链须显著", description="strong only where the interval of RTA lies above 1"
    )
    weak_rta: float = Field(
        default_factory=lambda: chain_typing().weak_rta,
        ge=0,
        le=10,
        title="补链 RTA",
        description="RTA below which a node is weak [D]",
    )
    upstream_rta: float = Field(
        default_factory=lambda: chain_typing().upstream_rta,
        ge=0,
        le=10,
        title="延链邻接 RTA",
        description="RTA that an adjacent node must have [D]",
    )
    growth_years: int = Field(
        default_factory=lambda: chain_typing().growth_years,
        ge=1,
        le=30,
        title="增长率年数",
        description="years of the growth rates [D]",
    )
    lag_years: float = Field(
        LAG_YEARS, ge=0, le=5, title="公开滞后（年）", description="years until an application is published"
    )
    confidence: float = Field(0.95, ge=0.5, le=0.999, title="置信水平", description="of the interval of RTA")

    @field_validator("critical", mode="before")
    @classmethod
    def _of_words(cls, said: Any) -> Any:
        """``CODE=reason; CODE=reason`` or a JSON object, as a command line gives it."""
        if not isinstance(said, str):
            return said
        if said.lstrip().startswith("{"):
            return json.loads(said)
        parts = [one.partition("=") for one in said.replace("；", ";").split(";") if one.strip()]
        return {code.strip(): reason.strip() for code, _, reason in parts}

    @field_validator("critical")
    @classmethod
    def _with_reasons(cls, said: dict[str, str]) -> dict[str, str]:
        for code, reason in said.items():
            if not reason.strip():
                raise ValueError(f"{code}: a critical node needs its reason (关键分支须写明理由)")
        return {code: " ".join(reason.split())[:LONGEST] for code, reason in sorted(said.items())}

    def share_for(self, scope: str) -> float:
        """The share from which a node is strong, at the level of the region."""
        return chain_typing().strong_share[scope] if self.strong_share is None else self.strong_share


def checked(ground: Ground, params: Typing) -> Region:
    """The region asked for; raises `BadInput` for one that there is not, and for a critical node of no chain."""
    chain = ground.chain
    for code in params.critical:
        if chain is not None and code not in chain.by_code:
            raise BadInput(
                Text(zh=f"产业链没有分支「{code[:40]}」。", en=f"The chain has no node “{code[:40]}”.")
            )
    return regions.region_of(params.region)
