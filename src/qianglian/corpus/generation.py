"""Building one generation: rows in, publications resolved, index and tables written, then put in force.

A row that is the first of its publication is written straight through. A publication that appears again (in
the same import or in an earlier one), a number with and without its kind code, or a group that a judgement
concerns, has its group *settled*: its records are read back, resolved together, and what stood for them
before is buried. So an import costs what it brings, not what the corpus holds.
"""

from __future__ import annotations

import secrets
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from typing import Any

import numpy as np
import pyarrow as pa

from qianglian.corpus.decisions import Standing, standing
from qianglian.corpus.engines.fulltext import FullTextWriter, link_folder
from qianglian.corpus.engines.fulltext_schema import FORMAT as INDEX_FORMAT
from qianglian.corpus.grouping import Links
from qianglian.corpus.identity import Proposal, group_of, identity_of, links_of
from qianglian.corpus.layout import Layout, fsync_path
from qianglian.corpus.manifest import BatchEntry, Manifest, PartEntry, enforce, write_generation
from qianglian.corpus.milestones import Listener, Milestone, nobody
from qianglian.corpus.normal_columns import normal_columns
from qianglian.corpus.parts import (
    CHUNK,
    PartWriter,
    checksum,
    column_values,
    publications_table,
    rows_of_groups,
    stable_hash,
)
from qianglian.corpus.prevalence import NEVER
from qianglian.corpus.proposals import write_proposals
from qianglian.corpus.resolution import Record, Resolved, resolve
from qianglian.corpus.rows import publication_from
from qianglian.corpus.schema import PUBLICATIONS, RECORD_HEAD, RECORDS, columns
from qianglian.corpus.seen import Seen
from qianglian.corpus.tombstones import Tombstones
from qianglian.judgements import JudgementLog
from qianglian.model.keys import publication_key
from qianglian.sources.contract import SourceRow

SLICE = 20_000
"""Groups that are settled at a time: bounds memory where everything is imported twice."""


@dataclass(slots=True)
class OpenBatch:
    """A batch being written: its id and its Parquet file of records."""

    id: str
    file: str
    writer: PartWriter
    links: int = 0


