"""Ranking by weighed terms: what a whole text is compared by, where a query would be a few words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from tantivy import DocAddress, Occur, Query

from qianglian.corpus.engines.fulltext_read import FullTextReader
from qianglian.query.tree import Node

RANK = "rank"
"""The field of ranking words: titles (twice) and abstracts."""
CLASSES = ("ipc", "cpc")


@dataclass(frozen=True, slots=True)
class WeighedReader:
    """An index asked by terms with weights. ``within`` is always the query that bounds what may be found."""

    reader: FullTextReader

    def frequency(self, word: str) -> int:
        """Publications whose title or abstract holds a ranking word."""
        return int(self.reader.searcher.doc_freq(RANK, word))

    def class_frequency(self, symbol: str, fields: Sequence[str] = CLASSES) -> int:
        """Publications that carry a class, at whatever level: by the field that has more of them."""
        return max((int(self.reader.searcher.doc_freq(field, symbol)) for field in fields), default=0)

    def by_words(
        self, weights: dict[str, float], within: Node, limit: int
    ) -> list[tuple[float, dict[str, Any]]]:
        """(score, stored row), best first: the sum of BM25 × weight over the words."""
        return [(score, self.reader.row(address)) for score, address in self._words(weights, within, limit)]

    def scores(self, weights: dict[str, float], within: Node, keys: Iterable[str]) -> dict[str, float]:
        """The same score of the publications with these keys; one that holds no word is not in the answer."""
        wanted = list(keys)
        if not wanted:
            return {}
        found = self._words(weights, within, len(wanted), self._keys(wanted))
        return {self.reader.key(address): score for score, address in found}

    def _words(
        self, weights: dict[str, float], within: Node, limit: int, *more: Query
    ) -> list[tuple[float, DocAddress]]:
        terms = [Query.boost_query(self._term(RANK, word), weight) for word, weight in weights.items()]
        return self._best(terms, within, limit, *more)

    def by_classes(
        self, weights: dict[str, float], within: Node, limit: int, fields: Sequence[str] = CLASSES
    ) -> list[tuple[float, dict[str, Any]]]:
        """(score, stored row), best first: the sum of the weights of the classes that a publication carries."""
        terms = [
            Query.const_score_query(_either([self._term(field, symbol) for field in fields]), weight)
            for symbol, weight in weights.items()
        ]
        return [(score, self.reader.row(address)) for score, address in self._best(terms, within, limit)]

    def rows(self, keys: Iterable[str], within: Node) -> list[dict[str, Any]]:
        """The stored rows with these keys that lie within."""
        wanted = list(keys)
        if not wanted:
            return []
        query = Query.boolean_query([(Occur.Must, self._keys(wanted)), (Occur.Must, self._bound(within))])
        found = self.reader.searcher.search(query, limit=len(wanted), count=False)
        return [self.reader.row(address) for _, address in found.hits]

    def _best(
        self, terms: list[Query], within: Node, limit: int, *more: Query
    ) -> list[tuple[float, DocAddress]]:
        if not terms or limit < 1:
            return []
        clauses = [self._bound(within), _either(terms), *more]
        query = Query.boolean_query([(Occur.Must, clause) for clause in clauses])
        found = self.reader.searcher.search(query, limit=limit, count=False)
        return [(float(score), address) for score, address in found.hits]

    def _term(self, field: str, text: str) -> Query:
        return Query.term_query(
            self.reader.schema, field, text, index_option="freq" if field == RANK else "basic"
        )

    def _keys(self, keys: list[str]) -> Query:
        return Query.const_score_query(Query.term_set_query(self.reader.schema, "key", keys), 0.0)

    def _bound(self, within: Node) -> Query:
        return Query.const_score_query(self.reader.compile(within), 0.0)


def _either(queries: list[Query]) -> Query:
    if len(queries) == 1:
        return queries[0]
    return Query.boolean_query([(Occur.Should, query) for query in queries])
