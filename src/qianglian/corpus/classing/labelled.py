"""The classified publications of a generation, to learn from and to be neighbours.

The label of a publication is the subclass (four characters) of its first IPC symbol that states one: offices give the
symbol that says most of the invention first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from qianglian.corpus.snapshot import Snapshot
from qianglian.model.classification import ancestors

MOST = 200_000
"""Publications learned from, drawn by their keys: it bounds time and memory where a corpus is larger."""
_COLUMNS = "SELECT key, ti_nf, ab_nf, ipc FROM publications WHERE len(ipc) > 0 AND key <= ? ORDER BY key"


@dataclass(frozen=True, eq=False)
class Labelled:
    """Publications with a label, in the order of their keys. ``forms`` are the normal forms of title and abstract."""

    keys: list[str]
    titles: list[str]
    forms: list[str]
    labels: np.ndarray
    classes: list[str]
    of: int
    """How many publications the generation has with an IPC symbol; ``keys`` may be a part of them."""


def subclass(ipc: Sequence[str]) -> str:
    """The label of a publication with these symbols; "" where none of them states a subclass.

    >>> subclass(["H01", "H01M10/0525", "C08L"])
    'H01M'
    """
    return next((levels[2] for levels in map(ancestors, ipc) if len(levels) > 2), "")


def main_group(symbol: str, within: str) -> str:
    """The main group of a symbol of a subclass; "" where it states none or lies elsewhere.

    >>> main_group("H01M10/0525", "H01M"), main_group("H01M", "H01M")
    ('H01M10', '')
    """
    levels = ancestors(symbol)
    return levels[3] if len(levels) > 3 and levels[2] == within else ""


def labelled(snapshot: Snapshot) -> Labelled:
    """Read the classified publications; at most `MOST`."""
    keys = [
        key for (key,) in snapshot.tables.rows("SELECT key FROM publications WHERE len(ipc) > 0 ORDER BY key")
    ]
    if not keys:
        return Labelled([], [], [], np.zeros(0, np.int64), [], 0)
    table = snapshot.tables.sql(_COLUMNS, [keys[min(len(keys), MOST) - 1]])
    found = Labelled([], [], [], np.zeros(0, np.int64), [], len(keys))
    numbers: dict[str, int] = {}
    labels: list[int] = []
    for batch in table.to_batches(max_chunksize=10_000):
        for row in batch.to_pylist():
            label = subclass(row["ipc"])
            title, abstract = row["ti_nf"] or "", row["ab_nf"] or ""
            if not label or not (title or abstract):
                continue
            found.keys.append(row["key"])
            found.titles.append(title)
            found.forms.append(f"{title}\n{abstract}")
            labels.append(numbers.setdefault(label, len(numbers)))
    return Labelled(
        found.keys, found.titles, found.forms, np.array(labels, np.int64), list(numbers), len(keys)
    )
