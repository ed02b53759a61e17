"""Indexes on disk: ``indexes/<generation>-<fingerprint>/``, made in a folder beside and moved into place whole.

``index.json`` says what the other files are; rows are read through a memory map. An index is derived: one that cannot
be read, or was written by another release, is made anew.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np

from qianglian.corpus.engines.vector_index import Ivf, available
from qianglian.corpus.layout import fsync_path
from qianglian.corpus.manifest import Manifest
from qianglian.corpus.vectors.building import no_rows
from qianglian.corpus.vectors.centring import Centring
from qianglian.corpus.vectors.index import Coverage
from qianglian.corpus.vectors.passages import KINDS, PassageKind
from qianglian.corpus.vectors.segments import opened
from qianglian.corpus.vectors.shelf import Measured, Shelf
from qianglian.corpus.vectors.stamp import SegmentEntry
from qianglian.model.errors import QiangLianError

FORMAT = 1
ABOUT = "index.json"


@dataclass(frozen=True, slots=True)
class About:
    """What an index on disk is of: enough to tell whether it serves."""

    folder: Path
    adapter: str
    evidence: str
    store_rows: int
    coverage: Coverage
    shelves: Mapping[str, Any]

    @property
    def generation(self) -> int:
        """The generation that it is of."""
        return self.coverage.generation


def evidence_of(manifest: Manifest) -> str:
    """What tells two generations apart, also where one number was given twice."""
    said = [
        str(manifest.generation),
        manifest.created,
        str(manifest.tombstones),
        *(p.id for p in manifest.parts),
    ]
    return hashlib.blake2b("\n".join(said).encode(), digest_size=8).hexdigest()


def found(store: Path) -> list[About]:
    """The whole indexes of a store, newest generation first; those of no use are passed over."""
    out = []
    for path in (store / "indexes").glob(f"*/{ABOUT}"):
        with suppress(OSError, ValueError, KeyError, TypeError):
            body = json.loads(path.read_bytes())
            if body.pop("format") == FORMAT and not path.parent.name.endswith(".tmp"):
                out.append(About(path.parent, **{**body, "coverage": Coverage(**body["coverage"])}))
    return sorted(out, key=lambda about: (about.generation, about.store_rows), reverse=True)


def read(about: About, dim: int) -> tuple[np.ndarray, dict[PassageKind, Shelf]] | None:
    """The publications and shelves of an index; None where a file of it is missing or damaged."""
    try:
        publications = np.load(about.folder / "publications.npy")
        names = [kind for kind in KINDS if kind in about.shelves]
        return publications, {kind: _shelf(about.folder, kind, about.shelves[kind], dim) for kind in names}
    except (OSError, ValueError, KeyError, TypeError, QiangLianError):
        return None


def _shelf(folder: Path, kind: str, said: Mapping[str, Any], dim: int) -> Shelf:
    rows = opened(folder, SegmentEntry(**said["rows"]), dim) if said["rows"] else no_rows(dim)
    means = np.load(folder / f"{kind}.means.npy")
    entries = np.load(folder / f"{kind}.entries.npy")
    lists = folder / f"{kind}.ivf"
    searched = said["measured"] is not None and available()
    return Shelf(
        rows,
        np.load(folder / f"{kind}.languages.npy"),
        tuple(said["languages"]),
        entries[0],
        entries[1],
        Centring(means[0], dict(zip(said["means"], means[1:], strict=True)), said["counts"]),
        Ivf.read(lists) if searched else None,
        Measured(**said["measured"]) if searched else None,
    )


def begun(store: Path, manifest: Manifest) -> Path:
    """A folder to make an index in; what an earlier one of this process left there goes."""
    folder = store / "indexes" / f"{manifest.generation:06d}-{evidence_of(manifest)}.{os.getpid()}.tmp"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def left_behind(store: Path) -> list[Path]:
    """Folders in which an index was being made by a process that is no more."""
    return [path for path in (store / "indexes").glob("*.tmp") if not _lives(path.name.split(".")[-2])]


def _lives(process: str) -> bool:
    return Path("/proc", process).exists() if Path("/proc/self").exists() else process == str(os.getpid())


def keep(
    folder: Path,
    about: About,
    publications: np.ndarray,
    shelves: Mapping[PassageKind, tuple[Shelf, SegmentEntry | None]],
) -> Path:
    """Write what is not written yet and move the folder into place; earlier indexes of its adapter go.

    A reader that has them open keeps them: files that are mapped outlive their names.
    """
    np.save(folder / "publications.npy", publications)
    said = {kind: _write(folder, kind, *made) for kind, made in shelves.items()}
    body = {
        "format": FORMAT,
        "adapter": about.adapter,
        "evidence": about.evidence,
        "store_rows": about.store_rows,
        "coverage": asdict(about.coverage),
        "shelves": said,
    }
    (folder / ABOUT).write_text(json.dumps(body, ensure_ascii=False, indent=1), encoding="utf-8")
    for path in folder.iterdir():
        fsync_path(path)
    own = hashlib.blake2b(f"{about.adapter}\x1f{about.store_rows}".encode(), digest_size=4).hexdigest()
    place = folder.with_name(f"{folder.name.split('.')[0]}-{own}")
    old = [
        one.folder
        for one in found(folder.parent.parent)
        if one.adapter == about.adapter and one.generation <= about.generation
    ]
    if place.exists():
        shutil.rmtree(place, ignore_errors=True)
    os.replace(folder, place)
    fsync_path(place.parent)
    for path in old:
        if path != place:
            shutil.rmtree(path, ignore_errors=True)
    return place


def _write(folder: Path, kind: str, shelf: Shelf, entry: SegmentEntry | None) -> dict[str, Any]:
    centring = shelf.centring
    np.save(folder / f"{kind}.means.npy", np.stack([centring.overall, *centring.means.values()]))
    np.save(folder / f"{kind}.languages.npy", shelf.language)
    np.save(folder / f"{kind}.entries.npy", np.stack([shelf.publication, shelf.position]))
    if shelf.ivf is not None:
        shelf.ivf.write(folder / f"{kind}.ivf")
    return {
        "rows": asdict(entry) if entry else None,
        "languages": list(shelf.languages),
        "means": list(centring.means),
        "counts": dict(centring.counts),
        "measured": asdict(shelf.measured) if shelf.measured else None,
    }
