"""Annual fees: which years, how much, until when, and nothing where no rule is at hand."""

import csv
from datetime import date
from pathlib import Path

import pytest

from qianglian.corpus.legal import fees_due
from qianglian.corpus.legal.fees import surcharge
from qianglian.rules.fees_cn import annual_fees
from tests.corpus.legal.test_timeline import day, line, told

GRANT = {"filing_date": day("2019-06-03"), "publication_date": day("2021-08-01"), "patent_type": "invention"}


def test_the_years_whose_time_has_not_run_out() -> None:
    fees = fees_due(line(told("CN106569070B", **GRANT)), "invention", day("2024-11-20"))
    assert [(one.year, one.amount, one.due, one.grace_until) for one in fees.due[:2]] == [
        (6, 1200, day("2024-06-03"), day("2024-12-03")),
        (7, 2000, day("2025-06-03"), day("2025-12-03")),
    ]
    assert (fees.due[-1].year, fees.due[-1].amount) == (20, 8000)
    assert fees.due[0].rule_version == annual_fees().version


def test_the_year_of_the_grant_is_paid_with_the_registration() -> None:
    fees = fees_due(line(told("CN106569070B", **GRANT)), "invention", day("2021-08-01"))
    assert (fees.due[0].year, fees.due[0].due) == (4, day("2022-06-03"))


def test_the_surcharge_grows_by_whole_months() -> None:
    fee = fees_due(line(told("CN106569070B", **GRANT)), "invention", day("2024-11-20")).due[0]
    asked = [date(2024, 6, 3), date(2024, 7, 2), date(2024, 7, 3), date(2024, 9, 3), date(2024, 12, 3)]
    assert [surcharge(fee, when) for when in asked] == [0, 0, 60, 180, 300]


def test_other_offices_have_no_rule_and_that_is_said() -> None:
    fees = fees_due(line(told("US8033955B2", **GRANT)), "invention", day("2024-11-20"))
    assert (fees.due, "US" in fees.note.zh) == ((), True)


@pytest.mark.parametrize(
    "telling",
    [
        told("CN106569070A", filing_date=day("2019-06-03")),
        told("CN106569070B", ("2022-01-01", "专利权的终止(未缴年费)"), **GRANT),
        told("CN106569070B", ("2021-08-01", "授权")),
    ],
)
def test_nothing_is_due_where_it_is_not_in_force_or_not_known(telling: object) -> None:
    fees = fees_due(line(telling), "invention", day("2024-11-20"))  # type: ignore[arg-type]
    assert fees.due == ()
    assert fees.note.zh


def test_a_design_of_before_june_2021_pays_ten_years() -> None:
    old = {"filing_date": day("2020-01-01"), "publication_date": day("2020-08-01"), "patent_type": "design"}
    assert fees_due(line(told("CN305246987S", **old)), "design", day("2024-01-01")).due[-1].year == 10
    new = {"filing_date": day("2022-01-01"), "publication_date": day("2022-08-01"), "patent_type": "design"}
    assert fees_due(line(told("CN305246987S", **new)), "design", day("2024-01-01")).due[-1].year == 15


@pytest.mark.real_data
def test_amounts_agree_with_the_tariff_at_hand(real_data: Path) -> None:
    types = {"发明": "invention", "实用新型": "utility_model", "外观设计": "design"}
    found = {}
    with (real_data / "reference" / "cnipa_fees.csv").open(encoding="utf-8-sig") as lines:
        for row in csv.DictReader(lines):
            if row["item"] == "年费":
                assert row["source_status"] == "confirmed"
                for year in range(int(row["year_from"]), int(row["year_to"]) + 1):
                    found[types[row["patent_type"]], year] = int(row["amount_cny"])
    assert found == annual_fees().amounts
