"""Any spreadsheet or JSON Lines, by a written column mapping: ``--mapping FILE.yaml``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from qianglian.model.errors import BadMapping
from qianglian.model.terms import Terms
from qianglian.model.text import Text
from qianglian.sources.contract import Columns, Reading, ReadOptions, Rejected, Row, Sample, Source
from qianglian.sources.file_names import file_name
from qianglian.sources.mapping import Mapping
from qianglian.sources.reading import read_table


def recognise(sample: Sample) -> float:
    """Never by itself: what columns mean is for a person to say."""
    return 0.0


def read(path: Path, options: ReadOptions) -> Reading:
    """All rows, by ``options.mapping``; raises `BadMapping` without one, or when none of its columns is there."""
    if options.mapping is None:
        raise BadMapping(
            Text(
                zh=f"读取 {file_name(path)} 需要列映射。",
                en=f"{file_name(path)} needs a column mapping to be read.",
            ),
            hint=Text(
                zh=f"运行 qianglian sources guess {path} 得到建议，再用 --mapping 给出。",
                en=f"Run qianglian sources guess {path} for a proposal, then give it with --mapping.",
            ),
        )
    reading = read_table(path, options, options.mapping.layout())
    reading.rows = _held_to(options.mapping, path, reading.columns, reading.rows)
    return reading


def _held_to(
    mapping: Mapping, path: Path, columns: Columns, rows: Iterator[Row | Rejected]
) -> Iterator[Row | Rejected]:
    """The rows, once it is sure that the mapping is one for this file."""
    first = next(rows, None)
    _check_fits(mapping, path, columns)
    if first is not None:
        yield first
        yield from rows


def _check_fits(mapping: Mapping, path: Path, columns: Columns) -> None:
    fates = columns.fates
    if fates and {"number", "identifier"} & set(fates.values()):
        return
    wanted = ", ".join(name for name, use in mapping.columns.items() if use.field in ("number", "identifier"))
    seen = ", ".join(fates)
    raise BadMapping(
        Text(
            zh=f"{file_name(path)} 没有列映射中的号码列 {wanted}；文件的列是：{seen or '（未找到表头）'}。",
            en=f"{file_name(path)} lacks the mapping's number column {wanted}; its columns: {seen or 'no header'}.",
        ),
        hint=Text(
            zh=f"核对列名，或运行 qianglian sources guess {path}。",
            en=f"Compare the names, or run qianglian sources guess {path}.",
        ),
    )


SOURCE = Source(
    name="table",
    title=Text(zh="任意表格（按列映射）", en="Any table, by a written mapping"),
    database="",
    rank=60,
    terms=Terms(),
    recognise=recognise,
    read=read,
)
