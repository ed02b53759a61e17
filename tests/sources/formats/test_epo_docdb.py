"""DOCDB: numbers, names and priorities in several forms, each taken once in the best of them."""

from datetime import date
from pathlib import Path

import pytest

from qianglian.model.publication import (
    Citation,
    ClassSymbol,
    Identifier,
    LangText,
    Party,
    Priority,
    Publication,
    Related,
)
from tests.sources.epo_documents import DOCDB
from tests.sources.files import read_all


@pytest.fixture
def path(tmp_path: Path) -> Path:
    where = tmp_path / "a.xml"
    where.write_text(DOCDB, encoding="utf-8")
    return where


@pytest.fixture
def publication(path: Path) -> Publication:
    return read_all(path).kept[0].publication


def test_an_envelope_holds_many_documents(path: Path) -> None:
    result = read_all(path)
    assert result.source.name == "epo_docdb"
    assert [row.publication.number.text for row in result.kept] == ["EP9000001A1", "AT900002U1"]


def test_a_deleted_record_says_so(path: Path) -> None:
    assert [remark.code for remark in read_all(path).kept[1].remarks] == ["deleted_record"]


def test_a_document_cut_out_of_its_envelope_reads_the_same(path: Path, publication: Publication) -> None:
    begin, end = DOCDB.index("<exch:exchange-document "), DOCDB.index("</exch:exchange-document>")
    path.write_text(DOCDB[begin:end] + "</exch:exchange-document>", encoding="utf-8")
    assert read_all(path).kept[0].publication == publication


def test_namespaces_are_the_files_own_business(path: Path, publication: Publication) -> None:
    path.write_text(DOCDB.replace("exch:", ""), encoding="utf-8")
    assert read_all(path).kept[0].publication == publication


def test_numbers_and_dates(publication: Publication) -> None:
    assert publication.publication_date == date(2019, 7, 3)
    assert publication.filing_date == date(2018, 10, 5)
    assert publication.application.number == "18900001"
    assert publication.priority_date == date(1998, 5, 22)
    assert publication.extra["unexamined-printed-without-grant"] == "20190703"


def test_an_original_priority_is_believed_only_by_its_serial_number(publication: Publication) -> None:
    """The two originals are numbered the other way round."""
    assert publication.priorities == (Priority("09/090,000", "US", date(1998, 5, 22)),)
    assert publication.related == (Related("pct", "PCT/US98/99999", "WO", date(1998, 8, 4)),)


def test_each_party_once_in_the_best_spelling(publication: Publication) -> None:
    assert publication.applicants == (Party("Fictional Battery Co. GmbH", country="DE"),)
    assert publication.inventors == (Party("DOE, Jane", country="DE"), Party("ROE SAM"))


def test_classes_by_scheme_position_and_value(publication: Publication) -> None:
    assert publication.ipc == ("H01M10/0525", "H01M10/05", "H01M4/02")
    assert publication.cpc == ("H01M10/0525", "Y02E60/10")
    assert ClassSymbol("ipcr", "H01M4/02", "additional", "later", "2006.01", "EP") in publication.classes
    assert ClassSymbol("ipc", "H01M10/05", "", "first", "7") in publication.classes
    assert ClassSymbol("cpc", "H01M10/0525", "invention", "first", "2013.01", "US") in publication.classes


def test_a_symbol_that_is_none_is_kept_with_a_remark(path: Path) -> None:
    row = read_all(path).kept[0]
    assert ("unparsed_class", "nonsense") in [(remark.code, remark.found) for remark in row.remarks]


def test_citations_with_category_claims_and_phase(publication: Publication) -> None:
    assert publication.citations == (
        Citation("US9999991A", "XY", True, "", "SEA", "1-3 (X); 4 (Y)"),
        Citation("", "", False, 'DOE J: "A cell", Journal of Nothing', "APP"),
    )
    assert publication.extra["rel-passage"] == "US9999991A: 7 3"


def test_texts_family_and_states(publication: Publication) -> None:
    assert publication.titles == (LangText("en", "BATTERY & CELL"), LangText("de", "BATTERIE"))
    assert publication.abstracts == (LangText("en", "A cell.\nIt is <1 cm."),)
    assert publication.families == (
        Identifier("docdb", "99000001"),
        Identifier("docdb_members", "US2019900001A1"),
    )
    assert publication.extra["designation-of-states"] == "DE FR"
