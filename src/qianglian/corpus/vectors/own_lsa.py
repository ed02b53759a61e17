"""The corpus's own latent semantic analysis: what meaning rests on where no model is installed.

Trained on the passages of a generation when it is first asked for, and kept beside the vectors, so that the next
import is embedded in the same space. A corpus that has grown to twice its publications is learned anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from qianglian.corpus.layout import Layout
from qianglian.corpus.manifest import Manifest, read_manifest
from qianglian.corpus.vectors.passage_tables import texts_of
from qianglian.embedding.contract import Embedder
from qianglian.embedding.lsa.model import Lsa
from qianglian.model.errors import MissingExtra, QiangLianError
from qianglian.model.text import Text

GROWN = 2
"""Times the publications it was trained on: from there on its words are too old."""


def trained_lsa(layout: Layout) -> Embedder:
    """The analysis kept for this corpus, or one trained now on its newest generation."""
    manifest = read_manifest(layout)
    kept = _newest(layout)
    if kept is not None and manifest.publications < GROWN * max(_publications(kept), 1):
        with suppress(QiangLianError):
            return Lsa.load(kept)
    made = Lsa.train(_texts(layout, manifest))
    layout.vectors.mkdir(parents=True, exist_ok=True)
    path = layout.vectors / f"lsa-{manifest.publications}.npz"
    made.save(path)
    for older in _kept(layout):
        if older != path:
            older.unlink(missing_ok=True)
    return made


def kept_lsa(layout: Layout) -> Embedder:
    """The analysis kept for this corpus; raises `MissingExtra` where none was trained: a question trains nothing."""
    kept = _newest(layout)
    if kept is None:
        raise MissingExtra(
            Text(zh="本项目还没有向量。", en="This workspace has no vectors yet."),
            hint=Text(zh="先运行 qianglian embed。", en="Run qianglian embed first."),
        )
    return Lsa.load(kept)


def _texts(layout: Layout, manifest: Manifest) -> Iterator[str]:
    return (passage.text for part in manifest.parts for passage in texts_of(layout, part.id))


def _kept(layout: Layout) -> list[Path]:
    return [path for path in layout.vectors.glob("lsa-*.npz") if path.stem.removeprefix("lsa-").isdigit()]


def _newest(layout: Layout) -> Path | None:
    return max(_kept(layout), key=_publications, default=None)


def _publications(path: Path) -> int:
    return int(path.stem.removeprefix("lsa-"))
