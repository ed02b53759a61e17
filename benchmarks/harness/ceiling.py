"""What no way of searching by text can reach: citations that share nothing with their query."""

from __future__ import annotations

from collections.abc import Sequence

from harness.citations import Citations
from harness.report import Report
from qianglian.corpus.engines.fulltext_schema import ranking_words
from qianglian.query.normal_form import normalise

KINDS = ("all outside the family", "no text", "another language", "no word", "no class", "nothing")


def ceiling(report: Report, corpus: Citations) -> None:
    """What no way of searching by text can reach: citations that share nothing with their query."""
    counts = dict.fromkeys(KINDS, 0)
    words = {
        place: set(ranking_words(normalise(corpus.documents[place].text)).split())
        for place in _involved(corpus)
    }
    levels = {place: _levels(corpus.documents[place].classes) for place in words}
    for query, cited in corpus.cited.items():
        for place in cited.tolist():
            document = corpus.documents[place]
            lacking = {
                "no text": not document.text or not corpus.documents[query].text,
                "another language": corpus.languages[place] != corpus.languages[query],
                "no word": not words[query] & words[place],
                "no class": not levels[query] & levels[place],
            }
            lacking["nothing"] = lacking["another language"] and lacking["no word"] and lacking["no class"]
            counts["all outside the family"] += 1
            for name, holds in lacking.items():
                counts[name] += holds
    total = counts["all outside the family"]
    rows = [(name, count, f"{count / total:.1%}") for name, count in counts.items()]
    report.table(
        "Citations by what they share with their query (subclass or finer)", ("", "citations", "share"), rows
    )
    report.body["ceiling"] = counts | {"stated": corpus.stated}


def _involved(corpus: Citations) -> set[int]:
    return {*corpus.cited, *(place for cited in corpus.cited.values() for place in cited.tolist())}


def _levels(classes: Sequence[str]) -> set[str]:
    return {symbol[:4] for symbol in classes} | set(classes)
