"""Our own JSON Lines: one publication a line, nothing lost either way. The form: docs/reference/jsonl.md."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO

import orjson

from qianglian.model.errors import NewerFormat
from qianglian.model.numbers import (
    ApplicationNumber,
    PublicationNumber,
    Ruined,
    application_number,
    publication_number,
)
from qianglian.model.publication import (
    Citation,
    Claim,
    ClassSymbol,
    Identifier,
    LangText,
    LegalEvent,
    LegalStatus,
    Party,
    Priority,
    Publication,
    Related,
)
from qianglian.model.terms import Terms
from qianglian.model.text import Text
from qianglian.sources.contract import (
    Columns,
    Place,
    Reading,
    ReadOptions,
    Rejected,
    Row,
    Sample,
    Source,
    SourceRow,
)
from qianglian.sources.draft import Draft
from qianglian.sources.raw import RawRow, shown
from qianglian.sources.reading import guarded
from qianglian.sources.tables import tables

VERSION = 1
MARK = "qianglian"
"""The key that every line begins with; its value is the version of the form."""

_PART = re.compile(r"[A-Z0-9]*")
_FIELDS = tuple(field.name for field in fields(Publication))


def write(publications: Iterable[Publication | SourceRow], stream: BinaryIO) -> int:
    """Write publications, one a line; returns how many. Fields without a value are left out."""
    written = 0
    for item in publications:
        stream.write(line(item))
        written += 1
    return written


def line(item: Publication | SourceRow) -> bytes:
    """One publication as a line, line end included."""
    publication = item.publication if isinstance(item, SourceRow) else item
    said: dict[str, object] = {MARK: VERSION}
    for name in _FIELDS:
        value = getattr(publication, name)
        if value is not None and value != () and value != "" and value != {}:
            said[name] = [_brief(part) for part in value] if type(value) is tuple else value
    if isinstance(item, SourceRow) and item.sequence is not None:
        said["sequence"] = item.sequence
        if item.series:
            said["series"] = item.series
    return orjson.dumps(said, option=orjson.OPT_APPEND_NEWLINE)


def _brief(part: object) -> object:
    """A party that is only a name is written as that name."""
    if type(part) is Party and not (part.address or part.country or part.identifiers):
        return part.name
    return part


def recognise(sample: Sample) -> float:
    """By the mark at the beginning of each line."""
    return 1.0 if sample.objects and MARK in sample.objects[0] else 0.0


def read(path: Path, options: ReadOptions) -> Reading:
    """All lines; keys that are none of ours are kept as ``extra``. Raises `NewerFormat` for a later version."""
    columns = Columns()
    notes: list[tuple[str, str]] = []
    return Reading(rows=_rows(path, options, columns, notes), columns=columns, notes=notes)


def _rows(
    path: Path, options: ReadOptions, columns: Columns, notes: list[tuple[str, str]]
) -> Iterator[Row | Rejected]:
    for table in tables(path, options, notes):
        for raw in table.rows:
            place = Place(raw.row, table.name)
            if raw.cells is None:
                yield Rejected(place, raw.code, raw.found)
            elif isinstance(raw.cells, dict) and raw.cells:
                yield guarded(place, partial(_row, raw, place, columns, options))
            elif raw.cells:
                yield Rejected(place, "not_an_object", shown(str(raw.cells)))


def _row(raw: RawRow, place: Place, columns: Columns, options: ReadOptions) -> Row | Rejected:
    draft = Draft(place, options.latest_year)
    cells: Mapping[str, Any] = raw.cells  # type: ignore[assignment]  # the caller has looked: an object
    if raw.code:
        draft.remark(raw.code, "", raw.found)
    for name, value in cells.items():
        if name not in columns.fates:
            columns.fates[name] = name if name in _READERS or name in _OWN else "extra"
        if name in _READERS:
            _fill(draft, name, value)
        elif name not in _OWN:
            draft.keep(name, value if isinstance(value, str) else orjson.dumps(value).decode())
    _check_version(cells.get(MARK, VERSION))
    publication = draft.publication
    if publication.number is None and not publication.identifiers:
        given = str(cells.get("number", ""))
        ruined = isinstance(publication_number(given), Ruined)
        code = "ruined_identity" if ruined else "unreadable_identity" if given else "no_identity"
        return Rejected(place, code, shown(given or str(cells)), given[:100], draft.sequence, draft.series)
    if publication.number is None:
        draft.remark("no_publication_number", "number", "")
    if publication.number is not None and not publication.country:
        publication.country = publication.number.country
    return SourceRow(place, publication, tuple(draft.remarks), draft.sequence, draft.series)


def _fill(draft: Draft, name: str, value: Any) -> None:
    """Fill one field; a value of the wrong shape is kept aside and remarked, and costs nobody the row."""
    try:
        _READERS[name](draft, name, value)
    except (ValueError, TypeError, KeyError, AttributeError):
        draft.remark("unreadable_field", name, shown(str(value)))
        draft.keep(name, orjson.dumps(value).decode())


def _check_version(version: object) -> None:
    if isinstance(version, int) and version > VERSION:
        raise NewerFormat(
            Text(
                zh=f"该 JSON Lines 文件为第 {version} 版，本程序读到第 {VERSION} 版。",
                en=f"This JSON Lines file is of version {version}; this program reads up to {VERSION}.",
            ),
            hint=Text(zh="请升级后再导入。", en="Upgrade, then import it."),
        )


def _number(draft: Draft, name: str, value: Any) -> None:
    if isinstance(value, Mapping):
        found = PublicationNumber(**{key: _text(part) for key, part in value.items()})
        draft.publication.number = found if _normal(found.country, found.number, found.kind) else None
        return
    read_number = publication_number(value, _text(draft.publication.country))
    draft.publication.number = read_number if isinstance(read_number, PublicationNumber) else None


def _application(draft: Draft, name: str, value: Any) -> None:
    if isinstance(value, Mapping):
        ok = value.get("check_ok")
        parts = {key: _text(part) for key, part in value.items() if key != "check_ok"}
        found = ApplicationNumber(check_ok=ok if isinstance(ok, bool) else None, **parts)
        if not _normal(found.country, found.number, found.check):
            raise ValueError(f"application: {value}")
        draft.publication.application = found
        return
    read_number = application_number(value, _text(draft.publication.country))
    if isinstance(read_number, ApplicationNumber):
        draft.publication.application = read_number
    else:
        draft.remark("unparsed_number" if read_number is None else "ruined_number", name, value)
    draft.publication.application_as_given = draft.publication.application_as_given or str(value)


def _normal(*parts: str) -> bool:
    return all(_PART.fullmatch(part) for part in parts) and bool(parts[1])


def _text(value: object) -> str:
    if isinstance(value, str):
        return value
    raise TypeError(f"a text was expected, found {value!r:.60}")


def _plain(draft: Draft, name: str, value: Any) -> None:
    setattr(draft.publication, name, _text(value))


def _whole(draft: Draft, name: str, value: Any) -> None:
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError(f"{name}: a whole number was expected, found {value!r:.60}")
    setattr(draft if name == "sequence" else draft.publication, name, value)


def _series(draft: Draft, name: str, value: Any) -> None:
    draft.series = _text(value)


def _type(draft: Draft, name: str, value: Any) -> None:
    if value not in ("invention", "utility_model", "design"):
        raise ValueError(f"patent_type: {value!r:.60}")
    draft.publication.patent_type = value


def _day(draft: Draft, name: str, value: Any) -> None:
    setattr(draft.publication, name, draft.day(value, name, ahead=name == "expiry_date"))


def _texts(draft: Draft, name: str, value: Any) -> None:
    setattr(draft.publication, name, tuple(_text(item) for item in value))


def _extra(draft: Draft, name: str, value: Any) -> None:
    for key, text in value.items():
        draft.keep(key, _text(text))


def _status(draft: Draft, name: str, value: Any) -> None:
    state = value.get("state")
    if state not in (None, "in_force", "pending", "lapsed"):
        raise ValueError(f"status: {state!r:.60}")
    draft.publication.status = LegalStatus(state, _text(value["as_given"]), _iso(value.get("as_of")))


def _iso(value: object) -> date | None:
    return None if value is None else date.fromisoformat(_text(value))


def _list_of(make: Callable[[Any], object]) -> Callable[[Draft, str, Any], None]:
    def read_list(draft: Draft, name: str, value: Any) -> None:
        if not isinstance(value, list):
            raise TypeError(f"{name}: a list was expected, found {value!r:.60}")
        setattr(draft.publication, name, tuple(make(item) for item in value))

    return read_list


def _identifier(item: Any) -> Identifier:
    return Identifier(_text(item["scheme"]), _text(item["value"]))


def _lang_text(item: Any) -> LangText:
    if isinstance(item, str):
        return LangText("", item)
    return LangText(_text(item.get("lang", "")), _text(item["text"]), item.get("translated") is True)


def _claim(item: Any) -> Claim:
    parents = tuple(int(number) for number in item.get("depends_on", ()))
    number, text, lang = int(item["number"]), _text(item["text"]), _text(item.get("lang", ""))
    return Claim(number, text, lang, item.get("independent"), parents)


def _party(item: Any) -> Party:
    if isinstance(item, str):
        return Party(item)
    ids = tuple(_identifier(one) for one in item.get("identifiers", ()))
    return Party(_text(item["name"]), _text(item.get("address", "")), _text(item.get("country", "")), ids)


def _priority(item: Any) -> Priority:
    return Priority(_text(item["number"]), _text(item.get("country", "")), _iso(item.get("date")))


def _citation(item: Any) -> Citation:
    if isinstance(item, str):
        return Citation(item)
    category, text, phase, claims = (_text(item.get(n, "")) for n in ("category", "text", "phase", "claims"))
    return Citation(_text(item["number"]), category, item.get("by_examiner"), text, phase, claims)


def _class(item: Any) -> ClassSymbol:
    return ClassSymbol(**{key: _text(part) for key, part in item.items()})


def _related(item: Any) -> Related:
    relation, number = _text(item["relation"]), _text(item["number"])
    return Related(relation, number, _text(item.get("country", "")), _iso(item.get("date")))


def _event(item: Any) -> LegalEvent:
    code, country = _text(item.get("code", "")), _text(item.get("country", ""))
    return LegalEvent(_iso(item.get("date")), _text(item["text"]), code, country)


_READERS: dict[str, Callable[[Draft, str, Any], None]] = {
    "number": _number,
    "identifiers": _list_of(_identifier),
    "country": _plain,
    "application": _application,
    "application_as_given": _plain,
    "patent_type": _type,
    **dict.fromkeys(("titles", "abstracts", "descriptions"), _list_of(_lang_text)),
    "claims": _list_of(_claim),
    **dict.fromkeys(("filing_date", "publication_date", "grant_date", "priority_date", "expiry_date"), _day),
    **dict.fromkeys(("applicants", "owners", "inventors", "agents"), _list_of(_party)),
    **dict.fromkeys(("ipc", "cpc", "loc", "figures"), _texts),
    "classes": _list_of(_class),
    "related": _list_of(_related),
    "priorities": _list_of(_priority),
    "families": _list_of(_identifier),
    "citations": _list_of(_citation),
    "cited_by": _list_of(_citation),
    **dict.fromkeys(("cited_by_count", "family_size", "sequence"), _whole),
    "status": _status,
    "events": _list_of(_event),
    "extra": _extra,
    "series": _series,
}
_OWN = frozenset({MARK})

SOURCE = Source(
    name="qianglian_jsonl",
    title=Text(zh="强链 JSON Lines", en="QiangLian JSON Lines"),
    database="",
    rank=20,
    terms=Terms(share="no"),
    recognise=recognise,
    read=read,
)

__all__ = ["MARK", "SOURCE", "VERSION", "line", "read", "recognise", "write"]
