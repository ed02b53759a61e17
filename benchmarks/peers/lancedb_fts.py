"""LanceDB's full-text index with positions over our own pairs and words, asked for phrases."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import lancedb
import pyarrow as pa
from lancedb.query import PhraseQuery

from qianglian.query.normal_form import bigrams, is_ideographic, normalise, tokens

NAME = "LanceDB FTS"
APART = " · · · "
"""Between the fields of a publication: no phrase reaches across."""


class LancedbFts:
    """One table with a column of pairs of ideographs and one of words, each with its index."""

    def __init__(self, folder: Path, rows: pa.Table) -> None:
        made = folder.exists()
        database = lancedb.connect(str(folder))
        self._table = database.open_table("texts") if made else database.create_table("texts", _columns(rows))
        if not made:
            for name in ("pairs", "words"):
                self._table.create_fts_index(
                    name,
                    with_position=True,
                    base_tokenizer="whitespace",
                    stem=False,
                    remove_stop_words=False,
                    ascii_folding=False,
                    max_token_length=None,
                )

    def page(self, phrase: str) -> int:
        """The best ten rows; LanceDB does not count, so the number of rows is returned."""
        return self._search(phrase, 10)

    def count(self, phrase: str) -> int:
        """Every match fetched and counted: for agreement, not for the clock."""
        return self._search(phrase, self._table.count_rows())

    def _search(self, phrase: str, limit: int) -> int:
        form = normalise(phrase)
        if is_ideographic(form):
            text, column = bigrams(form), "pairs"
        else:
            text, column = " ".join(token for _, token in tokens(form)), "words"
        # The type checker does not see that the last argument has a default.
        query = PhraseQuery(query=text, column=column, slop=0)  # type: ignore[call-arg]
        found: pa.Table = self._table.search(query).select(["key", "ti", "_score"]).limit(limit).to_arrow()
        return int(found.num_rows)


def _columns(rows: pa.Table) -> pa.Table:
    return pa.table(
        dict(zip(("key", "ti", "pairs", "words"), map(list, zip(*_texts(rows), strict=True)), strict=True))
    )


def _texts(rows: pa.Table) -> Iterator[tuple[str, str, str, str]]:
    for key, *forms in zip(*(rows.column(name).to_pylist() for name in rows.column_names), strict=True):
        pairs = APART.join(bigrams(form) for form in forms if form)
        words = APART.join(" ".join(token for _, token in tokens(form)) for form in forms if form)
        yield key, forms[0], pairs, words
