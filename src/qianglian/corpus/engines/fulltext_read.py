"""Reading the full-text index of one generation: ranked pages, counts, facets, keys, explanations."""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import orjson
import tantivy
from tantivy import Occur, Order, Query

from qianglian.corpus.engines.fulltext import open_index
from qianglian.corpus.engines.fulltext_compile import FullTextCompiler
from qianglian.corpus.engines.fulltext_numbers import DocumentNumbers
from qianglian.corpus.engines.fulltext_schema import FACETS, YEARS, ranking_words, schema
from qianglian.corpus.engines.node_resolver import NodeResolver, no_nodes
from qianglian.query.normal_form import normalise
from qianglian.query.tree import All, And, Class, Node, Not, Or, Words

SORTS: dict[str, tuple[str, Order]] = {
    "-pd": ("pd", Order.Desc),
    "pd": ("pd", Order.Asc),
    "-fd": ("fd", Order.Desc),
    "fd": ("fd", Order.Asc),
    "key": ("key", Order.Asc),
}
"""Orders other than relevance. Publications without the date come last."""

FACET_SIZE = 20


@dataclass(frozen=True, slots=True)
class RawHit:
    """One stored row with its score; ``score`` is None where the order is not by relevance."""

    row: dict[str, Any]
    score: float | None


@dataclass(frozen=True, slots=True)
class RawPage:
    """A page of hits and the number of all hits."""

    total: int
    hits: list[RawHit]


