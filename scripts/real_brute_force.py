"""The nodes of a chain once more without the index: every stored record is looked at, one after the other.

The rules are read by `tests.query.brute_force`, the query language written a second time straight from its rule.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from qianglian.chains.tagging import Tagging
from qianglian.corpus.workspace import Workspace
from tests.query.brute_force import matches, prepare

FIELDS = ("key", "titles", "abstracts", "claims", "ipc", "cpc")
"""What the rules of the official systems look at."""
BATCH = 20_000


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
    queries = {code: tagging.query(code) for code in codes}
    found: dict[str, set[str]] = {code: set() for code in codes}
    for key, row in stored(workspace):
        for code, query in queries.items():
            if matches(query, row):
                found[code].add(key)
    answer = []
    for code in codes:
        index = set(tagging.keys(code))
        name = tagging.chain.by_code[code].name.zh
        answer.append(Compared(code, name, len(index), len(found[code]), len(index ^ found[code])))
    return answer


def stored(workspace: Workspace) -> Iterator[tuple[str, dict[str, Any]]]:
    """The stored publications by key, as the brute force reads them."""
    table = workspace.table("").select(*FIELDS).to_pyarrow()
    for batch in table.to_batches(max_chunksize=BATCH):
        for one in batch.to_pylist():
            yield one["key"], prepare(_row(one))


def _row(one: dict[str, Any]) -> dict[str, Any]:
    texts = {"ti": "titles", "ab": "abstracts", "cl": "claims"}
    row: dict[str, Any] = {field: [text["text"] for text in one[name] or ()] for field, name in texts.items()}
    return {**row, "ipc": one["ipc"] or [], "cpc": one["cpc"] or []}
