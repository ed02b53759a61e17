"""A declaration while its row is being read, and the fields that its columns can fill."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import cast

from qianglian.model.declaration import BodyKind, Declaration
from qianglian.model.numbers import (
    ApplicationNumber,
    PublicationNumber,
    Ruined,
    application_number,
    publication_number,
)
from qianglian.model.numbers.st3 import CODES
from qianglian.model.text import Text
from qianglian.sources.cells import Setter, Use, as_text, listing
from qianglian.sources.contract import DeclarationRow, Place, Rejected
from qianglian.sources.countries import country_code
from qianglian.sources.draft import Draft
from qianglian.sources.fields import FIELDS, Field
from qianglian.sources.raw import Cell, shown

_NATIONAL_PART = re.compile(r"([A-Z]{2})[-/ ]+((?:EP|EA|AP|OA)[- ]?[0-9].*)")
"""``BE-EP1387585``: what a regional patent is in one country. The number is the regional office's."""
EP_DIGITS = 7
"""Digits of a European publication number; eight are an application number with its check digit."""


class DeclarationDraft(Draft):
    """What a row has said so far. Its numbers may be several, and one that cannot be read does not end it."""

    __slots__ = ("body", "body_kind", "declaration", "given")

    def __init__(self, place: Place, latest_year: int | None) -> None:
        super().__init__(place, latest_year)
        self.body = ""
        self.body_kind: BodyKind = "sso"
        self.declaration = Declaration("sso")
        self.given: list[tuple[str, str]] = []
        """Numbers as given, each with its column."""

    def finish(self) -> DeclarationRow | Rejected:
        """The row, or why it cannot be kept: it names neither a patent nor a declaration."""
        said = self.declaration
        said.body_kind, said.extra = self.body_kind, self.publication.extra
        said.body = said.body or self.body
        if not (self.given or self.application is not None or said.record_id):
            beginning = shown(" · ".join([*said.declarants, *said.standards, *list(said.extra.values())[:3]]))
            return Rejected(self.place, "no_identity", beginning, "", self.sequence, self.series)
        said.country = self._country()
        self._read_numbers(said)
        if self.application is not None:
            self._read_application(said)
        return DeclarationRow(self.place, said, tuple(self.remarks), self.sequence, self.series)

    def _country(self) -> str:
        """``US``, ``United States``, and ``US UNITED STATES`` as registers write it."""
        given = self.country.strip()
        code = country_code(given) or country_code(given.split(" ")[0]) if given else ""
        if given and not code:
            self.remark("unknown_country", "", given)
            self.keep("country", given)
        return code

    def _read_numbers(self, said: Declaration) -> None:
        read: dict[str, PublicationNumber] = {}
        unread: list[str] = []
        for text, column in self.given:
            number, national = declared_number(text, said.country)
            said.country = said.country or national
            if isinstance(number, PublicationNumber):
                read.setdefault(number.text, number)
                continue
            unread.append(text)
            application = application_number(text) if number is None else None
            if self.application is None and _is_pct(application):
                said.application, said.application_as_given = cast(ApplicationNumber, application), text
            self.remark(self._why(number, text, said.country), column, text)
        said.numbers, said.unread = tuple(read.values()), tuple(unread)

    def _why(self, number: Ruined | None, text: str, country: str) -> str:
        if isinstance(number, Ruined):
            return "ruined_number"
        nameless = not country and isinstance(publication_number(text), PublicationNumber)
        return "number_without_country" if nameless else "unparsed_number"

    def _read_application(self, said: Declaration) -> None:
        text = said.application_as_given = as_text(self.application)
        found = application_number(self.application, said.country)
        if isinstance(found, ApplicationNumber) and found.country:
            said.application = found
        elif isinstance(found, Ruined):
            self.remark("ruined_number", self.application_column, text)
        elif text and text != "-":
            code = "number_without_country" if found else "unparsed_number"
            self.remark(code, self.application_column, text)


