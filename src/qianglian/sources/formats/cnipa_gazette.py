"""Tables taken from CNIPA gazettes (专利公报): applications A, grants B, utility models U and designs S.

JSON Lines or csv. ``filing_id`` went through a spreadsheet in many rows (``2.0193E+12``): reported, never
believed. Lists carry garbled characters after the semicolon (``A;??B``).
"""

from __future__ import annotations

from pathlib import Path

from qianglian.model.terms import Terms
from qianglian.model.text import Text
from qianglian.sources.cells import Use
from qianglian.sources.contract import Reading, ReadOptions, Sample, Source
from qianglian.sources.layout import Layout, layout_columns, normal_name, share_known
from qianglian.sources.reading import read_table

GARBLED = "??"
LIST = (";", "；")

COLUMNS = {
    "item": Use("sequence"),
    "name": Use("title", lang="zh"),
    "pub_no": Use("number"),
    "authorization_notice_id": Use("number"),
    "authorization_announcement_id": Use("number"),
    "application_publication_id": Use("number"),
    "authorized_announcement_date": Use("publication_date"),
    "authorization_announcement_date": Use("publication_date"),
    "application_publication_date": Use("publication_date"),
    "filing_id": Use("application"),
    "filing_date": Use("filing_date"),
    "patentee": Use("applicants", split=LIST, noise=GARBLED),
    "applicant": Use("applicants", split=LIST, noise=GARBLED),
    "designer": Use("inventors", split=LIST, noise=GARBLED),
    "inventor": Use("inventors", split=LIST, noise=GARBLED),
    "address": Use("applicant_addresses"),
    "Int.Cl.": Use("classes", noise=GARBLED),
    "LOC.Cl.": Use("loc"),
    "_file": Use("series"),
}
"""The four tables share their names, whatever they hold: a design's ``Int.Cl.`` is its Locarno class, and the
``authorization_notice_id`` of an application is its publication number."""


LAYOUT = Layout(layout_columns(COLUMNS), constants={"country": "CN"})
_SIGNATURE = frozenset(map(normal_name, ("filing_id", "filing_date", "patentee", "designer", "Int.Cl.")))


def recognise(sample: Sample) -> float:
    """By its own column names."""
    return 0.99 * share_known(sample, _SIGNATURE)


def read(path: Path, options: ReadOptions) -> Reading:
    """All rows; those of a ruined filing number keep it as given, without an application."""
    return read_table(path, options, LAYOUT)


SOURCE = Source(
    name="cnipa_gazette",
    title=Text(zh="国家知识产权局专利公报数据表", en="CNIPA gazette tables"),
    database="CNIPA",
    rank=10,
    terms=Terms(share="yes"),
    recognise=recognise,
    read=read,
)
