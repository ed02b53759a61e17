"""One generation opened for reading. Later imports, deletions and pruning do not disturb it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from qianglian.corpus.engines.fulltext_read import FullTextReader
from qianglian.corpus.engines.node_resolver import NodeResolver, no_nodes
from qianglian.corpus.engines.tables import Tables
from qianglian.corpus.layout import Layout
from qianglian.corpus.locks import ReaderLock
from qianglian.corpus.manifest import BatchEntry, Manifest, read_manifest
from qianglian.corpus.renewing import is_older
from qianglian.model.errors import Conflict, CorruptWorkspace
from qianglian.model.text import Text

ATTEMPTS = 5


class Snapshot:
    """A generation held by a shared lock until `close`: its index, its tables, its batches."""

    def __init__(self, layout: Layout, resolve_node: NodeResolver = no_nodes) -> None:
        self.layout = layout
        self._resolve_node = resolve_node
        self.manifest, self._lock = _hold(layout)

    @cached_property
    def fulltext(self) -> FullTextReader | None:
        """The full-text index; None while the corpus is empty. One of another format is not read."""
        if self.manifest.index is None:
            return None
        if is_older(self.manifest):
            raise Conflict(
                Text(
                    zh="全文索引为旧版本格式，须先按新格式重写。",
                    en="The full-text index is of an older release's format and has to be written anew first.",
                ),
                hint=Text(
                    zh="用任一命令打开该项目即自动重写。", en="Any command that opens the workspace does it."
                ),
            )
        reader = FullTextReader(self.layout.index(self.manifest.index), self._resolve_node)
        if reader.documents != self.manifest.publications:
            raise CorruptWorkspace(
                Text(
                    zh=f"全文索引有 {reader.documents:,} 件，应为 {self.manifest.publications:,} 件。",
                    en=f"The full-text index holds {reader.documents:,} publications where "
                    f"{self.manifest.publications:,} are expected.",
                )
            )
        return reader

    @cached_property
    def tables(self) -> Tables:
        """The Parquet tables of the generation."""
        m = self.manifest
        return Tables(
            [(part.id, self.layout.publications(part.id)) for part in m.parts],
            [self.layout.records(batch.file) for batch in m.batches],
            [self.layout.rejected(batch.file) for batch in m.batches],
            self.layout.tombstones(m.generation) if m.tombstones else None,
            [self.layout.declarations(batch.file) for batch in m.batches if batch.declares],
        )

    @cached_property
    def batches(self) -> dict[str, BatchEntry]:
        """The imported files by batch id."""
        return {batch.id: batch for batch in self.manifest.batches}

    @cached_property
    def rejected(self) -> dict[str, list[dict[str, Any]]]:
        """Rejected rows by the number they were given, as far as they had one."""
        found: dict[str, list[dict[str, Any]]] = {}
        if self.manifest.batches:
            for row in self.tables.sql("SELECT * FROM rejected WHERE number_as_given <> ''").to_pylist():
                found.setdefault(row["number_as_given"], []).append(row)
        return found

    def rows_by(self, field: str, values: Sequence[str]) -> list[dict[str, Any]]:
        """Stored rows by an exact field of the index; nothing while the corpus is empty."""
        return self.fulltext.rows(field, values) if self.fulltext and values else []

    def close(self) -> None:
        """Let the generation go; the object is of no use afterwards."""
        if "tables" in self.__dict__:
            self.tables.close()
        self._lock.release()


def _hold(layout: Layout) -> tuple[Manifest, ReaderLock]:
    """The generation in force, under its reader lock.

    Between reading the manifest and taking the lock the generation may be replaced and pruned: then its
    description is gone, and the newer manifest is read.
    """
    for _ in range(ATTEMPTS):
        manifest = read_manifest(layout)
        lock = ReaderLock(layout.generation_lock(manifest.generation))
        if manifest.generation == 0 or layout.generation(manifest.generation).exists():
            return manifest, lock
        lock.release()
    manifest = read_manifest(layout)
    return manifest, ReaderLock(layout.generation_lock(manifest.generation))
