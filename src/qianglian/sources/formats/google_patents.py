"""Google Patents: csv whose first line is the search address; ids such as ``US-11355780-B2``; names by comma."""

from __future__ import annotations

from pathlib import Path

from qianglian.model.terms import Terms
from qianglian.model.text import Text
from qianglian.sources.cells import Use, extra, ignored
from qianglian.sources.contract import Reading, ReadOptions, Sample, Source
from qianglian.sources.draft import Draft
from qianglian.sources.layout import Layout, layout_columns, normal_name, share_known
from qianglian.sources.names import split_names
from qianglian.sources.reading import read_table

COLUMNS = {
    "id": Use("number"),
    "title": Use("title"),
    "assignee": Use("applicants"),
    "inventor/author": Use("inventors"),
    "priority date": Use("priority_date"),
    "filing/creation date": Use("filing_date"),
    "publication date": Use("publication_date"),
    "grant date": Use("grant_date"),
    "result link": ignored("repeats_the_id"),
    "representative figure link": extra(),
}


def _finish(draft: Draft) -> None:
    """Cut the lists of names: ``Idemitsu Kosan Co., Ltd., Toyota`` are two, not four."""
    publication = draft.publication
    publication.applicants = split_names(publication.applicants)
    publication.inventors = split_names(publication.inventors)


LAYOUT = Layout(layout_columns(COLUMNS), finish=_finish)
_SIGNATURE = frozenset(map(normal_name, ("id", "inventor/author", "filing/creation date", "result link")))


def recognise(sample: Sample) -> float:
    """By its own column names; the search address alone is not enough."""
    return 0.99 * share_known(sample, _SIGNATURE) if sample.container != "jsonl" else 0.0


def read(path: Path, options: ReadOptions) -> Reading:
    """All rows. An id that stands there twice is two rows: the corpus joins them, and says so."""
    return read_table(path, options, LAYOUT)


SOURCE = Source(
    name="google_patents",
    title=Text(zh="Google Patents 导出表", en="Google Patents export"),
    database="Google Patents",
    rank=50,
    terms=Terms(share="yes"),
    recognise=recognise,
    read=read,
)
