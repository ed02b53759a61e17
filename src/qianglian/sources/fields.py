"""The fields that a column can fill, each with how its cells are read.

A format is a table {column: `Use`}; `setter` turns one such line into a function that is called per cell.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

import orjson

from qianglian.model.classification import cpc_symbol, ipc_symbol, loc_class, split_classes
from qianglian.model.language import text_language
from qianglian.model.publication import Citation, Claim, Identifier, LangText, LegalStatus, Party
from qianglian.model.text import Text
from qianglian.sources.draft import Draft
from qianglian.sources.events import read_events
from qianglian.sources.raw import Cell
from qianglian.sources.words import legal_state, patent_type

EXCEL_CELL = 32_767
"""Characters that a cell of Excel holds at most."""

Setter = Callable[[Draft, Cell], None]


@dataclass(frozen=True, slots=True)
class Use:
    """What one column is used for: the field that it fills and how its cells are read.

    ``split``: separators of a list, tried together. ``dates``: "" for the usual forms, ``excel`` where day
    numbers may occur, or a strptime form such as ``%d/%m/%Y``. ``scheme``: of an identifier or a family.
    ``noise``: garbled characters to take out, with a remark. ``why``: of an ignored column, one of
    `qianglian.sources.remarks.IGNORED`.
    """

    field: str
    split: tuple[str, ...] = ()
    lang: str = ""
    translated: bool = False
    scheme: str = ""
    dates: str = ""
    noise: str = ""
    why: str = ""


def extra() -> Use:
    """Kept by the source's own name: no field of ours stands for it."""
    return Use("extra")


def ignored(why: str) -> Use:
    """Not kept, and why."""
    return Use("ignored", why=why)


def as_text(value: Cell) -> str:
    """A cell as text: whole floats without their ``.0``, lists joined, objects as JSON."""
    if type(value) is str:
        return value.strip()
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, list):
        return "; ".join(as_text(item) for item in value)
    if isinstance(value, dict):
        return orjson.dumps(value, default=str).decode()
    return str(value)


def listing(split: tuple[str, ...]) -> Callable[[Cell], list[str]]:
    """A function that cuts a cell into its items, blank ones left out; a JSON list is one already."""
    if len(split) == 1:
        separator = split[0]

        def cut(text: str) -> list[str]:
            return text.split(separator)
    elif split:
        pattern = re.compile("|".join(re.escape(s) for s in sorted(split, key=len, reverse=True)))

        def cut(text: str) -> list[str]:
            return pattern.split(text)
    else:

        def cut(text: str) -> list[str]:
            return [text]

    def items(value: Cell) -> list[str]:
        if type(value) is list:
            return [text for item in value if (text := _item(item))]
        return [text for part in cut(as_text(value)) if (text := part.strip())]

    return items


ITEM_NAMES = ("name", "number", "publication_number", "pub", "value", "text")
"""Where the telling part of a JSON object in a list stands, in this order."""


def _item(item: Cell) -> str:
    """An item of a JSON list as text: of an object, its name or number; all of it where it has neither."""
    if type(item) is dict:
        return next((as_text(item[name]) for name in ITEM_NAMES if item.get(name)), as_text(item))
    return as_text(item)


def _titles(name: str) -> Callable[[str, Use], Setter]:
    def make(column: str, use: Use) -> Setter:
        lang, translated = use.lang, use.translated

        def put(draft: Draft, value: Cell) -> None:
            text = value.strip() if type(value) is str else as_text(value)
            if text:
                if len(text) >= EXCEL_CELL:
                    draft.remark("cell_truncated", column, text[:60])
                publication = draft.publication
                said = LangText(lang or text_language(text), text, translated)
                setattr(publication, name, (*getattr(publication, name), said))

        return put

    return make


AHEAD = frozenset({"expiry_date"})
"""Dates that may lie in the future."""


