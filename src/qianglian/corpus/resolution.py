"""From the records of one group to its publications: identity, then field by field which source is shown.

A function of the set of records and of people's decisions; no clock, no order, no state.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any

from qianglian.corpus.identity import NO_DECISIONS, Claimed, Decisions, Proposal, cluster
from qianglian.corpus.prevalence import NEVER, Conflict, Prevalence, prevalence
from qianglian.model.keys import publication_key
from qianglian.model.language import text_language
from qianglian.model.publication import (
    Citation,
    ClassSymbol,
    Identifier,
    LangText,
    LegalEvent,
    Party,
    Priority,
    Publication,
    Related,
)
from qianglian.query.normal_form import normalise

Origin = tuple[str, int, str, int]
"""Batch, offset in the batch's Parquet file, sheet, row as a person counts it."""


@dataclass(slots=True)
class Record:
    """One source row: where it came from and what it states."""

    origin: Origin
    identity: str
    source: str
    database: str
    learned: date
    """Date of the search it answers, `NEVER` when not registered: of two equal sources the later wins."""
    publication: Publication
    _digest: str = ""

    @property
    def digest(self) -> str:
        """Hash of what the record states: the last tie-break, the same in every order of import."""
        if not self._digest:
            self._digest = hashlib.blake2b(repr(self.publication).encode(), digest_size=12).hexdigest()
        return self._digest


@dataclass(slots=True)
class Resolved:
    """One publication resolved from its records."""

    key: str
    also: list[str]
    """Keys of other identities that lead here."""
    group: str
    publication: Publication
    sources: list[Origin]
    conflicts: list[Conflict] = field(default_factory=list)


@dataclass(slots=True)
class GroupResolution:
    """What a group of records comes to."""

    publications: list[Resolved]
    proposals: list[Proposal]


def resolve(records: Sequence[Record], group: str, decisions: Decisions = NO_DECISIONS) -> GroupResolution:
    """The publications of one group of records, and what is proposed to a person."""
    claims: dict[str, Claimed] = {}
    for record in records:
        number = record.publication.number
        claim = claims.setdefault(
            record.identity, Claimed(record.identity, bool(number and number.kind), number is None)
        )
        claim.add(record.publication)
    clusters = cluster(claims.values(), decisions)
    members: dict[str, list[Record]] = {}
    for record in records:
        members.setdefault(clusters.leaders[record.identity], []).append(record)
    resolved = [_merge(leader, group, found) for leader, found in sorted(members.items())]
    return GroupResolution(resolved, clusters.proposals)


def _merge(leader: str, group: str, records: list[Record]) -> Resolved:
    key = publication_key(leader)
    also = sorted({publication_key(record.identity) for record in records} - {key})
    sources = sorted(record.origin for record in records)
    if len(records) == 1:
        return Resolved(key, also, group, records[0].publication, sources)
    publication, conflicts = merge_fields(records)
    return Resolved(key, also, group, publication, sources, conflicts)


def ordered(records: Iterable[Record], field_name: str, table: Prevalence) -> list[Record]:
    """Records in the order in which they are asked for a field."""
    return sorted(
        records, key=lambda r: (table.place(field_name, r.source), -r.learned.toordinal(), r.digest, r.origin)
    )


def merge_fields(records: Sequence[Record]) -> tuple[Publication, list[Conflict]]:
    """The publication as shown, and every field on which a source lost."""
    table = prevalence()
    merged = Publication()
    conflicts: list[Conflict] = []
    orders: dict[int, list[Record]] = {}
    for name, rule in RULES.items():
        order_id = id(table.fields.get(name, table.default))
        order = orders.setdefault(order_id, ordered(records, name, table))
        setattr(merged, name, rule(order, name))
        if name in COMPARED:
            conflicts += _conflicts(order, name)
    return merged, conflicts


def _first(order: Sequence[Record], name: str) -> Any:
    """The first value stated."""
    values = (getattr(record.publication, name) for record in order)
    return next(
        (value for value in values if value not in (None, "", ())), getattr(order[0].publication, name)
    )


def _number(order: Sequence[Record], name: str) -> Any:
    """A number with its kind code before one without."""
    numbers = [record.publication.number for record in order if record.publication.number]
    return next((n for n in numbers if n.kind), numbers[0] if numbers else None)


def _by_language(order: Sequence[Record], name: str) -> tuple[LangText, ...]:
    """For each language the first text stated, the office's own before a vendor's translation."""
    chosen: dict[str, LangText] = {}
    for record in order:
        for text in getattr(record.publication, name):
            held = chosen.get(text.lang)
            if held is None or (held.translated and not text.translated):
                chosen[text.lang] = text
    return tuple(sorted(chosen.values(), key=lambda text: (text.translated, text.lang)))


def _union(order: Sequence[Record], name: str) -> tuple[Any, ...]:
    """Everything that any source states, once, in a fixed order."""
    return tuple(sorted({value for r in order for value in getattr(r.publication, name)}, key=repr))


