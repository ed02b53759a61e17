"""The full-text index on disk: one folder a generation, hard-linked from the one before."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from pathlib import Path

import tantivy

from qianglian.corpus.engines.fulltext_schema import document, register, schema
from qianglian.corpus.layout import fsync_path
from qianglian.corpus.resolution import Resolved
from qianglian.model.errors import CorruptWorkspace
from qianglian.model.text import Text

HEAP = 256 << 20
"""Bytes that the indexing thread may hold before it writes a segment."""
THREADS = 1
"""Indexing threads; the reading of files keeps the other core busy."""


def link_folder(old: Path | None, new: Path) -> None:
    """Begin the folder of a new generation from the one before: links to files that never change.

    tantivy replaces its small JSON files by rename, so that a link's other name keeps the old content.
    Where the file system has no hard links, files are copied.
    """
    shutil.rmtree(new, ignore_errors=True)
    new.mkdir(parents=True)
    if old is not None and not old.is_dir():
        raise _damaged(old, "missing")
    for file in sorted(old.iterdir()) if old else ():
        if file.name.endswith(".lock"):
            continue
        try:
            os.link(file, new / file.name)
        except OSError:
            shutil.copy2(file, new / file.name)


def open_index(path: Path, *, begin: bool = False) -> tantivy.Index:
    """Open an index folder; with ``begin``, start one in an empty folder. Raises `CorruptWorkspace`."""
    try:
        index = tantivy.Index(schema(), str(path), reuse=True) if begin else tantivy.Index.open(str(path))
    except (ValueError, OSError) as error:
        raise _damaged(path, str(error)) from error
    register(index)
    return index


def _damaged(path: Path, said: str) -> CorruptWorkspace:
    return CorruptWorkspace(
        Text(
            zh=f"全文索引 {path} 无法打开：{said}", en=f"The full-text index {path} cannot be opened: {said}"
        ),
        hint=Text(zh="运行 qianglian corpus check。", en="Run qianglian corpus check."),
    )


class FullTextWriter:
    """Adds and deletes publications in the folder of one generation."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._index = open_index(path, begin=True)
        self._writer = self._index.writer(HEAP, THREADS)

    def add(self, resolved: Resolved, normal: dict[str, str]) -> None:
        """Add one publication."""
        self._writer.add_document(document(resolved, normal))

    def delete(self, keys: Iterable[str]) -> None:
        """Delete publications added so far, by key (a raw text term: numeric terms silently delete nothing)."""
        for key in keys:
            self._writer.delete_documents_by_term("key", key)

    def abandon(self) -> None:
        """Let the folder go without writing what was added."""
        self._writer.rollback()
        del self._writer

    def commit(self, expected: int) -> None:
        """Write everything to disk and see that the index holds ``expected`` publications."""
        self._writer.commit()
        self._writer.wait_merging_threads()
        self._index.reload()
        held = self._index.searcher().num_docs
        if held != expected:
            raise CorruptWorkspace(
                Text(
                    zh=f"全文索引有 {held:,} 件，应为 {expected:,} 件；本次写入未生效。",
                    en=f"The full-text index holds {held:,} publications where {expected:,} are expected; "
                    "this write was not put in force.",
                )
            )
        for file in self.path.iterdir():
            fsync_path(file)
        fsync_path(self.path)
