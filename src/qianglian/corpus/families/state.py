"""The families of one generation: who leads whom, by kind; kept as one Parquet file beside the generation.

``corpus/families/000007-<fingerprint>.parquet`` holds a row for each publication, best leader first: its key, its
number as shown, the application that it counts with, and for each kind the row of its family's leader. The
fingerprint covers the evidence, people's judgements on families and the version of the rules, so that a file is
either right or not looked at. Nothing is lost with it but the time to make it anew.
"""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from qianglian.corpus.engines.tables import Tables
from qianglian.corpus.families import VERSION
from qianglian.corpus.families.deciding import FamilyDecisions
from qianglian.corpus.families.evidence import Evidence, read_evidence
from qianglian.corpus.families.graph import Ints
from qianglian.corpus.families.kinds import GIVEN, NOBODY, Pairs, families, named_kind, stated
from qianglian.corpus.layout import Layout, fsync_path
from qianglian.corpus.manifest import Manifest
from qianglian.model.errors import CorruptWorkspace
from qianglian.model.text import Text

_ATOM = "application"
_HEAD = ("key", "number", _ATOM)


@dataclass(frozen=True)
class FamilyState:
    """Who leads whom. ``leader[kind][row]`` is the row of the family's leading publication."""

    generation: int
    fingerprint: str
    keys: pa.Array
    numbers: pa.Array
    application: Ints
    leader: dict[str, Ints]
    facts: dict[str, Any]
    """How many applications are known, claims stated and unread, and whom each scheme of a vendor covers."""

    @cached_property
    def kinds(self) -> tuple[str, ...]:
        """The kinds that can be chosen."""
        return tuple(self.leader)

    def kind(self, asked: str) -> str:
        """The kind meant; raises `BadInput`."""
        return named_kind(asked, self.kinds)

    def rows(self, keys: list[str] | pa.Array) -> Ints:
        """The rows of publications, -1 where there is none."""
        wanted = keys if isinstance(keys, pa.Array) else pa.array(keys, pa.string())
        if not len(self.keys):
            return np.full(len(wanted), -1, np.int64)
        order, ordered = self._by_key
        asked = _bytes(wanted)
        at = np.minimum(np.searchsorted(ordered, asked), len(ordered) - 1)
        return np.where(ordered[at] == asked, order[at], -1)

    @cached_property
    def _by_key(self) -> tuple[Ints, np.ndarray]:
        """Rows in the order of their keys, and these: looked up many times, where a hash is made anew each time."""
        keys = _bytes(self.keys)
        order = np.argsort(keys, kind="stable")
        return order, keys[order]

    def family_key(self, kind: str, row: int) -> str:
        """The key of the family that a publication belongs to."""
        return family_key(self.key(int(self.leader[kind][row])))

    def key(self, row: int) -> str:
        """The key of a publication."""
        return str(self.keys[row].as_py())

    def number(self, row: int) -> str:
        """The number of a publication as shown; its key where it has none."""
        return str(self.numbers[row].as_py() or self.keys[row].as_py())

    def members(self, kind: str, row: int) -> list[int]:
        """The rows of a publication's family, its leader first."""
        order, sorted_leaders = self._by_leader(kind)
        leader = self.leader[kind][row]
        first, last = np.searchsorted(sorted_leaders, [leader, leader + 1])
        return [int(one) for one in order[first:last]]

    def _by_leader(self, kind: str) -> tuple[Ints, Ints]:
        """Rows sorted by their leaders, made once for each kind that is asked of."""
        if kind not in self._orders:
            order = np.argsort(self.leader[kind], kind="stable")
            self._orders[kind] = (order, self.leader[kind][order])
        return self._orders[kind]

    @cached_property
    def _orders(self) -> dict[str, tuple[Ints, Ints]]:
        return {}


def _bytes(keys: pa.Array) -> np.ndarray:
    """Keys as numpy holds them; what is null is no key."""
    return np.array(pc.fill_null(keys.cast(pa.binary()), b"").to_pylist(), np.bytes_)


def family_key(publication: str) -> str:
    """The key that a publication lends to the family which it leads.

    >>> family_key("pnemxlf5ons27dqlk")
    'fnemxlf5ons27dqlk'
    """
    return "f" + publication[1:]


def lent_by(family: str) -> str:
    """The publication that lent a family its key."""
    return "p" + family[1:]


def is_family_key(text: str) -> bool:
    """Whether ``text`` has the form of a family's key."""
    return len(text) == 17 and text[0] == "f" and text[1:].isalnum() and text.islower()


def fingerprint(manifest: Manifest, decisions: FamilyDecisions) -> str:
    """What the families of a generation depend on."""
    parts = (str(VERSION), manifest.evidence, decisions.fingerprint)
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


