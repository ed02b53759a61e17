"""Our own form: what is written is what is read."""

from datetime import date
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qianglian.model.errors import NewerFormat
from qianglian.model.numbers import ApplicationNumber, PublicationNumber
from qianglian.model.publication import (
    Citation,
    Claim,
    Identifier,
    LangText,
    LegalEvent,
    LegalStatus,
    Party,
    Priority,
    Publication,
)
from qianglian.sources.contract import Place, SourceRow
from qianglian.sources.formats import qianglian_jsonl
from tests.sources.files import jsonl, read_all

texts = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=12)
parts = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", max_size=8)
days = st.none() | st.dates(date(1800, 1, 1), date(2200, 1, 1))
identifiers = st.builds(Identifier, texts, texts)


def tuples(of: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(of, max_size=3).map(tuple)


parties = tuples(st.builds(Party, texts, texts, texts, tuples(identifiers)))
said = tuples(st.builds(LangText, texts, texts, st.booleans()))
citations = tuples(st.builds(Citation, texts, texts, st.sampled_from([None, True, False])))
publications = st.builds(
    Publication,
    number=st.builds(PublicationNumber, parts, parts.filter(bool), parts, texts),
    identifiers=tuples(identifiers),
    country=texts.filter(bool),
    application=st.none()
    | st.builds(
        ApplicationNumber, parts, parts.filter(bool), parts, st.sampled_from([None, True, False]), texts
    ),
    application_as_given=texts,
    patent_type=st.sampled_from([None, "invention", "utility_model", "design"]),
    titles=said,
    abstracts=said,
    claims=tuples(st.builds(Claim, st.integers(1, 99), texts, texts, st.sampled_from([None, True, False]))),
    filing_date=days,
    publication_date=days,
    grant_date=days,
    priority_date=days,
    expiry_date=days,
    applicants=parties,
    owners=parties,
    inventors=parties,
    agents=parties,
    ipc=tuples(texts),
    cpc=tuples(texts),
    loc=tuples(texts),
    priorities=tuples(st.builds(Priority, texts, texts, days)),
    families=tuples(identifiers),
    citations=citations,
    cited_by=citations,
    cited_by_count=st.none() | st.integers(0, 10**9),
    family_size=st.none() | st.integers(0, 10**9),
    status=st.none()
    | st.builds(LegalStatus, st.sampled_from([None, "in_force", "pending", "lapsed"]), texts, days),
    events=tuples(st.builds(LegalEvent, days, texts, texts, texts)),
    extra=st.dictionaries(texts, texts, max_size=3),
)


@given(st.lists(publications, min_size=1, max_size=4))
def test_nothing_is_lost_either_way(given: list[Publication]) -> None:
    held = BytesIO()
    assert qianglian_jsonl.write(given, held) == len(given)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.jsonl"
        path.write_bytes(held.getvalue())
        result = read_all(path)
    assert result.source.name == "qianglian_jsonl"
    assert result.rejected == []
    assert [row.publication for row in result.kept] == given


def test_a_row_keeps_its_running_number(tmp_path: Path) -> None:
    row = SourceRow(
        Place(5), Publication(number=PublicationNumber("CN", "1", "A", "CN1A"), country="CN"), (), 12, "part"
    )
    path = tmp_path / "a.jsonl"
    path.write_bytes(qianglian_jsonl.line(row))
    read = read_all(path).kept[0]
    assert (read.sequence, read.series) == (12, "part")


def test_numbers_and_names_may_be_written_plainly(tmp_path: Path) -> None:
    item = {
        "qianglian": 1,
        "number": "CN 101234567 B",
        "application": "CN201910000000.X",
        "applicants": ["甲"],
        "colour": ["red"],
    }
    publication = read_all(jsonl(tmp_path / "a.jsonl", [item])).kept[0].publication
    assert publication.number.text == "CN101234567B"
    assert publication.applicants == (Party("甲"),)
    assert publication.application_as_given == "CN201910000000.X"
    assert publication.extra == {"colour": '["red"]'}


@pytest.mark.parametrize(
    "wrong",
    [
        {"applicants": "甲"},
        {"cited_by_count": "3"},
        {"status": {"state": "dead", "as_given": ""}},
        {"titles": [{"text": 3}]},
        {"events": [{"date": "2020-02-30", "text": "x"}]},
        {"application": {"country": "CN", "number": "", "check": "", "check_ok": None, "as_given": ""}},
    ],
)
def test_a_field_of_the_wrong_shape_costs_nobody_the_row(tmp_path: Path, wrong: dict[str, object]) -> None:
    right = {"qianglian": 1, "number": "CN101234567B"}
    result = read_all(jsonl(tmp_path / "a.jsonl", [{**right, **wrong}, right]))
    assert result.rejected == []
    assert [remark.code for remark in result.kept[0].remarks] == ["unreadable_field"]
    assert set(wrong) & set(result.kept[0].publication.extra)
    assert result.kept[1].remarks == ()


def test_a_later_version_is_refused_with_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(NewerFormat):
        read_all(jsonl(tmp_path / "a.jsonl", [{"qianglian": 2, "number": "CN101234567B"}]))
