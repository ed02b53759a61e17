"""A small chain and its tagging in memory, and a workspace whose publications it holds."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from qianglian.chains.gate import Gate, measure
from qianglian.chains.known_items import KnownList
from qianglian.chains.known_kept import add
from qianglian.chains.sampling import draw
from qianglian.chains.tagged import Fate, Tagged
from qianglian.chains.verdict_sheet import SampleVerdict, record
from qianglian.corpus.lookup import read
from qianglian.corpus.workspace import Workspace
from qianglian.model.chain import Chain, ChainNode
from qianglian.model.text import Text
from qianglian.rules.navigation_gate import navigation_gate
from tests.corpus.evidence import begin, row, write_rows


def node(code: str, parent: str = "", rule: str = "", name: str = "") -> ChainNode:
    return ChainNode(code, Text(zh=name or f"节点{code}", en=f"node {code}"), parent=parent, rule=rule)


CHAIN = Chain(
    "battery",
    Text(zh="电池", en="Batteries"),
    (
        node("A", rule=""),
        node("A1", "A", "ti:正极"),
        node("A2", "A", "ti:负极"),
        node("A21", "A2", "ti:硅碳"),
        node("B", rule="ti:隔膜"),
    ),
)


def key(number: str) -> str:
    """The permanent key that a number mints."""
    return read(number).key


@dataclass
class InMemory:
    """A `Tagged` whose nodes are written down: code → numbers, and what became of those that are out."""

    chain: Chain
    own: Mapping[str, Iterable[str]]
    out: Mapping[tuple[str, str], Fate] = field(default_factory=dict)
    by_person: frozenset[tuple[str, str]] = frozenset()

    def keys(self, code: str) -> Sequence[str]:
        under = [one.code for one in self.chain.under(code)]
        return sorted({key(number) for one in under for number in self.own.get(one, ())})

    def added(self, code: str) -> Sequence[str]:
        return sorted(key(number) for number, at in self.by_person if at == code)

    def fate(self, asked: str, code: str) -> Fate:
        if asked in self.keys(code):
            return "person" if asked in self.added(code) else "rule"
        return next(
            (said for (number, at), said in self.out.items() if key(number) == asked and at == code),
            "no_rule",
        )


def corpus(folder: Path, numbers: Iterable[str] = (), rows: Iterable[Mapping[str, Any]] = ()) -> Workspace:
    """A workspace of publications, each with its number as title unless a row says more."""
    made = [row(number, f"题目 {number}") for number in numbers]
    folder.mkdir(parents=True, exist_ok=True)
    made += rows
    files = [write_rows(folder / "rows.jsonl", made)] if made else []
    return begin(folder / "w", *files)


def known(*numbers: str, **facts: Any) -> KnownList:
    """A list of known items; domestic, by applicant, for the whole chain, unless it is said otherwise."""
    said: dict[str, Any] = {
        "database": "某库",
        "day": date(2026, 5, 1),
        "reader": "核读人甲",
        "made_by": "applicant",
        "side": "domestic",
        "made_of": "某公司",
    }
    return KnownList(numbers=numbers, **(said | facts))


LENIENT = replace(navigation_gate(), levels=(), minimum=1)
"""Only the whole chain is measured, and a single item is enough."""


def pass_the_gate(workspace: Workspace, tagged: Tagged, *numbers: str) -> Gate:
    """Have all that is listed found and all that is drawn judged right, and measure."""
    add(workspace, known(*numbers), known(*numbers, side="foreign"))
    sample = draw(workspace, tagged, 1)
    record(workspace, [SampleVerdict(sample.id, unit, "right") for unit in sample.units])
    return measure(workspace, tagged, LENIENT).gate
