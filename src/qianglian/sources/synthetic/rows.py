"""The rows of our own JSON Lines: plain dictionaries whose keys are the fields of a `Publication`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from qianglian.sources.synthetic import people
from qianglian.sources.synthetic.firms import Firm
from qianglian.sources.synthetic.law import expiry
from qianglian.sources.synthetic.lineage import LAST_DAY
from qianglian.sources.synthetic.record import Record
from qianglian.sources.synthetic.spec import SyntheticSpec

NOTE_COLUMN, NOTE = "来源", "合成示例数据 synthetic"

MARK, VERSION = "qianglian", 1
"""How our JSON Lines begin; said here again, since a source of data and a reader of it do not know each other."""

_TYPES = {"U": "utility_model", "S": "design"}


def publications(spec: SyntheticSpec) -> Iterator[dict[str, object]]:
    """The publications of ``spec`` in order, each once and unspoilt."""
    for index in range(spec.publications):
        yield row(Record(spec.seed, index))


def row(record: Record) -> dict[str, object]:
    """One publication; what it does not have is left out."""
    parts = (_identity, _texts, _dates, _people, _subject, _law)
    fields = {key: value for part in parts for key, value in part(record).items()}
    kept = {key: value for key, value in fields.items() if value not in (None, [], "")}
    return {MARK: VERSION, **kept, "extra": {NOTE_COLUMN: NOTE}}


def _identity(record: Record) -> dict[str, object]:
    return {
        "number": record.number,
        "application": record.application,
        "country": record.member.office,
        "patent_type": _TYPES.get(record.member.kind, "invention"),
    }


def _texts(record: Record) -> dict[str, object]:
    languages = record.languages
    abstracts = [] if record.is_design else languages
    return {
        "titles": [_text(language, record.title(language), made) for language, made in languages],
        "abstracts": [_text(language, record.abstract(language), made) for language, made in abstracts],
        "claims": [
            {"number": number, "text": text, "lang": record.language, "independent": number == 1}
            for number, text in enumerate(record.claims, 1)
        ],
    }


def _text(language: str, text: str, translated: bool) -> dict[str, object]:
    return {"lang": language, "text": text, **({"translated": True} if translated else {})}


def _dates(record: Record) -> dict[str, object]:
    priority, published = record.priority, record.published.isoformat()
    return {
        "filing_date": record.filed.isoformat(),
        "publication_date": published,
        "grant_date": published if record.granted else None,
        "priority_date": priority[2].isoformat() if priority else None,
        "expiry_date": expiry(record.publication).isoformat() if record.granted else None,
    }


def _people(record: Record) -> dict[str, object]:
    return {
        "applicants": [_party(record, firm) for firm in record.invention.applicants],
        "owners": [_party(record, firm) for firm in record.owners] if record.granted else [],
        "inventors": [
            {"name": people.name(number, record.language)} for number in record.invention.inventors
        ],
    }


def _party(record: Record, firm: Firm) -> dict[str, object]:
    language = record.language
    codes = [{"scheme": "uscc", "value": firm.uscc}] if firm.uscc and language == "zh" else []
    party = {"name": firm.name(language, record.full_width), "address": firm.address(language)}
    return {**party, "country": firm.city.country, **({"identifiers": codes} if codes else {})}


def _subject(record: Record) -> dict[str, object]:
    priority = record.priority
    classes = (
        {"loc": [record.invention.topic.locarno]}
        if record.is_design
        else {"ipc": record.invention.ipc, "cpc": record.invention.cpc}
    )
    return {
        **classes,
        "priorities": [{"number": priority[0], "country": priority[1], "date": priority[2].isoformat()}]
        if priority
        else [],
        "families": [{"scheme": "synthetic_family", "value": record.family_name}],
        "family_size": len(record.family.route),
        "citations": [
            {"number": cited.number, "category": cited.category, "by_examiner": cited.by_examiner}
            for cited in record.citations
        ],
    }


def _law(record: Record) -> dict[str, object]:
    fate, office = record.fate, record.member.office
    return {
        "status": {"state": fate.state, "as_given": fate.state_zh, "as_of": _day(LAST_DAY)},
        "events": [{"date": _day(event.day), "text": event.text, "country": office} for event in fate.events],
    }


def _day(ordinal: int) -> str:
    return date.fromordinal(ordinal).isoformat()
