"""Two holders in one node: how their patents lie to each other, and what that may be a reason to talk about. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from qianglian.model.text import Text

Lie = Literal["overlap", "apart", "partly", "unknown"]

LIES: dict[Lie, Text] = {
    "overlap": Text(zh="重叠", en="overlapping"),
    "apart": Text(zh="互补", en="complementary"),
    "partly": Text(zh="部分重叠", en="partly overlapping"),
    "unknown": Text(zh="未知", en="unknown"),
}
Talk = Literal["consortium", "cross_licence", "pool", "none"]

TALKS: dict[Talk, Text] = {
    "consortium": Text(
        zh="联合体候选（已有共有专利）", en="candidate for a consortium (they hold patents together)"
    ),
    "cross_licence": Text(zh="交叉许可候选", en="candidate for a cross-licence"),
    "pool": Text(zh="入池或组合候选（互补）", en="candidate for a pool or bundle (complementary)"),
    "none": Text(zh="—", en="—"),
}


@dataclass(frozen=True, slots=True)
class Pair:
    """``joint`` families filed together; ``overlap`` the Jaccard index of their IPC main groups (None unknown);
    ``out`` and ``back`` families of the one that cite the other, and the other way (None unknown)."""

    joint: int
    overlap: float | None
    out: int | None
    back: int | None

    def lie(self, least: float, most: float) -> Lie:
        """Overlapping from ``least`` on, complementary up to ``most``.

        >>> [Pair(0, at, 0, 0).lie(0.6, 0.2) for at in (0.6, 0.5, 0.2, None)]
        ['overlap', 'partly', 'apart', 'unknown']
        """
        if self.overlap is None:
            return "unknown"
        if self.overlap >= least:
            return "overlap"
        return "apart" if self.overlap <= most else "partly"

    def talk(self, least: float, most: float) -> Talk:
        """What the evidence may be a reason to talk about.

        >>> Pair(1, 0.9, 0, 0).talk(0.6, 0.2), Pair(0, 0.3, 1, 2).talk(0.6, 0.2), Pair(0, 0.3, 1, 0).talk(0.6, 0.2)
        ('consortium', 'cross_licence', 'none')
        """
        if self.joint:
            return "consortium"
        lie = self.lie(least, most)
        if lie == "overlap" or (self.out and self.back):
            return "cross_licence"
        return "pool" if lie == "apart" else "none"