def _date(name: str) -> Callable[[str, Use], Setter]:
    def make(column: str, use: Use) -> Setter:
        excel = use.dates == "excel"
        form = use.dates if "%" in use.dates else ""

        def put(draft: Draft, value: Cell) -> None:
            if form and type(value) is str:
                value = _by_form(value.strip(), form) or value
            text = value.strip() if type(value) is str else value
            day = draft.day(text, column, excel=excel, ahead=name in AHEAD)
            if day is not None:
                setattr(draft.publication, name, day)

        return put

    return make


@lru_cache(maxsize=1 << 14)
def _by_form(text: str, form: str) -> datetime | None:
    try:
        return datetime.strptime(text, form)
    except ValueError:
        return None


def _parties(name: str) -> Callable[[str, Use], Setter]:
    def make(column: str, use: Use) -> Setter:
        items = listing(use.split)

        def put(draft: Draft, value: Cell) -> None:
            parties = tuple([Party(text) for text in items(value)])
            if parties:
                setattr(draft.publication, name, (*getattr(draft.publication, name), *parties))

        return put

    return make


def _classes(name: str, reader: Callable[[str], str | None]) -> Callable[[str, Use], Setter]:
    def make(column: str, use: Use) -> Setter:
        def put(draft: Draft, value: Cell) -> None:
            symbols = _symbols(draft, column, value, reader)
            held = getattr(draft.publication, name)
            setattr(draft.publication, name, (*held, *symbols) if held else symbols)

        return put

    return make


def _symbols(draft: Draft, column: str, value: Cell, reader: Callable[[str], str | None]) -> tuple[str, ...]:
    """The symbols of a cell in canonical form, each once; what is none is remarked on and kept as given."""
    texts = value if type(value) is list else split_classes(as_text(value))
    symbols: dict[str, None] = {}
    for text in texts:
        symbol = reader(text) if type(text) is str else None
        if symbol:
            symbols[symbol] = None
        elif text:
            draft.remark("unparsed_class", column, text)
            draft.keep(column, as_text(value))
    return tuple(symbols)


def _main_class(name: str, reader: Callable[[str], str | None]) -> Callable[[str, Use], Setter]:
    def make(column: str, use: Use) -> Setter:
        def put(draft: Draft, value: Cell) -> None:
            symbols = _symbols(draft, column, value, reader)
            if symbols:
                draft.main_classes = (*draft.main_classes, (name, symbols[0]))

        return put

    return make


def _any_class(column: str, use: Use) -> Setter:
    """``Int.Cl.`` of a gazette: a Locarno class for a design, the IPC for everything else."""
    locarno, ipc = _classes("loc", loc_class)(column, use), _classes("ipc", ipc_symbol)(column, use)

    def put(draft: Draft, value: Cell) -> None:
        first = as_text(value)[:1]
        (locarno if first.isdigit() else ipc)(draft, value)

    return put


def _plain(name: str) -> Callable[[str, Use], Setter]:
    """A cell that the draft holds as it stands, until the row is complete."""

    def make(column: str, use: Use) -> Setter:
        def put(draft: Draft, value: Cell) -> None:
            setattr(draft, name, as_text(value))

        return put

    return make


def _number(column: str, use: Use) -> Setter:
    def put(draft: Draft, value: Cell) -> None:
        if draft.number is None:
            draft.number, draft.number_column = value, column
        elif value != draft.number:
            draft.keep(column, as_text(value))

    return put


def _application(column: str, use: Use) -> Setter:
    def put(draft: Draft, value: Cell) -> None:
        draft.application = value.strip() if type(value) is str else value
        draft.application_column = column

    return put


def _identifier(column: str, use: Use) -> Setter:
    scheme = use.scheme or column

    def put(draft: Draft, value: Cell) -> None:
        publication = draft.publication
        publication.identifiers = (*publication.identifiers, Identifier(scheme, as_text(value)))

    return put


def _sequence(column: str, use: Use) -> Setter:
    def put(draft: Draft, value: Cell) -> None:
        draft.sequence = _whole(draft, column, value)

    return put


def _count(name: str) -> Callable[[str, Use], Setter]:
    def make(column: str, use: Use) -> Setter:
        def put(draft: Draft, value: Cell) -> None:
            setattr(draft.publication, name, _whole(draft, column, value))

        return put

    return make


