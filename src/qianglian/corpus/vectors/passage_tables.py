"""Which passages a generation holds: a small table for each part, derived once, since parts never change."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from qianglian.corpus.layout import Layout
from qianglian.corpus.manifest import Manifest
from qianglian.corpus.parts import column_values, row_batches
from qianglian.corpus.vectors.keys import key_array
from qianglian.corpus.vectors.passages import HASH_BYTES, KINDS, Passage, PassageKind, passages

VERSION = b"1"
"""Of the rule that says what the passages of a publication are."""
SCHEMA = pa.schema(
    [("key", pa.string()), ("kind", pa.int8()), ("language", pa.string()), ("hash", pa.binary(HASH_BYTES))],
    metadata={b"passages": VERSION},
)


@dataclass(frozen=True)
class Passages:
    """The passages of one generation, a row each, as columns.

    ``publications`` are the keys of those that have any, in order; ``owner`` is a row of it. ``kind`` is a place in
    `KINDS`, ``language`` one in ``languages``. ``without`` counts the publications that have no text.
    """

    publications: np.ndarray
    owner: np.ndarray
    kind: np.ndarray
    language: np.ndarray
    languages: tuple[str, ...]
    hashes: pa.Array
    without: int

    def __len__(self) -> int:
        return len(self.owner)

    @cached_property
    def texts(self) -> pa.Array:
        """Every text hash once."""
        return pc.unique(self.hashes)

    def of(self, kind: PassageKind) -> np.ndarray:
        """The rows of one kind."""
        return np.flatnonzero(self.kind == KINDS.index(kind))


def passages_of(layout: Layout, manifest: Manifest) -> Passages:
    """The passages of a generation; what of it was never looked at is read now."""
    dead = _dead(layout, manifest)
    tables = [_alive(_table(layout, part.id), dead.get(part.id)) for part in manifest.parts]
    table = pa.concat_tables([SCHEMA.empty_table(), *tables]).combine_chunks()
    keys = key_array(table.column("key"))
    publications, owner = np.unique(keys, return_inverse=True)
    language = pc.dictionary_encode(table.column("language").combine_chunks())
    return Passages(
        publications,
        owner.astype(np.uint32),
        table.column("kind").to_numpy(),
        np.asarray(language.indices.to_numpy(zero_copy_only=False), dtype=np.uint16),
        tuple(language.dictionary.to_pylist()),
        pa.concat_arrays(table.column("hash").chunks)
        if len(table)
        else pa.array([], SCHEMA.field("hash").type),
        manifest.publications - len(publications),
    )


def texts_of(layout: Layout, part: str) -> Iterator[Passage]:
    """The passages of a part with their texts, buried publications included."""
    for batch in row_batches(layout.publications(part), ("key", "titles", "abstracts", "claims")):
        for row in batch.to_pylist():
            yield from passages(row)


def table_path(layout: Layout, part: str) -> Path:
    """Where the table of a part is kept."""
    return layout.vectors / "passages" / f"{part}.parquet"


def _table(layout: Layout, part: str) -> pa.Table:
    """The passages of a part without their texts, from disk where they lie there already."""
    path = table_path(layout, part)
    try:
        kept = pq.read_table(path)
        if kept.schema.equals(SCHEMA, check_metadata=True):
            return kept
    except (OSError, pa.ArrowException):
        pass
    found = [(p.key, KINDS.index(p.kind), p.language, p.hash) for p in texts_of(layout, part)]
    columns = zip(*found, strict=True) if found else [[] for _ in SCHEMA]
    arrays = [pa.array(column, kind) for column, kind in zip(columns, SCHEMA.types, strict=True)]
    table = pa.Table.from_arrays(arrays, schema=SCHEMA)
    # A folder that may only be read still gets its answer.
    with suppress(OSError):
        _keep(path, table)
    return table


def _keep(path: Path, table: pa.Table) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    try:
        pq.write_table(table, beside, compression="zstd")
        os.replace(beside, path)
    finally:
        beside.unlink(missing_ok=True)


def _dead(layout: Layout, manifest: Manifest) -> dict[str, pa.Array]:
    """The buried keys of each part."""
    if not manifest.tombstones:
        return {}
    table = column_values(layout.tombstones(manifest.generation), ["part", "key"])
    parts = pc.unique(table.column("part")).to_pylist()
    return {part: table.filter(pc.equal(table.column("part"), part)).column("key") for part in parts}


def _alive(table: pa.Table, dead: pa.Array | None) -> pa.Table:
    return table if dead is None else table.filter(pc.invert(pc.is_in(table.column("key"), value_set=dead)))
