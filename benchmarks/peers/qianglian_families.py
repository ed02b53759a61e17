"""Families of a workspace as anybody asks for them, in a process of its own: nothing kept from before."""

from __future__ import annotations

import argparse
import json
import shutil
import time
from pathlib import Path

from qianglian.corpus.workspace import open_workspace


def main() -> None:
    """Make the families of ``folder`` anew, keep them, and say what they came to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    shutil.rmtree(folder / "corpus" / "families", ignore_errors=True)
    start = time.perf_counter()
    with open_workspace(folder) as workspace:
        made = workspace.families()
        seconds = time.perf_counter() - start
    with open_workspace(folder) as workspace:
        start = time.perf_counter()
        workspace.families()
        again = time.perf_counter() - start
    said = {one.kind: one.figure.value for one in made.choices}
    print(
        json.dumps(
            {"publications": made.publications.value, **said, "seconds": seconds, "again": again, "rows": 1}
        )
    )


if __name__ == "__main__":
    main()
