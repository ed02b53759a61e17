"""The parameters that many analyses share: unit, years, publication lag, smallest sample, how many rows."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from qianglian.analysis.contract import Params

LAG_YEARS = 1.5
"""Applications come out 18 months after filing or priority (CN 专利法第三十四条; EPC Art. 93; 35 USC 122(b)): the
default of ``lag_years`` [D]. National phases of the PCT come later still."""

MINIMUM = 5
"""Smallest number that a share or ratio is taken of [D]."""


class Counted(Params):
    """What is counted, and what is too little."""

    unit: Literal["family", "publication"] = Field(
        "family",
        title="计数单位",
        description="family (项, by the family's earliest filing) or publication (件)",
    )
    minimum: int = Field(
        MINIMUM, ge=1, title="最小样本", description="below this no share or ratio is shown but 样本不足"
    )


class Dated(Counted):
    """Counted by years."""

    first_year: int | None = Field(
        None, ge=1800, le=2200, title="起始年", description="first filing year shown"
    )
    last_year: int | None = Field(
        None, ge=1800, le=2200, title="截止年", description="last filing year shown"
    )
    lag_years: float = Field(
        LAG_YEARS,
        ge=0,
        le=5,
        title="公开滞后（年）",
        description="years until an application is published: later years are incomplete, left out of rates and fits",
    )


class Ranked(Counted):
    """The first so many."""

    top: int = Field(20, ge=1, le=500, title="列出数", description="how many rows are listed")
