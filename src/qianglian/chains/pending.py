"""What waits for a look (待复核): families that came into a node since a cut, and that nobody has judged yet."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pyarrow as pa

from qianglian.chains.place_sets import NOBODY
from qianglian.chains.tagging import Tagging
from qianglian.chains.versions import versions
from qianglian.corpus.families.kinds import SIMPLE
from qianglian.corpus.families.state import present_rows
from qianglian.corpus.workspace import Workspace


def pending(tagging: Tagging, since: Iterable[str], *, own: bool = False) -> dict[str, list[str]]:
    """The keys of the families that wait, by node, in the chain's order; nodes without any are left out.

    ``since`` are the keys of the publications that the corpus held at the cut: a family is new when none of its
    publications was among them, also under a key that leads elsewhere now. With ``own`` a family is listed where a rule
    finds it and not again above; without, a node waits for what it and the nodes under it wait for.
    """
    old = _old_families(tagging, since)
    mine = {code: _waiting(tagging, code, old) for code in tagging.chain.by_code}
    found: dict[str, list[str]] = {}
    for code in tagging.chain.by_code:
        under = [code] if own else [node.code for node in tagging.chain.under(code)]
        waiting = set[str]().union(*(mine[one] for one in under))
        if waiting:
            found[code] = sorted(waiting)
    return found


def _waiting(tagging: Tagging, code: str, old: set[str]) -> set[str]:
    """The families that wait at a node by what it holds itself."""
    places = tagging.own(code)
    if not len(places):
        return set()
    held = set(tagging.families.named(tagging.keys_of(places)).to_pylist())
    return held - old - tagging.people.judged.get(code, frozenset())


def _old_families(tagging: Tagging, since: Iterable[str]) -> set[str]:
    """The families that had a publication at the cut."""
    room = tagging._workspace._families()
    state = room.state
    keys = list(since)
    if not keys or not len(state.keys):
        return set()
    rows = state.rows(pa.array(keys, pa.string()))
    gone = [key for key, row in zip(keys, rows.tolist(), strict=True) if row < 0]
    moved = list(present_rows(room.tables, state.keys, gone).values()) if gone and room.tables else []
    held = np.unique(np.concatenate([rows[rows >= 0], np.array(moved or NOBODY, np.int64)]))
    leaders = np.unique(state.leader[SIMPLE][held.astype(np.int64)])
    return {"f" + str(key)[1:] for key in state.keys.take(pa.array(leaders)).to_pylist()}


def last_published(workspace: Workspace) -> list[str]:
    """The keys of all publications that the corpus held when a version was last published; none before that."""
    published = versions(workspace)
    if not published:
        return []
    keys: list[str] = published[-1].content.corpus["key"].to_pylist()
    return keys
