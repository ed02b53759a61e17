"""Parties of a workspace as anybody asks for them, in a process of its own: nothing kept from before."""

from __future__ import annotations

import argparse
import json
import shutil
import time
from pathlib import Path

from qianglian.corpus.workspace import open_workspace


def main() -> None:
    """Make the parties of ``folder`` anew, keep them, and say what they came to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    shutil.rmtree(folder / "corpus" / "parties", ignore_errors=True)
    start = time.perf_counter()
    with open_workspace(folder) as workspace:
        made = workspace.parties()
        seconds = time.perf_counter() - start
    print(json.dumps({"parties": made.count.value, "names": made.names, "seconds": seconds, "rows": 1}))


if __name__ == "__main__":
    main()
