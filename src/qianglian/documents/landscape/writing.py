"""`qianglian landscape`: the page, the pictures and the provenance written whole."""

from __future__ import annotations

import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qianglian.analysis.contract import Finding
from qianglian.chains.landscape.mapping import Landscape
from qianglian.chains.tagging import Tagging
from qianglian.documents.charts.painting import paint
from qianglian.documents.landscape.finding import landscape_finding
from qianglian.documents.landscape.page import page, standing
from qianglian.documents.landscape.picture import drawn, picture
from qianglian.documents.navigation.invented import invented
from qianglian.documents.navigation.writing import keep_provenance
from qianglian.documents.provenance import Provenance
from qianglian.documents.stating import SYNTHETIC
from qianglian.model.text import Text

ENDINGS = (".html", ".svg", ".png", ".provenance.json")
PIXELS = 2_400
INVENTED = Text(
    zh=SYNTHETIC,
    en="Sample data: all of it is synthetic, of no real patent, firm or person, and nothing to decide by.",
)
TAKEN = Text(
    zh="{families:,} 项同族 · 数据版本 v{generation}",
    en="{families:,} families · data version v{generation}",
)


@dataclass(frozen=True, slots=True)
class Done:
    """What was written, and the numbers that it prints."""

    files: tuple[Path, ...]
    finding: Finding
    said: Text


def files_of(target: Path) -> list[Path]:
    """Everything that is written for a map of this name."""
    return [target.with_name(target.stem + ending) for ending in ENDINGS]


def write_landscape(tagging: Tagging, found: Landscape, target: Path, ground: dict[str, Any]) -> Done:
    """Write all files beside ``target`` (.html), moved there when the last is whole; the provenance is kept too."""
    finding = landscape_finding(tagging, found)
    provenance = Provenance(target.stem, ground)
    for table in finding.tables:
        provenance.prints(finding, table)
    marks = {id: provenance.mark(one.figure) for id, one in provenance.printed.items()}
    areas = finding.table("areas")
    of_area = {str(row["area"]): f"{marks[areas.figure(row, 'families').id]}" for row in areas.rows}
    name = tagging.chain.name
    title = Text(zh=f"{name.zh}：语义地图", en=f"{name.en}: landscape by meaning")
    said = standing(found, tagging.generation)
    banner = INVENTED if invented(tagging._workspace) else None
    warned = banner.zh if banner else ""
    over = (title.zh, TAKEN.format(families=len(found.families), generation=tagging.generation).zh)
    bare = picture(found, of_area, None, over, warned)
    told = picture(found, of_area, _numbers(tagging, found))
    files = files_of(target)
    with tempfile.TemporaryDirectory(prefix=".qianglian-", dir=target.parent) as made:
        there = [Path(made) / file.name for file in files]
        there[0].write_text(page(title, told, said, finding, marks, banner), encoding="utf-8")
        there[1].write_text(bare, encoding="utf-8")
        there[2].write_bytes(paint(bare, PIXELS))
        provenance.write(there[3])
        keep_provenance(tagging._workspace, provenance)
        for one, file in zip(there, files, strict=True):
            os.replace(one, file)
    return Done(tuple(files), finding, said)


def _numbers(tagging: Tagging, found: Landscape) -> dict[str, str]:
    """The numbers of the families that are drawn one by one."""
    return {family: tagging.families.number("p" + family[1:]) for family in drawn(found)}
