"""Sentences of findings as pieces of a paragraph: numbers as the tables write them, each figure with its mark."""

from __future__ import annotations

from collections.abc import Iterator
from string import Formatter

from qianglian.analysis.contract import Coverage, Finding, Sentence, Table
from qianglian.analysis.wording import written
from qianglian.documents.provenance import Provenance
from qianglian.documents.word.runs import Mark, Piece
from qianglian.model.text import Language

COVERED = {"zh": "{what} {share}（{known:,}/{total:,}）", "en": "{what} {share} ({known:,}/{total:,})"}
TAKEN = {"zh": "截止 {day} · 数据版本 v{generation}", "en": "Cut-off {day} · data version v{generation}"}
NO_DAY = {"zh": "未设", "en": "none"}


def said(
    finding: Finding,
    sentence: Sentence,
    provenance: Provenance,
    language: Language = "zh",
    marks: bool = True,
) -> list[Piece]:
    """A sentence with its cells filled in. Raises ``KeyError`` for a placeholder that quotes nothing."""
    parts: list[Piece] = []
    for words, name, _, _ in Formatter().parse(sentence.text.in_(language)):
        parts.append(words)
        if name is None:
            continue
        quote = sentence.quotes[name]
        column = finding.table(quote.table).column(quote.column)
        parts.append(written(finding.quoted(quote), column, language))
        figure = provenance.quotes(finding, quote) if marks else None
        if figure is not None:
            parts.append(Mark(provenance.mark(figure), anchor_of(figure.id)))
    return [part for part in parts if part]


def plainly(finding: Finding, sentence: Sentence, language: Language = "zh") -> str:
    """A sentence as text, without marks."""
    cells = {
        name: written(finding.quoted(quote), finding.table(quote.table).column(quote.column), language)
        for name, quote in sentence.quotes.items()
    }
    return sentence.text.in_(language).format(**cells)


def anchor_of(identity: str) -> str:
    """The bookmark of a figure's row in the annex of provenance."""
    return f"_QLw{identity}"


def under_table(finding: Finding, table: Table | None, language: Language = "zh") -> Iterator[str]:
    """What stands under a figure or a table: caveats, coverage, cut-off and generation."""
    colon = "：" if language == "zh" else ": "
    if finding.caveats:
        heads = "注" if language == "zh" else "Note"
        yield heads + colon + " ".join(one.in_(language).strip() for one in finding.caveats)
    ends = []
    if finding.coverage:
        ends.append("；".join(covered(one, language) for one in finding.coverage))
    if table is not None:
        ends.append(taken(table.cut_off, table.generation, language))
    if ends:
        yield " · ".join(ends)


def covered(coverage: Coverage, language: Language = "zh") -> str:
    """How much of what was asked about states what an analysis needs."""
    share = "—" if coverage.share is None else f"{coverage.share:.1%}"
    return COVERED[language].format(
        what=coverage.what.in_(language), share=share, known=coverage.known, total=coverage.total
    )


def taken(cut_off: object, generation: int, language: Language = "zh") -> str:
    """On which data a table was taken."""
    return TAKEN[language].format(day=cut_off or NO_DAY[language], generation=generation)
