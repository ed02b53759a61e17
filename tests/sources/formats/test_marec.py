"""MAREC: names without running numbers, core and advanced IPC, classifications of the past."""

from pathlib import Path

import pytest

from qianglian.model.publication import (
    Citation,
    ClassSymbol,
    Identifier,
    LangText,
    Party,
    Publication,
    Related,
)
from tests.sources.epo_documents import MAREC
from tests.sources.files import read_all


@pytest.fixture
def publication(tmp_path: Path) -> Publication:
    path = tmp_path / "a.xml"
    path.write_text(MAREC, encoding="utf-8")
    result = read_all(path)
    assert result.source.name == "marec"
    return result.kept[0].publication


def test_numbers(publication: Publication) -> None:
    assert publication.number.text == "US9000001B2"
    assert publication.application is None, "docdb's form of an old US application cannot be compared"
    assert publication.application_as_given == "US90000105A"
    assert publication.grant_date == publication.publication_date
    assert publication.families == (Identifier("docdb", "99000003"),)
    assert publication.related == (Related("pct", "PCT/US04/99999", "WO"),)


def test_names_are_matched_by_their_place(publication: Publication) -> None:
    assert publication.applicants == (Party("FICTIONAL BRICK, INC.", country="US"), Party("DOE, JANE"))
    assert publication.agents == (Party("Roe, Sam", "A & B"),)


def test_classes(publication: Publication) -> None:
    assert publication.ipc == ("A01B13/08", "A01B13/00", "B28B5/02", "B28B7/00")
    assert ClassSymbol("uspc", "339/97P", "", "first") in publication.classes
    assert ClassSymbol("ecla", "B28B7/00F", office="EP") in publication.classes


def test_texts(publication: Publication) -> None:
    assert publication.titles == (LangText("en", "Brick"),)
    assert [one.text for one in publication.claims] == ["A brick."]


def test_citations(publication: Publication) -> None:
    assert publication.citations == (
        Citation("US9999991A", by_examiner=False, phase="APP"),
        Citation("", by_examiner=True, text="A book", phase="SEA"),
    )
