"""The navigation report and what goes with it (figure pack, slides, one page), written whole.

A copy of the provenance of each stays in the workspace, so that `why` finds the records of every number in any.
"""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, get_args

from qianglian.corpus.workspace import Workspace
from qianglian.documents.figure_pack import Labels, write_figure_pack
from qianglian.documents.navigation.captions import labels_of
from qianglian.documents.one_page import write_one_page
from qianglian.documents.provenance import Provenance
from qianglian.documents.report.material import ReportInput
from qianglian.documents.report.writing import write_report
from qianglian.documents.slides import write_slides
from qianglian.documents.why import FOLDER
from qianglian.model.text import Text

Part = Literal["docx", "xlsx", "pptx", "page"]
"""The report itself, the figure pack, the slides, and 一链一页."""
PARTS: tuple[Part, ...] = get_args(Part)
ENDINGS: Mapping[Part, tuple[str, ...]] = {
    "docx": (".docx", ".pdf", ".provenance.json"),
    "xlsx": ("-figures.xlsx",),
    "pptx": ("-slides.pptx",),
    "page": ("-one-page.docx", "-one-page.pdf"),
}


@dataclass(frozen=True, slots=True)
class Done:
    """What was written, how many figures it prints, and what to know of it."""

    files: tuple[Path, ...]
    figures: int
    remarks: tuple[Text, ...]


@dataclass
class _Written:
    """The figures of each document so far, and what to know of them."""

    provenances: list[Provenance] = field(default_factory=list)
    remarks: list[Text] = field(default_factory=list)


def files_of(target: Path, parts: Collection[Part] = PARTS) -> list[Path]:
    """Everything that may be written for a report of this name."""
    return [
        target.with_name(target.stem + ending) for part in PARTS if part in parts for ending in ENDINGS[part]
    ]


def write_navigation(
    workspace: Workspace, material: ReportInput, target: Path, parts: Collection[Part] = PARTS
) -> Done:
    """Write all files beside ``target`` (.docx) and move them there when the last is whole."""
    with tempfile.TemporaryDirectory(prefix=".qianglian-", dir=target.parent) as made:
        place = Path(made) / target.name
        done = _written(material, place, parts)
        for provenance in done.provenances:
            keep_provenance(workspace, provenance)
        files = []
        for file in files_of(place, parts):
            if file.exists():
                os.replace(file, target.with_name(file.name))
                files.append(target.with_name(file.name))
    figures = {mark for provenance in done.provenances for mark in provenance.printed}
    return Done(tuple(files), len(figures), tuple(dict.fromkeys(done.remarks)))


def _written(material: ReportInput, place: Path, parts: Collection[Part]) -> _Written:
    # One after the other: the engine that draws charts ends the process when two threads make one at a time.
    report = write_report(material, place) if "docx" in parts else None
    short = _short(material, place, parts)
    done = _Written()
    if report is not None:
        done.provenances.append(report.provenance)
        done.remarks += report.remarks
    if "xlsx" in parts:
        file = place.with_name(place.stem + ENDINGS["xlsx"][0])
        labels: Labels = labels_of(report, material) if report is not None else {}
        done.provenances.append(write_figure_pack(material, file, labels))
    done.provenances += short.provenances
    done.remarks += short.remarks
    return done


def _short(material: ReportInput, place: Path, parts: Collection[Part]) -> _Written:
    """The short documents: slides and the one page."""
    done = _Written()
    if not {"pptx", "page"} & set(parts):
        return done
    # They print few figures: a mark that tells these apart could stand for others in the report.
    least = _of_everything(material).length
    if "pptx" in parts:
        file = place.with_name(place.stem + ENDINGS["pptx"][0])
        done.provenances.append(write_slides(material, file, least))
    if "page" in parts:
        page = write_one_page(material, place.with_name(place.stem + ENDINGS["page"][0]), least)
        done.provenances.append(page.provenance)
        done.remarks += page.remarks
    return done


def _of_everything(material: ReportInput) -> Provenance:
    """Every figure of the findings, whether printed or not."""
    every = Provenance("")
    for finding in material.all_findings():
        for table in finding.tables:
            every.prints(finding, table)
    return every


def keep_provenance(workspace: Workspace, provenance: Provenance) -> Path:
    """Keep the figures of a document in the workspace, so that `why` finds their records."""
    path = kept_at(workspace, provenance)
    provenance.write(path)
    return path


def kept_at(workspace: Workspace, provenance: Provenance) -> Path:
    """Where the workspace keeps the figures of a document."""
    # The name of a document comes from a person: what is kept here is named by letters and digits only.
    name = re.sub(r"[^\w-]+", "_", provenance.document).strip("_")[:80] or "document"
    return workspace.path / FOLDER / f"{name}.json"
