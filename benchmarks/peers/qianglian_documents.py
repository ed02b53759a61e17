"""The atlas or the navigation report of a workspace, in a process of its own, as their commands make them.

The last line says the seconds of each step: standing on the chain, asking every analysis, gathering what goes beyond
the findings (atlas), writing; and the bytes and figures of what was written.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from qianglian.chains.opening import open_workspace
from qianglian.corpus.workspace import Workspace
from qianglian.documents.atlas.gathering import atlas_input
from qianglian.documents.atlas.writing import write_atlas
from qianglian.documents.navigation.basis import Basis, stand_on
from qianglian.documents.navigation.gathering import report_input
from qianglian.documents.navigation.writing import write_navigation


class Clock:
    """Wall and CPU seconds of each step."""

    def __init__(self) -> None:
        self.said: dict[str, float] = {}

    def step(self, name: str, call: Callable[[], Any]) -> Any:
        """Do it, and note how long it took."""
        wall, cpu = time.perf_counter(), time.process_time()
        found = call()
        self.said[name] = time.perf_counter() - wall
        self.said[f"{name}_cpu"] = time.process_time() - cpu
        return found


def atlas(workspace: Workspace, clock: Clock, out: Path) -> None:
    """`qianglian atlas --for-own-use`: with the lists of records, which is the most that an atlas holds."""
    standing = clock.step("standing", lambda: stand_on(workspace, Basis()))
    report = clock.step("findings", lambda: report_input(standing))
    gathered = clock.step("gathering", lambda: atlas_input(standing, report, own_use=True))
    done = clock.step("writing", lambda: write_atlas(standing, gathered, out / "atlas.html"))
    clock.said |= {"bytes": done.size, "figures": done.figures}


def report(workspace: Workspace, clock: Clock, out: Path) -> None:
    """`qianglian report navigation --for-own-use`, with all that goes with it."""
    standing = clock.step("standing", lambda: stand_on(workspace, Basis()))
    material = clock.step("findings", lambda: report_input(standing))
    done = clock.step("writing", lambda: write_navigation(workspace, material, out / "navigation.docx"))
    size = sum(file.stat().st_size for file in done.files)
    clock.said |= {"bytes": size, "figures": done.figures, "files": len(done.files)}


def main() -> None:
    """Make one of the documents of ``folder``, whose chain is in force, and throw it away."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("document", choices=("atlas", "report"))
    chosen = parser.parse_args()
    clock = Clock()
    with tempfile.TemporaryDirectory() as folder, open_workspace(chosen.folder) as workspace:
        {"atlas": atlas, "report": report}[chosen.document](workspace, clock, Path(folder))
    print(json.dumps(clock.said))


if __name__ == "__main__":
    main()
