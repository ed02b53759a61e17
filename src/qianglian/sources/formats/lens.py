"""Lens.org: csv, lists separated by ``;;``. A record may lack its publication number: the Lens ID is its identity."""

from __future__ import annotations

from pathlib import Path

from qianglian.model.terms import Terms
from qianglian.model.text import Text
from qianglian.sources.cells import Use, extra, ignored
from qianglian.sources.contract import Reading, ReadOptions, Sample, Source
from qianglian.sources.layout import Layout, layout_columns, normal_name, share_known
from qianglian.sources.reading import read_table

PAIRS = (";;",)

COLUMNS = {
    "#": Use("sequence"),
    "Lens ID": Use("identifier", scheme="lens"),
    "Jurisdiction": Use("country"),
    "Kind": Use("kind"),
    "Display Key": extra(),
    "Publication Number": Use("number"),
    "Application Number": Use("application"),
    "Publication Date": Use("publication_date"),
    "Publication Year": ignored("repeats_another_column"),
    "Application Date": Use("filing_date"),
    "Earliest Priority Date": Use("priority_date"),
    "Priority Numbers": Use("priority_numbers", split=PAIRS),
    "Title": Use("title"),
    "Abstract": Use("abstract"),
    "Applicants": Use("applicants", split=PAIRS),
    "Inventors": Use("inventors", split=PAIRS),
    "Owners": Use("owners", split=PAIRS),
    "Agents and Attorneys": Use("agents", split=PAIRS),
    "CPC Classifications": Use("cpc"),
    "IPCR Classifications": Use("ipc"),
    "Simple Family Members": Use("families", split=PAIRS, scheme="simple_members"),
    "Simple Family Size": Use("family_size"),
    "Cites Patent Count": extra(),
    "Cited by Patent Count": Use("cited_by_count"),
    "Legal Status": Use("status"),
    "Document Type": Use("patent_type"),
    "URL": ignored("repeats_the_id"),
}

LAYOUT = Layout(layout_columns(COLUMNS))
_SIGNATURE = frozenset(map(normal_name, ("Lens ID", "Jurisdiction", "Title")))


def recognise(sample: Sample) -> float:
    """``Lens ID`` is nobody else's name."""
    if sample.container == "jsonl" or share_known(sample, frozenset({normal_name("Lens ID")})) == 0:
        return 0.0
    return 0.99 * share_known(sample, _SIGNATURE)


def read(path: Path, options: ReadOptions) -> Reading:
    """All rows; one without a publication number is kept under its Lens ID, with a remark."""
    return read_table(path, options, LAYOUT)


SOURCE = Source(
    name="lens",
    title=Text(zh="Lens.org 导出表", en="Lens.org export"),
    database="Lens.org",
    rank=30,
    terms=Terms(
        share="numbers_only",
        note=Text(
            zh="Lens 使用条款：商业使用需许可。", en="Lens terms of use: commercial use needs a licence."
        ),
    ),
    recognise=recognise,
    read=read,
)
