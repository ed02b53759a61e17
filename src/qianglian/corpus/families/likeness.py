"""Proposals by likeness: publications that no priority links, and that may be of one family all the same.

Two publications are proposed when they have an applicant in common, titles that are equal or near, and filing dates
within the bound, and when at least one of them claims no priority. Two applications in one office must be of one day:
that is how a double filing (一案双申) and a divisional (分案) look, while one office's applications of different days
that share a title are, in the gazettes, two inventions. Nothing is joined by it: a person decides.

Titles are compared in their own language only; a title and its translation are not near. What is compared is found
through the rarest words of a title within one applicant, so that the work grows with the number of publications and
not with its square.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from qianglian.corpus.engines.tables import Tables
from qianglian.corpus.families.deciding import FamilyDecisions
from qianglian.corpus.families.state import FamilyState
from qianglian.corpus.identity import Decisions
from qianglian.query.normal_form import EDGE, IDEOGRAPHS, normalise


@dataclass(frozen=True, slots=True)
class Likeness:
    """What counts as alike. Every figure is a choice, printed with the proposals."""

    near_title: float = 0.7
    """Least share of title pieces in common (Jaccard): words, and pairs of ideographs."""
    days: int = 400
    """Most days between the filings: the twelve months of priority, and a month for dates that are not exact."""
    pieces: int = 3
    """How many of a title's rarest pieces lead to its neighbours."""
    crowd: int = 50
    """A piece that more titles of one applicant share leads nowhere: such a title is a matter of course."""
    shortest: int = 4
    """Fewest pieces of a title that says anything (「一种电池」 has three)."""


USUAL = Likeness()


@dataclass(frozen=True, slots=True)
class FamilyProposal:
    """Two publications that may be of one family, and why. ``likeness`` is the share of title pieces in common."""

    one: str
    other: str
    one_number: str
    other_number: str
    applicant: str
    one_title: str
    other_title: str
    likeness: float
    days: int | None
    reasons: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        """The same as plain data."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class _Titled:
    row: int
    title: str
    pieces: frozenset[str]
    filed: date | None
    claims: bool


_SQL = """
SELECT key, [a.name for a in applicants] AS applicants, [t.text for t in titles] AS titles,
  filing_date, len(priorities) > 0 AS claims FROM publications WHERE len(titles) > 0 AND len(applicants) > 0
