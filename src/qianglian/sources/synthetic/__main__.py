"""``python -m qianglian.sources.synthetic``: write invented publications to a file, or as batches to a folder."""

from __future__ import annotations

import argparse
from pathlib import Path

import orjson

from qianglian.sources.synthetic import SyntheticSpec, write_incopat_batches, write_jsonl


def main(arguments: list[str] | None = None) -> int:
    """Write what is asked for; the truth goes beside it as ``….truth.json``."""
    parser = argparse.ArgumentParser(prog="python -m qianglian.sources.synthetic", description=__doc__)
    parser.add_argument("--publications", type=int, default=1000, help="how many (up to 1,000,000)")
    parser.add_argument("--seed", type=int, default=SyntheticSpec(0).seed)
    parser.add_argument("--repeated", type=float, default=0.0, help="share of rows written twice")
    parser.add_argument("--damaged", type=float, default=0.0, help="share of rows spoilt")
    parser.add_argument("--out", type=Path, help="JSON Lines file to write")
    parser.add_argument("--batches", type=Path, help="folder to write 21 incoPat-like batches to")
    chosen = parser.parse_args(arguments)
    if chosen.out is None and chosen.batches is None:
        parser.error("--out FILE or --batches FOLDER is needed")
    spec = SyntheticSpec(chosen.publications, chosen.seed, chosen.repeated, chosen.damaged)
    if chosen.out:
        truth = write_jsonl(spec, chosen.out)
        _beside(chosen.out.with_name(chosen.out.name + ".truth.json"), truth.as_json())
    if chosen.batches:
        chosen.batches.mkdir(parents=True, exist_ok=True)
        truth = write_incopat_batches(spec, chosen.batches)
        _beside(chosen.batches / "truth.json", truth.as_json())
    return 0


def _beside(path: Path, truth: dict[str, object]) -> None:
    path.write_bytes(orjson.dumps(truth, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))


if __name__ == "__main__":
    raise SystemExit(main())
