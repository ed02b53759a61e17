"""Whether the vectors on disk are what they should be: for `qianglian corpus check`."""

from __future__ import annotations

from collections.abc import Iterator

import pyarrow.compute as pc

from qianglian.corpus.snapshot import Snapshot
from qianglian.corpus.vectors import kept
from qianglian.corpus.vectors.opening import covered
from qianglian.corpus.vectors.passage_tables import passages_of
from qianglian.corpus.vectors.segments import is_as_written
from qianglian.corpus.vectors.stamp import SegmentEntry, in_force
from qianglian.corpus.vectors.state import stores_of
from qianglian.corpus.vectors.store import VectorStore
from qianglian.model.text import Text

Outcome = Iterator[tuple[bool, Text]]


def check_vectors(snapshot: Snapshot) -> Outcome:
    """Every store: its segments as written, no text twice, its index as written; and how much it covers."""
    chosen = in_force(snapshot.layout)
    stores = stores_of(snapshot.layout)
    if chosen is None and not stores:
        return
    there = chosen is not None and any(store.folder.name == chosen.folder for store in stores)
    yield (
        there,
        Text(
            zh=f"启用的向量：{chosen.folder if chosen else '未指定'}{'' if there else '，文件夹缺失'}",
            en=f"vectors in force: {chosen.folder if chosen else 'none named'}{'' if there else ', not there'}",
        ),
    )
    for store in stores:
        yield from _store(snapshot, store)


def _store(snapshot: Snapshot, store: VectorStore) -> Outcome:
    name = store.folder.name
    damaged, doubled = store.damaged(), store.doubled()
    yield (
        not damaged,
        Text(
            zh=f"向量 {name}：{len(store.stamp.segments)} 个分段"
            + (f"与写入时不一致：{'、'.join(damaged[:5])}" if damaged else "与写入时一致"),
            en=f"vectors {name}: {len(store.stamp.segments)} segments "
            + (f"not as written: {', '.join(damaged[:5])}" if damaged else "as written"),
        ),
    )
    yield (
        doubled == 0,
        Text(
            zh=f"向量 {name}：{store.rows:,} 条，重复 {doubled:,} 条",
            en=f"vectors {name}: {store.rows:,}, of which {doubled:,} double",
        ),
    )
    yield from _indexes(store)
    yield True, _told(snapshot, store)


def _indexes(store: VectorStore) -> Outcome:
    for about in kept.found(store.folder):
        entries = [SegmentEntry(**said["rows"]) for said in about.shelves.values() if said["rows"]]
        sound = all(is_as_written(about.folder, entry) for entry in entries)
        readable = sound and kept.read(about, store.stamp.dim) is not None
        yield (
            readable,
            Text(
                zh=f"向量索引（数据版本 {about.generation}）"
                + ("完好" if readable else f"已损坏：删除文件夹 {about.folder} 即可自动重建"),
                en=f"the index of vectors (generation {about.generation}) "
                + ("is sound" if readable else f"is damaged: delete {about.folder}, it is then built anew"),
            ),
        )


def _told(snapshot: Snapshot, store: VectorStore) -> Text:
    """How much is covered, and what lies there to no use: neither is damage."""
    passages = passages_of(snapshot.layout, snapshot.manifest)
    done, of = covered(passages, store.rows_of(passages.hashes)), len(passages.publications)
    idle = store.rows - int(pc.sum(pc.is_in(store.hashes, value_set=passages.texts)).as_py() or 0)
    left = len(store.orphans())
    return Text(
        zh=f"向量 {store.folder.name}：已向量化 {done:,}/{of:,} 件；"
        f"当前数据版本不用的 {idle:,} 条；中断留下的文件 {left} 个",
        en=f"vectors {store.folder.name}: {done:,} of {of:,} publications embedded; {idle:,} vectors of texts that "
        f"this generation does not hold; {left} files left by a kill",
    )