class GenerationWriter:
    """Builds the generation after ``base``. The caller holds the writer lock."""

    def __init__(
        self, layout: Layout, base: Manifest, listener: Listener = nobody, gone: Collection[str] = ()
    ) -> None:
        self.layout = layout
        self.base = base
        self._staying = [entry for entry in base.batches if entry.id not in gone]
        self.number = base.generation + 1
        self._listener = listener
        self._log = JudgementLog(layout.judgements)
        self.standing: Standing = standing(self._log)
        link_folder(layout.index(base.index) if base.index else None, layout.index(self.number))
        self._reach("index_linked")
        self._index = FullTextWriter(layout.index(self.number))
        self._parts: list[PartEntry] = []
        self._part: PartWriter | None = None
        self._dead = Tombstones(layout, base)
        self._links = _known_links(layout, self._staying)
        self._touched: set[int] = self._judged_groups()
        for entry in base.batches:
            if entry.id in gone:
                self._touched.update(_groups_of(layout, entry))
        self._proposals: dict[str, list[Proposal]] = {}
        self._live = base.publications

    @cached_property
    def _seen(self) -> Seen:
        """What the corpus has records of; a write that brings no rows never asks."""
        return Seen.of(self.layout, self._staying)

    # -- rows in ------------------------------------------------------------------------------------

    def open_batch(self, batch_id: str) -> OpenBatch:
        """Begin the records of one file."""
        file = f"{batch_id}-{secrets.token_hex(3)}"
        return OpenBatch(batch_id, file, PartWriter(self.layout.records(file), RECORDS))

    def add_rows(self, batch: OpenBatch, rows: Sequence[SourceRow]) -> None:
        """Write a chunk of rows as records; index those whose group is met for the first time."""
        publications = [row.publication for row in rows]
        fields = columns(publications)
        groups = [group_of(p) for p in publications]
        hashes = [stable_hash(group) for group in groups]
        identities = [identity_of(p) for p in publications]
        named = [stable_hash(identity) for identity in identities]
        bare = [not (p.number and p.number.kind) for p in publications]
        links = [next(iter(links_of(p)), None) for p in publications]
        start = batch.writer.rows
        head = _record_head(batch.id, start, rows, identities, groups, hashes, links)
        head += [pa.array(named, pa.int64()), pa.array(bare, pa.bool_())]
        batch.writer.write(pa.Table.from_arrays([*head, *fields], schema=RECORDS))
        batch.links += self._note_links(groups, hashes, links)
        fresh = self._fresh(groups, hashes, named, bare)
        resolved = [
            Resolved(
                publication_key(identities[i]),
                [],
                groups[i],
                publications[i],
                [(batch.id, start + i, rows[i].place.sheet, rows[i].place.row)],
            )
            for i in fresh
        ]
        if len(fresh) < len(rows):
            fields = [column.take(pa.array(fresh, pa.int64())) for column in fields]
        self._emit(resolved, fields)

    def _note_links(self, groups: Sequence[str], hashes: Sequence[int], links: Sequence[str | None]) -> int:
        """Remember vendor ids beside numbers; settle every group that one of them leads elsewhere from now on."""
        noted = 0
        for group, hashed, vendor in zip(groups, hashes, links, strict=True):
            if not vendor:
                continue
            noted += 1
            before = self._links.numbers(vendor)
            if group in before:
                self._touched.add(hashed)  # the row may be another kind, and then the id names neither
                continue
            self._links.add(vendor, group)
            if before or stable_hash(vendor) in self._seen.groups:
                self._touched.update((hashed, stable_hash(vendor), *map(stable_hash, before)))
        return noted

    def _fresh(
        self, groups: Sequence[str], hashes: Sequence[int], named: Sequence[int], bare: Sequence[bool]
    ) -> list[int]:
        """Positions of rows that stand by themselves so far; the groups of the others are to be settled."""
        fresh: list[int] = []
        for i, (hashed, identity) in enumerate(zip(hashes, named, strict=True)):
            leader = stable_hash(self._links.group(groups[i])) if self._links else hashed
            if leader not in self._touched and self._seen.is_new(leader, identity, bare[i]):
                fresh.append(i)
            else:
                self._touched.add(leader)
            self._seen.add(leader, identity, bare[i])
        return fresh

    def close_batch(self, batch: OpenBatch) -> None:
        """Finish and sync the records of one file."""
        batch.writer.close()
        self._reach("records_written", batch.id, batch.writer.rows)

    # -- settling -----------------------------------------------------------------------------------

    def _judged_groups(self) -> set[int]:
        """Groups that judgements since the last generation are about."""
        since = self._log.since(self.base.judgements)
        return {
            stable_hash(group)
            for judgement in since
            for name, group in judgement.details.items()
            if name in ("group", "other_group")
        }

    def _settle(self, batches: Sequence[BatchEntry]) -> None:
        """Resolve every touched group anew from all records of ``batches``; bury what stood for it."""
        number_of = {stable_hash(v): stable_hash(self._links.group(v)) for v, _ in self._links.pairs()}
        vendors_of: dict[int, list[int]] = {}
        for vendor, number in number_of.items():
            vendors_of.setdefault(number, []).append(vendor)
        leaders = sorted({number_of.get(h, h) for h in self._touched})
        everything = [*leaders, *(v for h in leaders for v in vendors_of.get(h, ()))]
        self._bury(np.array(sorted(everything), dtype=np.int64))
        decisions = self.standing.decisions
        for start in range(0, len(leaders), SLICE):
            some = leaders[start : start + SLICE]
            wanted = np.array([*some, *(v for h in some for v in vendors_of.get(h, ()))], dtype=np.int64)
            resolved: list[Resolved] = []
            for group, records in sorted(self._records_by_group(batches, wanted).items()):
                outcome = resolve(records, group, decisions)
                resolved += outcome.publications
                self._proposals[group] = outcome.proposals
            for chunk in _chunks(resolved):
                self._emit(chunk, None)
        self._reach("publications_resolved", count=len(leaders))

    def _bury(self, wanted: np.ndarray) -> None:
        """Delete the publications of these groups from the index and mark their rows dead."""
        self._close_part()
        for part in (*self.base.parts, *self._parts):
            table = column_values(self.layout.publications(part.id), ["key", "group_hash"])
            mask = np.isin(table.column(1).to_numpy(), wanted)
            keys = self._dead.alive(part.id, table.column(0).filter(pa.array(mask)).to_pylist())
            self._index.delete(keys)
            self._dead.add(part.id, keys)
            self._live -= len(keys)

    def _records_by_group(self, batches: Sequence[BatchEntry], wanted: np.ndarray) -> dict[str, list[Record]]:
        found: dict[str, list[Record]] = {}
        for entry in batches:
            for row in rows_of_groups(self.layout.records(entry.file), wanted):
                group = self._links.group(row["group"])
                found.setdefault(group, []).append(record_from(row, entry))
        return found

    def _emit(self, resolved: Sequence[Resolved], fields: Sequence[pa.Array] | None) -> None:
        """Write publications to the current part and the index, but for what people removed."""
        if self.standing.removed:
            kept = [i for i, r in enumerate(resolved) if not self._is_removed(r)]
            if len(kept) < len(resolved):
                resolved = [resolved[i] for i in kept]
                fields = [f.take(pa.array(kept, pa.int64())) for f in fields] if fields is not None else None
        if not resolved:
            return
        normal = [normal_columns(r) for r in resolved]
        self._current_part().write(publications_table(resolved, normal, fields))
        for one, forms in zip(resolved, normal, strict=True):
            self._index.add(one, forms)
        self._live += len(resolved)

    def _is_removed(self, resolved: Resolved) -> bool:
        return any(key in self.standing.removed for key in (resolved.key, *resolved.also))

    def _current_part(self) -> PartWriter:
        if self._part is None:
            name = f"{self.number:06d}-{len(self._parts):03d}-{secrets.token_hex(3)}"
            self._part = PartWriter(self.layout.publications(name), PUBLICATIONS)
        return self._part

    def _close_part(self) -> None:
        if self._part is not None:
            self._part.close()
            self._parts.append(PartEntry(self._part.path.stem, self._part.rows, checksum(self._part.path)))
            self._part = None

    def abandon(self) -> None:
        """Give the generation up; what it wrote is swept away before the next write."""
        if self._part is not None:
            self._part.close()
        self._index.abandon()

    # -- putting in force ---------------------------------------------------------------------------

    def commit(self, added: Sequence[BatchEntry], purpose: str) -> Manifest:
        """Settle, write everything to disk, and make this generation the one in force."""
        batches = [*self._staying, *added]
        self._close_part()
        if self._touched:
            self._settle(batches)
        self._close_part()
        fsync_path(self.layout.corpus / "publications")
        fsync_path(self.layout.corpus / "records")
        self._reach("publications_written", count=self._live)
        self._index.commit(self._live)
        self._reach("index_committed", count=self._live)
        parts = (*self.base.parts, *self._parts)
        manifest = self.base.next(
            purpose=purpose,
            created=datetime.now(UTC).isoformat(timespec="seconds"),
            batches=tuple(sorted(batches, key=lambda b: (b.name, b.id))),
            parts=tuple(part for part in parts if self._dead.count(part.id) < part.rows),
            tombstones=self._dead.write(self.number, {part.id: part.rows for part in parts}),
            publications=self._live,
            judgements=self._log.head()[0],
            standing=self.standing.fingerprint,
            index=self.number,
            index_format=INDEX_FORMAT,
        )
        write_proposals(self.layout, self.base, self.number, self._touched, self._proposals)
        write_generation(self.layout, manifest)
        self._reach("generation_written")
        enforce(self.layout, manifest)
        self._reach("manifest_replaced")
        return manifest

    def _reach(self, name: str, subject: str = "", count: int = 0) -> None:
        self._listener(Milestone(name, subject, count))


