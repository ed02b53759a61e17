"""The declarations of one file being written. They make no publication, so that no group is touched by them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from qianglian.corpus.declaration_schema import DECLARATIONS, declarations_table
from qianglian.corpus.generation import OpenBatch
from qianglian.corpus.layout import Layout
from qianglian.corpus.manifest import BatchEntry
from qianglian.corpus.parts import PartWriter, checksum
from qianglian.sources.contract import DeclarationRow


class DeclaredPart:
    """One Parquet file beside the batch's records: like them it is real once a manifest names the batch."""

    def __init__(self, layout: Layout, batch: OpenBatch, body: str) -> None:
        self._part = PartWriter(layout.declarations(batch.file), DECLARATIONS)
        self._batch, self._body = batch.id, body

    def write(self, rows: Sequence[DeclarationRow]) -> None:
        """Append the declarations of one chunk."""
        if rows:
            self._part.write(declarations_table(self._batch, self._part.rows, rows, self._body))

    def close(self) -> None:
        """Finish the file and sync it."""
        self._part.close()

    def entered(self, entry: BatchEntry) -> BatchEntry:
        """The batch's entry in the manifest, with its declarations."""
        return replace(entry, declared=self._part.rows, declarations_checksum=checksum(self._part.path))
