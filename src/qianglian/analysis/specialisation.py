"""技术显示性优势 (revealed technological advantage, RTA) with its interval. Pure.

RTA = (P_ij / P_i·) / (P_·j / P_··): the share of node j in what region i has, over its share in what all have. The
normalised form (RTA − 1) / (RTA + 1) lies between −1 and 1 with 0 at the average (Soete 1987; Dalum et al. 1998).
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, log, sqrt
from statistics import NormalDist
from typing import Any, Literal

from qianglian.analysis.contract import INSUFFICIENT
from qianglian.model.text import Text

Standing = Literal["above", "below", "level"]

STANDINGS: dict[Standing, Text] = {
    "above": Text(zh="优势", en="above the average"),
    "below": Text(zh="劣势", en="below the average"),
    "level": Text(zh="不显著", en="not told apart from the average"),
}


@dataclass(frozen=True, slots=True)
class Cross:
    """A region × node cell: ``both`` in region and node, all of the ``region``, all of the ``node``, ``whole``."""

    both: int
    region: float
    node: float
    whole: float

    @property
    def expected(self) -> float:
        """What the cell would hold at the average."""
        return self.region * self.node / self.whole if self.whole else 0.0

    @property
    def rta(self) -> float:
        """The advantage; 1 is the average.

        >>> Cross(20, 100, 40, 400).rta
        2.0
        """
        return self.both / self.expected

    @property
    def normalised(self) -> float:
        """From −1 to 1.

        >>> Cross(30, 100, 40, 400).normalised
        0.5
        """
        return (self.rta - 1) / (self.rta + 1)

    def interval(self, confidence: float) -> tuple[float, float] | None:
        """The interval of RTA, by that of its logarithm; None where the cell is empty.

        The region lies within the whole and the node too, so by the delta method on the four cells of one multinomial
        var(log RTA) = 1/P_ij − 1/P_i· − 1/P_·j + 2·P_ij/(P_i·P_·j) − 1/P_··.
        """
        if not self.both:
            return None
        variance = (
            1 / self.both
            - 1 / self.region
            - 1 / self.node
            + 2 * self.both / (self.region * self.node)
            - 1 / self.whole
        )
        reach = NormalDist().inv_cdf(0.5 + confidence / 2) * sqrt(max(variance, 0.0))
        return exp(log(self.rta) - reach), exp(log(self.rta) + reach)

    def standing(self, confidence: float) -> Standing:
        """Whether the interval lies above or below the average; of an empty cell by the Poisson chance of none."""
        found = self.interval(confidence)
        if found is None:
            return "below" if exp(-self.expected) < (1 - confidence) / 2 else "level"
        return "above" if found[0] > 1 else "below" if found[1] < 1 else "level"


def cells(cross: Cross | None, minimum: int, confidence: float) -> dict[str, Any]:
    """The cells of a row: `INSUFFICIENT` where the average itself would hold fewer than ``minimum`` and so does
    the cell; None of what no baseline tells."""
    names = ("rta", "normalised", "low", "high", "standing")
    if cross is None:
        return dict.fromkeys(names)
    if max(cross.expected, cross.both) < minimum:
        return dict.fromkeys(names, INSUFFICIENT)
    low, high = cross.interval(confidence) or (None, None)
    standing = STANDINGS[cross.standing(confidence)]
    return dict(zip(names, (cross.rta, cross.normalised, low, high, standing), strict=True))
