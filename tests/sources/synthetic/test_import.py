"""What the generator says it wrote is what our readers find, to the row."""

from __future__ import annotations

from pathlib import Path

from qianglian.sources.contract import ReadOptions, Rejected, Source, SourceRow
from qianglian.sources.formats import incopat, qianglian_jsonl
from qianglian.sources.synthetic import SyntheticSpec, Truth, write_incopat_batches, write_jsonl

SPEC = SyntheticSpec(3000, repeated=0.02, damaged=0.02)


def _read(source: Source, path: Path) -> tuple[list[SourceRow], list[Rejected]]:
    rows = list(source.read(path, ReadOptions()).rows)
    kept = [row for row in rows if isinstance(row, SourceRow)]
    return kept, [row for row in rows if isinstance(row, Rejected)]


def _remarked(kept: list[SourceRow]) -> set[tuple[int, str]]:
    return {(row.place.row, remark.found) for row in kept for remark in row.remarks}


def _numbers(kept: list[SourceRow]) -> set[str]:
    return {row.publication.number.as_given for row in kept if row.publication.number}


def _spoilt_but_kept(truth: Truth, file: str) -> set[tuple[int, str]]:
    return {
        (row.row, row.found) for row in truth.spoilt if row.file == file and row.fate == "kept" and row.found
    }


def test_json_lines(tmp_path: Path) -> None:
    path = tmp_path / "synthetic.jsonl"
    truth = write_jsonl(SPEC, path)
    kept, rejected = _read(qianglian_jsonl.SOURCE, path)
    assert len(kept) + len(rejected) == truth.rows
    assert {row.place.row for row in rejected} == {row.row for row in truth.rejected}
    assert len(_numbers(kept)) == truth.unique
    assert _remarked(kept) == _spoilt_but_kept(truth, path.name)
    assert all(row.publication.extra["来源"] == "合成示例数据 synthetic" for row in kept)


def test_batches(tmp_path: Path) -> None:
    truth = write_incopat_batches(SPEC, tmp_path, batches=21, rows=90)
    numbers: set[str] = set()
    for file in truth.files:
        kept, rejected = _read(incopat.SOURCE, tmp_path / file.name)
        assert len(kept) + len(rejected) == file.rows, file
        assert {row.place.row for row in rejected} == {r.row for r in truth.rejected if r.file == file.name}
        assert _remarked(kept) == _spoilt_but_kept(truth, file.name), file
        assert (kept[0].sequence, max(row.sequence or 0 for row in kept)) == (file.first, file.last)
        numbers |= _numbers(kept)
    assert len(numbers) == truth.unique
