"""The index of an older workspace written anew: the same evidence under the next number, once, before it is asked.

An index of another format than ours would answer wrongly, so that nothing reads one. The new index is made from the
publications in the parts, in a folder of its own; the old generation stays whole until `corpus prune`, and is in force
until the new manifest replaces its own: a kill costs the time it took.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from qianglian.corpus.engines.fulltext import FullTextWriter, link_folder
from qianglian.corpus.engines.fulltext_schema import FORMAT
from qianglian.corpus.layout import Layout
from qianglian.corpus.manifest import Manifest, enforce, read_manifest, write_generation
from qianglian.corpus.milestones import Listener, Milestone, nobody
from qianglian.corpus.parts import row_batches
from qianglian.corpus.proposals import write_proposals
from qianglian.corpus.resolution import Resolved
from qianglian.corpus.rows import publication_from
from qianglian.corpus.schema import NORMAL_LISTS, NORMAL_TEXT, PUBLICATIONS
from qianglian.corpus.tombstones import Tombstones

NORMAL = (*NORMAL_TEXT, *NORMAL_LISTS)
READ = tuple(name for name in PUBLICATIONS.names if name != "descriptions")
"""Columns of a part that the index is made of, and some more; whole specifications are too long to read for nothing."""


def is_older(manifest: Manifest) -> bool:
    """Whether a generation has an index, of another format than ours."""
    return manifest.index is not None and manifest.index_format != FORMAT


def renew(layout: Layout, listener: Listener = nobody) -> Manifest:
    """The generation in force, its index in our format: written now where it is not. The caller holds the writer lock.

    Raises `CorruptWorkspace` where a part is damaged, or does not hold what the manifest says.
    """
    base = read_manifest(layout)
    if not is_older(base):
        return base
    number = base.generation + 1
    dead = Tombstones(layout, base)
    listener(Milestone("renewal_begun", count=base.publications))
    link_folder(None, layout.index(number))
    _write_index(layout, base, dead, layout.index(number))
    listener(Milestone("renewal_indexed", count=base.publications))
    manifest = base.next(
        purpose="按新格式重写全文索引",
        created=datetime.now(UTC).isoformat(timespec="seconds"),
        tombstones=dead.write(number, {part.id: part.rows for part in base.parts}),
        index=number,
        index_format=FORMAT,
    )
    write_proposals(layout, base, number, (), {})
    write_generation(layout, manifest)
    listener(Milestone("renewal_written"))
    enforce(layout, manifest)
    listener(Milestone("renewal_in_force"))
    return manifest


def _write_index(layout: Layout, base: Manifest, dead: Tombstones, folder: Path) -> None:
    writer = FullTextWriter(folder)
    try:
        for part in base.parts:
            for row in _living(layout, part.id, dead):
                writer.add(_resolved(row), {name: row[name] for name in NORMAL})
    except BaseException:
        writer.abandon()
        raise
    writer.commit(base.publications)


def _living(layout: Layout, part: str, dead: Tombstones) -> Iterator[dict[str, Any]]:
    for batch in row_batches(layout.publications(part), READ):
        rows = batch.to_pylist()
        alive = set(dead.alive(part, [row["key"] for row in rows]))
        yield from (row for row in rows if row["key"] in alive)


def _resolved(row: dict[str, Any]) -> Resolved:
    origins = [(one["batch"], one["offset"], one["sheet"], one["row"]) for one in row["sources"]]
    return Resolved(row["key"], row["also"], row["group"], publication_from(row), origins)
