"""What a navigation report is made from: one object, filled by whoever asks for the report.

Everything that bears a number comes as a `Finding`, so that each number can be walked back to its records; what
people wrote (search log, merges, terms, recommendations) comes as rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal

from qianglian.analysis.contract import MODULES, Finding, Module, Sentence
from qianglian.model.chain import Chain
from qianglian.model.text import Text

TypeName = Literal["industry", "enterprise", "research"]

GateState = Literal["passed", "failed", "overridden", "not_run"]

GATE: dict[GateState, Text] = {
    "passed": Text(zh="通过", en="passed"),
    "failed": Text(zh="未通过", en="failed"),
    "overridden": Text(zh="未通过，经指定责任人放行", en="failed, and overridden by a named person"),
    "not_run": Text(zh="未进行", en="not run"),
}


@dataclass(frozen=True, slots=True)
class Override:
    """Who published although the gate failed, when, and why: printed in the report."""

    actor: str
    day: date
    reason: str


@dataclass(frozen=True)
class Gate:
    """数据质检: its outcome, the finding with recall and precision, and the override where there is one."""

    state: GateState = "not_run"
    finding: Finding | None = None
    override: Override | None = None


@dataclass(frozen=True, slots=True)
class PublishedVersion:
    """One published version of the map."""

    number: int
    when: datetime
    actor: str
    generation: int
    cut_off: date | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class SearchStep:
    """A row of the 检索过程表: what was asked where, and what came of it. None: nobody recorded it."""

    source: str
    query: str
    day: date | None
    found: int | None = None
    imported: int | None = None
    remaining: int | None = None
    by: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class MergedApplicant:
    """A row of the 申请人合并表: the name that counts, and the names merged into it."""

    name: str
    members: Sequence[str]
    how: str = ""
    by: str = ""
    documents: int | None = None


@dataclass(frozen=True, slots=True)
class SourceTerms:
    """A source and what may leave (``share``: yes, numbers_only, no)."""

    source: str
    share: str
    note: str = ""


AdviceState = Literal["open", "adopted", "declined", "under_way", "done"]

ADVICE_STATES: dict[AdviceState, Text] = {
    "open": Text(zh="待确认", en="to be confirmed"),
    "adopted": Text(zh="采纳", en="adopted"),
    "declined": Text(zh="不采纳", en="declined"),
    "under_way": Text(zh="推进中", en="under way"),
    "done": Text(zh="已完成", en="done"),
}
"""What people may say of a recommendation (采纳情况)."""


@dataclass(frozen=True)
class Recommendation:
    """A recommendation: the path that it belongs to, its sentence on a finding, an owner and a state.

    ``mark`` is what it is known by from one refresh to the next: it comes of the chain, the region, the ``rule`` and
    the ``keys`` of its row. ``decided`` is the day of the last decision on it, "" for none.
    """

    path: str
    finding: Finding
    sentence: Sentence
    owner: str = ""
    state: AdviceState = "open"
    reason: str = ""
    rule: str = ""
    keys: tuple[str, ...] = ()
    mark: str = ""
    decided: str = ""

    @property
    def stands(self) -> Text:
        """Its state in words, with the day on which that was decided."""
        said = ADVICE_STATES[self.state]
        return (
            Text(zh=f"{said.zh}（{self.decided}）", en=f"{said.en} ({self.decided})")
            if self.decided
            else said
        )


@dataclass(frozen=True, slots=True)
class FormerAdvice:
    """What people decided of a recommendation that the rules do not make any more; ``said`` is how it read then."""

    mark: str
    path: str
    said: str
    state: AdviceState
    owner: str
    decided: str
    reason: str


@dataclass(frozen=True, slots=True)
class Unadvised:
    """A path for which nothing is recommended, and why: a report that leaves it out reads as if all were well."""

    path: str
    reasons: tuple[Text, ...]


@dataclass(frozen=True)
class ReportInput:
    """All of a navigation report.

    ``subject`` is the region or the firm that 定位 and 路径 speak of. ``nodes`` counts each node (a table keyed by
    node); ``moved`` says what changed against the version before. ``ground`` is kept with the figures, so that
    `why` can ask again. ``synthetic`` prints a banner on the cover and on every page.
    """

    title: Text
    type: TypeName
    chain: Chain
    findings: Mapping[Module, Sequence[Finding]]
    prepared_by: str
    day: date
    generation: int = 0
    cut_off: date | None = None
    subject: Text | None = None
    gate: Gate = field(default_factory=Gate)
    nodes: Finding | None = None
    moved: Finding | None = None
    versions: Sequence[PublishedVersion] = ()
    recommendations: Sequence[Recommendation] = ()
    unadvised: Sequence[Unadvised] = ()
    former: Sequence[FormerAdvice] = ()
    search_log: Sequence[SearchStep] = ()
    merges: Sequence[MergedApplicant] = ()
    terms: Sequence[SourceTerms] = ()
    synthetic: bool = False
    ground: Mapping[str, Any] = field(default_factory=dict)

    @property
    def subject_zh(self) -> str:
        """The subject as papers in Chinese name it; "" for none."""
        return self.subject.zh if self.subject else ""

    def all_findings(self) -> Iterator[Finding]:
        """Every finding there is, in the order of the modules; a type of report may leave some out."""
        for module in MODULES:
            yield from self.findings.get(module, ())
        for one in (self.gate.finding, self.nodes, self.moved):
            if one is not None:
                yield one
