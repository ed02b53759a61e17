"""The arguments that all benchmarks share, so that ``make bench ARGS=…`` means the same to each."""

from __future__ import annotations

import argparse
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

BENCHMARKS = Path(__file__).resolve().parent.parent
ROOT = BENCHMARKS.parent
MAPPING = ROOT / "docs" / "mappings" / "patentscope.yaml"
ROWS = 125_924
"""Rows of the real file; a claim is judged only on all of them."""


@dataclass(frozen=True, slots=True)
class Options:
    """What is measured on what, how often, and where things are kept."""

    data: Path
    limit: int | None
    rounds: int
    cache: Path
    results: Path
    million: int | None
    strict: bool

    @property
    def whole(self) -> bool:
        """Whether the claims can be judged: the whole file is read."""
        return self.limit is None


def options(about: str | None, arguments: list[str] | None = None) -> Options:
    """Read the command line."""
    data = Path(os.environ.get("QIANGLIAN_DATA", ROOT.parent / "shared" / "data"))
    parser = argparse.ArgumentParser(description=(about or "").partition("\n")[0])
    add = parser.add_argument
    add(
        "--data",
        type=Path,
        default=data,
        help="the folder of real data (default: $QIANGLIAN_DATA or ../shared/data)",
    )
    add("--limit", type=int, help="only the first rows: the claims are then not judged")
    add("--rounds", type=int, default=3, help="how often each contender runs (default: 3)")
    add("--cache", type=Path, default=_cache(), help="where inputs and workspaces are kept between runs")
    add("--results", type=Path, default=BENCHMARKS / "results", help="where the JSON goes")
    add(
        "--million",
        type=int,
        nargs="?",
        const=1_000_000,
        help="ingest: also this many generated publications",
    )
    add("--strict", action="store_true", help="exit with 1 when a claim does not hold")
    chosen = parser.parse_args(arguments)
    return Options(**vars(chosen))


def _cache() -> Path:
    return Path(tempfile.gettempdir()) / "qianglian-benchmarks"
