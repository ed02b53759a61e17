"""What an atlas is made from: one object, filled by whoever asks for the page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from qianglian.analysis.contract import MODULES, Finding
from qianglian.chains.moved import Reason
from qianglian.documents.atlas.terms import PageTerms
from qianglian.documents.report.material import ReportInput
from qianglian.model.text import Text


@dataclass(frozen=True, slots=True)
class Listed:
    """One publication in a list, as far as its terms allow: a title that may not leave is None, as is what is unknown.

    ``filed`` and ``published`` are days; ``cited`` how often it is cited, where a source tells.
    """

    number: str
    title: Text | None
    applicants: str | None
    filed: str | None
    published: str | None
    state: str
    cited: int | None = None
    held_back: bool = False


@dataclass(frozen=True, slots=True)
class NodeRecords:
    """The publications that the page lists at a node, by their keys, out of ``total``; ``left_out`` by their terms."""

    total: int
    newest: Sequence[str] = ()
    cited: Sequence[str] = ()
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class MovedFamily:
    """A family that came to a node or went from it: the numbers of its publications, and why."""

    numbers: Sequence[str]
    reason: Reason


@dataclass(frozen=True, slots=True)
class NodeMoved:
    """What moved at a node since the version before; of ``come`` and ``gone`` the page lists some."""

    come: Sequence[MovedFamily]
    gone: Sequence[MovedFamily]
    come_total: int
    gone_total: int


@dataclass(frozen=True)
class AtlasInput:
    """All of an atlas.

    ``report`` is what the report is made from, too. ``profiles`` tells the leading applicants and regions of every
    node, ``levels`` what the analyses answer for the nodes below the first level. ``rows`` are the publications that
    the page lists, by key; ``records`` says at which nodes.
    """

    report: ReportInput
    profiles: Finding | None = None
    levels: Mapping[int, Sequence[Finding]] = field(default_factory=dict)
    rows: Mapping[str, Listed] = field(default_factory=dict)
    records: Mapping[str, NodeRecords] = field(default_factory=dict)
    moves: Mapping[str, NodeMoved] = field(default_factory=dict)
    terms: PageTerms = field(default_factory=PageTerms)

    def own_findings(self) -> list[tuple[str, Finding]]:
        """What is no analysis of the list: nodes, profiles, what moved, the gate."""
        report = self.report
        named = (
            ("nodes", report.nodes),
            ("profiles", self.profiles),
            ("moved", report.moved),
            ("gate", report.gate.finding),
        )
        return [(name, finding) for name, finding in named if finding is not None]

    def by_module(self) -> Iterator[tuple[str, Finding]]:
        """The findings of the analyses, each with its module."""
        for module in MODULES:
            for finding in self.report.findings.get(module, ()):
                yield module, finding

    def of_nodes(self) -> Iterator[Finding]:
        """The findings that speak of nodes, those of the first level before the deeper ones.

        What was not computed says nothing of any node: zeros of its tables are not to be taken for zero.
        """
        own = [finding for name, finding in self.own_findings() if name != "gate"]
        deeper = [finding for level in sorted(self.levels) for finding in self.levels[level]]
        for finding in (*own, *(finding for _, finding in self.by_module()), *deeper):
            if finding.state == "computed":
                yield finding
