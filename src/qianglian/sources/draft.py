"""A publication while its row is being read: cells come in any order, and are put together at the end."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from itertools import zip_longest

from qianglian.model.dates import BadDate, parse_date
from qianglian.model.numbers import (
    ApplicationNumber,
    PublicationNumber,
    Ruined,
    application_number,
    application_year_conflicts,
    publication_number,
)
from qianglian.model.publication import Identifier, Party, PatentType, Priority, Publication
from qianglian.sources.contract import Place, Rejected, Remark, Row, SourceRow
from qianglian.sources.countries import country_code
from qianglian.sources.raw import Cell, shown

CN_KINDS: dict[str, PatentType] = {
    "A": "invention",
    "B": "invention",
    "C": "invention",
    "U": "utility_model",
    "Y": "utility_model",
    "S": "design",
    "D": "design",
}
"""What the first letter of a Chinese kind code says. Source: ZC 0008-2012, 专利文献种类标识代码标准."""

_TYPES: dict[str, PatentType] = {
    "invention": "invention",
    "utility_model": "utility_model",
    "design": "design",
}
_DATE_REMARKS = {
    "partial": "partial_date",
    "impossible": "impossible_date",
    "out_of_range": "suspicious_date",
}


@lru_cache(maxsize=1 << 16)
def _day(text: str, excel: bool, latest_year: int | None) -> date | BadDate | None:
    return parse_date(text, excel=excel, latest_year=latest_year)


class Draft:
    """What a row has said so far. Setters of `qianglian.sources.fields` fill it, `finish` makes the row."""

    __slots__ = (
        "addresses",
        "application",
        "application_column",
        "countries",
        "country",
        "holder_ids",
        "kind",
        "latest_year",
        "main_classes",
        "number",
        "number_column",
        "place",
        "priority_countries",
        "priority_dates",
        "priority_numbers",
        "publication",
        "remarks",
        "sequence",
        "series",
    )

    def __init__(self, place: Place, latest_year: int | None) -> None:
        self.place = place
        self.latest_year = latest_year
        self.publication = Publication()
        self.remarks: list[Remark] = []
        self.number: Cell = None
        self.number_column = self.application_column = ""
        self.country = self.kind = self.series = ""
        self.application: Cell = None
        self.sequence: int | None = None
        self.main_classes: tuple[tuple[str, str], ...] = ()
        self.addresses: list[str] = []
        self.countries: list[str] = []
        self.holder_ids: list[Identifier] = []
        self.priority_numbers: list[str] = []
        self.priority_countries: list[str] = []
        self.priority_dates: list[str] = []

    def remark(self, code: str, column: str, found: object) -> None:
        """Say that something is odd about ``column``."""
        self.remarks.append(Remark(code, column, str(found)[:200]))

    def keep(self, column: str, text: str) -> None:
        """Keep a cell as given, by its column's name: no field of ours stands for it, or it cannot be read."""
        self.publication.extra[column] = text

    def keep_beside(self, column: str, text: str) -> None:
        """Keep a text beside what is kept under that name already."""
        self.keep(column, "; ".join(filter(None, (self.publication.extra.get(column), text))))

    def day(self, value: Cell, column: str, *, excel: bool = False, ahead: bool = False) -> date | None:
        """The date in a cell; what is not one is remarked on and kept as given.

        ``ahead``: the date may lie in the future, as an expiry does.
        """
        latest_year = None if ahead else self.latest_year
        if type(value) is str:
            found = _day(value, excel, latest_year)
        else:
            found = parse_date(value, excel=excel, latest_year=latest_year)
        if isinstance(found, BadDate):
            self.remark(_DATE_REMARKS.get(found.reason, "unparsed_date"), column, found.as_given)
            self.keep(column, found.as_given)
            return None
        return found

    def finish(self) -> Row | Rejected:
        """The row, or why it cannot be kept: nothing states which publication it is."""
        publication = self.publication
        country = country_code(self.country)
        if self.country and not country:
            self.remark("unknown_country", "", self.country)
            self.keep("country", self.country)
        number = publication_number(self.number, country, self.kind)
        if isinstance(number, PublicationNumber):
            publication.number = number
            publication.country = number.country or country
        else:
            rejected = self._without_number(number)
            if rejected:
                return rejected
            publication.country = country
        if self.application is not None:
            self._finish_application(publication)
        if publication.patent_type is None and publication.country == "CN":
            publication.patent_type = _chinese_type(publication)
        self._finish_lists(publication)
        _check_dates(self, publication)
        return SourceRow(self.place, publication, tuple(self.remarks), self.sequence, self.series)

    def _without_number(self, number: Ruined | None) -> Rejected | None:
        given = "" if self.number is None else str(self.number).strip()
        if self.publication.identifiers:
            if number is not None:
                self.remark("ruined_number", self.number_column, number.as_given)
            elif given:
                self.remark("unparsed_number", self.number_column, given)
            self.remark("no_publication_number", self.number_column, given)
            if given:
                self.keep(self.number_column, given)
            return None
        code = "ruined_identity" if number is not None else "unreadable_identity" if given else "no_identity"
        beginning = shown(given or _beginning(self.publication))
        return Rejected(self.place, code, beginning, given[:100], self.sequence, self.series)

    def _finish_application(self, publication: Publication) -> None:
        value, column = self.application, self.application_column
        publication.application_as_given = str(
            int(value) if isinstance(value, float) and value.is_integer() else value
        )
        found = application_number(value, publication.country)
        if isinstance(found, ApplicationNumber):
            publication.application = found
            if found.check_ok is False:
                self.remark("check_digit", column, found.as_given)
        elif isinstance(found, Ruined):
            self.remark("ruined_number", column, found.as_given)
        elif publication.application_as_given.strip() not in ("", "-"):
            self.remark("unparsed_number", column, publication.application_as_given)

    def _finish_lists(self, publication: Publication) -> None:
        for name, symbol in self.main_classes:
            symbols: tuple[str, ...] = getattr(publication, name)
            setattr(publication, name, (symbol, *(other for other in symbols if other != symbol)))
        if self.addresses or self.holder_ids or self.countries:
            publication.applicants = self._holders(publication.applicants)
        if self.priority_numbers or self.priority_countries or self.priority_dates:
            publication.priorities = self._priorities()

    def _holders(self, applicants: tuple[Party, ...]) -> tuple[Party, ...]:
        """What is said of the applicants goes to each where there are as many; else all stands with the first."""
        if not applicants:
            for name, values in (("addresses", self.addresses), ("countries", self.countries)):
                if values:
                    self.keep(name, "; ".join(values))
            return ()
        many = len(applicants)
        addresses = self.addresses if len(self.addresses) == many else ["; ".join(self.addresses)]
        countries = self.countries if len(self.countries) == many else self.countries[:1]
        ids = self.holder_ids if len(self.holder_ids) == many else self.holder_ids[:1]
        said = zip_longest(addresses, countries, ids)
        holders = [
            Party(
                party.name,
                address or "",
                (country_code(code) or code) if code else "",
                (known,) if known else (),
            )
            for party, (address, code, known) in zip(applicants, said, strict=False)
        ]
        return (*holders, *applicants[len(holders) :])

    def _priorities(self) -> tuple[Priority, ...]:
        rows = zip_longest(self.priority_numbers, self.priority_countries, self.priority_dates, fillvalue="")
        return tuple(
            Priority(
                number,
                country_code(country) or country or _country_of(number),
                self.day(day, "priority_dates"),
            )
            for number, country, day in rows
        )


def _chinese_type(publication: Publication) -> PatentType | None:
    """What a Chinese publication's own numbers state: the kind code, else the type digit of the application."""
    if publication.number is not None and publication.number.kind:
        return CN_KINDS.get(publication.number.kind[0])
    return _TYPES.get(publication.application.kind_digit) if publication.application else None


def _check_dates(draft: Draft, publication: Publication) -> None:
    filed = publication.filing_date
    if filed is None:
        return
    for name in ("publication_date", "grant_date", "expiry_date"):
        day = getattr(publication, name)
        if day is not None and day < filed:
            draft.remark("suspicious_date", name, f"{day} < {filed}")
    if publication.application and application_year_conflicts(publication.application, filed):
        draft.remark(
            "year_conflict", draft.application_column, f"{publication.application_as_given} · {filed}"
        )


def _country_of(number: str) -> str:
    return number[:2] if number[:2].isascii() and number[:2].isupper() and number[:2].isalpha() else ""


def _beginning(publication: Publication) -> str:
    """What there is of a row without identity, so that a person can find it."""
    titles = [title.text for title in publication.titles]
    parties = [party.name for party in publication.applicants]
    return " · ".join([*titles, *parties, *list(publication.extra.values())[:3]])
