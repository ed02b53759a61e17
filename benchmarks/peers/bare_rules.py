"""Bare tantivy on the same index: one query a rule, the documents of each collected, nothing kept and nothing joined.

Every query is built before the clock starts and is asked in one of three ways: ``scored`` as anybody asks, ``plain``
without scores (faster), ``count`` for its number alone (no documents: that tags nothing).
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable
from pathlib import Path

import tantivy
from tantivy import Query

from harness.official_rules import rules
from qianglian.corpus.engines.fulltext_compile import FullTextCompiler
from qianglian.corpus.engines.fulltext_schema import register, schema
from qianglian.corpus.layout import Layout
from qianglian.corpus.manifest import read_manifest


def main() -> None:
    """Ask every rule of the index of ``folder`` once; say how long it took and how much was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("way", choices=("scored", "plain", "count"))
    chosen = parser.parse_args()
    layout = Layout(chosen.folder)
    index = tantivy.Index.open(str(layout.index(read_manifest(layout).index or 0)))
    register(index)
    searcher = index.searcher()
    compiler = FullTextCompiler(schema(), searcher)
    # Two nodes of the same rule are one query, as they are to the product.
    built = [compiler.compile(node) for node in dict.fromkeys(rules().values())]
    everything = searcher.num_docs

    def plain(query: Query) -> int:
        return len(searcher.search(Query.const_score_query(query, 0.0), limit=everything, count=False).hits)

    ways: dict[str, Callable[[Query], int]] = {
        "scored": lambda query: len(searcher.search(query, limit=everything, count=False).hits),
        "plain": plain,
        "count": lambda query: int(searcher.search(query, limit=1).count or 0),
    }
    begun = time.perf_counter(), time.process_time()
    hits = [ways[chosen.way](query) for query in built]
    said = {"seconds": time.perf_counter() - begun[0], "cpu": time.process_time() - begun[1]}
    print(json.dumps({**said, "queries": len(built), "hits": sum(hits)}))


if __name__ == "__main__":
    main()
