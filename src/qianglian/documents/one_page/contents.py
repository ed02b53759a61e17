"""What the page says: the strip of the chain, key figures, judgements, firms, risk and expiry, recommendations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from qianglian.analysis.contract import Column, Finding, Module, Sentence, Table
from qianglian.documents.advice import spread
from qianglian.documents.chain_strip import Strip, Tile, strip_of
from qianglian.documents.charts.behind import cells_behind, incomplete_years
from qianglian.documents.charts.plots import plot_of
from qianglian.documents.facts import Fact, Facts
from qianglian.documents.key_figures import key_figures
from qianglian.documents.provenance import Provenance
from qianglian.documents.report.material import Recommendation, ReportInput

Told = tuple[Finding, Sentence]

JUDGED: Mapping[Module, tuple[str, ...]] = {
    "direction": ("life_cycle", "branch_trend", "filing_trend"),
    "position": ("advantage", "node_by_region", "gaps"),
    "path": ("chain_typing",),
}
"""One sentence of each module: the first analysis that says something speaks, else any other of the module."""
RISKS = (
    "foreign_dependence",
    "expiry_wave",
    "free_to_use",
    "litigation",
    "concentration",
    "legal_status",
    "transactions",
)
MOST_KEY, MOST_RISKS, MOST_ADVICE = 6, 3, 3


@dataclass(frozen=True)
class Firms:
    """The firms that lead, each with its numbers, from a table of their ranking."""

    finding: Finding
    table: Table
    name: Column
    numbers: tuple[Column, ...]

    def rows(self, most: int) -> Iterator[list[Fact]]:
        """The cells of the first rows: the name, then the numbers."""
        for at in range(min(most, len(self.table.rows))):
            yield [Fact(self.finding, self.table, at, column) for column in (self.name, *self.numbers)]


@dataclass(frozen=True)
class Contents:
    """All that the page says, chosen from the findings."""

    material: ReportInput
    strip: Strip
    key: Sequence[tuple[str, Fact]]
    judgements: Sequence[Told]
    risks: Sequence[Told]
    firms: Firms | None
    trend: Finding | None
    advice: Sequence[Told | Recommendation]

    def note(self, provenance: Provenance) -> None:
        """Note every figure that the page prints: marks are settled only when all are known."""
        for fact in self._facts():
            provenance.quotes(fact.finding, fact.quote)
        for finding, sentence in self._sentences():
            for quote in sentence.quotes.values():
                provenance.quotes(finding, quote)
        if self.trend and self.trend.chart:
            plot = plot_of(self.trend.chart, incomplete_years(self.trend))
            cells = cells_behind(self.trend, plot).values() if plot else ()
            for table in {id(cell.table): cell.table for cell in cells}.values():
                provenance.prints(self.trend, table, place="趋势图")

    def _facts(self) -> Iterator[Fact]:
        yield from (fact for _, fact in self.key)
        for tiles in self.strip.stages.values():
            for tile in tiles:
                yield from _of_tile(tile)
        for row in self.firms.rows(10) if self.firms else ():
            yield from row

    def _sentences(self) -> Iterator[Told]:
        yield from self.judgements
        yield from self.risks
        for one in self.advice:
            yield (one.finding, one.sentence) if isinstance(one, Recommendation) else one


def contents_of(material: ReportInput) -> Contents:
    """Choose what the page says. What nobody could compute is left out, and the page says what is missing."""
    facts = Facts(material)
    judgements: list[Told] = []
    for module, names in JUDGED.items():
        others = [one.analysis for one in material.findings.get(module, ())]
        judgements += _first(facts, [*names, *others], judgements)
    risks = [one for name in RISKS for one in facts.sentences(name)[:1] if one not in judgements][:MOST_RISKS]
    advice: list[Told | Recommendation] = list(spread(material.recommendations, MOST_ADVICE))
    if not advice:
        path = [
            one for finding in material.findings.get("path", ()) for one in facts.sentences(finding.analysis)
        ]
        advice += [one for one in path if one not in judgements][:MOST_ADVICE]
    trend = facts.finding("filing_trend")
    return Contents(
        material,
        strip_of(facts),
        key_figures(facts)[:MOST_KEY],
        judgements,
        risks,
        _firms(facts),
        trend if trend and trend.chart else None,
        advice,
    )


def _first(facts: Facts, names: Sequence[str], told: Sequence[Told]) -> list[Told]:
    for name in names:
        for one in facts.sentences(name):
            if one not in told:
                return [one]
    return []


def _firms(facts: Facts) -> Firms | None:
    finding = facts.finding("top_applicants")
    table = next((one for one in finding.tables if one.rows), None) if finding else None
    if finding is None or table is None:
        return None
    by_name = {column.name: column for column in table.columns}
    name = by_name.get("name") or table.keys[0]
    numbers = tuple(by_name[one] for one in ("count", "share") if one in by_name)
    return Firms(finding, table, name, numbers)


def _of_tile(tile: Tile) -> Iterator[Fact]:
    yield from (fact for fact in (tile.families, tile.share) if fact is not None)
    for one in tile.under:
        yield from _of_tile(one)
