"""What the full-text index holds, and how one publication becomes a document of it.

A text field ``x`` lies twice: ``x`` holds words, single ideographs and the gaps beside these, ``x2`` pairs of
ideographs, as `qianglian.query.normal_form` has it; the items of a list are apart. Classes are indexed with all
their levels. ``row`` stores what a result list shows.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import orjson
import rjieba
import tantivy

from qianglian.corpus.display import display
from qianglian.corpus.resolution import Resolved
from qianglian.model.classification import ancestors
from qianglian.model.dates import as_int
from qianglian.query.normal_form import EDGE, TOKEN, bigrams, gapped

FORMAT = 2
"""2 holds the gaps beside ideographs; in 1 any one token in a gap passed for it (`qianglian.corpus.renewing`)."""
TEXTS = ("ti", "ab", "cl", "ap", "in")
EXACT = ("pn", "an", "batch", "ipc", "cpc", "loc")
FACETS = ("office", "kind", "type", "st", "lang", "applicant", "ipc4")
DATES = {"pd": "publication_date", "fd": "filing_date", "gd": "grant_date", "pr": "priority_date"}
YEARS = {"py": "publication_date", "fy": "filing_date"}

_UNIGRAMS = "nf1"
_BIGRAMS = "nf2"
_WORDS = "words"


def schema() -> tantivy.Schema:
    """The index schema; a change here is a new `FORMAT` and a rebuilt index."""
    build = tantivy.SchemaBuilder()
    build.add_text_field("key", stored=True, fast=True, tokenizer_name="raw", index_option="basic")
    for name in TEXTS:
        build.add_text_field(name, tokenizer_name=_UNIGRAMS, index_option="position")
        build.add_text_field(f"{name}2", tokenizer_name=_BIGRAMS, index_option="position")
    build.add_text_field("rank", tokenizer_name=_WORDS, index_option="freq")
    for name in EXACT:
        build.add_text_field(name, tokenizer_name="raw", index_option="basic")
    for name in FACETS:
        build.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
    for name in (*DATES, *YEARS):
        build.add_integer_field(name, indexed=True, fast=True)
    build.add_bytes_field("row", stored=True)
    return build.build()


def register(index: tantivy.Index) -> None:
    """Give an opened index its analysers; they live in the process, not in the folder."""
    # A stop word leaves its position behind: no phrase reaches from one item or run into the next.
    apart = tantivy.Filter.custom_stopword(["\n", "·"])
    for name, cutter in (
        (_UNIGRAMS, tantivy.Tokenizer.regex(f"{TOKEN}|\n")),
        (_BIGRAMS, tantivy.Tokenizer.whitespace()),
        (_WORDS, tantivy.Tokenizer.whitespace()),
    ):
        builder = tantivy.TextAnalyzerBuilder(cutter)
        index.register_tokenizer(name, builder.filter(apart).build())


def ranking_words(form: str) -> str:
    """A normal form cut into words for ranking, shorter words inside longer ones included."""
    return " ".join(rjieba.cut_for_search(form.replace(EDGE, " ")))


def document(resolved: Resolved, normal: dict[str, str]) -> tantivy.Document:
    """One publication as a document. ``normal`` holds its normal forms, as in the Parquet columns."""
    publication = resolved.publication
    doc = tantivy.Document()
    add = doc.add_text
    add("key", resolved.key)
    for name in TEXTS:
        form = normal[f"{name}_nf"]
        if form:
            add(name, gapped(form))
            pairs = bigrams(form)
            if pairs:
                add(f"{name}2", pairs)
    add("rank", ranking_words(f"{normal['ti_nf']}\n{normal['ti_nf']}\n{normal['ab_nf']}"))
    _add_lists(doc, normal)
    _add_facets(doc, resolved, normal)
    for name, field in (*DATES.items(), *YEARS.items()):
        day: date | None = getattr(publication, field)
        if day:
            doc.add_integer(name, as_int(day) if name in DATES else day.year)
    doc.add_bytes("row", orjson.dumps(display(resolved)))
    return doc


def _add_lists(doc: tantivy.Document, normal: dict[str, str]) -> None:
    for name in EXACT:
        values: Sequence[str] = normal[f"{name}_nf"].split()
        if name in ("ipc", "cpc"):
            values = list({level: None for symbol in values for level in ancestors(symbol)})
        elif name == "loc":
            values = list({level: None for symbol in values for level in (symbol[:2], symbol)})
        for value in values:
            doc.add_text(name, value)


def _add_facets(doc: tantivy.Document, resolved: Resolved, normal: dict[str, str]) -> None:
    publication = resolved.publication
    values: dict[str, Any] = {
        "office": [publication.number.country if publication.number else publication.country],
        "kind": [publication.number.kind if publication.number else ""],
        "type": [publication.patent_type or ""],
        "st": [(publication.status.state if publication.status else None) or "unknown"],
        "lang": normal["lang_nf"].split(),
        "applicant": dict.fromkeys(party.name for party in publication.applicants),
        "ipc4": dict.fromkeys(symbol[:4] for symbol in publication.ipc if len(symbol) >= 4),
    }
    for name, found in values.items():
        for value in found:
            if value:
                doc.add_text(name, value)
