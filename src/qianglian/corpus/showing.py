"""One publication with every source of every field: what each file says, and which is shown."""

from __future__ import annotations

import html
from dataclasses import dataclass, replace
from typing import Any

from qianglian.corpus.generation import record_from
from qianglian.corpus.lookup import find
from qianglian.corpus.parts import rows_at
from qianglian.corpus.prevalence import prevalence
from qianglian.corpus.resolution import RULES, Record, brief, merge_fields, ordered
from qianglian.corpus.snapshot import Snapshot
from qianglian.corpus.viewing import ALWAYS, rows_of
from qianglian.model.errors import NotFound
from qianglian.model.expiry import ExpiryEstimate, estimate_expiry
from qianglian.model.publication import Publication
from qianglian.model.text import Text
from qianglian.model.view import EVERYTHING, View
from qianglian.rules.patent_terms import patent_terms

EMPTY: tuple[object, ...] = (None, "", (), {})


@dataclass(frozen=True, slots=True)
class Stated:
    """What one source row says of a field."""

    value: str
    database: str
    file: str
    place: str
    shown: bool


@dataclass(frozen=True, slots=True)
class FieldShown:
    """One field: the value shown and every source that states it, the one shown first."""

    name: str
    value: str
    sources: tuple[Stated, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A publication laid open."""

    key: str
    number: str
    also: tuple[str, ...]
    publication: Publication
    fields: tuple[FieldShown, ...]
    prevalence: str
    """Version of the table that says which source is shown."""
    expiry: ExpiryEstimate | None = None
    """When the right would end by the lapse of its term: an estimate with its basis; None where unknown."""

    def _repr_html_(self) -> str:
        rows = "".join(
            f"<tr><th>{f.name}</th><td>{html.escape(f.value)}</td>"
            f"<td>{html.escape('；'.join(f'{s.database} {s.file} {s.place}' for s in f.sources))}</td></tr>"
            for f in self.fields
        )
        return f"<h4>{html.escape(self.number)}</h4><table>{rows}</table>"


def show(snapshot: Snapshot, number: str, view: View = EVERYTHING) -> list[Shown]:
    """The publications that ``number`` names (several when asked without a kind code).

    Raises `NotFound`, which says that ``why_not`` tells more.
    """
    return [_lay_open(snapshot, row, view) for row in rows_shown(snapshot, number, view)]


def rows_shown(snapshot: Snapshot, number: str, view: View) -> list[dict[str, Any]]:
    """The stored rows that ``number`` names within the View; raises `NotFound`."""
    engine = snapshot.fulltext
    rows = find(snapshot, [number])[0].exact
    bound = rows_of(view)
    seen = [row for row in rows if engine and engine.matches(row["key"], bound)]
    if not seen:
        raise NotFound(
            Text(zh=f"库中没有 {number}。", en=f"{number} is not in the corpus."),
            hint=Text(zh="qianglian why-not 说明原因。", en="qianglian why-not says why."),
        )
    return seen


def records_of(snapshot: Snapshot, row: dict[str, Any]) -> list[Record]:
    """The source rows behind a stored row."""
    offsets: dict[str, list[int]] = {}
    for batch, offset, _, _ in row["sources"]:
        offsets.setdefault(batch, []).append(offset)
    return [
        record_from(found, snapshot.batches[batch])
        for batch, wanted in offsets.items()
        for found in rows_at(snapshot.layout.records(snapshot.batches[batch].file), wanted)
    ]


def _lay_open(snapshot: Snapshot, row: dict[str, Any], view: View) -> Shown:
    records = records_of(snapshot, row)
    whole = merge_fields(records)[0] if len(records) > 1 else records[0].publication
    publication = within(whole, view)
    fields = [
        _field(snapshot, name, publication, records, view.allows("sources"))
        for name in RULES
        if getattr(publication, name) not in EMPTY
    ]
    return Shown(
        row["key"],
        row["number"],
        tuple(row["also"]),
        publication,
        tuple(fields),
        prevalence().version,
        expiry_of(publication),
    )


def expiry_of(publication: Publication) -> ExpiryEstimate | None:
    """The estimated end of the term, by the dated rules in force; None where a date or the type is unknown."""
    if publication.filing_date is None or publication.patent_type is None:
        return None
    return estimate_expiry(
        publication.country,
        publication.patent_type,
        publication.filing_date,
        terms=patent_terms(),
        grant_date=publication.grant_date,
    )


def within(publication: Publication, view: View) -> Publication:
    """The publication without what the View hides."""
    if not view.narrows:
        return publication
    hidden = [n for n in RULES if n not in ALWAYS and n != "country" and not view.allows(n)]
    blank = Publication()
    seen = replace(publication, **{name: getattr(blank, name) for name in hidden})
    if view.cut_off is not None:
        past = tuple(event for event in seen.events if event.date and event.date <= view.cut_off)
        seen = replace(seen, events=past)
    return seen


def origin_of(snapshot: Snapshot, record: Record) -> tuple[str, str, str]:
    """Database, file and place of a record, as told to a person."""
    batch, _, sheet, row = record.origin
    return record.database, snapshot.batches[batch].name, f"{sheet}!{row}" if sheet else f"#{row}"


def _field(
    snapshot: Snapshot, name: str, publication: Publication, records: list[Record], told: bool
) -> FieldShown:
    shown = getattr(publication, name)
    stated = [
        (getattr(record.publication, name), record)
        for record in ordered(records, name, prevalence())
        if getattr(record.publication, name) not in EMPTY
    ]
    sources = [
        Stated(
            brief(value),
            *(origin_of(snapshot, record) if told else ("", "", "")),
            value == shown
            or (isinstance(value, tuple) and bool(set(map(repr, value)) & set(map(repr, shown)))),
        )
        for value, record in stated
    ]
    return FieldShown(name, brief(shown), tuple(sorted(sources, key=lambda s: not s.shown)))
