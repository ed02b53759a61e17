"""The workspace that searches are measured on: imported once, kept until the code or the data change."""

from __future__ import annotations

import shutil
from pathlib import Path

import qianglian
from harness.inputs import code_digest, patentscope
from harness.options import MAPPING, Options
from harness.report import Report
from qianglian.corpus.workspace import open_workspace

MADE = "made-whole"


def imported(report: Report, chosen: Options) -> Path:
    """The folder of a workspace that holds the real file, or its beginning."""
    file = patentscope(chosen)
    code = code_digest(MAPPING, Path(qianglian.__path__[0]))
    folder = chosen.cache / f"workspace-{chosen.limit or 'whole'}-{code}"
    if not (folder / MADE).exists():
        report.say(f"importing {file.name} (kept for the next time)")
        for stale in chosen.cache.glob(f"workspace-{chosen.limit or 'whole'}-*"):
            shutil.rmtree(stale)
        with open_workspace(folder / "workspace", create=True) as workspace:
            workspace.import_files(file, mapping=MAPPING)
        (folder / MADE).touch()
    return folder / "workspace"
