"""The gazettes of 2019: every 台湾 by rule A12, and province counts against a plain count by other means."""

import gzip
import json
import re
from collections import Counter
from pathlib import Path

import pytest

from qianglian.corpus.regions import read_region
from qianglian.rules.country_names import country_name
from tests.corpus.evidence import begin

pytestmark = pytest.mark.real_data

# Written by hand for this test: it shares neither table nor method with what it checks.
PROVINCES = (
    "北京 天津 河北 山西 内蒙古 辽宁 吉林 黑龙江 上海 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 广西 海南 重庆 四川 贵州 "
    "云南 西藏 陕西 甘肃 青海 宁夏 新疆 中国台湾 中国香港 中国澳门"
).split()
NAMES = "|".join(PROVINCES)
PLAIN = re.compile(rf"^\D?[0-9]{{6}}({NAMES})|^({NAMES})|^中国[(（](上海)")


@pytest.fixture(scope="module")
def gazette(real_data: Path) -> list[dict[str, str]]:
    path = real_data / "patents" / "cnipa_gazette_2019_75k.jsonl.gz"
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def test_of_the_567_records_that_name_taiwan_all_come_out_by_the_rule(gazette: list[dict[str, str]]) -> None:
    """540 lie there; 27 have a street or a park of that name on the mainland, as their own province says."""
    named = [one["address"] for one in gazette if "台湾" in one["address"]]
    assert len(named) == 567
    there = [address for address in named if address.startswith("中国台湾")]
    regions = {address: read_region(address) for address in named}
    assert len(there) == 540
    assert {(regions[one].country, regions[one].province) for one in there} == {("TW", "710000")}
    assert (country_name("TW").zh, country_name("TW").en) == ("中国台湾", "Taiwan, China")
    elsewhere = [address for address in named if address not in set(there)]
    for address in elsewhere:
        named_first = PLAIN.match(address)
        assert named_first, address
        assert regions[address].country == "CN"
        assert regions[address].province == {
            "福建": "350000", "安徽": "340000", "江苏": "320000", "广东": "440000", "河南": "410000",
        }[named_first[1]]  # fmt: skip


def test_provinces_equal_a_plain_count_and_the_unknown_share_is_printed(
    gazette: list[dict[str, str]], real_data: Path, tmp_path: Path
) -> None:
    plain: Counter[str] = Counter()
    for one in gazette:
        found = PLAIN.match("".join(one["address"].split()))
        plain[next(filter(None, found.groups())) if found else "abroad"] += 1
    workspace = begin(tmp_path / "w", real_data / "patents" / "cnipa_gazette_2019_75k.jsonl.gz")
    counts = workspace.regions()
    ours = dict(zip(PROVINCES, (one.figure.value for one in counts.rows), strict=True))
    print(
        f"\nwithout a region: {counts.unknown.figure.value} of {counts.total.value} ({counts.unknown.share:.2%})"
    )
    assert counts.total.value == len(gazette) == 74_972
    assert ours == {name: plain[name] for name in PROVINCES}
    assert counts.abroad is not None
    assert counts.abroad.figure.value + counts.unknown.figure.value == plain["abroad"]


def test_a_party_s_name_hints_at_its_province(gazette: list[dict[str, str]]) -> None:
    """How far the weakest hint can be trusted: measured against the addresses."""
    right = wrong = 0
    for one in gazette:
        hinted = read_region("", name=re.split("[;；]", one["patentee"])[0])
        if hinted.province:
            same = hinted.province == read_region(one["address"]).province
            right, wrong = right + same, wrong + (not same)
    print(f"\nby name: {right} right, {wrong} wrong of {len(gazette)}")
    assert right / (right + wrong) > 0.98
