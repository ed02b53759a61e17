"""The classifier of a generation: the one on disk, or one trained now."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from contextlib import suppress

from qianglian.corpus.classing.labelled import labelled
from qianglian.corpus.classing.model import RULES, ClassModel
from qianglian.corpus.classing.neighbours import Neighbours
from qianglian.corpus.classing.training import Vectors, train
from qianglian.corpus.snapshot import Snapshot
from qianglian.model.errors import NotFound
from qianglian.model.text import Text

FEWEST = 200
"""Classified publications below which there is nothing to learn from."""


def class_model(
    snapshot: Snapshot,
    neighbours: Sequence[Neighbours],
    vectors: Vectors | None = None,
    embedder: str = "",
    told: Callable[[int], None] = lambda publications: None,
) -> ClassModel:
    """The classifier for this evidence and embedder. Raises `NotFound` where too little is classified.

    It is trained when it is first asked for, and again when the evidence has changed: a minute for 100,000
    publications. ``told`` hears how many are learned from before that begins. A folder that may only be read still
    gets its answer.
    """
    said = [str(RULES), snapshot.manifest.evidence, embedder, *(way.name for way in neighbours)]
    stamp = hashlib.sha256("\x1e".join(said).encode()).hexdigest()[:24]
    path = snapshot.layout.classing / f"{stamp}.npz"
    model = ClassModel.read(path)
    if model is not None:
        return model
    found = labelled(snapshot) if snapshot.manifest.parts else None
    if found is None or len(found.keys) < FEWEST or len(found.classes) < 2:
        known = len(found.keys) if found else 0
        raise NotFound(
            Text(
                zh=f"库中有 IPC 分类号和文本的文献只有 {known} 件，不足 {FEWEST} 件（或只有一个小类），无从学习。",
                en=f"Only {known} publications here have IPC symbols and text, fewer than {FEWEST} (or all are of one "
                "subclass): there is nothing to learn from.",
            ),
            hint=Text(
                zh="先导入带分类号的文献。", en="Import publications with classification symbols first."
            ),
        )
    told(len(found.keys))
    model = train(
        found,
        neighbours,
        vectors=vectors,
        stamp=stamp,
        generation=snapshot.manifest.generation,
        embedder=embedder,
    )
    with suppress(OSError):
        model.write(path)
    return model
