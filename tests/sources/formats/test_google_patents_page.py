"""Pages of Google Patents, on an invented one with its traps."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from qianglian.model.publication import Citation, LegalEvent, Priority, Related
from tests.sources.files import GOOGLE_PAGE, read_all


def page(path: Path, **other: Any) -> Path:
    path.write_text(json.dumps({**GOOGLE_PAGE, **other}, ensure_ascii=False) + "\n", encoding="utf-8")
    return path


def test_a_page_is_recognised_and_read_whole(tmp_path: Path) -> None:
    result = read_all(page(tmp_path / "a.jsonl"))
    assert (result.source.name, result.rejected, result.codes) == ("google_patents_page", [], [])
    publication = result.kept[0].publication
    assert publication.number.text == "US11000000B2"
    assert (publication.filing_date, publication.publication_date) == (date(2018, 3, 8), date(2021, 5, 11))
    assert (publication.grant_date, publication.expiry_date) == (date(2021, 5, 11), date(2038, 9, 1))
    assert [party.name for party in publication.applicants] == ["Acme Co Ltd", "Beta GmbH"]
    assert [party.name for party in publication.owners] == ["GAMMA INC"]
    assert publication.application is not None
    assert publication.application.number == "15915000"
    assert publication.cpc == ("B60L7/10", "H02J7/14")
    assert publication.status is not None
    assert publication.status.state == "lapsed"
    assert publication.extra == {"events": "2018-03-08 Priority to US15/915,000; 2019-01-01 Novel thing"}


def test_a_priority_that_was_cut_at_its_comma_is_one(tmp_path: Path) -> None:
    publication = read_all(page(tmp_path / "a.jsonl")).kept[0].publication
    assert publication.priorities == (
        Priority("JP2017000001A", "JP", date(2017, 3, 8)),
        Priority("US15/915,000", "US", date(2018, 3, 8)),
        Priority("PCT/JP2018/000001", "WO", date(2018, 3, 7)),
    )


def test_citations_say_who_made_them_and_whose_they_are(tmp_path: Path) -> None:
    publication = read_all(page(tmp_path / "a.jsonl")).kept[0].publication
    assert publication.citations == (
        Citation("US9000000B2", by_examiner=True),
        Citation("EP1234567A1", by_examiner=False, phase="family"),
        Citation("", text="Doe, On Brakes, 1999"),
    )
    assert publication.cited_by == (Citation("CN106000000B", by_examiner=True, phase="family"),)
    nothing = read_all(page(tmp_path / "b.jsonl", npl=["NoNonPatentCitation"], citations=[])).kept[0]
    assert nothing.publication.citations == ()


def test_earlier_stages_are_related_and_later_ones_are_not(tmp_path: Path) -> None:
    publication = read_all(page(tmp_path / "a.jsonl")).kept[0].publication
    assert publication.related == (
        Related("earlier_publication", "US20180260000A1", "US", date(2018, 9, 13)),
    )
    early = read_all(page(tmp_path / "b.jsonl", publication_number="US20180260000A1")).kept[0].publication
    assert (early.related, early.publication_date) == ((), date(2018, 9, 13))


def test_legal_events_keep_code_and_designated_state(tmp_path: Path) -> None:
    publication = read_all(page(tmp_path / "a.jsonl")).kept[0].publication
    assert publication.events == (
        LegalEvent(date(2021, 4, 21), "Status; Free format text: PATENTED CASE", "STCF"),
        LegalEvent(date(2022, 1, 1), "Lapsed; Ref country code: DERef legal event code: R119", "PG25", "DE"),
        LegalEvent(None, "Nothing said", "AX"),
    )


def test_who_is_not_known_is_no_applicant(tmp_path: Path) -> None:
    events = [["2018-03-08", "Application filed by Individual"]]
    publication = read_all(page(tmp_path / "a.jsonl", events=events)).kept[0].publication
    assert (publication.applicants, publication.application) == ((), None)


@pytest.mark.parametrize("column", ["events", "legal_events", "claiming_priority"])
@pytest.mark.parametrize("value", [["text"], "text", [[]], [["2018-03-08"]], {"a": 1}, 5])
def test_a_list_of_another_shape_costs_nobody_the_row(tmp_path: Path, column: str, value: Any) -> None:
    result = read_all(page(tmp_path / "a.jsonl", **{column: value}))
    assert (len(result.kept), result.rejected) == (1, [])
    assert "unreadable_field" in result.codes or column == "claiming_priority"
    assert column in result.kept[0].publication.extra or column == "claiming_priority"


def test_two_applications_of_one_day_name_none(tmp_path: Path) -> None:
    events = [*GOOGLE_PAGE["events"], ["2018-03-08", "Priority to US15/915,001"]]
    assert read_all(page(tmp_path / "a.jsonl", events=events)).kept[0].publication.application is None
