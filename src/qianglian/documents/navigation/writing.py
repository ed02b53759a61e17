"""The navigation report with the files beside it, written whole; a copy of its provenance stays in the workspace."""

from __future__ import annotations

import os
import re
import tempfile
from dataclasses import dataclass
from pathlib import Path

from qianglian.corpus.workspace import Workspace
from qianglian.documents.provenance import Provenance
from qianglian.documents.report.material import ReportInput
from qianglian.documents.report.writing import write_report
from qianglian.documents.why import FOLDER
from qianglian.model.text import Text

ENDINGS = (".docx", ".pdf", ".provenance.json")


@dataclass(frozen=True, slots=True)
class Done:
    """What was written, how many figures it prints, and what to know of it."""

    files: tuple[Path, ...]
    figures: int
    remarks: tuple[Text, ...]


def files_of(target: Path) -> list[Path]:
    """Everything that may be written for a report of this name."""
    return [target.with_name(target.stem + ending) for ending in ENDINGS]


def write_navigation(workspace: Workspace, material: ReportInput, target: Path) -> Done:
    """Write all files beside ``target`` (.docx) and move them there when the last is whole."""
    with tempfile.TemporaryDirectory(prefix=".qianglian-", dir=target.parent) as made:
        report = write_report(material, Path(made) / target.name)
        keep_provenance(workspace, report.provenance)
        written = []
        for file in files_of(Path(made) / target.name):
            if file.exists():
                os.replace(file, target.with_name(file.name))
                written.append(target.with_name(file.name))
    return Done(tuple(written), len(report.provenance.printed), report.remarks)


def keep_provenance(workspace: Workspace, provenance: Provenance) -> Path:
    """Keep the figures of a document in the workspace, so that `why` finds their records."""
    # The name of a document comes from a person: what is kept here is named by letters and digits only.
    name = re.sub(r"[^\w-]+", "_", provenance.document).strip("_")[:80] or "document"
    path = workspace.path / FOLDER / f"{name}.json"
    provenance.write(path)
    return path
