"""`qianglian atlas`: gather, write the page whole, and keep where each of its figures comes from."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from qianglian.corpus.layout import write_whole
from qianglian.documents.atlas.content import AtlasInput, atlas_content
from qianglian.documents.atlas.levels import at_levels
from qianglian.documents.atlas.page import page
from qianglian.documents.atlas.records import listed
from qianglian.documents.navigation.basis import Standing
from qianglian.documents.navigation.writing import keep_provenance
from qianglian.documents.provenance import Provenance
from qianglian.documents.report.material import ReportInput


@dataclass(frozen=True, slots=True)
class Done:
    """What was written, its size in bytes, and how many figures it holds."""

    file: Path
    size: int
    figures: int


def atlas_input(standing: Standing, material: ReportInput) -> AtlasInput:
    """Beside the material: the deeper levels, and the newest records of each node."""
    codes = standing.tagging.chain.by_code
    return AtlasInput(material, at_levels(standing), {code: listed(standing, code) for code in codes})


def write_atlas(standing: Standing, atlas: AtlasInput, target: Path) -> Done:
    """Write the page to ``target``; its provenance is kept in the workspace, so that `why` finds its figures."""
    provenance = Provenance(target.stem, atlas.material.ground)
    text = page(atlas_content(atlas, provenance))
    keep_provenance(standing.workspace, provenance)
    write_whole(target, text)
    return Done(target, len(text.encode()), len(provenance.printed))
