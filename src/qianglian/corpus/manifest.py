"""The manifest: what one generation of evidence consists of. It becomes real when `manifest.json` is replaced."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from qianglian.corpus.layout import Layout, write_whole
from qianglian.model.errors import CorruptWorkspace, NewerFormat, NotFound
from qianglian.model.text import Text

FORMAT = 1
SCHEMA = 3
"""2 adds descriptions, classes, related and figures, and parts of claims and citations; 3 says the format of the
index. 1 and 2 are read as they are, their index is renewed (`qianglian.corpus.renewing`)."""


@dataclass(frozen=True, slots=True)
class BatchEntry:
    """One imported file: known by the hash of its bytes, whatever it is called.

    ``search`` is the 检索登记 (database, query, date, operator, hits); ``quality`` the file's own
    data-quality report, as plain JSON.
    """

    id: str
    file: str
    """Name of its Parquet files: new with every import, so that no file of a generation is written twice."""
    sha256: str
    name: str
    source: str
    database: str
    rank: int
    share: str
    rows: int
    kept: int
    rejected: int
    links: int = 0
    """Rows that state a vendor's record id beside a number."""
    mapping: str = ""
    """Fingerprint of the column mapping it was read by, "" for a format of ours."""
    checksum: str = ""
    """SHA-256 of its Parquet file of records."""
    search: dict[str, Any] = field(default_factory=dict)
    quality: dict[str, Any] = field(default_factory=dict)
    imported: str = ""
    declared: int = 0
    """Rows that are declarations and no publications; counted in ``kept``."""
    declarations_checksum: str = ""
    """SHA-256 of its Parquet file of declarations, "" for a file of publications."""

    @property
    def declares(self) -> bool:
        """Whether the file is a list of declarations."""
        return bool(self.declarations_checksum)


@dataclass(frozen=True, slots=True)
class PartEntry:
    """One immutable Parquet part of publications."""

    id: str
    rows: int
    checksum: str
    """SHA-256 of the file: a flipped bit is found by `qianglian corpus check`, not by a reader."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """One generation: batches, parts, tombstones, index, and the judgements carried out in it."""

    generation: int = 0
    purpose: str = ""
    created: str = ""
    batches: tuple[BatchEntry, ...] = ()
    parts: tuple[PartEntry, ...] = ()
    tombstones: int = 0
    """Rows of ``parts`` that the generation no longer holds."""
    publications: int = 0
    judgements: int = 0
    """Sequence of the last judgement carried out."""
    standing: str = ""
    """Fingerprint of what the judgements carried out come to: what is removed, what is one."""
    index: int | None = None
    """Generation whose folder under ``index/`` is this generation's full-text index; None while empty."""
    index_format: int = 1
    """How that index was written; a manifest of schema 1 or 2 does not say it."""

    @property
    def evidence(self) -> str:
        """Fingerprint of the evidence: the same files, read alike, and the same judgements, in any order."""
        read = sorted(f"{b.sha256} {b.source} {b.mapping} {b.search.get('id', '')}" for b in self.batches)
        return hashlib.sha256("\n".join([*read, self.standing]).encode()).hexdigest()[:16]

    def batch(self, batch_id: str) -> BatchEntry:
        """The batch with this id (or name); raises `NotFound`."""
        for entry in self.batches:
            if batch_id in (entry.id, entry.name):
                return entry
        raise NotFound(
            Text(zh=f"本项目没有批次 {batch_id}。", en=f"There is no batch {batch_id} in this workspace."),
            hint=Text(zh="qianglian batches 列出全部批次。", en="qianglian batches lists them."),
        )

    def to_json(self) -> str:
        """As written to disk."""
        body = {"format": FORMAT, "schema": SCHEMA, **asdict(self)}
        return json.dumps(body, ensure_ascii=False, indent=1)

    def next(self, **changes: Any) -> Manifest:
        """The following generation with ``changes``."""
        return replace(self, generation=self.generation + 1, **changes)


def _check_types(body: dict[str, Any]) -> None:
    """Raises TypeError where a number that others compute with is none."""
    for name in ("format", "schema", "generation", "publications", "tombstones", "judgements"):
        if type(body[name]) is not int or body[name] < 0:
            raise TypeError(f"{name}: {body[name]!r}")
    if type(body.get("index_format", 1)) is not int:
        raise TypeError(f"index_format: {body['index_format']!r}")


def from_json(text: bytes, where: str) -> Manifest:
    """Read a manifest; raises `NewerFormat` or `CorruptWorkspace` with the file's name."""
    try:
        body = json.loads(text)
        _check_types(body)
        if body["format"] > FORMAT or body["schema"] > SCHEMA:
            raise NewerFormat(
                Text(
                    zh=f"{where} 由更新的版本写成（格式 {body['format']}/{body['schema']}，"
                    f"本版本读到 {FORMAT}/{SCHEMA}）。",
                    en=f"{where} was written by a newer release (format {body['format']}/{body['schema']}; "
                    f"this one reads up to {FORMAT}/{SCHEMA}).",
                ),
                hint=Text(zh="请升级 qianglian。", en="Upgrade qianglian."),
            )
        del body["format"], body["schema"]
        body["batches"] = tuple(BatchEntry(**entry) for entry in body["batches"])
        body["parts"] = tuple(PartEntry(**entry) for entry in body["parts"])
        return Manifest(**body)
    except (ValueError, KeyError, TypeError) as error:
        raise CorruptWorkspace(
            Text(zh=f"{where} 无法读取：{error}。", en=f"{where} cannot be read: {error}."),
            hint=Text(
                zh="corpus/generations 中较早的数据版本仍可恢复。",
                en="An earlier generation in corpus/generations can be put back.",
            ),
        ) from error


def read_manifest(layout: Layout) -> Manifest:
    """The generation in force; an empty one before the first import."""
    try:
        text = layout.manifest.read_bytes()
    except FileNotFoundError:
        return Manifest()
    return from_json(text, str(layout.manifest))


def manifest_mark(layout: Layout) -> tuple[int, int]:
    """What changes whenever the manifest is replaced: inode and time of the file; zeros before the first import."""
    try:
        stat = layout.manifest.stat()
    except FileNotFoundError:
        return (0, 0)
    return (stat.st_ino, stat.st_mtime_ns)


def write_generation(layout: Layout, manifest: Manifest) -> None:
    """Put a generation's description beside the others; it is not in force yet."""
    write_whole(layout.generation(manifest.generation), manifest.to_json())


def enforce(layout: Layout, manifest: Manifest) -> None:
    """Make a generation the one in force: the one step after which it is real."""
    write_whole(layout.manifest, manifest.to_json())
