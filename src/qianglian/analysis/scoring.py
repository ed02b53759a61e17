"""Candidate core patents (候选核心专利): an open score of each family, out of what the sources state of it.

Each feature is a rank among the families filed in the same year (0 to 1, ties share theirs), so that the old do not
win by age alone. The score is the weighted mean of ranks. A feature that is unknown stands in the middle (`MIDDLE`):
it neither helps nor hurts, and what is known of little is not extreme. A family of which too little is known has no
score. Weights are parameters [D], and no score says that a patent is valuable.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
from pydantic import Field

from qianglian.analysis.contract import Params
from qianglian.analysis.ground import Ground
from qianglian.analysis.signals import signals
from qianglian.model.text import Text

MIDDLE = 0.5
COHORT = 20
"""Families of a year, below which it is ranked together with all years."""


@dataclass(frozen=True, slots=True)
class Feature:
    """A feature of the score, by the column of `qianglian.analysis.signals` (of a family its largest)."""

    name: str
    title: Text
    weight: float


FEATURES = (
    Feature("citations", Text(zh="被引", en="Citations"), 0.4),
    Feature("size", Text(zh="同族规模", en="Size of family"), 0.2),
    Feature("claims", Text(zh="权利要求数", en="Claims"), 0.1),
    Feature("deals", Text(zh="转让许可质押", en="Deals"), 0.2),
    Feature("challenges", Text(zh="异议无效保全", en="Challenges"), 0.1),
)
SIZE_STATED = 0.5
"""Share of families whose size a source states, from which that is used; else the offices that are here are counted."""


class Scored(Params):
    """The weights of the score, and what makes a candidate."""

    citations: float = Field(
        0.4, ge=0, le=1, title="权重：被引", description="weight of citations within the year [D]"
    )
    size: float = Field(
        0.2, ge=0, le=1, title="权重：同族", description="weight of the size of the family [D]"
    )
    claims: float = Field(
        0.1, ge=0, le=1, title="权重：权利要求", description="weight of the number of claims [D]"
    )
    deals: float = Field(
        0.2, ge=0, le=1, title="权重：运营", description="weight of transfers, licences, pledges [D]"
    )
    challenges: float = Field(
        0.1, ge=0, le=1, title="权重：争议", description="weight of oppositions and the like [D]"
    )
    least_known: float = Field(
        0.5,
        gt=0,
        le=1,
        title="最少已知权重",
        description="share of the weights that must be known for a score [D]",
    )
    core_share: float = Field(
        0.05, gt=0, le=1, title="核心比例", description="best share that counts as core [D]"
    )

    def weights(self) -> dict[str, float]:
        """Weights by feature."""
        return {feature.name: float(getattr(self, feature.name)) for feature in FEATURES}


@dataclass(frozen=True)
class Scores:
    """Arrays by family: values and ranks of the features (NaN unknown), score (NaN where too little is known), core."""

    families: np.ndarray
    values: dict[str, np.ndarray]
    ranks: dict[str, np.ndarray]
    known: np.ndarray
    score: np.ndarray
    core: np.ndarray
    by_offices: bool

    def best(self, top: int) -> np.ndarray:
        """The places of the best families, the best first."""
        scored = np.flatnonzero(~np.isnan(self.score))
        order = np.lexsort((self.families[scored], -self.score[scored]))
        return scored[order[:top]]

    @property
    def table(self) -> pa.Table:
        """``family``, ``core``: for joining."""
        return pa.table({"family": pa.array(self.families, pa.int32()), "core": pa.array(self.core)})


def scores(ground: Ground, params: Scored) -> Scores:
    """The scores of all families asked about."""
    return ground.keep(f"scores {_asked(params)}", lambda: _scored(ground, params))


def _scored(ground: Ground, params: Scored) -> Scores:
    found = ground.run(_by_family(ground))
    values = {feature.name: _floats(found[feature.name]) for feature in FEATURES}
    offices = _floats(found["offices"])
    by_offices = bool(len(offices)) and float(np.mean(~np.isnan(values["size"]))) < SIZE_STATED
    if by_offices:
        values["size"] = offices
    ranks = {name: cohort_ranks(one, _floats(found["year"])) for name, one in values.items()}
    weights = params.weights()
    total = sum(weights.values()) or 1.0
    known = sum(weights[n] * ~np.isnan(one) for n, one in ranks.items()) / total
    mean = sum(weights[n] * np.nan_to_num(one, nan=MIDDLE) for n, one in ranks.items()) / total
    score = np.where(known >= params.least_known - 1e-9, mean, np.nan)
    families = found["family"].to_numpy().astype(np.int64)
    return Scores(
        families, values, ranks, np.asarray(known), score, _core(score, families, params), by_offices
    )


def _by_family(ground: Ground) -> Any:
    """Of each family the largest that any member states."""
    records = ground.records.select("publication", "family", "year", "office")
    joined = records.join(signals(ground), "publication")
    grouped = joined.group_by("family").aggregate(
        year=joined.year.min(),
        offices=joined.office.nunique(where=joined.office != "WO"),
        **{feature.name: joined[feature.name].max() for feature in FEATURES},
    )
    return grouped.order_by("family")


def cohort_ranks(values: np.ndarray, years: np.ndarray) -> np.ndarray:
    """The share of the same year's known values that lie below each, ties by half; NaN where it is unknown.

    A year with fewer than `COHORT` known values (and an unknown year) is ranked among all years.

    >>> cohort_ranks(np.array([1.0, 3.0, 3.0, np.nan]), np.full(4, 2010.0)).round(3).tolist()
    [0.167, 0.667, 0.667, nan]
    """
    out = np.full(len(values), np.nan)
    known = np.flatnonzero(~np.isnan(values))
    out[known] = _midranks(values[known])
    for year in np.unique(years[known][~np.isnan(years[known])]):
        within = known[years[known] == year]
        if len(within) >= COHORT:
            out[within] = _midranks(values[within])
    return out


def _midranks(values: np.ndarray) -> np.ndarray:
    ordered = np.sort(values)
    below = np.searchsorted(ordered, values, "left")
    upto = np.searchsorted(ordered, values, "right")
    found: np.ndarray = (below + upto) / 2 / max(len(values), 1)
    return found


def _core(score: np.ndarray, families: np.ndarray, params: Scored) -> np.ndarray:
    """The best share of those with a score: at least one, and all that tie with the last."""
    core = np.zeros(len(score), bool)
    known = score[~np.isnan(score)]
    if len(known):
        least = np.sort(known)[::-1][max(int(len(known) * params.core_share), 1) - 1]
        core = np.nan_to_num(score, nan=-1.0) >= least
    return core


def _floats(column: Any) -> np.ndarray:
    return np.asarray(column.cast(pa.float64()).to_numpy(zero_copy_only=False), dtype=np.float64)


def core_table(ground: Ground, params: Scored) -> Any:
    """``family``, ``core`` as an ibis table: the same one for the same weights, so that what is joined to it is too."""
    return ground.keep(f"core {_asked(params)}", lambda: ground.hold(scores(ground, params).table))


def _asked(params: Scored) -> str:
    """What the scores depend on."""
    return str(sorted(params.model_dump(include={*params.weights(), "least_known", "core_share"}).items()))
