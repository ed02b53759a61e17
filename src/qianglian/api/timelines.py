"""Where an application stands in law, as it is told."""

from __future__ import annotations

from datetime import date

from pydantic import BaseModel, Field

from qianglian.corpus.legal.entries import Entry
from qianglian.corpus.legal.fees import FeeDue
from qianglian.corpus.legal.standing import Standing
from qianglian.corpus.legal.timeline import End
from qianglian.model.publication import LegalState
from qianglian.model.text import Text
from qianglian.rules.legal_events import EFFECTS

STATEMENT = Text(zh="来源所称状态", en="state as a source gives it")


class StateOn(BaseModel):
    """The state on a day, and why we say so. Null: unknown, which is not "lapsed"."""

    day: date
    state: LegalState | None
    basis: Text


class TimelineEntry(BaseModel):
    """Something that happened."""

    day: date | None = Field(description="Day of effect; null where no source tells.")
    announced: date | None = Field(description="Day of the gazette, where it differs.")
    effect: str = Field(examples=["granted"])
    what: Text = Field(description="The effect in words.")
    text: str = Field(description="As the source says it.")
    state: LegalState | None
    code: str
    country: str
    origin: str
    sources: list[str]


class LegalTimeline(BaseModel):
    """One application: its publications, what happened, its state, the end of its term, its fees."""

    application: str
    numbers: list[str]
    country: str
    state: StateOn
    last_told: date | None = Field(description="The day of the newest entry.")
    end: End | None = Field(
        description="The end of the term: stated by a source, or an estimate with its basis."
    )
    assumptions: list[Text]
    entries: list[TimelineEntry]
    contradictions: list[Text]
    fees: list[FeeDue] = Field(description="Annual fees still to be paid, in yuan.")
    fees_note: Text


def legal_timeline(standing: Standing) -> LegalTimeline:
    """The time line as it is told."""
    line, state = standing.timeline, standing.state
    return LegalTimeline(
        application=standing.application,
        numbers=list(standing.numbers),
        country=line.country,
        state=StateOn(day=state.day, state=state.state, basis=state.basis),
        last_told=line.last_told,
        end=line.end,
        assumptions=list(line.expiry.assumptions) if line.expiry else [],
        entries=[_entry(entry) for entry in line.entries],
        contradictions=list(line.contradictions),
        fees=list(standing.fees.due),
        fees_note=standing.fees.note,
    )


def _entry(entry: Entry) -> TimelineEntry:
    return TimelineEntry(
        day=entry.day,
        announced=entry.announced,
        effect=entry.effect,
        what=EFFECTS[entry.effect].name if entry.effect in EFFECTS else STATEMENT,
        text=entry.text,
        state=entry.state,
        code=entry.code,
        country=entry.country,
        origin=entry.origin,
        sources=list(entry.sources),
    )
