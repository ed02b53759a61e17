"""Cells of nodes against effects or IPC subclasses: what each comes to, and by which thresholds. Pure.

A cell is blank only where it was searched for, its texts could be read, and so many families were to be expected that
none is no chance: expected = families of the node that can be read × the share of the column where it is compared.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from qianglian.model.text import Text

Status = Literal["blank", "sparse", "present", "small", "unread", "unsearched"]

STATUSES: dict[Status, Text] = {
    "blank": Text(zh="空白待核查", en="blank, to be verified"),
    "sparse": Text(zh="稀疏", en="sparse"),
    "present": Text(zh="有布局", en="present"),
    "small": Text(zh="样本不足", en="sample too small"),
    "unread": Text(zh="无法判断（缺文本）", en="not to be told (no texts)"),
    "unsearched": Text(zh="未检索", en="not searched"),
}


@dataclass(frozen=True, slots=True)
class Thresholds:
    """``minimum`` families (found or expected), ``least_known`` share of a node's families that can be read,
    ``sparse`` found against expected below which a cell is sparse, ``blank`` the most families of a blank."""

    minimum: int
    least_known: float
    sparse: float
    blank: int


@dataclass(frozen=True, slots=True)
class Cell:
    """``count`` families found, out of ``readable`` of ``families`` of the node; ``part`` of the families that it is
    compared with have what the column stands for."""

    count: int
    readable: int
    families: int
    part: float
    searched: bool

    @property
    def expected(self) -> float:
        """Families to be expected, if the node were as the others are."""
        return self.readable * self.part

    def status(self, at: Thresholds) -> Status:
        """What the cell comes to.

        >>> at = Thresholds(5, 0.8, 0.25, 0)
        >>> [Cell(n, 90, 100, 0.2, True).status(at) for n in (0, 3, 5)]
        ['blank', 'sparse', 'present']
        >>> Cell(0, 70, 100, 0.2, True).status(at), Cell(0, 20, 20, 0.2, True).status(at)
        ('unread', 'small')
        >>> Cell(0, 90, 100, 0.2, False).status(at), Cell(5, 90, 100, 0.2, False).status(at)
        ('unsearched', 'present')
        """
        enough = self.count >= at.minimum and self.count >= at.sparse * self.expected
        if enough:
            return "present"
        if not self.searched:
            return "unsearched"
        if self.readable < at.least_known * self.families:
            return "unread"
        if self.expected < at.minimum:
            return "small"
        if self.count <= at.blank:
            return "blank"
        return "sparse" if self.count < at.sparse * self.expected else "present"
