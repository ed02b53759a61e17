"""A workspace of a million generated publications, made by the product's own import; the same one every time.

The publications are those of the product's synthetic series (2005 to 2024, families of one to six offices, legal
events, citations, inventors), spread over the four official systems by `harness.widening`. From ``benchmarks``:

    python -m harness.million --rows 100000 --folder /tmp/hundred

A file ``READY`` says that it is whole, and from what it was made.
"""

from __future__ import annotations

import argparse
import json
import shutil
import time
from concurrent.futures import ProcessPoolExecutor
from itertools import repeat
from pathlib import Path

import orjson

from harness.contest import Contender, run
from harness.widening import widened
from qianglian.sources.synthetic.spec import SyntheticSpec

SLICE = 50_000
ROWS = 1_000_000


def made(folder: Path, rows: int = ROWS, processes: int = 2) -> Path:
    """The folder of the workspace; made where it is not there whole."""
    ready = folder / "READY"
    if ready.exists() and json.loads(ready.read_text())["rows"] == rows:
        return folder / "workspace"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    file, start = folder / "publications.jsonl", time.perf_counter()
    write(file, rows, processes)
    generated = time.perf_counter() - start
    done = run(Contender("import", "qianglian_ingest.py", (str(file), str(folder / "workspace"))))
    file.unlink()
    said = {"rows": rows, "generated": generated, "imported": done.wall, "peak": done.peak, **done.said}
    ready.write_text(json.dumps(said | {"rows": rows}) + "\n")
    return folder / "workspace"


def write(file: Path, rows: int, processes: int) -> None:
    """The publications as our own JSON Lines, slices of them made side by side."""
    seed, starts = SyntheticSpec(rows).seed, range(0, rows, SLICE)
    with ProcessPoolExecutor(processes) as pool, file.open("wb") as out:
        for lines in pool.map(_slice, repeat(seed), starts, repeat(rows)):
            out.write(lines)


def _slice(seed: int, start: int, rows: int) -> bytes:
    places = range(start, min(start + SLICE, rows))
    return b"".join(orjson.dumps(widened(seed, at), option=orjson.OPT_APPEND_NEWLINE) for at in places)


def main() -> None:
    """Make it, say how long it took."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--rows", type=int, default=ROWS, help="how many publications (default: a million)")
    parser.add_argument("--folder", type=Path, required=True, help="where it lies")
    parser.add_argument("--processes", type=int, default=2, help="for the generator (default: 2)")
    chosen = parser.parse_args()
    made(chosen.folder, chosen.rows, chosen.processes)
    print((chosen.folder / "READY").read_text(), end="")


if __name__ == "__main__":
    main()
