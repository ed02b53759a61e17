"""Between the files of one search."""

import json
import random

from hypothesis import given
from hypothesis import strategies as st

from qianglian.sources.batches import BatchFile, compare, missing_files


def keys(first: int, last: int) -> list[str]:
    return [f"p{number}" for number in range(first, last + 1)]


def batch(number: int, first: int, last: int) -> BatchFile:
    return BatchFile(f"batch_{number:02d}.xlsx", keys(first, last), [(first, last)])


def test_a_missing_batch_an_overlap_and_a_short_count_are_proved_to_the_row() -> None:
    files = [batch(n, 500 * (n - 1) + 1, 500 * n) for n in range(1, 22) if n != 7]
    files[10] = batch(12, 5451, 6000)
    report = compare(files, hits=10_500)
    assert report.missing_files == ("batch_07.xlsx",)
    assert report.numbering == "through"
    assert report.missing_numbers == (("", ((3001, 3500),)),)
    assert report.missing_count == 500
    assert [(o.first, o.second, o.shared) for o in report.overlaps] == [
        ("batch_11.xlsx", "batch_12.xlsx", 50)
    ]
    assert (report.rows, report.unique, report.short) == (10_050, 10_000, 500)
    assert not report.complete


def test_numbers_missing_at_the_end_show_against_the_vendors_count() -> None:
    report = compare([batch(1, 1, 500), batch(2, 501, 900)], hits=1000)
    assert report.missing_numbers == (("", ((901, 1000),)),)


def test_batches_that_each_count_from_one_are_looked_at_one_by_one() -> None:
    files = [
        BatchFile(f"{name}.csv", keys(at, at + 4), [(1, 2), (4, 6)]) for name, at in (("a", 1), ("b", 100))
    ]
    report = compare(files)
    assert report.numbering == "per_file"
    assert report.missing_numbers == (("a.csv", ((3, 3),)), ("b.csv", ((3, 3),)))
    assert report.short is None


def test_a_publication_twice_in_one_file_is_a_repeat() -> None:
    report = compare([BatchFile("a.csv", ["x", "y", "x", "x"])])
    assert [(r.publications, r.surplus, r.examples) for r in report.repeats] == [(1, 2, ("x",))]
    assert report.unique == 2


def test_names_without_a_series_lack_nothing() -> None:
    assert missing_files(["patsnap.xlsx", "lens_797.csv", "2019.csv", "google.csv"]) == ()
    assert missing_files(["b_2.xlsx", "b_3.xlsx", "b_5.xlsx"]) == ("b_1.xlsx", "b_4.xlsx")
    assert missing_files(["第1批.xlsx", "第2批.xlsx", "第4批.xlsx"]) == ("第3批.xlsx",)
    assert missing_files(["r2019.jsonl.gz", "r2020.jsonl.gz", "r2022.jsonl.gz"]) == ("r2021.jsonl.gz",)


files = st.lists(
    st.builds(
        BatchFile,
        st.sampled_from(["b_1.csv", "b_2.csv", "b_10.csv", "c.csv", "b_4.csv"]),
        st.lists(st.sampled_from("abcdefgh"), max_size=6),
        st.lists(
            st.tuples(st.integers(1, 20), st.integers(0, 5)).map(lambda p: (p[0], p[0] + p[1])), max_size=3
        ),
        st.integers(0, 3),
    ),
    max_size=6,
)


@given(files, st.none() | st.integers(0, 30), st.randoms(use_true_random=False))
def test_the_order_of_the_files_changes_nothing(
    given: list[BatchFile], hits: int | None, chance: random.Random
) -> None:
    shuffled = given[:]
    chance.shuffle(shuffled)
    report = compare(given, hits)
    assert compare(shuffled, hits) == report
    json.dumps(report.to_json())
    assert report.rows == sum(len(f.keys) + f.rejected for f in given)
    assert report.unique <= report.rows
