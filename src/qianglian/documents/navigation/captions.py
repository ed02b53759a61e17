"""What the report calls its charts and tables (图 3-1, 表 3-2), read from what was written, for the files beside it."""

from __future__ import annotations

import re
from collections import Counter

from qianglian.documents.figure_pack import Labels
from qianglian.documents.report.material import ReportInput
from qianglian.documents.report.writing import Report

CAPTION = "Caption"
_FIGURE = re.compile(r"(图\s*[A-Z0-9]+-\d+)\s+(.+)")


def labels_of(report: Report, material: ReportInput) -> Labels:
    """The number of each chart and table, by the ``id`` of its finding or table; what is not sure is left out."""
    labels = {id(source.table): source.place for source in report.provenance.sources if source.place}
    called = _figures(report)
    titles = Counter(one.title.zh for one in material.all_findings() if one.chart)
    for finding in material.all_findings():
        title = finding.title.zh
        if finding.chart and titles[title] == 1 and len(called.get(title, ())) == 1:
            labels[id(finding)] = called[title][0]
    return labels


def _figures(report: Report) -> dict[str, list[str]]:
    """The captions of pictures by their words."""
    from docx import Document

    found: dict[str, list[str]] = {}
    for paragraph in Document(str(report.document)).paragraphs:
        style = paragraph.style
        caption = _FIGURE.fullmatch(paragraph.text.strip()) if style and style.name == CAPTION else None
        if caption:
            found.setdefault(caption[2].strip(), []).append(caption[1])
    return found