def _whole(draft: Draft, column: str, value: Cell) -> int | None:
    text = as_text(value).replace(",", "")
    if text.isascii() and text.isdigit() and len(text) <= 12:
        return int(text)
    draft.remark("unparsed_count", column, text)
    draft.keep(column, text)
    return None


def _type(column: str, use: Use) -> Setter:
    def put(draft: Draft, value: Cell) -> None:
        text = as_text(value)
        draft.publication.patent_type = patent_type(text)
        if draft.publication.patent_type is None:
            draft.remark("unparsed_type", column, text)
            draft.keep(column, text)

    return put


def _status(column: str, use: Use) -> Setter:
    def put(draft: Draft, value: Cell) -> None:
        text = as_text(value)
        draft.publication.status = LegalStatus(legal_state(text), text)

    return put


def _events(column: str, use: Use) -> Setter:
    def put(draft: Draft, value: Cell) -> None:
        text = as_text(value)
        events, left = read_events(text)
        draft.publication.events = (*draft.publication.events, *events)
        if left:
            draft.remark("unparsed_event", column, left)
            draft.keep(column, text)

    return put


def _claims(column: str, use: Use) -> Setter:
    def put(draft: Draft, value: Cell) -> None:
        texts = [as_text(item) for item in value] if type(value) is list else _cut_claims(as_text(value))
        draft.publication.claims = tuple(
            Claim(number, text, use.lang or text_language(text))
            for number, text in enumerate(texts, 1)
            if text
        )

    return put


_CLAIM = re.compile(r"(?:^|\n)\s*([1-9][0-9]{0,2})\s*[.．、]\s*")


