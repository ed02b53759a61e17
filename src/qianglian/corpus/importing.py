"""Importing files: every row is kept or listed, every file is known by its bytes, all become one generation."""

from __future__ import annotations

import gc
import hashlib
import html
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

import pyarrow as pa

from qianglian.corpus.declared_part import DeclaredPart
from qianglian.corpus.generation import GenerationWriter, OpenBatch
from qianglian.corpus.layout import Layout
from qianglian.corpus.manifest import BatchEntry, Manifest, read_manifest
from qianglian.corpus.milestones import Listener, Milestone, nobody
from qianglian.corpus.parts import CHUNK, PartWriter, checksum
from qianglian.corpus.schema import REJECTED
from qianglian.model.errors import QiangLianError
from qianglian.model.numbers import PublicationNumber, publication_number
from qianglian.model.search_register import SearchRegister
from qianglian.sources.contract import (
    DeclarationRow,
    Reading,
    ReadOptions,
    Rejected,
    Row,
    Source,
    SourceRow,
)
from qianglian.sources.file_names import file_name
from qianglian.sources.mapping import Mapping
from qianglian.sources.opening import unreadable
from qianglian.sources.quality import FileQuality
from qianglian.sources.registry import read


@dataclass(frozen=True, slots=True)
class Request:
    """What to import and how: one reader or mapping and one 检索登记 for all the files."""

    files: tuple[Path, ...]
    options: ReadOptions = field(default_factory=ReadOptions)
    format: str | None = None
    search: SearchRegister = field(default_factory=SearchRegister)
    replaces: tuple[str, ...] = ()
    """Batches (id or file name) that these files replace."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an import came to: the generation in force after it, and what became of each file."""

    manifest: Manifest
    imported: tuple[BatchEntry, ...]
    already: tuple[tuple[str, str], ...]
    """Files whose bytes are there already: (name now, name then)."""
    failed: tuple[tuple[str, QiangLianError], ...]
    not_taken: tuple[str, ...] = ()
    """Files there already, whose 检索登记 or column mapping given now is another and was not taken."""

    def __str__(self) -> str:
        said = [f"导入 {b.name}：{b.kept:,} 行，拒收 {b.rejected:,} 行" for b in self.imported]
        said += [f"{name} 已在库中" for name, _ in self.already]
        said += [f"{name} 未能导入：{error.sentence()}" for name, error in self.failed]
        return "\n".join(said) or "没有变化"

    def _repr_html_(self) -> str:
        return "<br>".join(html.escape(line) for line in str(self).splitlines())


def import_files(layout: Layout, request: Request, listener: Listener = nobody) -> Outcome:
    """Import files into a new generation; the caller holds the writer lock.

    A file that cannot be read at all is listed in the outcome and does not stop the others. When nothing is
    new, nothing is written.
    """
    base = read_manifest(layout)
    replaced = {base.batch(name).id for name in request.replaces}
    pending, already, failed = _sort_out(base, request.files, replaced)
    not_taken = _not_taken(base, already, request)
    asked = bool(pending)
    while pending or (replaced and not asked):
        writer = GenerationWriter(layout, base, listener, gone=replaced)
        try:
            with _no_collection():
                imported = [_import_one(writer, path, sha, request, listener) for path, sha in pending]
        except _Failed as failure:
            # The rows it gave before it failed are in the generation already: that one is given up.
            writer.abandon()
            failed = (*failed, (file_name(failure.path), failure.error))
            pending = [(path, sha) for path, sha in pending if path != failure.path]
            continue
        manifest = _commit(writer, base, imported, replaced)
        return Outcome(manifest, tuple(imported), already, failed, not_taken)
    return Outcome(base, (), already, failed, not_taken)


def _not_taken(base: Manifest, already: Names, request: Request) -> tuple[str, ...]:
    """Files there already that now come with another register or mapping than they were imported with."""
    entries = {entry.name: entry for entry in base.batches}
    register, mapping = request.search.id, _fingerprint(request.options.mapping)
    out = []
    for name, then in already:
        entry = entries.get(then)
        if entry is None:
            continue
        other_hits = request.search.hits not in (None, entry.search.get("hits"))
        other_register = bool(register) and register != entry.search.get("id")
        if other_hits or other_register or (mapping and mapping != entry.mapping):
            out.append(name)
    return tuple(out)


def _commit(
    writer: GenerationWriter, base: Manifest, imported: Sequence[BatchEntry], replaced: set[str]
) -> Manifest:
    names = [entry.name for entry in imported]
    gone = [entry.name for entry in base.batches if entry.id in replaced]
    purpose = "；".join(
        f"{what} {'、'.join(some)}" for what, some in (("导入", names), ("撤回", gone)) if some
    )
    return writer.commit(imported, purpose)


