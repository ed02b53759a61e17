"""What writes on the page: the contents, the figures printed so far, and the room that there is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from string import Formatter

from qianglian.analysis.contract import Finding, Quoted, Sentence
from qianglian.analysis.wording import written
from qianglian.documents.facts import Fact
from qianglian.documents.one_page.boxes import TEXT, Dress, cell, mark, run
from qianglian.documents.one_page.contents import Contents
from qianglian.documents.provenance import Provenance
from qianglian.model.figure import UNITS

WIDTH = 10_319
"""Twips of the text: A4 less two margins of 1.4 cm."""
MARK = 7.5
"""Points of a mark before it is raised."""


@dataclass(frozen=True, slots=True)
class Room:
    """How much stands on the page: size of the letters, nodes of a stage and below each, firms, and the chart."""

    size: float = 9.5
    line: float = 1.12
    tiles: int = 5
    under: int = 6
    firms: int = 6
    chart: bool = True
    air: float = 2.5
    """Points after a sentence."""
    longest: int = 120
    """Characters of a reason that somebody wrote, and of a list of names."""


ROOMS = (
    Room(11, 1.3, firms=8, air=6),
    Room(10.5, 1.2, firms=7, air=4),
    Room(),
    Room(9, 1.05, 4, 4, 5),
    Room(8.5, 1.0, 4, 3, 5, False, 1.5, 80),
    Room(8, 1.0, 3, 0, 3, False, 1, 40),
    Room(7, 1.0, 3, 0, 3, False, 0.5, 20),
)
"""From wide to tight: the first in which everything fits on one page is taken."""


@dataclass(frozen=True)
class Pen:
    """Writes numbers and sentences with their marks, in the size that the room allows."""

    contents: Contents
    provenance: Provenance
    room: Room

    def fact(self, fact: Fact, dress: Dress, unit: bool = False) -> str:
        """A number with its unit and its mark."""
        counted = unit and fact.known and fact.column.unit and fact.column.kind == "count"
        words = f"{fact.words} {UNITS[fact.column.unit].zh}" if counted and fact.column.unit else fact.words
        return run(words, dress) + self._mark(fact.finding, fact.quote)

    def sentence(self, finding: Finding, sentence: Sentence) -> str:
        """A sentence with its numbers, each with its mark."""
        runs = ""
        dress = Dress(self.room.size, TEXT)
        for words, name, _, _ in Formatter().parse(sentence.text.zh):
            runs += run(words, dress) if words else ""
            if name is not None:
                quote = sentence.quotes[name]
                column = finding.table(quote.table).column(quote.column)
                value = cut(written(finding.quoted(quote), column), self.room.longest)
                runs += run(value, Dress(self.room.size, TEXT, True))
                runs += self._mark(finding, quote)
        return runs

    def _mark(self, finding: Finding, quote: Quoted) -> str:
        figure = self.provenance.quotes(finding, quote)
        return mark(self.provenance.mark(figure), MARK) if figure else ""


def cut(words: str, most: int) -> str:
    """Words cut to a length, with a sign that they are."""
    return words if len(words) <= most else f"{words[: most - 1]}…"


def spaced(cells: Sequence[str], columns: Sequence[int]) -> list[str]:
    """Cells with an empty one between."""
    found: list[str] = []
    for at, one in enumerate(cells):
        found += [one] if at == 0 else [cell(columns[2 * at - 1], []), one]
    return found
