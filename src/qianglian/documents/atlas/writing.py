"""`qianglian atlas`: write the page whole, and keep where each of its figures comes from."""

from __future__ import annotations

import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from qianglian.documents.atlas.content import atlas_content, begin
from qianglian.documents.atlas.material import AtlasInput
from qianglian.documents.atlas.origins import keys_of, origins
from qianglian.documents.atlas.page import page
from qianglian.documents.atlas.records import listed_rows
from qianglian.documents.navigation.basis import Standing
from qianglian.documents.navigation.writing import kept_at
from qianglian.documents.provenance import Provenance

ENDINGS = (".html", ".provenance.json")


@dataclass(frozen=True, slots=True)
class Done:
    """What was written, the size of the page in bytes, and how many figures it holds."""

    files: tuple[Path, ...]
    size: int
    figures: int


def files_of(target: Path) -> list[Path]:
    """Everything that is written for an atlas of this name."""
    return [target, target.with_name(target.stem + ENDINGS[1])]


def write_atlas(standing: Standing, atlas: AtlasInput, target: Path) -> Done:
    """Write the page and its provenance, moved to ``target`` when both are whole; a copy stays in the workspace."""
    book = begin(atlas, Provenance(target.stem, atlas.report.ground))
    book.origins = origins(standing, book.provenance, atlas.terms)
    book.rows = listed_rows(standing, keys_of(book.origins) - atlas.rows.keys(), atlas.terms)
    text = page(atlas_content(book)).encode()
    files = files_of(target)
    with tempfile.TemporaryDirectory(prefix=".qianglian-", dir=target.parent) as made:
        (Path(made) / files[0].name).write_bytes(text)
        book.provenance.write(Path(made) / files[1].name, kept_at(standing.workspace, book.provenance))
        for file in files:
            os.replace(Path(made) / file.name, file)
    return Done(tuple(files), len(text), len(book.provenance.printed))