@contextmanager
def _no_collection() -> Iterator[None]:
    """Rows make no reference cycles; looking for some after every few hundred costs a fifth of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class _Failed(Exception):
    """A file that stopped in the middle, and why."""

    def __init__(self, path: Path, error: QiangLianError) -> None:
        super().__init__(str(error))
        self.path, self.error = path, error


Pending = list[tuple[Path, str]]
Names = tuple[tuple[str, str], ...]
Failures = tuple[tuple[str, QiangLianError], ...]


def _sort_out(base: Manifest, files: Sequence[Path], replaced: set[str]) -> tuple[Pending, Names, Failures]:
    """Files that are new, files that are there already (by their bytes), files that cannot be opened."""
    known = {batch.sha256: batch.name for batch in base.batches if batch.id not in replaced}
    pending: Pending = []
    already: list[tuple[str, str]] = []
    failed: list[tuple[str, QiangLianError]] = []
    for path in files:
        try:
            sha = _hash(path)
        except OSError as error:
            failed.append((file_name(path), unreadable(path, error)))
            continue
        if sha in known:
            already.append((file_name(path), known[sha]))
        else:
            known[sha] = file_name(path)
            pending.append((path, sha))
    return pending, tuple(already), tuple(failed)


def _hash(path: Path) -> str:
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _import_one(
    writer: GenerationWriter, path: Path, sha: str, request: Request, listener: Listener
) -> BatchEntry:
    """Stream one file into the generation in the making; raises `_Failed` when it stops in the middle."""
    try:
        return _stream(writer, path, sha, request, listener)
    except QiangLianError as error:
        raise _Failed(path, error) from error


def _stream(
    writer: GenerationWriter, path: Path, sha: str, request: Request, listener: Listener
) -> BatchEntry:
    source, reading = read(path, request.options, request.format)
    batch_id = sha[:16]
    listener(Milestone("file_opened", file_name(path), total=reading.total))
    quality = FileQuality(file_name(path), source.name, reading.columns, source.kind)
    batch = writer.open_batch(batch_id)
    rejected = PartWriter(writer.layout.rejected(batch.file), REJECTED)
    declared = None
    if source.kind == "declarations":
        declared = DeclaredPart(writer.layout, batch, _database(source, request))
    try:
        for chunk in _chunks(reading):
            _take(writer, batch, rejected, quality, chunk, declared)
            listener(Milestone("rows_read", file_name(path), quality.rows, reading.total))
    finally:
        # A file that fails half-way is not part of the generation, but its handles must not stay open.
        with suppress(OSError):
            rejected.close()
            if declared is not None:
                declared.close()
            writer.close_batch(batch)
    quality.notes = reading.notes
    entry = _entry(source, path, sha, batch, quality, request)
    return entry if declared is None else declared.entered(entry)


def _take(
    writer: GenerationWriter,
    batch: OpenBatch,
    rejected: PartWriter,
    quality: FileQuality,
    chunk: Sequence[Row | Rejected],
    declared: DeclaredPart | None,
) -> None:
    kept = [row for row in chunk if isinstance(row, SourceRow)]
    lost = [row for row in chunk if isinstance(row, Rejected)]
    for row in chunk:
        quality.add(row)
    if kept:
        writer.add_rows(batch, kept)
    if declared is not None:
        declared.write([row for row in chunk if isinstance(row, DeclarationRow)])
    if lost:
        rejected.write(_rejected_table(batch.id, lost))


def _rejected_table(batch_id: str, rows: Sequence[Rejected]) -> pa.Table:
    return pa.Table.from_pylist(
        [
            {
                "batch": batch_id,
                "sheet": row.place.sheet,
                "row": row.place.row,
                "code": row.code,
                "found": row.found[:500],
                "number_as_given": group_as_given(row.number_as_given),
            }
            for row in rows
        ],
        schema=REJECTED,
    )


def group_as_given(number: str) -> str:
    """The group under which a rejected row's number is looked up; the text itself where it has no shape."""
    read_number = publication_number(number) if number else None
    return read_number.group if isinstance(read_number, PublicationNumber) else number


HELD = 16 << 20
"""Characters of descriptions that are held at a time."""


def _chunks(reading: Reading) -> Iterator[list[Row | Rejected]]:
    """Rows by the thousand; fewer where they are long, as whole specifications are."""
    chunk: list[Row | Rejected] = []
    held = 0
    for row in reading.rows:
        chunk.append(row)
        if isinstance(row, SourceRow) and row.publication.descriptions:
            held += sum(len(text.text) for text in row.publication.descriptions)
        if len(chunk) == CHUNK or held > HELD:
            yield chunk
            chunk, held = [], 0
    if chunk:
        yield chunk


def _entry(
    source: Source,
    path: Path,
    sha: str,
    batch: OpenBatch,
    quality: FileQuality,
    request: Request,
) -> BatchEntry:
    search, mapping = request.search, request.options.mapping
    return BatchEntry(
        id=batch.id,
        file=batch.file,
        sha256=sha,
        mapping=_fingerprint(mapping),
        checksum=checksum(batch.writer.path),
        name=file_name(path),
        source=source.name,
        database=_database(source, request),
        rank=source.rank,
        share=mapping.terms.share if mapping else source.terms.share,
        rows=quality.rows,
        kept=quality.kept,
        rejected=quality.rejected_count,
        links=batch.links,
        search={
            "id": search.id,
            "database": search.database,
            "query": search.query,
            "date": _iso(search.date),
            "operator": search.operator,
            "hits": search.hits,
        },
        quality=quality.to_json(),
        imported=datetime.now(UTC).isoformat(timespec="seconds"),
    )


def _database(source: Source, request: Request) -> str:
    """Where a file is from: as registered, else as its mapping says, else its vendor's."""
    mapping = request.options.mapping
    return request.search.database or (mapping.database if mapping else "") or source.database


def _fingerprint(mapping: Mapping | None) -> str:
    """The same mapping, wherever its file lies, has the same fingerprint."""
    if mapping is None:
        return ""
    said = (mapping.columns, mapping.constants, sorted(mapping.empty), mapping.unmapped, mapping.database)
    return hashlib.sha256(repr(said).encode()).hexdigest()[:16]


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
