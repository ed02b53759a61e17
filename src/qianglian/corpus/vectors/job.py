"""Embedding what a generation holds: batch by batch, in segments, so that a kill costs seconds and never a vector.

The job appends to its own store under its own lock; imports go on beside it. It holds the generation that it reads
against pruning and goes on to the next one, until the newest is covered.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa

from qianglian.corpus.layout import Layout
from qianglian.corpus.locks import holding
from qianglian.corpus.manifest import manifest_mark
from qianglian.corpus.milestones import Listener, Milestone, nobody
from qianglian.corpus.snapshot import Snapshot
from qianglian.corpus.vectors.opening import covered, index_of, missing
from qianglian.corpus.vectors.passage_tables import Passages, passages_of, texts_of
from qianglian.corpus.vectors.passages import PREFIX
from qianglian.corpus.vectors.stamp import InForce, folder_of, in_force
from qianglian.corpus.vectors.store import HASHES, VectorStore
from qianglian.embedding.contract import Embedder
from qianglian.model.errors import Conflict
from qianglian.model.text import Text

BATCH = 64
"""Texts that an embedder is given at a time: progress is told, and a cancelling heeded, after each."""
WINDOW = 2_048
"""Texts that are sorted by length before they are cut into batches: an embedder pads a batch to its longest."""
SECONDS, ROWS = 20.0, 8_192
"""A segment is written when this much time has gone by, or so many vectors wait: what a kill costs at most."""
SMALL = 262_144
"""Segments of fewer vectors are merged at the end."""
MANY = 8
"""Small segments that are left as they are."""


@dataclass(frozen=True, slots=True)
class Embedded:
    """What embedding came to: publications covered ``of`` those with text, and how many texts were embedded now."""

    embedder: str
    generation: int
    covered: int
    of: int
    without: int
    encoded: int


@dataclass
class _Waiting:
    """Vectors that are not written yet."""

    hashes: list[bytes] = field(default_factory=list)
    vectors: list[np.ndarray] = field(default_factory=list)
    since: float = field(default_factory=time.monotonic)

    @property
    def due(self) -> bool:
        return len(self.hashes) >= ROWS or time.monotonic() - self.since >= SECONDS


def embed(layout: Layout, embedder: Embedder, listener: Listener = nobody, wait: float = 0.0) -> Embedded:
    """Embed every passage of the newest generation that has no vector by this embedder yet, and lay its index.

    A second job on the same vectors gets `WorkspaceBusy`. When it is stopped (an exception from ``listener``, Ctrl-C),
    what was encoded is written first. The vectors come into force when they cover the generation; the first at once.
    """
    folder = folder_of(layout, embedder.id, embedder.dim)
    folder.mkdir(parents=True, exist_ok=True)
    with holding(folder / "embedding.lock", "向量化", wait):
        store = VectorStore.begun(folder, embedder.id, embedder.dim)
        for path in store.orphans():
            path.unlink(missing_ok=True)
        if in_force(layout) is None:
            InForce(folder.name, 0).write(layout)
        encoded = 0
        while True:
            mark = manifest_mark(layout)
            snapshot = Snapshot(layout)
            try:
                done = _one_generation(snapshot, store, embedder, listener, encoded)
            finally:
                snapshot.close()
            encoded = done.encoded
            if manifest_mark(layout) == mark:
                return done


def _one_generation(
    snapshot: Snapshot, store: VectorStore, embedder: Embedder, listener: Listener, before: int
) -> Embedded:
    layout, manifest = snapshot.layout, snapshot.manifest
    passages = passages_of(layout, manifest)
    encoded = before + _encode_missing(snapshot, store, passages, embedder, listener)
    small = [entry for entry in store.stamp.segments if entry.rows < SMALL]
    if len(small) > MANY:
        store.rewrite(below=SMALL)
        listener(Milestone("vectors_merged", store.folder.name, store.rows))
    index_of(layout, manifest, store, None, listener, newest=True)
    InForce(store.folder.name, manifest.generation).write(layout)
    listener(Milestone("vectors_in_force", store.folder.name, manifest.generation))
    return Embedded(
        embedder.id,
        manifest.generation,
        covered(passages, store.rows_of(passages.hashes)),
        len(passages.publications),
        passages.without,
        encoded,
    )


def _encode_missing(
    snapshot: Snapshot, store: VectorStore, passages: Passages, embedder: Embedder, listener: Listener
) -> int:
    """Encode what has no vector; returns how many texts that were."""
    wanted = set(missing(passages, store).to_pylist())
    total, done = len(passages.texts), len(passages.texts) - len(wanted)
    listener(Milestone("embedding_begun", embedder.id, done, total))
    begun = done
    waiting = _Waiting()
    try:
        for batch in _batches(snapshot, wanted):
            vectors = _encoded(embedder, [text for _, text in batch])
            waiting.hashes += [one for one, _ in batch]
            waiting.vectors.append(vectors)
            done += len(batch)
            listener(Milestone("passages_encoded", embedder.id, done, total))
            if waiting.due:
                waiting = _write(store, waiting, listener)
    finally:
        # Whatever stops the job, what was encoded is kept: it took the time.
        _write(store, waiting, listener)
    return done - begun


def _write(store: VectorStore, waiting: _Waiting, listener: Listener) -> _Waiting:
    if waiting.hashes:
        store.append(pa.array(waiting.hashes, HASHES), np.concatenate(waiting.vectors))
        listener(Milestone("vectors_written", store.folder.name, store.rows))
    return _Waiting()


def _batches(snapshot: Snapshot, wanted: set[bytes]) -> Iterator[list[tuple[bytes, str]]]:
    """The wanted texts with their hashes, each once, in batches of like length."""
    window: list[tuple[bytes, str]] = []
    for part in snapshot.manifest.parts if wanted else ():
        for passage in texts_of(snapshot.layout, part.id):
            hashed = passage.hash
            if hashed in wanted:
                wanted.discard(hashed)
                window.append((hashed, passage.text))
                if len(window) == WINDOW:
                    yield from _cut(window)
                    window = []
    yield from _cut(window)


def _cut(window: list[tuple[bytes, str]]) -> Iterator[list[tuple[bytes, str]]]:
    window.sort(key=lambda one: len(one[1]))
    for start in range(0, len(window), BATCH):
        yield window[start : start + BATCH]


def _encoded(embedder: Embedder, texts: list[str]) -> np.ndarray:
    """The vectors of some texts; raises `Conflict` where the embedder does not keep the contract."""
    vectors = np.asarray(embedder.encode(texts, PREFIX), np.float32)
    lengths = np.linalg.norm(vectors, axis=-1) if vectors.ndim else np.zeros(0)
    fits = vectors.shape == (len(texts), embedder.dim) and bool(np.isfinite(vectors).all())
    if not fits or bool(((lengths > 0) & (abs(lengths - 1) > 0.01)).any()):
        raise Conflict(
            Text(
                zh=f"向量模型 {embedder.id} 返回的向量不合约定（应为 {len(texts)}×{embedder.dim}、单位长度）。",
                en=f"The embedder {embedder.id} gave vectors that do not fit "
                f"({len(texts)}×{embedder.dim} of length 1 were expected).",
            )
        )
    return vectors