class FullTextReader:
    """The index of one generation, opened for reading. Safe to use from several threads."""

    def __init__(self, path: Path, resolve_node: NodeResolver = no_nodes) -> None:
        self._path = path
        self._index = open_index(path)
        self.searcher = self._index.searcher()
        self.schema = schema()
        self._compiler = FullTextCompiler(self.schema, self.searcher, resolve_node)
        self.compile: Callable[[Node], Query] = lru_cache(maxsize=512)(self._compiler.compile)

    @property
    def documents(self) -> int:
        """Publications in the index."""
        return int(self.searcher.num_docs)

    def count(self, node: Node) -> int:
        """How many publications match."""
        return _total(self.searcher.search(self.compile(node), limit=1))

    def page(self, node: Node, limit: int, offset: int, sort: str) -> RawPage:
        """One page, by relevance or by a date. Ties keep the index's own order, which never changes.

        A query without words has no relevance: its newest publications come first.
        """
        query = self.compile(node)
        if sort == "relevance" and not positive_texts(node):
            sort = "-pd"
        if sort == "relevance":
            found = self.searcher.search(self._ranked(node, query), limit=limit, offset=offset)
        else:
            field, order = SORTS[sort]
            found = self.searcher.search(query, limit=limit, offset=offset, order_by_field=field, order=order)
        scored = sort == "relevance"
        hits = [RawHit(self.row(address), float(score) if scored else None) for score, address in found.hits]
        return RawPage(_total(found), hits)

    def keys(self, node: Node) -> list[str]:
        """The keys of every match, in order."""
        total = self.count(node)
        if not total:
            return []
        found = self.searcher.search(
            self.compile(node), limit=total, count=False, order_by_field="key", order=Order.Asc
        )
        return [str(key) for key, _ in found.hits]

    @cached_property
    def numbering(self) -> DocumentNumbers:
        """The documents by running number."""
        return DocumentNumbers(self._path, self.searcher)

    def numbers(self, node: Node) -> np.ndarray:
        """The number of every match (`numbering`), ascending, asked in one go.

        What may well be most of the index is counted first, and its complement fetched where that is the smaller.
        """
        if _may_be_most(node):
            return np.flatnonzero(self.mask(node))
        return self.numbering.numbers(self.compile(node), self.documents)

    def mask(self, node: Node) -> np.ndarray:
        """True at the number of every match (`numbering`); of a filter and its complement the smaller is fetched."""
        count = self.count(node)
        rest = self.documents - count
        mask = np.zeros(self.numbering.total, bool)
        mask[self.numbering.numbers(self.compile(node if count <= rest else Not(node)), min(count, rest))] = (
            True
        )
        return mask if count <= rest else ~mask

    def rows(self, field: str, values: Sequence[str]) -> list[dict[str, Any]]:
        """Stored rows whose exact ``field`` is one of ``values``."""
        query = Query.term_set_query(self.schema, field, list(values))
        found = self.searcher.search(query, limit=max(len(values) * 8, 64), count=False)
        return [self.row(address) for _, address in found.hits]

    def matches(self, key: str, node: Node) -> bool:
        """Whether one publication matches."""
        only = Query.term_query(self.schema, "key", key)
        both = Query.boolean_query([(Occur.Must, only), (Occur.Must, self.compile(node))])
        return bool(self.searcher.search(both, limit=1, count=False).hits)

    def facets(
        self, node: Node, names: Sequence[str], size: int = FACET_SIZE
    ) -> dict[str, list[tuple[str, int]]]:
        """How many matches carry each value: the ``size`` most frequent, years all and in order."""
        wanted: dict[str, Any] = {}
        for name in names:
            terms: dict[str, Any] = {"field": name, "size": 500 if name in YEARS else size}
            wanted[name] = {"terms": terms}
        answer = self.searcher.aggregate(self.compile(node), wanted)
        return {name: _buckets(name, answer[name]["buckets"]) for name in names}

    def alike(self, form: str, within: Node, limit: int, words: int = 40) -> list[RawHit]:
        """The publications of ``within`` that share the most telling words with a normal form, nearest first (BM25).

        Only the ``words`` of the text that tell most (frequency × inverse document frequency) are asked for: a long
        text would make a query of hundreds of terms.
        """
        counts = Counter(ranking_words(form).split())
        total = self.searcher.num_docs
        held = {word: self.searcher.doc_freq("rank", word) for word in counts}
        telling = {word: counts[word] * math.log(1 + total / n) for word, n in held.items() if n}
        best = sorted(telling, key=lambda word: (-telling[word], word))[:words]
        if not best:
            return []
        scored = [(Occur.Should, Query.term_query(self.schema, "rank", word)) for word in best]
        query = Query.boolean_query(scored)
        if within != All():
            only = Query.const_score_query(self.compile(within), 0.0)
            query = Query.boolean_query([(Occur.Must, only), (Occur.Must, query)])
        found = self.searcher.search(query, limit=limit, count=False)
        return [RawHit(self.row(address), float(score)) for score, address in found.hits]

    def explain(self, key: str, node: Node) -> dict[str, Any]:
        """tantivy's own account of a hit's score; empty where the publication is no hit."""
        query = self._ranked(node, self.compile(node))
        if not self.matches(key, node):
            return {}
        only = self.searcher.search(Query.term_query(self.schema, "key", key), limit=1).hits
        account: dict[str, Any] = json.loads(query.explain(self.searcher, only[0][1]).to_json())
        return account

    def key(self, address: tantivy.DocAddress) -> str:
        """The key of the publication at an address."""
        return str(self.searcher.doc(address).get_first("key"))

    def row(self, address: tantivy.DocAddress) -> dict[str, Any]:
        """The stored row at an address."""
        stored: Any = self.searcher.doc(address).get_first("row")
        row: dict[str, Any] = orjson.loads(bytes(stored))
        return row

    def _ranked(self, node: Node, query: Query) -> Query:
        """The query as a filter, with the words of its positive text clauses as the score (BM25)."""
        words = " ".join(ranking_words(normalise(text)) for text in positive_texts(node)).split()
        if not words:
            return query
        scored = [(Occur.Should, Query.term_query(self.schema, "rank", w)) for w in dict.fromkeys(words)]
        return Query.boolean_query([(Occur.Must, Query.const_score_query(query, 0.0)), *scored])


def _total(found: Any) -> int:
    """The number of all matches; tantivy's own stubs do not know the attribute."""
    return int(found.count or 0)


def positive_texts(node: Node) -> list[str]:
    """The words that a hit is wanted for; what is excluded does not count."""
    match node:
        case Words(fields, text) if set(fields) & {"ti", "ab", "cl"}:
            return [text]
        case And(parts) | Or(parts):
            return [text for part in parts for text in positive_texts(part)]
        case _:
            return []


def _may_be_most(node: Node) -> bool:
    """Whether a query is of the kind that leaves little out: not made of words and classes to be found."""
    match node:
        case Words() | Class():
            return False
        case And(parts):
            return all(map(_may_be_most, parts))
        case Or(parts):
            return any(map(_may_be_most, parts))
    return True


def _buckets(name: str, buckets: Sequence[dict[str, Any]]) -> list[tuple[str, int]]:
    found = [(_label(bucket["key"]), int(bucket["doc_count"])) for bucket in buckets]
    return sorted(found) if name in YEARS else sorted(found, key=lambda pair: (-pair[1], pair[0]))


def _label(key: object) -> str:
    return str(int(key)) if isinstance(key, float) else str(key)


ALL_FACETS = (*FACETS, *YEARS)
