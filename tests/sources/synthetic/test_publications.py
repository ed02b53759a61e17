"""The invented publications: the same everywhere, right in their parts, consistent with one another."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qianglian.model.numbers import (
    ApplicationNumber,
    PublicationNumber,
    application_number,
    publication_number,
)
from qianglian.sources.synthetic import SyntheticSpec, publications, write_jsonl
from qianglian.sources.synthetic.lineage import LAST_DAY, publication_at
from qianglian.sources.synthetic.numbers import check_digit
from qianglian.sources.synthetic.numbers import publication_number as synthetic_number
from qianglian.sources.synthetic.record import Record
from qianglian.sources.synthetic.rows import NOTE, row

SPEC = SyntheticSpec(4000)
Row = dict[str, Any]


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    return list(publications(SPEC))


def test_the_same_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    dirty = SyntheticSpec(500, repeated=0.05, damaged=0.05)
    write_jsonl(dirty, tmp_path / "a.jsonl")
    write_jsonl(dirty, tmp_path / "b.jsonl")
    assert (tmp_path / "a.jsonl").read_bytes() == (tmp_path / "b.jsonl").read_bytes()
    write_jsonl(SyntheticSpec(500, seed=7), tmp_path / "c.jsonl")
    assert (tmp_path / "a.jsonl").read_bytes() != (tmp_path / "c.jsonl").read_bytes()


def test_the_bytes_are_those_of_other_machines(tmp_path: Path) -> None:
    """A changed hash means that every sample, golden file and benchmark changes: do it on purpose."""
    write_jsonl(SyntheticSpec(300), tmp_path / "a.jsonl")
    digest = hashlib.sha256((tmp_path / "a.jsonl").read_bytes()).hexdigest()
    assert digest == "6794aec09fc26167f2f3ab25f1c4abdafed939efa026639b0f4238ccaab08db2"


def test_a_shorter_set_is_the_beginning_of_a_longer_one(rows: list[Row]) -> None:
    assert list(publications(SyntheticSpec(1000))) == rows[:1000]


@given(st.integers(0, 999_999), st.integers(0, 2**40))
@settings(max_examples=60, deadline=None)
def test_any_record_can_be_made_alone(index: int, seed: int) -> None:
    again = row(Record(seed, index))
    assert again == row(Record(seed, index))
    assert date.fromisoformat(str(again["publication_date"])).toordinal() <= LAST_DAY


def test_numbers_are_unique_up_to_the_largest_set() -> None:
    places = [*range(20_000), *range(500_000, 510_000), *range(980_000, 1_000_000)]
    numbers = {synthetic_number(*publication_at(SPEC.seed, index)) for index in places}
    assert len(numbers) == len(places)


def test_numbers_read_as_offices_write_them(rows: list[Row]) -> None:
    for record in rows:
        number = publication_number(record["number"])
        assert isinstance(number, PublicationNumber), record["number"]
        assert (number.country, number.kind) == (record["country"], synthetic_kind(record["number"])), number
        application = application_number(record["application"])
        assert isinstance(application, ApplicationNumber), record["application"]
        assert application.country == record["country"], record["application"]
        assert application.check_ok is (True if record["country"] == "CN" else None), record["application"]


def synthetic_kind(number: str) -> str:
    return number[-2:] if number[-2] in "AB" else number[-1]


def test_check_digit() -> None:
    """Worked out by hand: 4+15+6+8+4+9+16+20 = 82 = 7·11+5; and 4+4+6+63+10 = 87 = 7·11+10, written X."""
    assert check_digit("200310102344") == "5"
    assert check_digit("201019000002") == "X"


def test_dates_are_in_order(rows: list[Row]) -> None:
    for record in rows:
        priority = record.get("priority_date", record["filing_date"])
        assert "2005-01-01" <= priority <= record["filing_date"] < record["publication_date"] <= "2024-12-31"
        assert (date.fromisoformat(record["filing_date"]) - date.fromisoformat(priority)).days <= 365
        days = [event["date"] for event in record.get("events", [])]
        assert days == sorted(days)
        assert all(record["publication_date"] <= day <= "2024-12-31" for day in days)


def test_filings_grow(rows: list[Row]) -> None:
    years = [record["filing_date"][:4] for record in rows]
    assert years.count("2008") < years.count("2012") < years.count("2017")


def test_members_of_a_family_agree(rows: list[Row]) -> None:
    families: dict[str, list[Row]] = defaultdict(list)
    for record in rows:
        families[record["families"][0]["value"]].append(record)
    for members in list(families.values())[:-20]:
        assert {len(members)} == {member["family_size"] for member in members}
        assert len({json.dumps(member.get("priorities", [])) for member in members}) == 1
        assert len({json.dumps(member.get("ipc")) for member in members}) == 1
    several = [m for m in families.values() if len({member["country"] for member in m}) > 1]
    assert len(several) > 100
    assert all(member["priorities"] for members in several for member in members)


def test_an_application_keeps_its_number_through_grant(rows: list[Row]) -> None:
    grants = [record for record in rows if record["number"].startswith("CN1") and record["number"][-1] == "B"]
    by_number = {record["number"]: record for record in rows}
    pairs = [(by_number.get(grant["number"][:-1] + "A"), grant) for grant in grants]
    assert len(pairs) > 100
    for application, grant in pairs:
        if application:
            assert application["application"] == grant["application"]
            assert application["status"] == grant["status"]
            assert application["publication_date"] < grant["publication_date"] == grant["grant_date"]
            assert {"date": grant["grant_date"], "text": "授权", "country": "CN"} in application["events"]


def test_citations_lead_to_earlier_publications_of_the_set(rows: list[Row]) -> None:
    by_number = {record["number"]: (index, record) for index, record in enumerate(rows)}
    cited = 0
    for index, record in enumerate(rows):
        for citation in record.get("citations", []):
            place, target = by_number[citation["number"]]
            assert place < index
            assert target["publication_date"] < record["filing_date"]
            assert citation["category"] in ("X", "Y", "A", "")
            cited += 1
    assert cited > 1000


def test_some_are_cited_much_more_than_others(rows: list[Row]) -> None:
    counts: dict[str, int] = defaultdict(int)
    for record in rows:
        for citation in record.get("citations", []):
            counts[citation["number"]] += 1
    ranked = sorted(counts.values(), reverse=True)
    assert sum(ranked[: len(ranked) // 10]) > 0.25 * sum(ranked)


def test_texts_are_as_long_as_abstracts_are(rows: list[Row]) -> None:
    texts = [text for record in rows for text in record.get("abstracts", [])]
    chinese = sorted(len(text["text"]) for text in texts if text["lang"] == "zh")
    english = sorted(len(text["text"].split()) for text in texts if text["lang"] == "en")
    assert 150 <= chinese[len(chinese) // 20] <= chinese[-len(chinese) // 20] <= 350
    assert 80 <= english[len(english) // 20] <= english[len(english) // 2] <= 150
    assert not any("{" in text["text"] for text in texts)
    assert len({text["text"] for text in texts}) > 0.5 * len(texts)


def test_every_kind_and_place_occurs(rows: list[Row]) -> None:
    kinds = {(record["country"], synthetic_kind(record["number"])) for record in rows}
    assert kinds == {
        ("CN", "A"), ("CN", "B"), ("CN", "U"), ("CN", "S"), ("US", "A1"), ("US", "B2"), ("EP", "A1"),
        ("EP", "B1"), ("WO", "A1"), ("JP", "A"), ("KR", "A"),
    }  # fmt: skip
    countries = {party["country"] for record in rows for party in record["applicants"]}
    assert {"CN", "TW", "HK", "MO", "US", "JP", "KR", "DE"} <= countries
    addresses = {party["address"] for record in rows for party in record["applicants"]}
    assert {"中国台湾", "中国香港", "中国澳门"} <= {address[:4] for address in addresses}
    texts = {event["text"] for record in rows for event in record.get("events", [])}
    assert len(texts) >= 9
    assert {record["status"]["state"] for record in rows} == {"in_force", "pending", "lapsed"}
    assert 0.03 < sum("claims" in record for record in rows) / len(rows) < 0.4


def test_every_record_says_that_it_is_synthetic(rows: list[Row]) -> None:
    for record in rows:
        assert NOTE in record["extra"].values()
        for party in [*record["applicants"], *record.get("owners", [])]:
            assert party["name"].startswith("示例") or party["name"].endswith("(Fictional)")


def test_what_was_written_is_told(tmp_path: Path) -> None:
    path = tmp_path / "dirty.jsonl"
    truth = write_jsonl(SyntheticSpec(3000, repeated=0.02, damaged=0.02), path)
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert len(lines) == truth.rows
    good = [line["number"] for line in lines if line.get("number", "").isalnum()]
    assert len(set(good)) == truth.unique
    assert len(good) - len(set(good)) == len(truth.repeats)
    for repeat in truth.repeats:
        assert lines[repeat.first_row - 1] == lines[repeat.row - 1]
        assert lines[repeat.row - 1]["number"] == repeat.number
    assert len({spoilt.fault for spoilt in truth.spoilt}) == 5
    for spoilt in truth.spoilt:
        assert lines[spoilt.row - 1].get(spoilt.column, "") == spoilt.found


@pytest.mark.parametrize(
    "bad", [{"publications": -1}, {"publications": 2_000_000}, {"publications": 1, "damaged": 2}]
)
def test_impossible_wishes_are_refused(bad: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="expected"):
        SyntheticSpec(**bad)
