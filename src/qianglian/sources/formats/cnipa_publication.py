"""Publications of CNIPA as XML: ``business:PatentDocumentAndRelated`` and ``cn-patent-document``.

Every kind of document: applications and grants of inventions (A, B, C), utility models (U, Y), designs (S, D) and
their corrected issues (A8, B9 …). Numbers stand twice, as printed (``original``) and made uniform (``standard``).
"""

from __future__ import annotations

from pathlib import Path

from qianglian.model.terms import Terms
from qianglian.model.text import Text
from qianglian.sources.contract import Reading, ReadOptions, Sample, Source
from qianglian.sources.markup.cnipa import BODY, PUBLICATIONS, fill
from qianglian.sources.markup.reading import read_documents

_OWN = frozenset({"PatentDocumentAndRelated", "PatentVerdict", "cn-patent-document"})
"""Root elements that no other office has; the others need a second sign."""
_SIGNS = frozenset({"WIPOST3Code", "cn-bibliographic-data"})


def recognise(sample: Sample) -> float:
    """By its root element, and by the names that only this office uses."""
    names = set(sample.header)
    if sample.container != "xml" or not names & PUBLICATIONS:
        return 0.0
    return 0.95 if names & _OWN else 0.9 if names & _SIGNS else 0.0


def read(path: Path, options: ReadOptions) -> Reading:
    """Every publication; bodies without a number that lie beside them are listed."""
    return read_documents(path, options, PUBLICATIONS | {BODY}, fill)


SOURCE = Source(
    name="cnipa_publication",
    title=Text(zh="国家知识产权局专利公布公告 XML", en="CNIPA publications, XML"),
    database="CNIPA",
    rank=10,
    terms=Terms(share="yes"),
    recognise=recognise,
    read=read,
)
