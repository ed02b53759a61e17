"""The quality report of one file."""

import json
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from qianglian.sources import registry
from qianglian.sources.quality import EXAMPLES, FileQuality
from qianglian.sources.sequences import Sequence, gaps, joined, size
from tests.sources.files import GAZETTE, jsonl


def test_rows_are_kept_or_rejected_and_every_ruined_number_is_listed(tmp_path: Path) -> None:
    items = [
        {
            **GAZETTE,
            "item": str(n),
            "pub_no": f"CN{305000000 + n}S",
            "authorization_notice_id": f"CN{305000000 + n}S",
        }
        for n in (1, 2, 3, 7, *range(9, 40))
    ]
    items.append({**GAZETTE, "pub_no": "", "authorization_notice_id": "", "item": "40"})
    source, reading = registry.read(jsonl(tmp_path / "g.jsonl", items))
    quality = FileQuality("g.jsonl", source.name, reading.columns)
    for row in reading.rows:
        quality.add(row)
    report = json.loads(json.dumps(quality.to_json()))
    assert (report["rows"], report["kept"], quality.rejected_count) == (36, 35, 1)
    assert report["rejected"]["no_identity"]["examples"][0]["place"] == "36"
    assert report["remarks"]["ruined_number"]["count"] == 35
    assert len(report["remarks"]["ruined_number"]["examples"]) == EXAMPLES
    assert [found.place for found in quality.ruined()] == [str(n) for n in range(1, 36)]
    assert report["missing"]["application"] == 35
    assert report["missing"]["number"] == 0
    assert report["offices"] == {"CN": 35}
    assert report["published"] == ["2019-07-09", "2019-07-09"]
    assert report["sequences"] == {
        "designs.csv": {"count": 36, "repeated": 0, "ranges": [[1, 3], [7, 7], [9, 40]]}
    }
    assert set(report["columns"]) == set(GAZETTE)


@given(st.lists(st.integers(1, 60), max_size=60))
def test_ranges_hold_what_was_seen_in_any_order(numbers: list[int]) -> None:
    seen = Sequence()
    for number in numbers:
        seen.add(number)
    ranges = seen.ranges()
    assert [n for first, last in ranges for n in range(first, last + 1)] == sorted(set(numbers))
    assert size(ranges) == len(set(numbers))
    assert joined(ranges) == ranges
    lost = [n for first, last in gaps(ranges, last=60) for n in range(first, last + 1)]
    assert lost == [n for n in range(1, 61) if n not in set(numbers)]
