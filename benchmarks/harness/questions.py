"""Two hundred questions to a workspace, drawn from its own titles: the same workspace gives the same questions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

import pyarrow as pa
import rjieba

from qianglian.corpus.workspace import Workspace
from qianglian.query.normal_form import IDEOGRAPHS

_CHINESE = re.compile(f"[{IDEOGRAPHS}]+")
_LATIN = re.compile(r"[a-z]{4,}")
_STEP = 7_919
"""A prime: titles are visited in this stride, so that neighbours (one firm's filings) do not come together."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question in our language (``query``) and in parts, for who builds it by hand.

    A word or phrase is looked for in titles, abstracts and claims.
    """

    kind: str
    query: str
    all: tuple[str, ...] = ()
    any: tuple[str, ...] = ()
    without: str = ""
    prefix: str = ""
    ipc: str = ""
    years: tuple[int, int] | None = None
    applicant: str = ""

    @property
    def phrase(self) -> str:
        """What is looked for where the question is nothing but one word or phrase, else ""."""
        alone = len(self.all) == 1 and not (self.without or self.ipc or self.years or self.applicant)
        return self.all[0] if alone else ""


class Titles:
    """Words, phrases, classes and years of a workspace's publications, in a fixed order."""

    def __init__(self, workspace: Workspace) -> None:
        table = workspace.table()
        named = table.select("key", "ti_nf", "ipc_nf", "ap_nf", "publication_date").order_by("key")
        self._table: pa.Table = named.to_pyarrow()

    def visit(self, column: str, start: int) -> Iterator[str]:
        """The values of a column, from ``start`` in long strides, each row once."""
        values = self._table.column(column)
        count = len(values)
        for number in range(count):
            yield values[(start + number * _STEP) % count].as_py() or ""

    def chinese(self, length: int, start: int) -> Iterator[str]:
        """Chinese words of ``length`` characters, or two neighbouring words of that length together."""
        for title in self.visit("ti_nf", start):
            for run in _CHINESE.findall(title):
                words = rjieba.cut(run)
                pairs = [one + other for one, other in pairwise(words)] if length > 4 else []
                found = next((word for word in (*words, *pairs) if len(word) == length), "")
                if found:
                    yield found
                    break

    def latin(self, words: int, start: int) -> Iterator[str]:
        """Latin words of at least four letters, or phrases of several that follow each other."""
        for title in self.visit("ti_nf", start):
            for part in title.split("\n\n"):
                marked = [word.strip("\x01") for word in part.split(" ")]
                runs = zip(*(marked[place:] for place in range(words)), strict=False)
                found = next((run for run in runs if all(map(_LATIN.fullmatch, run))), ())
                if found:
                    yield " ".join(found)
                    break

    def classes(self, start: int, group: bool) -> Iterator[str]:
        """Subclasses (H01M) or main groups (H01M10)."""
        for symbols in self.visit("ipc_nf", start):
            for symbol in symbols.split():
                if "/" in symbol:
                    yield symbol.partition("/")[0] if group else symbol[:4]
                    break

    def holders(self, start: int) -> Iterator[str]:
        """The first four characters of Chinese applicants."""
        for names in self.visit("ap_nf", start):
            run = _CHINESE.match(names)
            if run and len(run[0]) > 4:
                yield run[0][:4]


def _different(values: Iterator[str], count: int) -> list[str]:
    """The first ``count`` different values (fewer where there are no more)."""
    seen: dict[str, None] = {}
    for value in values:
        seen.setdefault(value)
        if len(seen) == count:
            break
    return list(seen)


def _pairs(values: Sequence[str]) -> list[tuple[str, str]]:
    return list(zip(values[::2], values[1::2], strict=False))


def questions(workspace: Workspace) -> list[Question]:
    """Words and phrases (120), booleans (40), classes, dates and applicants (40)."""
    titles = Titles(workspace)
    made: list[Question] = []
    for length in range(2, 7):
        words = _different(titles.chinese(length, 100 * length), 14)
        made += [Question(f"{length} 字词", word, (word,)) for word in words]
    made += [Question("Latin word", word, (word,)) for word in _different(titles.latin(1, 50), 20)]
    for length in (2, 3):
        phrases = _different(titles.latin(length, 60 * length), 10)
        made += [Question("Latin phrase", f'"{phrase}"', (phrase,)) for phrase in phrases]
    made += [
        Question("prefix", f"{word[:6]}*", prefix=word[:6]) for word in _different(titles.latin(1, 900), 10)
    ]
    made += _booleans(titles)
    made += _filters(titles)
    return made


def _booleans(titles: Titles) -> Iterator[Question]:
    two = _different(titles.chinese(2, 1_234), 60)
    for one, other in islice(_pairs(two), 0, 15):
        yield Question("AND", f"{one} AND {other}", (one, other))
    for one, other in islice(_pairs(two), 15, 25):
        yield Question("OR", f"{one} OR {other}", any=(one, other))
    for one, other in islice(_pairs(two), 25, 30):
        yield Question("NOT", f"{one} NOT {other}", (one,), without=other)
    for number, (word, ipc) in enumerate(
        zip(two[:10], _different(titles.classes(77, False), 10), strict=False)
    ):
        years = (2005 + number % 8, 2008 + number % 8)
        asked = f"{word} AND ipc:{ipc} AND pd:{years[0]}..{years[1]}"
        yield Question("word, class, years", asked, (word,), ipc=ipc, years=years)


def _filters(titles: Titles) -> Iterator[Question]:
    yield from (Question("class", f"ipc:{s}", ipc=s) for s in _different(titles.classes(11, False), 10))
    yield from (Question("class", f"ipc:{g}", ipc=g) for g in _different(titles.classes(13, True), 10))
    for word, first in zip(_different(titles.chinese(3, 4_321), 10), range(2003, 2013), strict=False):
        yield Question(
            "word, years", f"{word} AND pd:{first}..{first + 2}", (word,), years=(first, first + 2)
        )
    yield from (Question("applicant", f"ap:{n}", applicant=n) for n in _different(titles.holders(17), 10))
