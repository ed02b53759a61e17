"""USPTO grants and applications since 2005 (us-patent-grant, us-patent-application, v4.x), also as weekly files.

One file holds one document or, from the office's weekly delivery, thousands, one after the other.
"""

from __future__ import annotations

from pathlib import Path

from qianglian.model.terms import Terms
from qianglian.model.text import Text
from qianglian.sources.contract import Reading, ReadOptions, Sample, Source
from qianglian.sources.draft import Draft
from qianglian.sources.markup.parsing import Element
from qianglian.sources.markup.reading import read_documents
from qianglian.sources.markup.texts import attribute, paragraphs
from qianglian.sources.markup.us_bibliography import language, put_bibliography
from qianglian.sources.markup.us_claims import read_claims

ROOTS = ("us-patent-grant", "us-patent-application")
BIBLIOGRAPHIES = ("us-bibliographic-data-grant", "us-bibliographic-data-application")


def recognise(sample: Sample) -> float:
    """By the root element, which is nobody else's."""
    return 0.99 if sample.container == "xml" and any(root in sample.header[:3] for root in ROOTS) else 0.0


def read(path: Path, options: ReadOptions) -> Reading:
    """Every document of the file."""
    return read_documents(path, options, ROOTS, fill)


def fill(draft: Draft, element: Element) -> None:
    """What one document states."""
    publication = draft.publication
    for child in element:
        if child.tag in BIBLIOGRAPHIES:
            put_bibliography(draft, child)
        elif child.tag == "abstract":
            publication.abstracts = (*publication.abstracts, *paragraphs(child, language(child)))
        elif child.tag == "description":
            publication.descriptions = (*publication.descriptions, *paragraphs(child, language(child)))
        elif child.tag == "claims":
            claims = read_claims(child.iterfind("claim"), "num", "claim-ref", "idref", language(child))
            publication.claims = (*publication.claims, *claims)
        elif child.tag == "drawings":
            files = (attribute(image, "file") for image in child.iter("img"))
            publication.figures = (*publication.figures, *filter(None, files))


SOURCE = Source(
    name="uspto_xml",
    title=Text(zh="美国专利商标局 XML（2005 年起）", en="USPTO XML (since 2005)"),
    database="USPTO",
    rank=10,
    terms=Terms(share="yes"),
    recognise=recognise,
    read=read,
)
