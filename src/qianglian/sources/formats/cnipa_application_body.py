"""Bodies of Chinese applications (``cn-application-body``): claims, description, abstract or drawings, one file each.

A body states neither its publication nor its application, and its file's name (DA…) is an internal one of the
office: alone it cannot become a publication. Each is listed with what it holds; a publication that lies beside the
bodies in one archive is read.
"""

from __future__ import annotations

from pathlib import Path

from qianglian.model.terms import Terms
from qianglian.model.text import Text
from qianglian.sources.contract import Reading, ReadOptions, Sample, Source
from qianglian.sources.markup.cnipa import BODY, PUBLICATIONS, fill
from qianglian.sources.markup.reading import read_documents


def recognise(sample: Sample) -> float:
    """By its element, where no bibliographic data surround it."""
    names = set(sample.header)
    return 0.9 if sample.container == "xml" and BODY in names and not names & PUBLICATIONS else 0.0


def read(path: Path, options: ReadOptions) -> Reading:
    """Each body as a rejected row that says what it holds; publications beside them as rows."""
    return read_documents(path, options, PUBLICATIONS | {BODY}, fill)


SOURCE = Source(
    name="cnipa_application_body",
    title=Text(zh="国家知识产权局申请文件正文 XML", en="CNIPA application bodies, XML"),
    database="CNIPA",
    rank=15,
    terms=Terms(share="yes"),
    recognise=recognise,
    read=read,
)
