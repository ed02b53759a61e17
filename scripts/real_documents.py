"""Atlas and report of the real run, with what they weigh and how long they took."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from qianglian.documents.atlas.gathering import atlas_input
from qianglian.documents.atlas.writing import write_atlas
from qianglian.documents.navigation.basis import Standing
from qianglian.documents.navigation.gathering import report_input
from qianglian.documents.navigation.writing import write_navigation


def documents(standing: Standing, work: Path, told: Callable[[str], None]) -> dict[str, Any]:
    """Write them into ``work``, for use in the house: they name patents, and sources forbid passing them on."""
    clock = _Clock(told)
    material = report_input(standing)
    clock.strike("gathering")
    gathered = atlas_input(standing, material, own_use=True)
    atlas = write_atlas(standing, gathered, work / "atlas.html")
    clock.strike("atlas")
    report = write_navigation(standing.workspace, material, work / "navigation.docx")
    clock.strike("report")
    return {
        "seconds": clock.seconds,
        "atlas_bytes": atlas.size,
        "atlas_figures": atlas.figures,
        "report_figures": report.figures,
        "files": {file.name: file.stat().st_size for file in report.files},
        "remarks": [[remark.zh, remark.en] for remark in report.remarks],
    }


class _Clock:
    """Seconds from one strike to the next."""

    def __init__(self, told: Callable[[str], None]) -> None:
        self._told = told
        self._last = time.perf_counter()
        self.seconds: dict[str, float] = {}

    def strike(self, name: str) -> None:
        """Note how long what is just done took."""
        now = time.perf_counter()
        self.seconds[name] = round(now - self._last, 2)
        self._last = now
        self._told(f"  {name}: {self.seconds[name]:.1f} s")
