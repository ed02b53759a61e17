"""From the tree of a query to a tantivy query."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import tantivy
from tantivy import FieldType, Occur, Query

from qianglian.corpus.engines.node_resolver import NodeResolver, no_nodes
from qianglian.model.dates import as_int
from qianglian.model.errors import BadInput
from qianglian.model.text import Text
from qianglian.query.normal_form import EDGE, is_ideographic, phrase, tokens
from qianglian.query.tree import All, And, Class, Node, NodeRef, Not, Or, Range, Value, Words
from qianglian.query.values import value_form

MAX_EXPANSIONS = 2_000
"""Words that the prefix at the end of a phrase may stand for."""


@dataclass(frozen=True, slots=True)
class FullTextCompiler:
    """Compiles trees for one searcher (prefixes in phrases look words up in its dictionary)."""

    schema: tantivy.Schema
    searcher: tantivy.Searcher
    resolve_node: NodeResolver = no_nodes

    def compile(self, node: Node) -> Query:
        """The tantivy query that matches what ``node`` matches."""
        match node:
            case All():
                return Query.all_query()
            case Words():
                return self._words(node)
            case Class():
                return self._class(node)
            case Range():
                return self._range(node.field, node.start, node.end)
            case Value():
                return self._value(node)
            case NodeRef(name):
                return self.compile(self.resolve_node(name))
            case And(parts):
                return self._and(parts)
            case Or(parts):
                return _any([self.compile(part) for part in parts])
            case Not(part):
                return Query.boolean_query(
                    [(Occur.Must, Query.all_query()), (Occur.MustNot, self.compile(part))]
                )

    def _and(self, parts: tuple[Node, ...]) -> Query:
        """Negative parts become exclusions, which cost less than complements."""
        clauses = [
            (Occur.MustNot, self.compile(part.part))
            if isinstance(part, Not)
            else (Occur.Must, self.compile(part))
            for part in parts
        ]
        if all(occur == Occur.MustNot for occur, _ in clauses):
            clauses.append((Occur.Must, Query.all_query()))
        return Query.boolean_query(clauses)

    def _words(self, words: Words) -> Query:
        form = phrase(words.text, prefix=words.prefix)
        if not form:
            return Query.empty_query()
        if is_ideographic(form):
            return _any([self._ideographs(field, form) for field in words.fields])
        found = tokens(form)
        if words.prefix and not form.endswith(EDGE) and form.count(EDGE) % 2:
            return _any([self._prefixed(field, found) for field in words.fields])
        return _any([self._phrase(field, found) for field in words.fields])

    def _phrase(self, field: str, found: list[str]) -> Query:
        if len(found) == 1:
            return Query.term_query(self.schema, field, found[0])
        return Query.phrase_query(self.schema, field, list[str | tuple[int, str]](found))

    def _ideographs(self, field: str, run: str) -> Query:
        """One character by itself, two as a pair, more as a phrase of every second pair."""
        if len(run) == 1:
            return Query.term_query(self.schema, field, run)
        starts = [*range(0, len(run) - 2, 2), len(run) - 2]
        pairs: list[str | tuple[int, str]] = [(start, run[start : start + 2]) for start in starts]
        if len(pairs) == 1:
            return Query.term_query(self.schema, f"{field}2", run)
        return Query.phrase_query(self.schema, f"{field}2", pairs)

    def _prefixed(self, field: str, found: list[str]) -> Query:
        """A word's beginning, alone or at the end of a phrase."""
        *before, beginning = found
        if not before:
            return Query.regex_query(self.schema, field, re.escape(beginning) + ".*")
        words = self.searcher.terms_with_prefix(field, beginning, limit=MAX_EXPANSIONS + 1)
        if len(words) > MAX_EXPANSIONS:
            raise _too_wide(beginning)
        return _any([Query.phrase_query(self.schema, field, [*before, word]) for word, _ in words])

    def _class(self, node: Class) -> Query:
        symbol = node.symbol.rstrip("/")
        if node.prefix and "/" in symbol:
            return Query.regex_query(self.schema, node.field, re.escape(symbol) + ".*")
        if node.prefix and node.field == "loc" and "-" in symbol:
            return Query.regex_query(self.schema, node.field, re.escape(symbol) + ".*")
        return Query.term_query(self.schema, node.field, symbol)

    def _range(self, field: str, start: date | None, end: date | None) -> Query:
        if start and end and start > end:
            return Query.empty_query()
        return Query.range_query(
            self.schema,
            field,
            FieldType.Integer,
            lower_bound=as_int(start) if start else 0,
            upper_bound=as_int(end) if end else 99_999_999,
        )

    def _value(self, node: Value) -> Query:
        value = value_form(node.field, node.value, prefix=node.prefix)
        if not value:
            return Query.empty_query()
        if node.prefix:
            return Query.regex_query(self.schema, node.field, re.escape(value) + ".*")
        return Query.term_query(self.schema, node.field, value)


def _any(queries: list[Query]) -> Query:
    if len(queries) == 1:
        return queries[0]
    if not queries:
        return Query.empty_query()
    return Query.boolean_query([(Occur.Should, query) for query in queries])


def _too_wide(beginning: str) -> BadInput:
    return BadInput(
        Text(
            zh=f"短语末尾的「{beginning}*」在库中对应超过 {MAX_EXPANSIONS:,} 个词。",
            en=f"“{beginning}*” at the end of a phrase stands for more than {MAX_EXPANSIONS:,} words here.",
        ),
        hint=Text(zh="把前缀写长一些。", en="Give more letters of the word."),
    )


Compile = Callable[[Node], Query]
