"""Precision (查准率) on a judged sample: of each branch, and of the whole by the sizes of its branches.

P = right / (right + wrong). What is unsure is neither, and is shown; what is not judged yet leaves the measure
incomplete. Each stratum has Wilson's interval, and what covers several strata theirs joined by their sizes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qianglian.chains.interval import Interval, joined
from qianglian.chains.sampling import Sample, Stratum
from qianglian.chains.verdict_sheet import answers
from qianglian.corpus.workspace import Workspace
from qianglian.model.chain import Chain
from qianglian.model.text import Text

WHOLE = Text(zh="全链", en="Whole chain")
COUNTING = Text(
    zh="按（分支，简单同族）抽样和计数；全链按各分支的项数加权。",
    en="Sampled and counted as pairs of branch and simple family; the whole is weighted by the sizes of its branches.",
)


@dataclass(frozen=True, slots=True)
class PrecisionRow:
    """Precision of one branch ("" for the whole): how many it holds, were drawn, and what people said.

    ``value`` is None while a stratum below has nothing that is right or wrong; ``worst`` counts everything unsure
    as wrong.
    """

    branch: str
    name: Text
    level: int
    population: int
    drawn: int
    right: int
    wrong: int
    unsure: int
    value: float | None
    interval: Interval | None
    worst: float | None

    @property
    def blank(self) -> int:
        """How many are not judged yet."""
        return self.drawn - self.right - self.wrong - self.unsure

    @property
    def complete(self) -> bool:
        """Whether everything drawn has been judged."""
        return self.drawn > 0 and self.blank == 0


@dataclass(frozen=True, slots=True)
class Precision:
    """What a sample came to."""

    sample: Sample
    rows: tuple[PrecisionRow, ...]
    counting: Text = COUNTING

    def row(self, branch: str = "") -> PrecisionRow:
        """The row of a branch; raises ``KeyError``."""
        for row in self.rows:
            if row.branch == branch:
                return row
        raise KeyError(branch)


@dataclass(frozen=True, slots=True)
class _Judged:
    stratum: Stratum
    right: int
    wrong: int
    unsure: int


def precision(workspace: Workspace, chain: Chain, sample: Sample) -> Precision:
    """Precision by the verdicts that stand."""
    held = answers(workspace, sample)
    judged = []
    for stratum in sample.strata:
        places = [(unit.branch, unit.family) for unit in stratum.units]
        said = [held[place].answer for place in places if place in held]
        judged.append(_Judged(stratum, *(said.count(one) for one in ("right", "wrong", "unsure"))))
    return Precision(sample, tuple(_rows(chain, judged)))


def _rows(chain: Chain, judged: Sequence[_Judged]) -> Iterator[PrecisionRow]:
    yield _row("", WHOLE, 0, judged)
    for node in chain.nodes:
        level = chain.level(node.code)
        if level in (1, 2):
            below = {one.code for one in chain.under(node.code)}
            yield _row(node.code, node.name, level, [one for one in judged if one.stratum.branch in below])


def _row(branch: str, name: Text, level: int, judged: Sequence[_Judged]) -> PrecisionRow:
    found = joined([(float(j.stratum.population), j.right, j.right + j.wrong) for j in judged])
    worst = joined([(float(j.stratum.population), j.right, j.right + j.wrong + j.unsure) for j in judged])
    return PrecisionRow(
        branch,
        name,
        level,
        sum(j.stratum.population for j in judged),
        sum(len(j.stratum.units) for j in judged),
        sum(j.right for j in judged),
        sum(j.wrong for j in judged),
        sum(j.unsure for j in judged),
        found[0] if found else None,
        found[1] if found else None,
        worst[0] if worst else None,
    )
