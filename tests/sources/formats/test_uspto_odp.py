"""Answers of the USPTO Open Data Portal, invented, in the shape of its documentation."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from qianglian.model.errors import TooLarge, UnreadableFile
from qianglian.sources import registry
from qianglian.sources.formats import uspto_odp
from tests.sources.files import read_all

ABOUT: dict[str, Any] = {
    "inventionTitle": "INVENTED SEPARATOR",
    "filingDate": "2021-03-04",
    "applicationTypeCode": "UTL",
    "applicationStatusDescriptionText": "Patented Case",
    "applicationStatusDate": "2023-04-12",
    "earliestPublicationNumber": "US20220045678A1",
    "earliestPublicationDate": "2022-02-10",
    "patentNumber": "19234567",
    "grantDate": "2023-05-02",
    "applicantBag": [
        {"applicantNameText": "Invented Cells Ltd.", "correspondenceAddressBag": [{"countryCode": "JP"}]}
    ],
    "inventorBag": [{"inventorNameText": "Jane Nobody"}],
    "cpcClassificationBag": ["H01M  10/0525", "H01M  50/40", "no class"],
    "groupArtUnitNumber": "1725",
}
WRAPPER: dict[str, Any] = {
    "applicationNumberText": "17191234",
    "applicationMetaData": ABOUT,
    "foreignPriorityBag": [
        {"ipOfficeName": "JAPAN", "filingDate": "2020-03-05", "applicationNumberText": "2020-037123"}
    ],
    "eventDataBag": [
        {"eventCode": "CTNF", "eventDescriptionText": "Non-Final Rejection", "eventDate": "2022-08-01"}
    ],
    "assignmentBag": [
        {
            "assignmentRecordedDate": "2021-03-05",
            "conveyanceText": "ASSIGNMENT OF ASSIGNORS INTEREST",
            "assignorBag": [{"assignorName": "NOBODY, JANE"}],
            "assigneeBag": [{"assigneeNameText": "INVENTED CELLS LTD."}],
        }
    ],
    "parentContinuityBag": [{"parentApplicationNumberText": "16000001"}],
}


def written(path: Path, *wrappers: object, indent: int | None = None) -> Path:
    said = {"count": len(wrappers), "patentFileWrapperDataBag": list(wrappers), "requestIdentifier": "0"}
    path.write_text(json.dumps(said, indent=indent))
    return path


@pytest.mark.parametrize("indent", [None, 2])
def test_it_is_recognised_by_content(tmp_path: Path, indent: int | None) -> None:
    path = written(tmp_path / "page.data", WRAPPER, indent=indent)
    assert registry.recognise(path)[0][0].name == "uspto_odp"
    assert len(read_all(path).kept) == 2


def test_both_publications_of_an_application(tmp_path: Path) -> None:
    result = read_all(written(tmp_path / "a.json", WRAPPER))
    before, granted = (row.publication for row in result.kept)
    assert (before.number and before.number.text, before.publication_date) == (
        "US20220045678A1",
        date(2022, 2, 10),
    )
    assert (granted.number and granted.number.text, granted.grant_date) == ("US19234567", date(2023, 5, 2))
    assert before.grant_date is None
    for one in (before, granted):
        assert one.application is not None
        assert one.application.text == "US17191234"
        assert (one.titles[0].lang, one.patent_type) == ("en", "invention")
        assert [(party.name, party.country) for party in one.applicants] == [("Invented Cells Ltd.", "JP")]
        assert one.owners == (), "a recorded conveyance is no statement of who owns"
        assert one.cpc == ("H01M10/0525", "H01M50/40")
        assert [(p.number, p.country) for p in one.priorities] == [("2020-037123", "JP")]
        assert [(event.code, event.date) for event in one.events] == [
            ("CTNF", date(2022, 8, 1)),
            ("assignment", date(2021, 3, 5)),
        ]
        assert one.events[1].text == "ASSIGNMENT OF ASSIGNORS INTEREST NOBODY, JANE → INVENTED CELLS LTD."
        assert one.extra["groupArtUnitNumber"] == "1725"
        assert "16000001" in one.extra["parentContinuityBag"]
    assert result.codes == ["unparsed_class"] * 2
    assert result.reading.columns.fates["eventDataBag"] == "events"
    assert result.reading.columns.fates["applicationMetaData.groupArtUnitNumber"] == "extra"


def test_an_application_without_publication_is_kept_by_its_number(tmp_path: Path) -> None:
    about = {"inventionTitle": "Invented cell", "applicationTypeCode": "PLT"}
    wrapper = {"applicationNumberText": "17191235", "applicationMetaData": about}
    (row,) = read_all(written(tmp_path / "a.json", wrapper)).kept
    assert row.publication.identifiers[0].value == "17191235"
    assert (row.publication.patent_type, row.publication.extra["applicationTypeCode"]) == (None, "PLT")


def test_odd_shapes_are_rejected_one_by_one(tmp_path: Path) -> None:
    odd = [
        None,
        7,
        "text",
        {},
        {"applicationMetaData": []},
        {"applicationMetaData": {"inventorBag": {"a": 1}}},
    ]
    result = read_all(written(tmp_path / "a.json", *odd, WRAPPER))
    assert len(result.kept) == 2
    assert [one.code for one in result.rejected] == ["not_an_object"] * 3 + ["no_identity"] * 3


@pytest.mark.parametrize("harm", ["cut", "other"])
def test_an_answer_that_breaks_off_is_refused(tmp_path: Path, harm: str) -> None:
    path = written(tmp_path / "a.json", WRAPPER)
    text = path.read_text()
    path.write_text(text[: len(text) // 2] if harm == "cut" else '{"count": 3}')
    with pytest.raises(UnreadableFile, match="no whole answer"):
        read_all(path, format="uspto_odp")


def test_a_document_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uspto_odp, "MAX_DOCUMENT", 100)
    with pytest.raises(TooLarge):
        read_all(written(tmp_path / "a.json", WRAPPER), format="uspto_odp")
