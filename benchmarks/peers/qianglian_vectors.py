"""Open an index of vectors from disk, ask it, and say what the process holds then. Argument: the store's folder."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import numpy as np

from qianglian.corpus.vectors import kept
from qianglian.corpus.vectors.index import VectorIndex
from qianglian.corpus.vectors.keys import KeyRows
from qianglian.corpus.vectors.store import VectorStore

begun = time.perf_counter()
store = VectorStore.open(Path(sys.argv[1]))
assert store is not None
about = kept.found(store.folder)[0]
read = kept.read(about, store.stamp.dim)
assert read is not None
index = VectorIndex(store.stamp.embedder, None, about.coverage, KeyRows(read[0]), read[1], store)
opened = time.perf_counter() - begun
questions = store.vectors(np.random.default_rng(5).integers(0, store.rows, 200))
begun = time.perf_counter()
index.search(questions[0], 10, language="zh")
first = time.perf_counter() - begun
for question in questions:
    index.search(question, 10, language="zh")
status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
held = {name: int(status[f"Rss{name}"].split()[0]) / 1024 for name in ("Anon", "File")}
print(json.dumps({"open": opened, "first": first, "private": held["Anon"], "mapped": held["File"]}))
