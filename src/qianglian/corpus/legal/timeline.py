"""The legal time line of one application: its entries, its state on any day with the basis, its expiry.

The newest entry that tells of the state holds. A state that a source gives as of a day is such an entry; one
without a day is used only where nothing else tells. What no entry tells is unknown, which is not “no”.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from qianglian.corpus.legal.bundle import bundle_entries
from qianglian.corpus.legal.entries import Entry, Telling, country_of, entries_of
from qianglian.model.expiry import ExpiryEstimate, Term, estimate_expiry
from qianglian.model.publication import LegalState
from qianglian.model.text import Text
from qianglian.rules.legal_events import EFFECTS

STATES: dict[LegalState, Text] = {
    "in_force": Text(zh="有效", en="in force"),
    "pending": Text(zh="审中", en="pending"),
    "lapsed": Text(zh="失效", en="lapsed"),
}

BY_EVENT = Text(zh="{day} {what}", en="{what} on {day}")
BY_STATEMENT = Text(zh="来源称 {day} 时为「{what}」", en="a source states “{what}” as of {day}")
BY_UNDATED = Text(zh="来源称「{what}」，未注明日期", en="a source states “{what}” without a day")
BY_TERM = Text(zh="期限于 {day} 届满（估算）：{basis}", en="the term ends on {day} (an estimate): {basis}")
BY_STATED_END = Text(zh="来源给出的到期日 {day}", en="the end of term that a source gives: {day}")
NOTHING = Text(zh="没有任何记载", en="nothing tells")
BEFORE = Text(zh="申请日 {day} 之前", en="before the filing on {day}")
INTERNATIONAL = Text(
    zh="国际申请本身没有授权状态，见各国家阶段",
    en="an international application has no state of its own: see its national phases",
)

AGAINST = Text(
    zh="{day}：来源称「{said}」，而此前的事件表明为「{found}」",
    en="{day}: a source states “{said}” where the events before it say “{found}”",
)
UNDATED_AGAINST = Text(
    zh="来源称「{said}」（未注明日期），而事件表明为「{found}」",
    en="a source states “{said}” without a day where the events say “{found}”",
)
AFTER_END = Text(
    zh="{day} {what}，在 {end} {ended} 之后，其间没有恢复",
    en="{what} on {day}, after {ended} on {end}, with no restoration between",
)
BEFORE_FILING = Text(
    zh="{day} {what}，早于申请日 {filed}", en="{what} on {day}, before the filing on {filed}"
)
BEYOND_TERM = Text(
    zh="{day} 仍称有效，晚于估算的到期日 {end}", en="in force on {day}, after the estimated end of term {end}"
)

_REOPEN = frozenset({"examination", "appeal"})
"""Signs of life that undo the end of an application, which was refused or taken for withdrawn too early."""


@dataclass(frozen=True, slots=True)
class State:
    """The state on a day (None: unknown) and why we say so."""

    day: date
    state: LegalState | None
    basis: Text
    entry: Entry | None = None


@dataclass(frozen=True, slots=True)
class End:
    """When the term is over: a day that a source gives, or our estimate."""

    day: date
    basis: Text


@dataclass(frozen=True, slots=True)
class Timeline:
    """Entries in one order; ``expiry`` the estimated end of term; ``contradictions`` what does not agree."""

    country: str
    entries: tuple[Entry, ...]
    expiry: ExpiryEstimate | None
    end: End | None
    contradictions: tuple[Text, ...]

    def first(self, effect: str) -> date | None:
        """The first day of an effect; None where none is told."""
        return next((one.day for one in self.entries if one.effect == effect), None)

    @property
    def last_told(self) -> date | None:
        """The newest day of which anything is told: nobody here knows what happened after it."""
        days = [day for one in self.entries for day in (one.day, one.announced) if day]
        return max(days, default=None)

    def state_at(self, day: date) -> State:
        """The state on a day, by what happened up to it."""
        filed = self.first("filed")
        if filed and day < filed:
            return State(day, None, BEFORE.format(day=filed))
        state, entry = _walk(self.entries, day)
        if self.country == "WO" and state != "lapsed":
            return State(day, None, INTERNATIONAL, entry)
        if self.end and self.end.day <= day and not _outlives(state, entry, self.end.day):
            return State(day, "lapsed", self.end.basis) if state != "lapsed" else _told(day, state, entry)
        if state is None:
            undated = _undated(self.entries)
            return _told(day, undated.state, undated) if undated else State(day, None, NOTHING)
        return _told(day, state, entry)


def timeline(tellings: Sequence[Telling], *, terms: Sequence[Term], as_of: date | None = None) -> Timeline:
    """The time line that all records of one application tell together, in whatever order they come.

    ``terms`` are the dated terms of ``rules.patent_terms``; ``as_of`` leaves out all that came later.
    """
    country = country_of(tellings)
    entries = entries_of(tellings, as_of)
    if country == "EP":
        entries = tuple(sorted((*entries, *bundle_entries(entries)), key=lambda entry: entry.order))
    expiry = _expiry(tellings, country, terms)
    end = _end(tellings, expiry)
    return Timeline(country, entries, expiry, end, tuple(_contradictions(entries, end)))


def _walk(entries: Sequence[Entry], day: date) -> tuple[LegalState | None, Entry | None]:
    """The state after the last entry up to a day, and the entry that tells it."""
    state: LegalState | None = None
    teller: Entry | None = None
    granted = False
    dated = any(entry.effect == "granted" for entry in entries)
    for entry in entries:
        if entry.day is None or entry.day > day:
            break
        if entry.effect == "grant_recorded" and dated:
            # The US office records a grant weeks before the day of issue, which is told here.
            continue
        told = _leaves(entry, state, granted)
        if told is not None:
            state, teller = told, entry
        granted = granted or told == "in_force"
    return state, teller


def _leaves(entry: Entry, state: LegalState | None, granted: bool) -> LegalState | None:
    """The state that an entry leaves or confirms; None where it tells nothing of it."""
    if entry.effect == "statement":
        return entry.state
    effect = EFFECTS[entry.effect]
    if effect.leaves == "again":
        return "in_force" if granted else "pending"
    if not effect.leaves or not effect.proves:
        return effect.leaves or None
    if effect.leaves == "in_force":
        return None if state == "lapsed" else "in_force"
    if granted or (state == "lapsed" and entry.effect not in _REOPEN):
        return None
    return "pending"


def _outlives(state: LegalState | None, entry: Entry | None, end: date) -> bool:
    """Whether something later than the estimated end says that the right is in force."""
    return state == "in_force" and entry is not None and entry.day is not None and entry.day >= end


def _undated(entries: Sequence[Entry]) -> Entry | None:
    """The state that sources give without a day, where they give one only."""
    stated = [one for one in entries if one.effect == "statement" and one.day is None]
    return stated[0] if len({one.state for one in stated}) == 1 else None


def _told(day: date, state: LegalState | None, entry: Entry | None) -> State:
    if entry is None:
        return State(day, state, NOTHING)
    if entry.effect == "statement":
        sentence = BY_STATEMENT if entry.day else BY_UNDATED
        return State(day, state, sentence.format(day=entry.day, what=entry.text), entry)
    return State(day, state, _said(BY_EVENT, entry), entry)


def _said(sentence: Text, entry: Entry, **more: object) -> Text:
    name = EFFECTS[entry.effect].name
    return Text(
        zh=sentence.zh.format(day=entry.day, what=name.zh, **more),
        en=sentence.en.format(day=entry.day, what=name.en, **more),
    )


def _expiry(tellings: Sequence[Telling], country: str, terms: Sequence[Term]) -> ExpiryEstimate | None:
    """The estimate from the earliest filing date and grant date told, and the type that all agree on."""
    publications = [one.publication for one in tellings]
    types = {p.patent_type for p in publications if p.patent_type}
    if len(types) != 1:
        return None
    filed = min((p.filing_date for p in publications if p.filing_date), default=None)
    granted = min((p.grant_date for p in publications if p.grant_date), default=None)
    return estimate_expiry(country, str(next(iter(types))), filed, terms=terms, grant_date=granted)


def _end(tellings: Sequence[Telling], expiry: ExpiryEstimate | None) -> End | None:
    """The day that a source gives where it is not before the estimate (adjustments lengthen a term, and a day
    before it may be that of a lapse); else the estimate."""
    stated = max(
        (p.expiry_date for p in (one.publication for one in tellings) if p.expiry_date), default=None
    )
    if stated and (expiry is None or stated >= expiry.date):
        return End(stated, BY_STATED_END.format(day=stated))
    if expiry is None:
        return None
    return End(
        expiry.date,
        Text(
            zh=BY_TERM.zh.format(day=expiry.date, basis=expiry.basis.zh),
            en=BY_TERM.en.format(day=expiry.date, basis=expiry.basis.en),
        ),
    )


def _contradictions(entries: Sequence[Entry], end: End | None) -> Iterator[Text]:
    filed = next((one.day for one in entries if one.effect == "filed"), None)
    ended: Entry | None = None
    for at, entry in enumerate(entries):
        if entry.day is None:
            continue
        if entry.effect == "statement":
            found, _ = _walk([one for one in entries[:at] if one.effect != "statement"], entry.day)
            if found and entry.state and found != entry.state:
                yield _against(AGAINST, entry.state, found, entry.day)
            if end and entry.state == "in_force" and entry.day >= end.day:
                yield BEYOND_TERM.format(day=entry.day, end=end.day)
            continue
        leaves = EFFECTS[entry.effect].leaves
        if filed and entry.origin == "event" and entry.day < filed and leaves not in ("", "pending"):
            yield _said(BEFORE_FILING, entry, filed=filed)
        if leaves == "lapsed":
            ended = entry
        elif leaves in ("again", "pending"):
            ended = None
        elif leaves == "in_force" and ended is not None:
            names = EFFECTS[ended.effect].name
            yield Text(
                zh=_said(AFTER_END, entry, end=ended.day, ended=names.zh).zh,
                en=_said(AFTER_END, entry, end=ended.day, ended=names.en).en,
            )
            ended = None
    undated, (found, _) = _undated(entries), _walk(entries, date.max)
    if undated and undated.state and found and undated.state != found:
        yield _against(UNDATED_AGAINST, undated.state, found)


def _against(sentence: Text, said: LegalState, found: LegalState, day: date | None = None) -> Text:
    return Text(
        zh=sentence.zh.format(said=STATES[said].zh, found=STATES[found].zh, day=day),
        en=sentence.en.format(said=STATES[said].en, found=STATES[found].en, day=day),
    )