def _cut_claims(text: str) -> list[str]:
    """One cell with all claims, cut where the running number begins a line; else one text as it is."""
    pieces = _CLAIM.split(text)
    if len(pieces) < 3 or [int(n) for n in pieces[1::2]] != list(range(1, len(pieces) // 2 + 1)):
        return [text]
    return [piece.strip() for piece in pieces[2::2]]


def _citations(name: str) -> Callable[[str, Use], Setter]:
    def make(column: str, use: Use) -> Setter:
        items = listing(use.split)

        def put(draft: Draft, value: Cell) -> None:
            setattr(draft.publication, name, tuple(Citation(text) for text in items(value)))

        return put

    return make


def _families(column: str, use: Use) -> Setter:
    scheme = use.scheme or column
    items = listing(use.split)

    def put(draft: Draft, value: Cell) -> None:
        publication = draft.publication
        publication.families = (*publication.families, *(Identifier(scheme, text) for text in items(value)))

    return put


def _held_list(name: str) -> Callable[[str, Use], Setter]:
    def make(column: str, use: Use) -> Setter:
        items = listing(use.split)

        def put(draft: Draft, value: Cell) -> None:
            setattr(draft, name, items(value))

        return put

    return make


def _holder_ids(column: str, use: Use) -> Setter:
    items, scheme = listing(use.split), use.scheme or "uscc"

    def put(draft: Draft, value: Cell) -> None:
        draft.holder_ids = [Identifier(scheme, text) for text in items(value)]

    return put


def _extra(column: str, use: Use) -> Setter:
    def put(draft: Draft, value: Cell) -> None:
        text = as_text(value)
        if text:
            draft.publication.extra[column] = text

    return put


@dataclass(frozen=True, slots=True)
class Field:
    """One field that a column can fill: its name for people, and what makes a setter for a column."""

    title: Text
    make: Callable[[str, Use], Setter]
    listed: bool = False


FIELDS: dict[str, Field] = {
    "number": Field(Text(zh="公开（公告）号", en="Publication number"), _number),
    "country": Field(Text(zh="公开国别", en="Country or region of publication"), _plain("country")),
    "kind": Field(Text(zh="文献种类代码", en="Kind code"), _plain("kind")),
    "identifier": Field(Text(zh="供应商记录号", en="Vendor's record id"), _identifier),
    "application": Field(Text(zh="申请号", en="Application number"), _application),
    "patent_type": Field(Text(zh="专利类型", en="Patent type"), _type),
    "sequence": Field(Text(zh="序号", en="Running number"), _sequence),
    "series": Field(Text(zh="序号所属的表", en="What the running number counts"), _plain("series")),
    "title": Field(Text(zh="标题", en="Title"), _titles("titles")),
    "abstract": Field(Text(zh="摘要", en="Abstract"), _titles("abstracts")),
    "claims": Field(Text(zh="权利要求", en="Claims"), _claims),
    "filing_date": Field(Text(zh="申请日", en="Filing date"), _date("filing_date")),
    "publication_date": Field(Text(zh="公开（公告）日", en="Publication date"), _date("publication_date")),
    "grant_date": Field(Text(zh="授权公告日", en="Grant date"), _date("grant_date")),
    "priority_date": Field(Text(zh="最早优先权日", en="Earliest priority date"), _date("priority_date")),
    "expiry_date": Field(Text(zh="到期日", en="Expiry date"), _date("expiry_date")),
    "applicants": Field(Text(zh="申请人", en="Applicants"), _parties("applicants"), True),
    "applicant_addresses": Field(Text(zh="申请人地址", en="Addresses"), _held_list("addresses"), True),
    "applicant_countries": Field(
        Text(zh="申请人国别", en="Applicants' countries"), _held_list("countries"), True
    ),
    "applicant_ids": Field(Text(zh="统一社会信用代码", en="Unified social credit codes"), _holder_ids, True),
    "owners": Field(Text(zh="当前权利人", en="Current owners"), _parties("owners"), True),
    "inventors": Field(Text(zh="发明人", en="Inventors"), _parties("inventors"), True),
    "agents": Field(Text(zh="代理机构或代理人", en="Agents"), _parties("agents"), True),
    "ipc": Field(Text(zh="IPC 分类号", en="IPC"), _classes("ipc", ipc_symbol)),
    "ipc_main": Field(Text(zh="IPC 主分类号", en="Main IPC"), _main_class("ipc", ipc_symbol)),
    "cpc": Field(Text(zh="CPC 分类号", en="CPC"), _classes("cpc", cpc_symbol)),
    "cpc_main": Field(Text(zh="CPC 主分类号", en="Main CPC"), _main_class("cpc", cpc_symbol)),
    "loc": Field(Text(zh="洛迦诺分类号", en="Locarno class"), _classes("loc", loc_class)),
    "classes": Field(Text(zh="IPC 或洛迦诺分类号", en="IPC or Locarno class"), _any_class),
    "priority_numbers": Field(
        Text(zh="优先权号", en="Priority numbers"), _held_list("priority_numbers"), True
    ),
    "priority_countries": Field(
        Text(zh="优先权国家/地区", en="Priority countries"), _held_list("priority_countries"), True
    ),
    "priority_dates": Field(Text(zh="优先权日", en="Priority dates"), _held_list("priority_dates"), True),
    "families": Field(Text(zh="同族", en="Family"), _families, True),
    "citations": Field(Text(zh="引证", en="Citations"), _citations("citations"), True),
    "cited_by": Field(Text(zh="被引证", en="Cited by"), _citations("cited_by"), True),
    "cited_by_count": Field(Text(zh="被引证次数", en="Times cited"), _count("cited_by_count")),
    "family_size": Field(Text(zh="同族数", en="Family size"), _count("family_size")),
    "status": Field(Text(zh="法律状态", en="Legal status"), _status),
    "events": Field(Text(zh="法律事件", en="Legal events"), _events),
    "extra": Field(Text(zh="按原列名保留", en="Kept by its own name"), _extra),
}


def setter(column: str, use: Use) -> Setter | None:
    """What is called with each cell of ``column``; None for an ignored one."""
    if use.field == "ignored":
        return None
    put = FIELDS[use.field].make(column, use)
    return _without_noise(put, column, use.noise) if use.noise else put


def _without_noise(put: Setter, column: str, noise: str) -> Setter:
    def cleaned(draft: Draft, value: Cell) -> None:
        if type(value) is str and noise in value:
            draft.remark("mojibake", column, value)
            value = value.replace(noise, "")
        put(draft, value)

    return cleaned
