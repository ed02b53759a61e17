"""When a right would end by the mere lapse of its term: an estimate, with its basis and what it assumes.

The terms are dated rows that the caller passes in (``rules/patent_terms.yaml``): law changes, code
should not.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from qianglian.model.text import Text

PatentType = Literal["invention", "utility_model", "design"]
Event = Literal["filing", "grant"]

TYPE_NAMES = {
    "invention": Text(zh="发明", en="invention"),
    "utility_model": Text(zh="实用新型", en="utility model"),
    "design": Text(zh="外观设计", en="design"),
}
EVENT_NAMES = {"filing": Text(zh="申请日", en="filing date"), "grant": Text(zh="授权公告日", en="grant date")}

IN_FORCE = Text(
    zh="假定年费缴足、未被放弃或宣告无效",
    en="assumes that all fees are paid and the right is neither surrendered nor invalidated",
)
NO_ADJUSTMENT = Text(
    zh="未计期限补偿、延长或期末放弃",
    en="no term adjustment, extension or terminal disclaimer is counted",
)
NO_EARLIER_FILING = Text(
    zh="未见在先申请日，按本申请日计算；续案、分案的期限自最早申请日起",
    en="no earlier filing is known, so the filing date given is used; "
    "a continuation or division runs from the earliest filing",
)

_BASIS = Text(
    zh="{country} {kind}，自{event} {start} 起 {years} 年（{source}）",
    en="{country} {kind}, {years} years from the {event} {start} ({source})",
)


@dataclass(frozen=True, slots=True)
class Term:
    """How long a kind of right lasts: ``years`` from an event, for rights filed between two dates.

    ``confidence``: ``read`` in a public copy of the law, ``known`` practice, ``uncertain``.
    """

    country: str
    patent_type: PatentType
    years: int
    from_event: Event
    effective_from: date
    effective_to: date | None
    source: str
    confidence: str

    def covers(self, filing_date: date) -> bool:
        """True when a right filed on this day has this term."""
        return self.effective_from <= filing_date and (
            self.effective_to is None or filing_date <= self.effective_to
        )


@dataclass(frozen=True, slots=True)
class ExpiryEstimate:
    """The first day without protection if the right runs its whole term, why, and what is assumed."""

    date: date
    basis: Text
    assumptions: tuple[Text, ...]
    term: Term

    @property
    def basis_zh(self) -> str:
        """The basis in Chinese."""
        return self.basis.zh

    @property
    def basis_en(self) -> str:
        """The basis in English."""
        return self.basis.en


def estimate_expiry(
    country: str,
    patent_type: str,
    filing_date: date | None,
    *,
    terms: Sequence[Term],
    grant_date: date | None = None,
    earliest_filing_date: date | None = None,
) -> ExpiryEstimate | None:
    """When the right's term would end; ``None`` when no row of ``terms`` covers it or its start is unknown.

    ``earliest_filing_date`` is that of the first application of a chain of continuations or divisions
    (never a foreign priority): the term of an invention runs from it.
    """
    term = _term(country, patent_type, filing_date, terms)
    if term is None:
        return None
    filed = min(d for d in (filing_date, earliest_filing_date) if d is not None)
    start = grant_date if term.from_event == "grant" else filed
    if start is None:
        return None
    assumptions = [IN_FORCE, NO_ADJUSTMENT]
    if earliest_filing_date is None and term.from_event == "filing":
        assumptions.append(NO_EARLIER_FILING)
    return ExpiryEstimate(add_years(start, term.years), _basis(term, start), tuple(assumptions), term)


def add_years(day: date, years: int) -> date:
    """The same day years later; 29 February falls on the 28th where the year has none.

    Chinese periods end on the last day of a month that lacks the corresponding day (实施细则, on periods).

    >>> add_years(date(2004, 2, 29), 10)
    datetime.date(2014, 2, 28)
    """
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def _term(country: str, patent_type: str, filing_date: date | None, terms: Sequence[Term]) -> Term | None:
    if filing_date is None:
        return None
    for term in terms:
        if term.country == country and term.patent_type == patent_type and term.covers(filing_date):
            return term
    return None


def _basis(term: Term, start: date) -> Text:
    kind, event = TYPE_NAMES[term.patent_type], EVENT_NAMES[term.from_event]
    shared = {"country": term.country, "start": start.isoformat(), "years": term.years, "source": term.source}
    return Text(
        zh=_BASIS.zh.format(kind=kind.zh, event=event.zh, **shared),
        en=_BASIS.en.format(kind=kind.en, event=event.en, **shared),
    )
