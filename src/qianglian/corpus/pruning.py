"""Deleting what no generation needs: old generations that nobody reads, and files that a kill left behind."""

from __future__ import annotations

import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from qianglian.corpus.families import history
from qianglian.corpus.families.state import kept
from qianglian.corpus.layout import Layout
from qianglian.corpus.locks import pruning
from qianglian.corpus.manifest import Manifest, from_json, read_manifest
from qianglian.corpus.milestones import Listener, Milestone, nobody
from qianglian.corpus.proposals import path_of
from qianglian.corpus.vectors.clearing import clear, drop_idle_vectors


@dataclass(frozen=True, slots=True)
class Pruned:
    """What was deleted, and which generations stay because somebody reads them."""

    generations: tuple[int, ...]
    in_use: tuple[int, ...]
    files: int
    bytes: int
    vectors: int = 0
    """Vectors deleted: only when asked."""


def generations(layout: Layout) -> list[Manifest]:
    """Every whole generation on disk, oldest first."""
    found = sorted((layout.corpus / "generations").glob("[0-9]*[0-9].json"))
    return [from_json(path.read_bytes(), str(path)) for path in found]


def prune(layout: Layout, keep: int = 1, listener: Listener = nobody, *, vectors: bool = False) -> Pruned:
    """Delete all but the newest ``keep`` generations, then every file that none of the rest names.

    The caller holds the writer lock. A generation that somebody reads stays until a later pruning. ``vectors``: also
    those of texts that no generation left holds, and those of embedders no longer in use.
    """
    current = read_manifest(layout).generation
    old = [m.generation for m in generations(layout) if m.generation <= current][: -max(keep, 1)]
    gone: list[int] = []
    used: list[int] = []
    for number in old:
        (gone if _drop(layout, number) else used).append(number)
        listener(Milestone("generation_pruned", str(number)))
    files, size = sweep(layout)
    left = generations(layout)
    dropped = drop_idle_vectors(layout, left) if vectors and left else 0
    more, freed = clear(layout, left)
    listener(Milestone("files_pruned", count=files + more))
    return Pruned(tuple(gone), tuple(used), files + more, size + freed, dropped)


def _drop(layout: Layout, number: int) -> bool:
    lock = layout.generation_lock(number)
    with pruning(lock) as alone:
        if alone:
            # The description goes first: a reader that waits for the lock then knows to look again.
            layout.generation(number).unlink(missing_ok=True)
            path_of(layout, number).unlink(missing_ok=True)
            lock.unlink(missing_ok=True)
    return alone


def sweep(layout: Layout) -> tuple[int, int]:
    """Delete files that no generation on disk names, and say how many files and bytes they were.

    What a generation in the making would leave behind if it were killed is just this. The caller holds the
    writer lock.
    """
    current = read_manifest(layout)
    for path in (layout.corpus / "generations").glob("[0-9]*"):
        if path.name[:6].isdigit() and int(path.name[:6]) > current.generation:
            path.unlink(missing_ok=True)
    on_disk = generations(layout)
    held = {m.generation for m in on_disk}
    needed = _needed(layout, [*on_disk, current])
    files = size = 0
    for folder in ("records", "publications", "tombstones", "index"):
        for path in (layout.corpus / folder).iterdir():
            if path not in needed:
                freed = _remove(path)
                files, size = files + 1, size + freed
    for path in _idle_families(layout, {*held, current.generation}):
        files, size = files + 1, size + _remove(path)
    for path in _idle_answers(layout, {one.evidence for one in (*on_disk, current)}):
        files, size = files + 1, size + _remove_answers(path)
    for left in (
        *layout.root.glob("*.tmp"),
        *layout.families.glob("*.tmp"),
        *layout.parties.glob("*.part"),
        *layout.corpus.glob("*.tmp"),
        *layout.corpus.glob("generations/*.tmp"),
    ):
        left.unlink(missing_ok=True)
    return files, size


def _needed(layout: Layout, manifests: list[Manifest]) -> set[Path]:
    paths: set[Path] = set()
    for m in manifests:
        paths.update(layout.publications(part.id) for part in m.parts)
        for batch in m.batches:
            paths.update((layout.records(batch.file), layout.rejected(batch.file)))
            if batch.declares:
                paths.add(layout.declarations(batch.file))
        if m.index is not None:
            paths.add(layout.index(m.index))
        if m.tombstones:
            paths.add(layout.tombstones(m.generation))
    return paths


def _idle_families(layout: Layout, held: set[int]) -> list[Path]:
    """Families of generations that are gone, but for those that the next ones will be compared with."""
    last = history.last_file(layout)
    return [path for path in kept(layout) if int(path.name[:6]) not in held and path.name != last]


def _idle_answers(layout: Layout, held: set[str]) -> list[Path]:
    """Answers over evidence that no generation on disk has: what was taken out is not told of any longer."""
    return [path for path in layout.answers.glob("*") if path.is_dir() and path.name not in held]


def _remove_answers(folder: Path) -> int:
    """Who answers holds no lock: a file may come or go meanwhile, and what is left goes the next time."""
    size = 0
    with suppress(OSError):
        size = sum(file.stat().st_size for file in folder.iterdir())
    shutil.rmtree(folder, ignore_errors=True)
    return size


def _remove(path: Path) -> int:
    if path.is_dir():
        size = sum(file.stat().st_size for file in path.iterdir() if file.stat().st_nlink == 1)
        shutil.rmtree(path)
        return size
    size = path.stat().st_size
    path.unlink()
    return size
