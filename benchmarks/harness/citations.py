"""Prior-art retrieval: a patent's own title and abstract ask for the patents that it cites.

Left out of every answer: the patent itself and its family. The data states no families; one is: publications that
claim a common priority (``patents/google_energy_recovery_full.jsonl.gz``, a fifth of the corpus), whose numbers differ
in nothing but the kind, or whose abstracts of more than 80 characters are equal; and what these lead to.
No dates are stated, so documents published later are not left out.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from qianglian.model.language import text_language

CORPUS = "retrieval/energy_recovery_corpus.jsonl.gz"
QUERIES = "retrieval/citations_dev.json"
RECORDS = "patents/google_energy_recovery_full.jsonl.gz"
SEED = 20261125
EQUAL_BEYOND = 80
"""Characters beyond which an equal abstract tells of one family."""

_OFFICES = {
    "AT": "de",
    "CH": "de",
    "CN": "zh",
    "DE": "de",
    "ES": "es",
    "FR": "fr",
    "JP": "ja",
    "KR": "ko",
    "RU": "ru",
}
_KINDLESS = re.compile(r"[A-Z]+[0-9]+")


@dataclass(frozen=True, slots=True)
class Document:
    """One publication of the corpus; ``classes`` in one notation (the file has F02G5-00 beside F02G5/00)."""

    number: str
    title: str
    abstract: str
    classes: tuple[str, ...]

    @property
    def text(self) -> str:
        return "\n".join(part for part in (self.title, self.abstract) if part)

    @property
    def language(self) -> str:
        return text_language(self.text, _OFFICES.get(self.number[:2], "")) or "–"


class Citations:
    """The corpus, the queries with what they cite outside their family, and the halves."""

    def __init__(self, data: Path) -> None:
        for name in (CORPUS, QUERIES, RECORDS):
            if not (data / name).exists():
                sys.exit(f"No {data / name}: set QIANGLIAN_DATA or --data to the folder of real data.")
        self.documents = [
            Document(
                d["publication_number"],
                d["title"].strip(),
                d["abstract"].strip(),
                tuple(symbol.replace("-", "/") for symbol in d["cpc"]),
            )
            for d in _lines(data / CORPUS)
        ]
        self.place = {document.number: place for place, document in enumerate(self.documents)}
        self.family = self._families(data)
        cited = json.loads((data / QUERIES).read_text(encoding="utf-8"))
        found = {
            self.place[number]: [self.place[other] for other in others] for number, others in cited.items()
        }
        self.queries = list(found)
        self.stated = sum(map(len, found.values()))
        outside = {
            query: np.array([p for p in places if self.family[p] != self.family[query]], np.int64)
            for query, places in found.items()
        }
        self.cited = {query: places for query, places in outside.items() if len(places)}

    @cached_property
    def languages(self) -> np.ndarray:
        """The language of each document."""
        return np.array([document.language for document in self.documents])

    @cached_property
    def halves(self) -> tuple[list[int], list[int]]:
        """The queries to learn from and those to judge on: a family's queries are in one half."""
        families = np.unique(self.family[self.queries])
        shuffled = np.random.default_rng(SEED).permutation(families)
        learnt = set(shuffled[: len(shuffled) // 2].tolist())
        learning = [query for query in self.cited if int(self.family[query]) in learnt]
        return learning, [query for query in self.cited if int(self.family[query]) not in learnt]

    def left_out(self, query: int) -> np.ndarray:
        """The query itself and its family."""
        return np.flatnonzero(self.family == self.family[query])

    def rows(self) -> Iterator[dict[str, Any]]:
        """The corpus as our JSON Lines."""
        for document in self.documents:
            language = document.language.strip("–")
            yield {
                "qianglian": 1,
                "number": document.number,
                "titles": [{"lang": language, "text": document.title}] if document.title else [],
                "abstracts": [{"lang": language, "text": document.abstract}] if document.abstract else [],
                "cpc": list(document.classes),
            }

    def _families(self, data: Path) -> np.ndarray:
        """A family's number for each document."""
        priorities: dict[str, list[int]] = defaultdict(list)
        for record in _lines(data / RECORDS):
            for priority, *_ in record["claiming_priority"] or ():
                written = re.sub(r"[^A-Z0-9]", "", priority.upper())
                priorities[re.sub(r"[A-Z]$", "", written)].append(self.place[record["publication_number"]])
        abstracts: dict[str, list[int]] = defaultdict(list)
        numbers: dict[str, list[int]] = defaultdict(list)
        for place, document in enumerate(self.documents):
            if len(document.abstract) > EQUAL_BEYOND:
                abstracts[document.abstract].append(place)
            number = _KINDLESS.match(document.number)
            numbers[number[0] if number else document.number].append(place)
        alike = [*priorities.values(), *abstracts.values(), *numbers.values()]
        return _joined(len(self.documents), alike)


def _joined(count: int, groups: list[list[int]]) -> np.ndarray:
    parent = list(range(count))

    def find(place: int) -> int:
        while parent[place] != place:
            parent[place] = parent[parent[place]]
            place = parent[place]
        return place

    for group in groups:
        for other in group[1:]:
            parent[find(group[0])] = find(other)
    return np.array([find(place) for place in range(count)])


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)
