"""Deleting what of the vectors nobody needs: for `qianglian corpus prune`. Vectors themselves go only when asked."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from qianglian.corpus.engines.fulltext_numbers import segment_names
from qianglian.corpus.layout import Layout
from qianglian.corpus.locks import holding
from qianglian.corpus.manifest import Manifest
from qianglian.corpus.vectors import kept
from qianglian.corpus.vectors.passage_tables import passages_of, table_path
from qianglian.corpus.vectors.stamp import in_force
from qianglian.corpus.vectors.state import stores_of
from qianglian.corpus.vectors.store import VectorStore
from qianglian.model.errors import WorkspaceBusy


def clear(layout: Layout, manifests: Sequence[Manifest]) -> tuple[int, int]:
    """Delete what is derived and of no generation in ``manifests``, and what a kill left; returns files and bytes.

    A store that is being embedded to is left alone.
    """
    freed = [_delete(list(_idle_tables(layout, manifests)))]
    held = {kept.evidence_of(manifest) for manifest in manifests}
    for store in stores_of(layout):
        with suppress(WorkspaceBusy), _alone(store):
            idle = [one.folder for one in kept.found(store.folder) if one.evidence not in held]
            freed.append(_delete([*idle, *store.orphans(), *kept.left_behind(store.folder)]))
    return sum(files for files, _ in freed), sum(size for _, size in freed)


def drop_idle_vectors(layout: Layout, manifests: Sequence[Manifest]) -> int:
    """Delete vectors of texts that no generation in ``manifests`` holds, and the vectors of former embedders.

    Former ones go only where those in force cover the newest generation. Raises `WorkspaceBusy` while somebody embeds.
    Returns how many vectors went.
    """
    chosen = in_force(layout)
    texts = pa.concat_arrays([passages_of(layout, manifest).texts for manifest in manifests])
    gone = 0
    for store in stores_of(layout):
        with _alone(store):
            if (
                chosen
                and store.folder.name != chosen.folder
                and chosen.generation == manifests[-1].generation
            ):
                gone += store.rows
                shutil.rmtree(store.folder)
            else:
                gone += _drop(store, texts)
    return gone


def _drop(store: VectorStore, texts: pa.Array) -> int:
    wanted = pc.is_in(store.hashes, value_set=texts)
    return 0 if pc.all(wanted).as_py() else store.rewrite(wanted.to_numpy(zero_copy_only=False))


@contextmanager
def _alone(store: VectorStore) -> Iterator[None]:
    with holding(store.folder / "embedding.lock", "清理"):
        yield


def _idle_tables(layout: Layout, manifests: Sequence[Manifest]) -> Iterator[Path]:
    tables = {table_path(layout, part.id) for manifest in manifests for part in manifest.parts}
    yield from (path for path in layout.vectors.glob("passages/*") if path not in tables)
    segments: set[str] = set()
    for manifest in manifests:
        names = segment_names(layout.index(manifest.index)) if manifest.index is not None else set()
        if names is None:
            return  # whose addresses they are cannot be told: they stay
        segments |= names
    yield from (path for path in layout.addresses.glob("*") if path.stem not in segments)


def _delete(paths: Sequence[Path]) -> tuple[int, int]:
    files = size = 0
    for path in paths:
        for file in path.rglob("*") if path.is_dir() else (path,):
            files, size = files + 1, size + file.stat().st_size
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()
    return files, size
