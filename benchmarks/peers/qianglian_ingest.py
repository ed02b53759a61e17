"""QiangLian's import as anybody calls it, in a process of its own."""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path

from qianglian.corpus.workspace import open_workspace


def main() -> None:
    """Import ``file`` into a new workspace ``folder``; say what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--mapping", type=Path)
    chosen = parser.parse_args()
    start = time.perf_counter()
    with open_workspace(chosen.folder, create=True) as workspace:
        outcome = workspace.import_files(chosen.file, mapping=chosen.mapping)
    seconds = time.perf_counter() - start
    for name, error in outcome.failed:
        raise SystemExit(f"{name}: {error}")
    rows = sum(batch.rows for batch in outcome.imported)
    kept = sum(batch.kept for batch in outcome.imported)
    print(
        json.dumps(
            {"rows": rows, "kept": kept, "publications": outcome.manifest.publications, "seconds": seconds}
        )
    )


if __name__ == "__main__":
    main()
