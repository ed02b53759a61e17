"""The nodes of a chain once more without the index: every stored record is looked at, one after the other.

The rules are read by `tests.query.brute_force`, the query language written a second time straight from its rule.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from qianglian.chains.tagging import Tagging
from qianglian.corpus.workspace import Workspace
from qianglian.query.normal_form import normalise_items, occurs
from qianglian.query.tree import And, Class, Node, Not, Or, Words
from tests.query.brute_force import covers, looked_for

TEXTS = {"ti": "titles", "ab": "abstracts", "cl": "claims"}
CLASSES = ("ipc", "cpc")
"""What the rules of the official systems look at."""


@dataclass(frozen=True, slots=True)
class Compared:
    """One node: how many publications the index finds and how many the brute force, and how many only one of them."""

    code: str
    name: str
    index: int
    brute: int
    differ: int


def chosen(tagging: Tagging, most: int, least: int) -> list[str]:
    """Nodes of ``least`` hits and more, ``most`` of them: spread evenly over those there are, in the chain's order."""
    enough = [code for code in tagging.chain.by_code if len(tagging.node(code).places) >= least]
    if len(enough) <= most:
        return enough
    return [enough[place * len(enough) // most] for place in range(most)]


def compared(workspace: Workspace, tagging: Tagging, codes: Sequence[str]) -> list[Compared]:
    """The nodes by the index and by looking at every stored record. Noise and people's answers must be none."""
    records = Records(workspace)
    answer = []
    for code in codes:
        index, brute = set(tagging.keys(code)), records.found(tagging.query(code))
        name = tagging.chain.by_code[code].name.zh
        answer.append(Compared(code, name, len(index), len(brute), len(index ^ brute)))
    return answer


class Records:
    """The stored publications of a workspace, each of which is asked every single condition."""

    def __init__(self, workspace: Workspace) -> None:
        table = workspace.table("").select("key", *TEXTS.values(), *CLASSES).to_pyarrow()
        self.keys = table["key"].to_pylist()
        self.texts = {
            field: [_text(items) for items in table[name].to_pylist()] for field, name in TEXTS.items()
        }
        self.classes = {name: _pairs(table[name].to_pylist()) for name in CLASSES}
        self._kept: dict[Node, np.ndarray] = {}

    def found(self, query: Node) -> set[str]:
        """The keys of those that a query asks for."""
        return {self.keys[place] for place in np.flatnonzero(self._asked(query))}

    def _asked(self, node: Node) -> Any:
        """Which records a query asks for; every leaf is answered record by record, once."""
        match node:
            case And(parts):
                return np.all([self._asked(part) for part in parts], axis=0)
            case Or(parts):
                return np.any([self._asked(part) for part in parts], axis=0)
            case Not(part):
                return ~self._asked(part)
        if node not in self._kept:
            self._kept[node] = self._leaf(node)
        return self._kept[node]

    def _leaf(self, node: Node) -> np.ndarray:
        match node:
            case Words(fields, text, prefix):
                wanted = looked_for(text, prefix)
                held = zip(*(self.texts[field] for field in fields if field in self.texts), strict=True)
                return np.fromiter((any(occurs(wanted, said) for said in one) for one in held), bool)
            case Class(field, symbol, prefix):
                places, numbers, symbols = self.classes[field]
                fits = np.fromiter((covers(symbol, other, prefix) for other in symbols), bool, len(symbols))
                answer = np.zeros(len(self.keys), bool)
                answer[places[fits[numbers]]] = True
                return answer
        raise AssertionError(f"no official rule asks so: {node}")


def _text(items: list[dict[str, str]] | None) -> str:
    return normalise_items([item["text"] for item in items or ()])


def _pairs(lists: list[list[str] | None]) -> tuple[np.ndarray, np.ndarray, list[str]]:
    """Which record has which symbol, as two columns of numbers; and the symbols."""
    numbers: dict[str, int] = {}
    pairs = [
        (place, numbers.setdefault(symbol, len(numbers)))
        for place, symbols in enumerate(lists)
        for symbol in symbols or ()
    ]
    columns = np.array(pairs, np.int64).reshape(-1, 2)
    return columns[:, 0], columns[:, 1], list(numbers)