def compute(
    tables: Tables, manifest: Manifest, decisions: FamilyDecisions, visible: pa.Array | None = None
) -> FamilyState:
    """The families of a generation, or of the publications in ``visible`` alone."""
    evidence = read_evidence(tables, visible)
    leader = families(evidence, _joined(tables, evidence, decisions))
    given = {
        kind: stated(evidence, kind.partition(":")[2]) for kind in leader if kind.startswith(f"{GIVEN}:")
    }
    facts = {
        "known": evidence.known,
        "claims": evidence.claims,
        "unread": evidence.unread,
        "stated": given,
    }
    mark = fingerprint(manifest, decisions)
    return FamilyState(manifest.generation, mark, evidence.keys, evidence.names, evidence.atom, leader, facts)


def present_rows(tables: Tables, keys: pa.Array, asked: list[str]) -> dict[str, int]:
    """The rows of publication keys, also of keys that lead to another one now."""
    if not asked:
        return {}
    found = pc.index_in(pa.array(asked, pa.string()), keys).to_pylist()
    out = {key: row for key, row in zip(asked, found, strict=True) if row is not None}
    gone = [key for key in asked if key not in out]
    if gone:
        rows = tables.rows(
            "SELECT a, key FROM (SELECT key, unnest(also) AS a FROM publications WHERE len(also) > 0) "
            "WHERE a IN (SELECT unnest(?))",
            [gone],
        )
        places = pc.index_in(pa.array([key for _, key in rows], pa.string()), keys).to_pylist()
        out |= {old: row for (old, _), row in zip(rows, places, strict=True) if row is not None}
    return out


def _joined(tables: Tables, evidence: Evidence, decisions: FamilyDecisions) -> Pairs:
    """The pairs of rows that people say are one family."""
    pairs = decisions.same
    if not pairs:
        return NOBODY
    rows = present_rows(tables, evidence.keys, sorted({key for pair in pairs for key in pair}))
    held = [(rows[a], rows[b]) for a, b in pairs if a in rows and b in rows]
    both = np.array(held, dtype=np.int64).reshape(-1, 2)
    return both[:, 0], both[:, 1]


# -- on disk ------------------------------------------------------------------------------------------


def path_of(layout: Layout, generation: int, mark: str) -> Path:
    """Where the families of a generation lie."""
    return layout.families / f"{generation:06d}-{mark}.parquet"


def kept(layout: Layout) -> list[Path]:
    """Every file of families on disk."""
    return sorted(layout.families.glob("[0-9]*-*.parquet"))


def load(layout: Layout, generation: int, mark: str) -> FamilyState | None:
    """The families kept for a generation; None where there are none that hold."""
    path = path_of(layout, generation, mark)
    return read(path) if path.exists() else None


def read(path: Path) -> FamilyState:
    """Read a file of families; raises `CorruptWorkspace`."""
    try:
        table = pq.read_table(path)
        said = json.loads(table.schema.metadata[b"qianglian"])
        columns = {name: table[name].combine_chunks() for name in table.column_names}
        ints = {
            name: np.asarray(column.to_numpy(zero_copy_only=False), dtype=np.int64)
            for name, column in columns.items()
            if name not in ("key", "number")
        }
        leader = {name: column for name, column in ints.items() if name != _ATOM}
        return FamilyState(
            said["generation"],
            said["fingerprint"],
            columns["key"],
            columns["number"],
            ints[_ATOM],
            leader,
            said["facts"],
        )
    except (OSError, ValueError, KeyError, TypeError, pa.ArrowException) as error:
        raise CorruptWorkspace(
            Text(
                zh=f"同族文件 {path.name} 损坏：{error}。",
                en=f"The families {path.name} are damaged: {error}.",
            ),
            hint=Text(zh="删除该文件即可，会重新计算。", en="Delete the file; it is made anew."),
        ) from error


def write(layout: Layout, state: FamilyState) -> None:
    """Keep the families of a generation, in one step; what was kept for it before goes."""
    columns: dict[str, Any] = {"key": state.keys, "number": state.numbers, _ATOM: state.application}
    columns |= state.leader
    arrays = [
        column if isinstance(column, pa.Array) else pa.array(column.astype(np.int32))
        for column in columns.values()
    ]
    said = {"generation": state.generation, "fingerprint": state.fingerprint, "facts": state.facts}
    schema = pa.schema(
        [pa.field(name, array.type) for name, array in zip(columns, arrays, strict=True)],
        metadata={"qianglian": json.dumps(said)},
    )
    path = path_of(layout, state.generation, state.fingerprint)
    temporary = path.with_name(path.name + ".tmp")
    pq.write_table(pa.Table.from_arrays(arrays, schema=schema), temporary, compression="zstd")
    fsync_path(temporary)
    os.replace(temporary, path)
    fsync_path(path.parent)
    for other in layout.families.glob(f"{state.generation:06d}-*.parquet"):
        if other != path:
            other.unlink(missing_ok=True)
