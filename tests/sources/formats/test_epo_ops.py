"""OPS: one envelope around many kinds of answers; what holds no publication says so."""

from datetime import date
from pathlib import Path

import pytest

from qianglian.model.errors import UnknownFormat
from qianglian.model.publication import Citation, Identifier, LangText, LegalEvent, Party
from tests.sources import epo_documents
from tests.sources.files import Result, read_all


@pytest.fixture
def read(tmp_path: Path):  # type: ignore[no-untyped-def]
    def reading(text: str, format: str | None = None) -> Result:
        path = tmp_path / "answer.xml"
        path.write_text(text, encoding="utf-8")
        return read_all(path, format=format) if format else read_all(path)

    return reading


def test_biblio(read) -> None:  # type: ignore[no-untyped-def]
    result = read(epo_documents.OPS_BIBLIO)
    assert result.source.name == "epo_ops"
    publication = result.kept[0].publication
    assert publication.number.text == "US20190900001A1"
    assert publication.application.number == "16990001", "docdb turns serial number and year around"
    assert publication.ipc == ("H01M10/05",)
    assert publication.cpc == ("H01M10/0525",)
    assert publication.inventors == (Party("DOE JANE", country="US"),), "originals repeat a person"
    assert publication.citations == (Citation("US9999991A", "", True, "", "national-search-report"),)


def test_a_document_that_ops_does_not_have(read) -> None:  # type: ignore[no-untyped-def]
    [rejected] = read(epo_documents.OPS_BIBLIO).rejected
    assert (rejected.code, rejected.number_as_given) == ("not_found", "EP9000009A1")


def test_claims_in_one_text_are_cut_where_the_next_number_begins_a_line(read) -> None:  # type: ignore[no-untyped-def]
    publication = read(epo_documents.OPS_CLAIMS).kept[0].publication
    assert publication.number.text == "EP9000001A1"
    assert [(one.number, one.text, one.depends_on) for one in publication.claims] == [
        (1, "A cell with 2. layers.", ()),
        (2, "The cell of claim 1, comprising:\n3 electrodes.", (1,)),
        (3, "A cell according to any of the preceding claims.", (1, 2)),
    ]
    assert publication.descriptions == (LangText("en", "[0001] A cell.\n[0002] It holds."),)
    assert publication.titles == ()


def test_family_members_with_their_legal_events(read) -> None:  # type: ignore[no-untyped-def]
    first, second = (row.publication for row in read(epo_documents.OPS_FAMILY).kept)
    assert first.events == (
        LegalEvent(
            date(2020, 8, 29),
            "REFERENCE TO A NATIONAL CODE; Ref Country Code: CH; Ref Legal Event Code: PL (PATENT CEASED)",
            "REG",
            "CH",
        ),
        LegalEvent(None, "REQUEST FOR EXAMINATION FILED", "17P", "EP"),
    )
    members = (
        Identifier("inpadoc_members", "EP9000001A1"),
        Identifier("inpadoc_members", "US2019900001A1"),
    )
    assert first.families == (Identifier("docdb", "99000001"), *members)
    assert second.families == (Identifier("docdb", "99000002"), *members)


def test_a_search_gives_numbers_only(read) -> None:  # type: ignore[no-untyped-def]
    kept = read(epo_documents.OPS_SEARCH).kept
    assert [row.publication.number.text for row in kept] == ["EP9000001A1", "WO2019900001A1"]
    assert [row.place.row for row in kept] == [1, 2]
    assert kept[1].publication.families == (Identifier("docdb", "99000002"),)


def test_an_image_inquiry_says_that_it_holds_pictures(read) -> None:  # type: ignore[no-untyped-def]
    [rejected] = read(epo_documents.OPS_IMAGES).rejected
    assert (rejected.code, rejected.found) == ("pictures_only", "EP9000001A1")


def test_an_error_is_shown(read) -> None:  # type: ignore[no-untyped-def]
    [rejected] = read(epo_documents.OPS_FAULT, "epo_ops").rejected
    assert rejected.code == "error_answer"
    assert "No results found" in rejected.found


def test_json_over_several_lines_is_told_from_xml(read) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(UnknownFormat) as error:
        read('{\n  "query": "ti = nothing",\n  "results": []\n}\n')
    assert "JSON" in error.value.text.en
