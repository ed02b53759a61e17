"""European publication server: bibliography by INID code, claims in three languages, citations from three places."""

from datetime import date
from pathlib import Path

import pytest

from qianglian.model.publication import (
    Citation,
    ClassSymbol,
    Identifier,
    LangText,
    LegalEvent,
    Party,
    Priority,
    Related,
)
from qianglian.sources.contract import SourceRow
from tests.sources.epo_documents import EP_B1
from tests.sources.files import read_all


@pytest.fixture
def row(tmp_path: Path) -> SourceRow:
    path = tmp_path / "a.xml"
    path.write_text(EP_B1, encoding="utf-8")
    result = read_all(path)
    assert result.source.name == "epo_publication_server"
    return result.kept[0]


def test_numbers_and_dates(row: SourceRow) -> None:
    publication = row.publication
    assert publication.number.text == "EP9000001B1"
    assert publication.application.number == "18900001"
    assert publication.application_as_given == "18900001.1"
    assert (publication.filing_date, publication.grant_date) == (date(2018, 10, 5), date(2021, 6, 30))
    assert publication.priorities == (
        Priority("2017900001", "JP", date(2017, 10, 6)),
        Priority("2017900002", "JP"),
    )


def test_titles_follow_their_languages(row: SourceRow) -> None:
    assert row.publication.titles == (
        LangText("de", "ZELLE"),
        LangText("en", "CELL"),
        LangText("fr", "CELLULE"),
    )


def test_each_language_has_its_own_claims(row: SourceRow) -> None:
    assert [(one.lang, one.number, one.depends_on) for one in row.publication.claims] == [
        ("en", 1, ()),
        ("en", 2, (1,)),
        ("de", 1, ()),
        ("de", 2, (1,)),
    ]
    assert row.publication.extra["claims03 en"] == "A cell for ES."
    assert "further_claims" in [remark.code for remark in row.remarks]


def test_an_ampersand_that_begins_no_entity_costs_nothing(row: SourceRow) -> None:
    assert row.publication.descriptions == (LangText("en", "FIELD\nA cell R & D."),)


def test_parties_with_their_addresses(row: SourceRow) -> None:
    assert row.publication.owners == (
        Party("Fictional Battery Co. GmbH", "Road 1, Nowhere", "DE", (Identifier("epo_party", "999999999"),)),
    )
    assert row.publication.inventors == (Party("DOE, Jane", "Nowhere 1, 00000 Nowhere", "DE"),)
    assert row.publication.applicants == ()


def test_classes(row: SourceRow) -> None:
    assert row.publication.classes == (
        ClassSymbol("ipcr", "H01M10/0525", "invention", "first", "2010.01", "EP"),
        ClassSymbol("cpc", "H01M10/0525", "invention", "first", "2013.01", "EP"),
    )


def test_citations_of_search_report_document_and_description(row: SourceRow) -> None:
    assert row.publication.citations == (
        Citation("US9999992A", "X", True, "", "SEA", "1"),
        Citation("EP9000003A1"),
        Citation("", text='DOE J: "A cell"'),
        Citation("GB900001A", by_examiner=False, phase="APP"),
    )


def test_what_it_rests_on(row: SourceRow) -> None:
    assert row.publication.related == (
        Related("division", "17900001.1", "EP", date(2017, 2, 1)),
        Related("pct", "JP2018099999", "WO", date(2018, 10, 5)),
        Related("pct_publication", "WO2019999999", "WO", date(2019, 4, 11)),
    )


def test_lapses_by_state(row: SourceRow) -> None:
    assert LegalEvent(date(2022, 5, 5), "Patent lapsed", "B475", "BE") in row.publication.events
    assert LegalEvent(date(2019, 5, 21), "Request for examination", "B241", "EP") in row.publication.events


def test_states_and_figures(row: SourceRow) -> None:
    assert row.publication.extra["B840"] == "AT BE"
    assert row.publication.extra["B844EP"] == "BA"
    assert row.publication.figures == ("imgf0001.tif",)
