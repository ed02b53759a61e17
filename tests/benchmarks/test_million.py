"""The generated million: spread over the official systems, alike within families, the same every time."""

import sys
from functools import cache
from pathlib import Path
from typing import Any

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
if str(BENCHMARKS) not in sys.path:
    # The benchmarks are run by path, so that their folders are imported by those names.
    sys.path.append(str(BENCHMARKS))

from harness.million import made, write  # noqa: E402
from harness.widening import branches, taken_in, widened  # noqa: E402

from qianglian.corpus.workspace import open_workspace  # noqa: E402
from qianglian.query.grammar import parse  # noqa: E402
from qianglian.query.tree import Class, Words  # noqa: E402

SEED = 20240401


@cache
def some() -> list[dict[str, Any]]:
    """The first 640 of the series."""
    return [widened(SEED, index) for index in range(640)]


def test_what_a_rule_leaves_out_is_not_taken_in() -> None:
    rule = parse("(ipc:(B60K6 OR H01M) AND NOT ipc:B60K6/08) AND (电池 AND NOT 燃料汽车)")
    assert list(taken_in(rule)) == [
        Class("ipc", "B60K6"),
        Class("ipc", "H01M"),
        Words(("ti", "ab", "cl"), "电池"),
    ]


def test_every_branch_has_symbols_and_words() -> None:
    assert len(branches()) > 1000
    assert all(branch.symbols and branch.words for branch in branches())


def test_the_same_every_time_and_none_twice() -> None:
    assert [widened(SEED, index) for index in range(640)] == some()
    assert len({one["number"] for one in some()}) == len(some())


def test_members_of_a_family_share_classes_and_first_applicant() -> None:
    families: dict[str, list[dict[str, object]]] = {}
    for one in some():
        families.setdefault(one["families"][0]["value"], []).append(one)
    assert any(len(members) > 5 for members in families.values())
    for members in families.values():
        assert len({str(one["ipc"]) for one in members if "ipc" in one}) <= 1
        chinese = {one["applicants"][0]["name"].replace("(", "（").replace(")", "）")
                   for one in members if one["country"] == "CN"}  # fmt: skip
        assert len(chinese) <= 1


def test_spread_over_sections_and_firms() -> None:
    sections = {one["ipc"][0][0] for one in some() if "ipc" in one}
    assert sections >= set("ABCEFGH")
    assert len({one["applicants"][0]["name"] for one in some()}) > 300


def test_slices_are_the_series_and_the_import_keeps_all(tmp_path: Path) -> None:
    write(tmp_path / "two.jsonl", 300, 1)
    assert len((tmp_path / "two.jsonl").read_bytes().splitlines()) == 300
    folder = made(tmp_path / "whole", 300, 1)
    with open_workspace(folder) as workspace:
        assert workspace.search("").total.value == 300
    before = (tmp_path / "whole" / "READY").stat().st_mtime_ns
    assert made(tmp_path / "whole", 300, 1) == folder
    assert (tmp_path / "whole" / "READY").stat().st_mtime_ns == before
