"""The files that are imported: the real one, its beginning, and generated ones. Each is made once and kept."""

from __future__ import annotations

import gzip
import hashlib
import sys
from itertools import islice
from pathlib import Path

from harness.options import Options
from qianglian.sources import synthetic
from qianglian.sources.synthetic import SyntheticSpec, write_jsonl

NAME = "patentscope_cn_125k.jsonl.gz"
REPEATED, DAMAGED = 0.01, 0.001
"""Of a generated set: shares of rows that come twice, and of rows spoilt as exports spoil them."""


def patentscope(chosen: Options) -> Path:
    """The real file, or its first ``limit`` rows; ends the program with a sentence where there is none."""
    whole = chosen.data / "patents" / NAME
    if not whole.exists():
        sys.exit(f"No {whole}: set QIANGLIAN_DATA or --data to the folder of real data.")
    if chosen.limit is None:
        return whole
    part = chosen.cache / f"patentscope-{chosen.limit}.jsonl.gz"
    if not part.exists():
        with gzip.open(whole, "rb") as lines:
            _written(part, b"".join(islice(lines, chosen.limit)))
    return part


def _written(path: Path, lines: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(lines, 6))


def generated(chosen: Options, publications: int) -> Path:
    """Invented publications as our own JSON Lines, the same ones every time."""
    path = chosen.cache / f"synthetic-{publications}-{code_digest(Path(synthetic.__path__[0]))}.jsonl"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        being_written = path.with_suffix(".part")
        write_jsonl(SyntheticSpec(publications, repeated=REPEATED, damaged=DAMAGED), being_written)
        being_written.rename(path)
    return path


def mebibytes(path: Path) -> float:
    """The size of a file's text, unpacked."""
    if path.suffix != ".gz":
        return path.stat().st_size / 2**20
    with gzip.open(path, "rb") as file:
        return sum(map(len, iter(lambda: file.read(1 << 20), b""))) / 2**20


def code_digest(*places: Path) -> str:
    """A short name for what the code under these files and folders says now: what it made is good until then."""
    digest = hashlib.blake2b(digest_size=6)
    for place in places:
        for file in sorted(place.rglob("*.py")) if place.is_dir() else [place]:
            digest.update(file.read_bytes())
    return digest.hexdigest()