def declared_number(text: str, country: str = "") -> tuple[PublicationNumber | Ruined | None, str]:
    """The publication that a declared number names, and the country of which it is the national part.

    Nobody has normalised these numbers: what could be an application number, or belongs to a country that
    nobody states, is not believed to be a publication.

    >>> declared_number("BE-EP1387585")[0].text, declared_number("BE-EP1387585")[1]
    ('EP1387585', 'BE')
    """
    part = _NATIONAL_PART.fullmatch(text)
    national = part[1] if part and part[1] in CODES else ""
    number = publication_number(part[2]) if part and national else publication_number(text, country)
    if not isinstance(number, PublicationNumber):
        return number, national
    if not number.country or (number.country == "EP" and len(number.number) > EP_DIGITS):
        return None, national
    return replace(number, as_given=text), national or number.country


def _is_pct(found: object) -> bool:
    return isinstance(found, ApplicationNumber) and found.country == "WO"


def _of(draft: Draft) -> DeclarationDraft:
    """The draft of a layout that states `DeclarationDraft`."""
    return cast(DeclarationDraft, draft)


def _set_numbers(column: str, use: Use) -> Setter:
    items = listing(use.split)

    def put(draft: Draft, value: Cell) -> None:
        _of(draft).given += [(text, column) for text in items(value)]

    return put


def _set_list(name: str) -> Callable[[str, Use], Setter]:
    def make(column: str, use: Use) -> Setter:
        items = listing(use.split)

        def put(draft: Draft, value: Cell) -> None:
            said = _of(draft).declaration
            setattr(said, name, tuple(dict.fromkeys((*getattr(said, name), *items(value)))))

        return put

    return make


def _set_text(name: str) -> Callable[[str, Use], Setter]:
    def make(column: str, use: Use) -> Setter:
        def put(draft: Draft, value: Cell) -> None:
            said, text = _of(draft).declaration, as_text(value)
            if getattr(said, name) and getattr(said, name) != text:
                draft.keep(column, text)
            else:
                setattr(said, name, text)

        return put

    return make


def _set_named(name: str) -> Callable[[str, Use], Setter]:
    """A column that is kept with its value as given: what a flag means is the body's to say."""

    def make(column: str, use: Use) -> Setter:
        def put(draft: Draft, value: Cell) -> None:
            getattr(_of(draft).declaration, name)[column] = as_text(value)

        return put

    return make


def _set_declared(column: str, use: Use) -> Setter:
    def put(draft: Draft, value: Cell) -> None:
        day = draft.day(value.strip() if type(value) is str else value, column, excel=use.dates == "excel")
        if day is not None:
            _of(draft).declaration.declared = day

    return put


DECLARATION_FIELDS: Mapping[str, Field] = {
    "numbers": Field(Text(zh="被声明的公开号", en="Declared publication numbers"), _set_numbers, True),
    "application": FIELDS["application"],
    "country": Field(Text(zh="权利所在国家/地区", en="Where the right stands"), FIELDS["country"].make),
    "body": Field(Text(zh="标准组织或专利池", en="Standards body or pool"), _set_text("body")),
    "record_id": Field(Text(zh="声明编号", en="Number of the declaration"), _set_text("record_id")),
    "declarants": Field(
        Text(zh="声明人或许可人", en="Declarants or licensors"), _set_list("declarants"), True
    ),
    "standards": Field(
        Text(zh="标准或其部分", en="Standards, or parts of one"), _set_list("standards"), True
    ),
    "project": Field(Text(zh="标准项目", en="Project"), _set_text("project")),
    "declared": Field(Text(zh="声明日", en="Date of the declaration"), _set_declared),
    "family": Field(Text(zh="该组织的同族号", en="The body's own family"), _set_text("family")),
    "licensing": Field(
        Text(zh="许可承诺（原值）", en="Licensing commitment, as given"), _set_named("licensing")
    ),
    "flag": Field(Text(zh="标记（原值）", en="Flag, as given"), _set_named("flags")),
    "sequence": FIELDS["sequence"],
    "extra": FIELDS["extra"],
}
"""The fields that a column of a list of declarations can fill."""
