"""DOCDB of the EPO: exchange documents in an envelope, one after the other, or a single one cut out of it.

A number, a name and a priority stand in several forms side by side (docdb, epodoc, docdba, original): each is
taken once, in the form nearest to the printed page. ``status="D"`` marks a record as deleted.
"""

from __future__ import annotations

from pathlib import Path

from qianglian.model.text import Text
from qianglian.sources.contract import Reading, ReadOptions, Sample, Source
from qianglian.sources.markup.exchange import fill_exchange
from qianglian.sources.markup.reading import read_documents
from qianglian.sources.usual_terms import OF_THE_EPO

ROOTS = frozenset({"exchange-document"})


def recognise(sample: Sample) -> float:
    """An exchange document, outside an answer of OPS."""
    if sample.container != "xml" or "world-patent-data" in sample.header:
        return 0.0
    return 0.99 if "exchange-document" in sample.header[:3] else 0.0


def read(path: Path, options: ReadOptions) -> Reading:
    """Every exchange document."""
    return read_documents(path, options, ROOTS, fill_exchange)


SOURCE = Source(
    name="epo_docdb",
    title=Text(zh="欧洲专利局 DOCDB 交换文件", en="EPO DOCDB exchange documents"),
    database="DOCDB",
    rank=20,
    terms=OF_THE_EPO,
    recognise=recognise,
    read=read,
)