"""


def propose(
    tables: Tables,
    state: FamilyState,
    decisions: FamilyDecisions,
    how: Likeness = USUAL,
    plain_name: Callable[[str], str] = normalise,
) -> list[FamilyProposal]:
    """The pairs for people to look at, across offices first, then most alike first; each pair of applications once.

    ``plain_name`` says when two names of applicants are the same.
    """
    found: dict[tuple[int, int], FamilyProposal] = {}
    barred = _judged(state, decisions)
    for applicant, titled in _by_applicant(tables, state, how, plain_name):
        for one, other in _near(titled, how):
            pair = _applications(state, one.row, other.row)
            if pair in found or not _may(state, one, other) or barred & {pair}:
                continue
            proposal = _compare(state, applicant, one, other, how)
            if proposal:
                found[pair] = proposal
    # Across offices first: there likeness most often means a family.
    order = [
        ("same_office" in one.reasons, -one.likeness, one.one_number, one.other_number)
        for one in found.values()
    ]
    return [one for _, one in sorted(zip(order, found.values(), strict=True), key=lambda pair: pair[0])]


def title_pieces(text: str) -> frozenset[str]:
    """What titles are compared by: words whole, and every two ideographs that stand together.

    >>> sorted(title_pieces("锂电池 SEI"))
    ['sei', '电池', '锂电']
    """
    pieces: set[str] = set()
    for run in normalise(text).replace(EDGE, " ").split():
        if run[0] in _IDEOGRAPHS or any(char in _IDEOGRAPHS for char in run):
            pieces.update(run[place : place + 2] for place in range(max(1, len(run) - 1)))
        else:
            pieces.add(run)
    return frozenset(pieces)


class _Ideographs:
    """Whether a character is an ideograph, by the ranges of the normal form."""

    def __init__(self, ranges: str) -> None:
        parts, place = [], 0
        while place < len(ranges):
            paired = place + 2 < len(ranges) and ranges[place + 1] == "-"
            parts.append((ranges[place], ranges[place + 2] if paired else ranges[place]))
            place += 3 if paired else 1
        self._parts = parts

    def __contains__(self, char: object) -> bool:
        return isinstance(char, str) and char >= "\u1100" and any(a <= char <= b for a, b in self._parts)


_IDEOGRAPHS = _Ideographs(IDEOGRAPHS)


def _by_applicant(
    tables: Tables, state: FamilyState, how: Likeness, plain_name: Callable[[str], str]
) -> Iterator[tuple[str, list[_Titled]]]:
    """Each applicant as written, with one titled publication of each of its applications and languages."""
    rows = tables.sql(_SQL)
    places = state.rows(rows["key"].combine_chunks())
    names: dict[str, str] = {}
    shown: dict[str, str] = {}
    mine: dict[str, dict[tuple[int, str], _Titled]] = defaultdict(dict)
    columns = [rows[name].to_pylist() for name in ("applicants", "titles", "filing_date", "claims")]
    order = sorted(range(len(places)), key=lambda at: int(places[at]))
    for at in order:
        if places[at] < 0:
            continue
        applicants, titles, filed, claims = (column[at] for column in columns)
        row = int(places[at])
        application = int(state.application[row])
        for title in dict.fromkeys(titles):
            for applicant in applicants:
                plain = names.get(applicant)
                if plain is None:
                    plain = names[applicant] = plain_name(applicant)
                    shown.setdefault(plain, applicant)
                if plain:
                    mine[plain].setdefault(
                        (application, title), _Titled(row, title, frozenset(), filed, claims)
                    )
    for plain in sorted(mine):
        if len(mine[plain]) > 1:
            whole = [
                _Titled(one.row, one.title, title_pieces(one.title), one.filed, one.claims)
                for one in mine[plain].values()
            ]
            yield shown[plain], [one for one in whole if len(one.pieces) >= how.shortest]


def _near(titled: Sequence[_Titled], how: Likeness) -> Iterator[tuple[_Titled, _Titled]]:
    """Pairs that share one of their rarest pieces."""
    often = Counter(piece for one in titled for piece in one.pieces)
    meeting: dict[str, list[_Titled]] = defaultdict(list)
    for one in titled:
        for piece in sorted(one.pieces, key=lambda piece: (often[piece], piece))[: how.pieces]:
            meeting[piece].append(one)
    for piece in sorted(meeting):
        together = meeting[piece]
        if len(together) <= how.crowd:
            for place, one in enumerate(together):
                for other in together[place + 1 :]:
                    yield one, other


def _may(state: FamilyState, one: _Titled, other: _Titled) -> bool:
    """Whether the two are of different families yet, and priorities do not say all there is to say."""
    extended = state.leader["extended"]
    return bool(extended[one.row] != extended[other.row]) and not (one.claims and other.claims)


def _compare(
    state: FamilyState, applicant: str, one: _Titled, other: _Titled, how: Likeness
) -> FamilyProposal | None:
    likeness = len(one.pieces & other.pieces) / len(one.pieces | other.pieces)
    days = abs((one.filed - other.filed).days) if one.filed and other.filed else None
    abroad = state.number(one.row)[:2] != state.number(other.row)[:2]
    if likeness < how.near_title or (days is not None and days > how.days) or not (abroad or days == 0):
        return None
    first, second = sorted((one, other), key=lambda titled: titled.row)
    reasons = (
        "same_applicant",
        "same_title" if likeness == 1 else "near_title",
        "other_office" if abroad else "same_office",
        "unknown_filing" if days is None else "same_filing" if days == 0 else "near_filing",
    )
    return FamilyProposal(
        state.key(first.row),
        state.key(second.row),
        state.number(first.row),
        state.number(second.row),
        applicant,
        first.title,
        second.title,
        round(likeness, 2),
        days,
        reasons,
    )


def _applications(state: FamilyState, one: int, other: int) -> tuple[int, int]:
    a, b = int(state.application[one]), int(state.application[other])
    return (a, b) if a < b else (b, a)


def _judged(state: FamilyState, decisions: FamilyDecisions) -> set[tuple[int, int]]:
    """Pairs of applications that a person has spoken about."""
    out = set()
    for pair in decisions.pairs:
        rows = [int(row) for row in state.rows(list(Decisions.pair(*pair)))]
        if min(rows) >= 0:
            out.add(_applications(state, *rows))
    return out
