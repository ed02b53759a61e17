"""The time line of an application of a corpus: all its documents and files, within the View."""

from datetime import date
from pathlib import Path

import pytest

from qianglian.corpus.workspace import Workspace
from qianglian.model.errors import NotFound
from qianglian.model.view import View
from tests.corpus.evidence import begin, row, write_rows

APPLICATION = "CN201610858900.1"


@pytest.fixture
def made(tmp_path: Path) -> Workspace:
    shared = {"application": APPLICATION, "filing_date": "2016-09-28", "patent_type": "invention"}
    first = write_rows(
        tmp_path / "a.jsonl",
        [row("CN106569070A", "一种装置", publication_date="2017-04-19", **shared)],
    )
    second = write_rows(
        tmp_path / "b.jsonl",
        [
            row(
                "CN106569070B",
                "一种装置",
                publication_date="2019-03-01",
                events=[{"date": "2022-09-28", "text": "专利权的终止(未缴年费)"}],
                status={"state": "lapsed", "as_given": "失效", "as_of": "2023-01-01"},
                **shared,
            )
        ],
    )
    return begin(tmp_path / "w", first, second)


def test_all_documents_of_an_application_tell_one_line(made: Workspace) -> None:
    for number in ("CN106569070A", "CN106569070B"):
        (found,) = made.timeline(number, date(2024, 1, 1))
        assert found.numbers == ("CN106569070A", "CN106569070B")
        assert [entry.effect for entry in found.timeline.entries] == [
            "filed",
            "published",
            "granted",
            "lapsed_for_fees",
            "statement",
        ]
        assert len(found.timeline.entries[0].sources) == 2
        assert found.state.state == "lapsed"


def test_a_number_without_kind_is_one_application(made: Workspace) -> None:
    assert len(made.timeline("CN106569070")) == 1


def test_a_cut_off_hides_what_came_later(made: Workspace) -> None:
    seen = Workspace(made.path, View(cut_off=date(2020, 1, 1)))
    (found,) = seen.timeline("CN106569070B", date(2024, 1, 1))
    assert [entry.effect for entry in found.timeline.entries] == ["filed", "published", "granted"]
    assert (found.state.day, found.state.state) == (date(2020, 1, 1), "in_force")


def test_a_view_hides_events_sources_and_other_documents(made: Workspace) -> None:
    dates = frozenset({"publication_date"})
    (found,) = Workspace(made.path, View(fields=dates)).timeline("CN106569070B")
    assert {entry.effect for entry in found.timeline.entries} == {"granted"}
    assert {entry.sources for entry in found.timeline.entries} == {()}
    rows = Workspace(made.path, View(rows="pn:CN106569070B"))
    assert rows.timeline("CN106569070B")[0].numbers == ("CN106569070B",)
    with pytest.raises(NotFound):
        rows.timeline("CN106569070A")