def record_from(row: dict[str, Any], entry: BatchEntry) -> Record:
    """A row of a records file as a record."""
    return Record(
        origin=(entry.id, row["offset"], row["sheet"], row["row"]),
        identity=row["identity"],
        source=entry.source,
        database=entry.database,
        learned=date.fromisoformat(entry.search["date"]) if entry.search.get("date") else NEVER,
        publication=publication_from(row),
    )


def _record_head(
    batch: str,
    start: int,
    rows: Sequence[SourceRow],
    identities: Sequence[str],
    groups: Sequence[str],
    hashes: Sequence[int],
    links: Sequence[str | None],
) -> list[pa.Array]:
    values: dict[str, list[Any]] = {
        "batch": [batch] * len(rows),
        "offset": list(range(start, start + len(rows))),
        "sheet": [row.place.sheet for row in rows],
        "row": [row.place.row for row in rows],
        "sequence": [row.sequence for row in rows],
        "identity": list(identities),
        "group": list(groups),
        "group_hash": list(hashes),
        "link": list(links),
        "remarks": [[(r.code, r.column, r.found) for r in row.remarks] for row in rows],
    }
    return [pa.array(values[name], RECORD_HEAD.field(name).type) for name in values]


def _groups_of(layout: Layout, entry: BatchEntry) -> set[int]:
    """The groups that a batch that leaves has something to do with: its rows' own, and the vendor ids they tie."""
    table = column_values(layout.records(entry.file), ["group_hash", "link"])
    vendors = {vendor for vendor in table.column(1).to_pylist() if vendor} if entry.links else set()
    return {*table.column(0).to_pylist(), *map(stable_hash, vendors)}


def _known_links(layout: Layout, entries: Iterable[BatchEntry]) -> Links:
    links = Links()
    for entry in entries:
        if entry.links:
            table = column_values(layout.records(entry.file), ["link", "group"])
            table = table.filter(table.column(0).is_valid())
            for vendor, group in zip(table.column(0).to_pylist(), table.column(1).to_pylist(), strict=True):
                links.add(vendor, group)
    return links


def _chunks(items: Sequence[Resolved]) -> Iterator[Sequence[Resolved]]:
    for start in range(0, len(items), CHUNK):
        yield items[start : start + CHUNK]
