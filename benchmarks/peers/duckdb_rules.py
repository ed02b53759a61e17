"""DuckDB asked for the rules: LIKE, or regular expressions with all words of an OR in one, over the normal forms.

A native table of the columns that rules read lies in a file (made once, outside the clock): no Parquet is unpacked.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import duckdb

from harness.official_rules import rules
from qianglian.corpus.layout import Layout
from qianglian.corpus.manifest import read_manifest
from qianglian.query.normal_form import phrase
from qianglian.query.tree import And, Class, Node, Not, Or, Words

THREADS = 2
WAYS = ("like", "regexp")


def sql(node: Node, way: str) -> str:
    """A rule of words and classes as a condition."""
    match node:
        case And(parts):
            return f"({' AND '.join(sql(part, way) for part in parts)})"
        case Or(parts):
            return f"({' OR '.join(_any(parts, way))})"
        case Not(part):
            return f"(NOT {sql(part, way)})"
    return f"({' OR '.join(_any((node,), way))})"


def _any(parts: Sequence[Node], way: str) -> Iterator[str]:
    """The conditions of an OR; by regular expression those of one column are one."""
    patterns: dict[str, list[str]] = {}
    for part in parts:
        if isinstance(part, (Words, Class)):
            for column, pattern in _patterns(part, way):
                patterns.setdefault(column, []).append(pattern)
        else:
            yield sql(part, way)
    for column, found in patterns.items():
        if way == "like":
            yield from (f"{column} LIKE '%{pattern}%'" for pattern in found)
        else:
            yield f"regexp_matches({column}, '{'|'.join(found)}')"


def _patterns(leaf: Words | Class, way: str) -> Iterator[tuple[str, str]]:
    """What to look for in which column. Normal forms and symbols hold no sign that LIKE or a pattern would read."""
    if isinstance(leaf, Words):
        form = phrase(leaf.text, prefix=leaf.prefix)
        assert not set(form) & set("%_'\\.[]()|*+?^$"), form
        yield from ((f"{field}_nf", form) for field in leaf.fields)
        return
    assert leaf.field != "loc"
    column, symbol = f"{leaf.field}_nf", leaf.symbol.rstrip("/")
    if "/" in symbol:
        yield column, f" {symbol}" if leaf.prefix else f" {symbol} "
    elif len(symbol) <= 4:
        yield column, f" {symbol}"
    elif way == "like":
        yield from ((column, f" {symbol}{end}") for end in "/ ")
    else:
        yield column, f" {symbol}[/ ]"


def table(folder: Path, file: Path) -> duckdb.DuckDBPyConnection:
    """The native table of a workspace's publications; made where it is not there."""
    made = file.exists()
    config = {"threads": THREADS, "memory_limit": "2GB"}
    if not made:
        layout, beside = Layout(folder), file.with_suffix(".part")
        beside.unlink(missing_ok=True)
        parts = ", ".join(f"'{layout.publications(part.id)}'" for part in read_manifest(layout).parts)
        with duckdb.connect(str(beside), config=config) as connection:
            connection.execute(
                f"CREATE TABLE texts AS SELECT key, ti_nf, ab_nf, cl_nf, ipc_nf, cpc_nf FROM read_parquet([{parts}])"
            )
        beside.rename(file)
    return duckdb.connect(str(file), read_only=True, config=config)


def chosen_of(asked: dict[str, Node], count: int) -> list[str]:
    """So many of the rules, by size: every so-manieth from the shortest condition to the longest."""
    names = sorted(asked, key=lambda name: (len(sql(asked[name], "like")), name))
    if count >= len(names):
        return names
    return [names[int((place + 0.5) * len(names) / count)] for place in range(count)]


def main() -> None:
    """Ask ``count`` rules of ``folder`` in one way; say the seconds and the hits of each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("file", type=Path)
    parser.add_argument("way", choices=WAYS)
    parser.add_argument("count", type=int)
    chosen = parser.parse_args()
    different = {node: name for name, node in reversed(rules().items())}
    asked = {name: node for node, name in different.items()}
    connection = table(chosen.folder, chosen.file)
    connection.execute("SET enable_progress_bar = false")
    connection.execute(
        "SELECT count(*), sum(length(ti_nf) + length(ab_nf) + length(ipc_nf)) FROM texts"
    ).fetchall()
    seconds, cpu, hits = {}, {}, {}
    for name in chosen_of(asked, chosen.count):
        statement = f"SELECT key FROM texts WHERE {sql(asked[name], chosen.way)}"
        begun = time.perf_counter(), time.process_time()
        hits[name] = len(connection.execute(statement).fetchnumpy()["key"])
        seconds[name] = time.perf_counter() - begun[0]
        cpu[name] = time.process_time() - begun[1]
    print(json.dumps({"rules": len(asked), "seconds": seconds, "cpu": cpu, "hits": hits}))


if __name__ == "__main__":
    main()
