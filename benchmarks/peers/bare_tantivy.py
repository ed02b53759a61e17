"""Bare tantivy on the same index: queries built by hand for each question, the best ten and the count."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson
import rjieba
import tantivy
from tantivy import FieldType, Occur, Order, Query

from harness.questions import Question
from qianglian.query.normal_form import EDGE, is_ideographic, normalise, tokens

TEXTS = ("ti", "ab", "cl")


class BareTantivy:
    """An opened index and no more."""

    def __init__(self, folder: Path) -> None:
        self._index = tantivy.Index.open(str(folder))
        self._schema = self._index.schema
        self._searcher = self._index.searcher()

    def built(self, question: Question) -> Query:
        """The question as a query that filters."""
        clauses: list[tuple[Occur, Query]] = []
        clauses += [(Occur.Must, self._anywhere(normalise(text))) for text in question.all]
        if question.any:
            clauses.append((Occur.Must, _any([self._anywhere(normalise(text)) for text in question.any])))
        if question.prefix:
            begins = f"{question.prefix}.*"
            clauses.append(
                (Occur.Must, _any([Query.regex_query(self._schema, name, begins) for name in TEXTS]))
            )
        if question.ipc:
            clauses.append((Occur.Must, Query.term_query(self._schema, "ipc", question.ipc)))
        if question.applicant:
            clauses.append((Occur.Must, self._phrase("ap", normalise(question.applicant))))
        if question.years:
            first, last = (year * 10_000 for year in question.years)
            days = Query.range_query(self._schema, "pd", FieldType.Integer, first + 101, last + 1231)
            clauses.append((Occur.Must, days))
        if question.without:
            clauses.append((Occur.MustNot, self._anywhere(normalise(question.without))))
        return clauses[0][1] if len(clauses) == 1 else Query.boolean_query(clauses)

    def ranked(self, question: Question) -> tuple[Query, bool]:
        """The question with the scores of its words, and whether it has any words to rank by."""
        texts = " ".join(normalise(text) for text in (*question.all, *question.any, question.prefix) if text)
        words = dict.fromkeys(" ".join(rjieba.cut_for_search(texts.replace(EDGE, " "))).split())
        if not words:
            return self.built(question), False
        scored = [(Occur.Should, Query.term_query(self._schema, "rank", word)) for word in words]
        filtered = Query.const_score_query(self.built(question), 0.0)
        return Query.boolean_query([(Occur.Must, filtered), *scored]), True

    def page(self, question: Question) -> int:
        """Build the query, search, read ten rows; returns the count."""
        return self.found(*self.ranked(question))

    def found(self, query: Query, scores: bool) -> int:
        """Read the best ten rows of a query that scores, else the newest ten; returns the count."""
        if scores:
            result: Any = self._searcher.search(query, limit=10)
        else:
            result = self._searcher.search(query, limit=10, order_by_field="pd", order=Order.Desc)
        for _, place in result.hits:
            stored: Any = self._searcher.doc(place).get_first("row")
            orjson.loads(bytes(stored))
        return int(result.count)

    def count(self, question: Question) -> int:
        """How many match."""
        result: Any = self._searcher.search(self.built(question), limit=1)
        return int(result.count)

    def _anywhere(self, form: str) -> Query:
        return _any([self._phrase(name, form) for name in TEXTS])

    def _phrase(self, name: str, form: str) -> Query:
        if not is_ideographic(form):
            found = tokens(form)
            if len(found) == 1:
                return Query.term_query(self._schema, name, found[0][1])
            return Query.phrase_query(self._schema, name, list(found))
        if len(form) <= 2:
            return Query.term_query(self._schema, name if len(form) == 1 else f"{name}2", form)
        return Query.phrase_query(self._schema, f"{name}2", list(_pairs(form)))


def _pairs(run: str) -> Iterator[tuple[int, str]]:
    """Every second pair of a run and the last one, with their places."""
    for place in (*range(0, len(run) - 2, 2), len(run) - 2):
        yield place, run[place : place + 2]


def _any(queries: list[Query]) -> Query:
    return Query.boolean_query([(Occur.Should, query) for query in queries])
