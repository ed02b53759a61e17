"""Every number of the real files, with the counts that were measured on them."""

import csv
import gzip
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from qianglian.model.dates import parse_date
from qianglian.model.numbers import (
    ApplicationNumber,
    PublicationNumber,
    Ruined,
    application_number,
    application_year_conflicts,
    may_be_divisional,
    publication_number,
)

pytestmark = pytest.mark.real_data

PATENTSCOPE = "patents/patentscope_cn_125k.jsonl.gz"
GAZETTE = "patents/cnipa_gazette_2019_75k.jsonl.gz"
GOOGLE = "patents/google_energy_recovery_full.jsonl.gz"


def rows(file: Path) -> Iterator[dict[str, str]]:
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def test_every_patentscope_number_reads_and_every_check_digit_is_right(real_data: Path) -> None:
    seen: Counter[str] = Counter()
    publications, applications = set(), set()
    for row in rows(real_data / PATENTSCOPE):
        publication = publication_number(row["pub_number"], row["pub_country"])
        application = application_number(row["app_number"], row["pub_country"])
        assert isinstance(publication, PublicationNumber), row["pub_number"]
        assert isinstance(application, ApplicationNumber), row["app_number"]
        publications.add(publication.group)
        if application.country == "CN":
            applications.add(application.key)
            seen["fifteen digits" if len(row["app_number"]) == 15 else f"check {application.check_ok}"] += 1
            first = publication.number[0] if len(publication.number) == 9 else ""
            assert (application.kind_digit, first) in {
                ("invention", "1"), ("utility_model", "2"), ("invention", ""), ("utility_model", ""),
            }  # fmt: skip
    assert seen == {"check True": 104_481, "fifteen digits": 17_137, "check None": 22}
    assert (len(publications), len(applications)) == (125_924, 121_640)


def test_the_gazettes_ruined_numbers_are_counted_and_the_others_verify(real_data: Path) -> None:
    seen: Counter[str] = Counter()
    for row in rows(real_data / GAZETTE):
        found = application_number(row["filing_id"])
        if isinstance(found, Ruined):
            seen[found.reason] += 1
            continue
        assert isinstance(found, ApplicationNumber)
        filed = parse_date(row["filing_date"])
        assert filed is not None
        assert not hasattr(filed, "reason")
        seen[f"{found.country} {found.check_ok}"] += 1
        seen["conflict"] += application_year_conflicts(found, filed)
        seen["divisional"] += may_be_divisional(found, filed)
        kind = {"U": "utility_model", "S": "design"}.get(row["pub_no"][-1], "invention")
        assert found.kind_digit == kind
    assert seen == {"scientific_notation": 46_940, "CN True": 28_032, "conflict": 21, "divisional": 87}


def test_the_fifteen_digit_form_gives_the_gazettes_number(real_data: Path) -> None:
    gazette = {}
    for row in rows(real_data / GAZETTE):
        publication = publication_number(row["pub_no"])
        assert isinstance(publication, PublicationNumber)
        gazette[publication.group] = application_number(row["filing_id"])
    shared, compared = 0, 0
    for row in rows(real_data / PATENTSCOPE):
        publication = publication_number(row["pub_number"], row["pub_country"])
        assert isinstance(publication, PublicationNumber)
        theirs = gazette.get(publication.group)
        shared += theirs is not None
        if isinstance(theirs, ApplicationNumber):
            ours = application_number(row["app_number"], row["pub_country"])
            assert isinstance(ours, ApplicationNumber)
            assert ours.key == theirs.key
            compared += len(row["app_number"]) == 15
    assert (shared, compared) == (116, 6)


def test_cited_numbers_of_all_offices_keep_the_form_that_databases_write(real_data: Path) -> None:
    changed, countries, read = set(), set(), 0
    for record in rows(real_data / GOOGLE):
        cited = [*record["citations"], *record["cited_by"]]
        for text in [record["publication_number"], *(one["pub"] for one in cited)]:  # type: ignore[index]
            found = publication_number(text)
            assert isinstance(found, PublicationNumber), text
            read += 1
            countries.add(found.country)
            if found.text != text:
                changed.add(text)
    assert read == 154_301
    assert len(countries) > 50
    assert len(changed) == 21, "only leading zeros of SE, DK, HU, AU, DE and SA"


def test_the_pool_list_reads_but_for_one_dossier_number(real_data: Path) -> None:
    with (real_data / "sep/hevc_advance_patent_list_2022.csv").open(encoding="utf-8-sig") as file:
        listed = [(row["Patent Number"], row["Country"]) for row in csv.DictReader(file)]
    unread = [n for n, country in listed if not isinstance(publication_number(n, country), PublicationNumber)]
    assert len(listed) == 17_361
    assert unread == ["PE001633-2014/DIN"], "a Peruvian file number, not a publication's"
