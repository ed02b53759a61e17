"""Units in sentences: in Chinese a count is said with its measure word (居首，342 项), wherever a text left it out."""

from __future__ import annotations

import re
from dataclasses import replace
from string import Formatter

from qianglian.analysis.contract import INSUFFICIENT, Finding, Sentence
from qianglian.model.figure import UNITS
from qianglian.model.text import Text

_MEASURED = re.compile(r"\s*[项件个条家人名格种类对组次]")
"""A measure word that a text says by itself."""


def with_units(finding: Finding) -> Finding:
    """The same, each count of its Chinese sentences followed by its unit; what is unknown or too small has none."""
    return replace(finding, sentences=tuple(_measured(finding, one) for one in finding.sentences))


def _measured(finding: Finding, sentence: Sentence) -> Sentence:
    pieces = list(Formatter().parse(sentence.text.zh))
    after = [words for words, *_ in pieces[1:]] + [""]
    said = ""
    for (words, name, how, _), following in zip(pieces, after, strict=True):
        said += words.replace("{", "{{").replace("}", "}}")
        if name is not None:
            said += f"{{{name}{f':{how}' if how else ''}}}{_unit(finding, sentence, name, following)}"
    return replace(sentence, text=Text(zh=said, en=sentence.text.en))


def _unit(finding: Finding, sentence: Sentence, name: str, following: str) -> str:
    """The measure word that is missing behind a placeholder."""
    quote = sentence.quotes[name]
    column, value = finding.table(quote.table).column(quote.column), finding.quoted(quote)
    if column.kind != "count" or column.unit is None or value is None or value == INSUFFICIENT:
        return ""
    return "" if _MEASURED.match(following) else f" {UNITS[column.unit].zh}"
