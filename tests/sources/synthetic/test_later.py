"""The update of the invented offices: new families, after the set's last day, right in their numbers."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import orjson

from qianglian.model.dates import parse_date
from qianglian.model.numbers import application_number
from qianglian.sources.synthetic import SyntheticSpec, publications
from qianglian.sources.synthetic.later import DAYS, later, write_later
from qianglian.sources.synthetic.lineage import LAST_DAY

SPEC = SyntheticSpec(1000)


def test_nothing_of_it_is_in_the_set() -> None:
    told = [said for said, _ in islice(later(SPEC), 120)]
    before = list(publications(SPEC))
    assert not {one["number"] for one in told} & {one["number"] for one in before}
    families = [{one["families"][0]["value"] for one in some} for some in (told, before)]
    assert not families[0] & families[1]


def test_all_were_published_in_the_ninety_days_after() -> None:
    for said, _ in islice(later(SPEC), 120):
        day = parse_date(said["publication_date"])
        assert day is not None
        assert LAST_DAY < day.toordinal() <= LAST_DAY + DAYS


def test_the_years_in_the_numbers_are_those_of_the_dates() -> None:
    checked = 0
    for said, _ in islice(later(SPEC), 120):
        if said["country"] == "CN" and said["application"].startswith("CN20"):
            assert said["application"][2:6] == said["filing_date"][:4]
            assert application_number(said["application"]) is not None
            checked += 1
    assert checked > 20


def test_the_file_holds_what_is_told_of_it(tmp_path: Path) -> None:
    topics = write_later(SPEC, tmp_path / "later.jsonl", 40)
    rows = [orjson.loads(line) for line in (tmp_path / "later.jsonl").read_bytes().splitlines()]
    assert [row["number"] for row in rows] == list(topics)
    assert len(rows) == 40
    assert (tmp_path / "later.jsonl").read_bytes() == _again(tmp_path)


def _again(folder: Path) -> bytes:
    write_later(SPEC, folder / "again.jsonl", 40)
    return (folder / "again.jsonl").read_bytes()
