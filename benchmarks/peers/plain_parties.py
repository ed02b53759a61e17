"""The peer: applicants and owners of a workspace's own files, counted by the exact name, in plain Python."""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path

import pyarrow.parquet as pq


def main() -> None:
    """Count the names of ``folder``: what one gets without knowing that two names are one firm."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    start = time.perf_counter()
    counts: dict[str, int] = {}
    for path in sorted((folder / "corpus" / "publications").glob("*.parquet")):
        file = pq.ParquetFile(path)
        for batch in file.iter_batches(columns=["applicants", "owners"]):
            for row in batch.to_pylist():
                for name in {p["name"] for p in (*(row["applicants"] or ()), *(row["owners"] or ()))}:
                    counts[name] = counts.get(name, 0) + 1
    said = {"parties": len(counts), "names": len(counts), "seconds": time.perf_counter() - start, "rows": 1}
    print(json.dumps(said))


if __name__ == "__main__":
    main()
