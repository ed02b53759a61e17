"""The plainest families: one Python union–find and one dictionary of sets, over the same columns of the same files.

It reads numbers with the same function and knows the same rules, keeps nothing and has no keys, no history, no
judgements and no vendor's families.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path

import pyarrow.parquet as pq

from qianglian.corpus.layout import Layout
from qianglian.corpus.manifest import read_manifest
from qianglian.model.numbers import claimed_key


def main() -> None:
    """Count the simple and the extended families of ``folder``."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    layout = Layout(parser.parse_args().folder)
    start = time.perf_counter()
    manifest = read_manifest(layout)
    buried = set()
    if manifest.tombstones:
        dead = pq.read_table(layout.tombstones(manifest.generation), columns=["part", "key"]).to_pylist()
        buried = {(row["part"], row["key"]) for row in dead}
    claims: dict[str, set[str]] = {}
    numbered: dict[str, set[str]] = {}
    unknown: list[dict] = []  # type: ignore[type-arg]
    for part in manifest.parts:
        columns = ["key", "application", "group", "filing_date", "priorities"]
        for batch in pq.ParquetFile(layout.publications(part.id)).iter_batches(columns=columns):
            for row in batch.to_pylist():
                if (part.id, row["key"]) in buried:
                    continue
                if not row["application"]:
                    unknown.append(row)
                    continue
                own = claimed_key(row["application"], "", row["filing_date"]) or row["application"]
                numbered.setdefault(row["group"], set()).add(own)
                read(own, row, claims)
    for row in unknown:
        stated = numbered.get(row["group"], set())
        read(next(iter(stated)) if len(stated) == 1 else "#" + row["group"], row, claims)
    simple = len({signature(one, claims) for one in claims})
    extended = connected(claims)
    seconds = time.perf_counter() - start
    print(json.dumps({"simple": simple, "extended": extended, "seconds": seconds, "rows": 1}))


def read(own: str, row: dict, claims: dict[str, set[str]]) -> None:  # type: ignore[type-arg]
    """What one publication of the application ``own`` claims."""
    held = claims.setdefault(own, set())
    for one in row["priorities"] or ():
        key = claimed_key(one["number"], one["country"] or "", one["date"])
        if key and key != own:
            held.add(key)


def signature(own: str, claims: dict[str, set[str]]) -> frozenset[str]:
    """What an application's family shares: PCT applications read through, as QiangLian does."""
    if own.startswith("WO"):
        return frozenset(claims[own] or {own})
    found: set[str] = set()
    others = any(not one.startswith("WO") for one in claims[own])
    for one in claims[own]:
        if one.startswith("WO") and claims.get(one):
            found |= claims[one]
        elif not (one.startswith("WO") and others):
            found.add(one)
    return frozenset(found - {own} or {own})


def connected(claims: dict[str, set[str]]) -> int:
    """How many sets of applications hang together."""
    parent: dict[str, str] = {}

    def find(one: str) -> str:
        while parent.setdefault(one, one) != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    for own, claimed in claims.items():
        for one in claimed:
            parent[find(own)] = find(one)
    return len({find(own) for own in claims})


if __name__ == "__main__":
    main()