def _events(order: Sequence[Record], name: str) -> tuple[LegalEvent, ...]:
    """All legal events of all sources in one order of time; what has no date comes first."""
    events = {event for record in order for event in record.publication.events}
    return tuple(sorted(events, key=lambda e: (e.date or NEVER, e.country, e.code, e.text)))


def _status(order: Sequence[Record], name: str) -> Any:
    """The newest status wins, by the date it was true or else by the date of the search."""
    stated = [record for record in order if record.publication.status]
    if not stated:
        return None

    def age(record: Record) -> date:
        status = record.publication.status
        return (status.as_of if status else None) or record.learned

    newest = max(age(record) for record in stated)
    return next(record.publication.status for record in stated if age(record) == newest)


def _applicants(order: Sequence[Record], name: str) -> Any:
    """The first stated in the office's own script; else the first stated."""
    for record in order:
        publication = record.publication
        if publication.applicants and _script(publication) == OFFICE_SCRIPT.get(publication.country, ""):
            return publication.applicants
    return _first(order, name)


def _script(publication: Publication) -> str:
    """The script of the applicants' names, as a language: ``zh``, ``ja``, ``ko``, or "" for Latin letters."""
    return _names_script(tuple(party.name for party in publication.applicants))


@lru_cache(maxsize=4096)
def _names_script(names: tuple[str, ...]) -> str:
    found = text_language(" ".join(names))
    return found if found in ("zh", "ja", "ko") else ""


def _extra(order: Sequence[Record], name: str) -> dict[str, str]:
    """Columns without a field, by the source's own names; the first source that states one is shown."""
    out: dict[str, str] = {}
    for record in order:
        for column, value in record.publication.extra.items():
            out.setdefault(column, value)
    return dict(sorted(out.items()))


OFFICE_SCRIPT = {"CN": "zh", "TW": "zh", "JP": "ja", "KR": "ko"}
"""Offices that print names in a script of their own: a vendor's romanised name does not displace it."""

RULES: dict[str, Callable[[Sequence[Record], str], Any]] = {
    **dict.fromkeys(Publication.__dataclass_fields__, _first),
    "number": _number,
    "titles": _by_language,
    "abstracts": _by_language,
    "descriptions": _by_language,
    "identifiers": _union,
    "families": _union,
    "applicants": _applicants,
    "events": _events,
    "status": _status,
    "extra": _extra,
}


def _names(parties: Sequence[Party]) -> dict[str, frozenset[str]]:
    """Names by script: a name and its romanisation cannot be told to differ."""
    names = tuple(party.name for party in parties)
    return {_names_script(names): frozenset(map(normalise, names))}


def _text(value: object) -> str:
    return str(value)


COMPARED: dict[str, Callable[[Any], object]] = {
    "application": lambda value: value.key,
    "patent_type": _text,
    "filing_date": _text,
    "publication_date": _text,
    "grant_date": _text,
    "priority_date": _text,
    "titles": lambda texts: {t.lang: normalise(t.text) for t in texts if not t.translated},
    "applicants": _names,
    "ipc": lambda symbols: frozenset(symbols),
    "status": lambda status: status.state or status.as_given,
}
"""Fields whose contradictions are reported, and what of a value is compared."""


def _differ(name: str, won: Any, lost: Any) -> bool:
    one, other = COMPARED[name](won), COMPARED[name](lost)
    if isinstance(one, dict) and isinstance(other, dict):
        return any(one[lang] != other[lang] for lang in one.keys() & other.keys())
    return one != other


def _conflicts(order: Sequence[Record], name: str) -> list[Conflict]:
    stated = [(getattr(r.publication, name), r.database) for r in order]
    stated = [(value, source) for value, source in stated if value not in (None, "", ())]
    if len(stated) < 2:
        return []
    if name == "status":
        shown = _status(order, name)
        stated.sort(key=lambda pair: pair[0] != shown)
    won, source = stated[0]
    found = {
        Conflict(name, brief(won), source, brief(value), other)
        for value, other in stated[1:]
        if _differ(name, won, value)
    }
    return sorted(found, key=repr)


def brief(value: Any) -> str:
    """A value as one line for a person."""
    if isinstance(value, tuple):
        return "; ".join(brief(item) for item in value)
    if isinstance(value, dict):
        return "; ".join(f"{name}: {item}" for name, item in value.items())
    if isinstance(value, Identifier):
        return f"{value.scheme}:{value.value}"
    if isinstance(value, LegalEvent):
        return f"{value.date or '?'} {value.text}"
    if isinstance(value, Citation):
        told = " ".join(filter(None, (value.number or value.text, value.category)))
        return f"{told} ({value.phase})" if value.phase else told
    if isinstance(value, ClassSymbol):
        return " ".join(filter(None, (value.symbol, value.scheme, value.value, value.position)))
    if isinstance(value, Related):
        return " ".join(filter(None, (value.relation, value.number, str(value.date or ""))))
    if isinstance(value, Priority):
        return " ".join(filter(None, (value.number, str(value.date or ""))))
    for name in ("name", "text", "as_given"):
        if hasattr(value, name):
            return str(getattr(value, name))
    return str(value)
