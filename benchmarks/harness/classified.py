"""PATENTSCOPE records with a class, split so that no near copy of a judged record is learned from.

The label of a record is the subclass (four characters) of its first IPC symbol. Records of one application number, of
one title or of one beginning of an abstract are one group; a group is learned from or judged, never both, and one
record of a judged group is judged.
"""

from __future__ import annotations

import gzip
import random
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson

from harness.inputs import patentscope
from harness.options import Options
from qianglian.corpus.classing.labelled import subclass
from qianglian.model.classification import ipc_symbol

SEED = 20261125
JUDGED = 10_000
ABSTRACT = 120
"""Characters of an abstract, punctuation apart, by which it is known again."""
_NO_LETTER = re.compile(r"[\W_]+")


@dataclass(frozen=True)
class Split:
    """Where the records to learn from lie (as the real file has them), and the judged ones with their labels."""

    learned: Path
    rows: list[dict[str, Any]]
    labels: list[str]


def split(chosen: Options) -> Split:
    """The records, drawn by a fixed seed; a tenth of the groups is judged where a limit is set."""
    with gzip.open(patentscope(chosen), "rb") as lines:
        rows = [orjson.loads(line) for line in lines]
    labels = [subclass([symbol for cell in row["ipc"] if (symbol := ipc_symbol(cell))]) for row in rows]
    groups = _groups([i for i, label in enumerate(labels) if label], rows)
    draw = random.Random(SEED)
    draw.shuffle(groups)
    wanted = JUDGED if chosen.limit is None else len(groups) // 10
    judged = [draw.choice(group) for group in groups[:wanted]]
    learned = chosen.cache / f"classified-{chosen.limit or 'whole'}-{SEED}.jsonl.gz"
    learned.parent.mkdir(parents=True, exist_ok=True)
    rest = sorted(i for group in groups[wanted:] for i in group)
    learned.write_bytes(gzip.compress(b"\n".join(orjson.dumps(rows[i]) for i in rest), 4))
    return Split(learned, [rows[i] for i in judged], [labels[i] for i in judged])


def _groups(places: list[int], rows: list[dict[str, Any]]) -> list[list[int]]:
    parent: dict[object, object] = {}

    def root(one: object) -> object:
        while (above := parent.setdefault(one, one)) != one:
            one = parent[one] = parent[above]
        return one

    for place in places:
        for name in _names(rows[place]):
            parent[root(place)] = root(name)
    groups: defaultdict[object, list[int]] = defaultdict(list)
    for place in places:
        groups[root(place)].append(place)
    return sorted(groups.values())


def _names(row: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for kind, text in (("title", row["title"]), ("abstract", row["abstract"]), ("number", row["app_number"])):
        bare = _NO_LETTER.sub("", text or "").lower()[:ABSTRACT]
        if bare:
            yield kind, bare
