"""Annual fees still to be paid: year, amount, deadline and grace, by dated rules; unknown where there is no rule."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from qianglian.corpus.legal.timeline import Timeline
from qianglian.model.expiry import TYPE_NAMES, add_years
from qianglian.model.text import Text
from qianglian.rules.fees_cn import AnnualFees, annual_fees

NO_RULE = Text(zh="{country} 的年费规则未收录，不作推算", en="no rule for the fees of {country}: not known")
NOT_IN_FORCE = Text(zh="{day} 不处于有效状态，无应缴年费", en="not in force on {day}: no annual fee is due")
STATE_UNKNOWN = Text(zh="{day} 的状态未知，无法列出年费", en="the state on {day} is not known, nor are fees")
NOT_TOLD = Text(
    zh="申请日、授权日或专利类型未知，无法列出年费",
    en="filing date, grant date or patent type is not known, nor are fees",
)
PAYMENTS = Text(
    zh="公开数据不含缴费记录：列出的是期限未过的各年年费全额，已缴与否、减缴与否未知",
    en="publications tell of no payments: these are the full fees whose time has not run out, paid or not",
)
BASIS = Text(
    zh="{kind}第 {year} 年度年费（{source}），自申请日 {filed} 起算",
    en="annual fee of year {year} of the {kind} ({source}), counted from the filing on {filed}",
)


@dataclass(frozen=True, slots=True)
class FeeDue:
    """One annual fee in full, in yuan: to be paid by ``due``, with the surcharge until ``grace_until``."""

    year: int
    amount: int
    due: date
    grace_until: date
    basis: Text
    rule_version: str
    confidence: str


@dataclass(frozen=True, slots=True)
class Fees:
    """The fees whose time has not run out on a day; ``note`` says what they are, or why there are none."""

    due: tuple[FeeDue, ...]
    note: Text


def fees_due(line: Timeline, patent_type: str, day: date) -> Fees:
    """The annual fees of the right whose grace ends on or after ``day``, until the end of its term.

    The year of the grant is paid with the registration and is not among them. Only Chinese fees have rules.
    """
    if line.country != "CN":
        return Fees((), NO_RULE.format(country=line.country or "?"))
    state = line.state_at(day).state
    if state != "in_force":
        return Fees((), (STATE_UNKNOWN if state is None else NOT_IN_FORCE).format(day=day))
    filed, granted = line.first("filed"), line.first("granted")
    if filed is None or granted is None or line.expiry is None or patent_type not in TYPE_NAMES:
        return Fees((), NOT_TOLD)
    years = _years(filed, granted, line.expiry.term.years, annual_fees(), patent_type)
    return Fees(tuple(fee for fee in years if fee.grace_until >= day), PAYMENTS)


def surcharge(fee: FeeDue, day: date) -> float:
    """What is added to a fee that is paid on ``day``, in yuan: 5% for every whole month late, 25% at most."""
    rules = annual_fees()
    late = 0
    while late < rules.grace_months and add_months(fee.due, late + 1) <= day:
        late += 1
    return round(fee.amount * min(late * rules.surcharge_per_month, rules.surcharge_most), 2)


def add_months(day: date, months: int) -> date:
    """The same day months later; the last day of a month that has no such day.

    >>> add_months(date(2023, 8, 31), 6)
    datetime.date(2024, 2, 29)
    """
    year, month = divmod(day.month - 1 + months, 12)
    year += day.year
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _years(filed: date, granted: date, years: int, rules: AnnualFees, patent_type: str) -> Iterator[FeeDue]:
    for year in range(2, years + 1):
        due = add_years(filed, year - 1)
        amount = rules.amount(patent_type, year, due)
        if due > granted and amount is not None:
            kind = TYPE_NAMES[patent_type]
            told = {"year": year, "source": rules.source, "filed": filed}
            basis = Text(zh=BASIS.zh.format(kind=kind.zh, **told), en=BASIS.en.format(kind=kind.en, **told))
            grace = add_months(due, rules.grace_months)
            yield FeeDue(year, amount, due, grace, basis, rules.version, rules.confidence)
