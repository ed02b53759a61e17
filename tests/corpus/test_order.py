"""Any order of import, all at once or file by file, gives the same keys, publications and proposals."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from qianglian.corpus.workspace import Workspace
from tests.corpus.evidence import begin, broken, lens, picture, row, write_rows

NUMBERS = ("CN106569070", "CN106569070A", "CN106569070B", "CN209123456U", "US2019000001A1", "CN106569070A")
VENDOR_IDS = ("001-002-003-004-005", "001-002-003-004-006")
Rows = list[dict[str, Any]]


@st.composite
def rows(draw: st.DrawFn) -> dict[str, Any]:
    """A row from a small world, so that numbers, ids, dates and words recur and contradict one another."""
    number = draw(st.sampled_from(("", *NUMBERS)))
    vendor = draw(st.sampled_from(("", "", *VENDOR_IDS)))
    if not number and not vendor:
        vendor = VENDOR_IDS[0]
    fields: dict[str, Any] = {"identifiers": lens(vendor)} if vendor else {}
    if published := draw(st.sampled_from((None, "2017-04-19", "2019-07-09"))):
        fields["publication_date"] = published
    if applicant := draw(st.sampled_from((None, "甲公司", "乙公司"))):
        fields["applicants"] = [applicant]
    if application := draw(st.sampled_from((None, "CN201610858900.1", "CN201710000001.X"))):
        fields["application"] = application
    if as_of := draw(st.sampled_from((None, "2019-01-01", "2020-01-01"))):
        fields["status"] = {
            "state": draw(st.sampled_from(("in_force", "lapsed"))),
            "as_given": "x",
            "as_of": as_of,
        }
    if remark := draw(st.sampled_from((None, "子", "丑"))):
        fields["extra"] = {"备注": remark, "甲列": "同"} if remark == "子" else {"甲列": "异", "备注": remark}
    return row(number, draw(st.sampled_from(("", "电池", "一种电池"))), **fields)


FILES = st.lists(st.lists(rows(), min_size=1, max_size=4), min_size=2, max_size=4)


@contextmanager
def written(files: list[Rows]) -> Iterator[tuple[Path, list[Path]]]:
    """The files on disk. Each ends in a row of its own, so that no two are the same file."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        own = [row(f"JP201900000{place}A", "自有") for place in range(len(files))]
        paths = [write_rows(root / f"{place}.jsonl", [*some, own[place]]) for place, some in enumerate(files)]
        yield root, paths


def imported(root: Path, name: str, steps: list[list[Path]]) -> dict[str, Any]:
    """The picture after imports of several files each."""
    with begin(root / name) as workspace:
        for step in steps:
            assert workspace.import_files(*step).failed == ()
        assert broken(workspace) == []
        return seen(workspace)


def seen(workspace: Workspace) -> dict[str, Any]:
    return {**picture(workspace), "report": workspace.report().data}


def assert_orders_agree(files: list[Rows], order: list[int], cut: int) -> None:
    with written(files) as (root, paths):
        shuffled = [paths[place] for place in order]
        at_once = imported(root, "at-once", [paths])
        assert imported(root, "shuffled", [shuffled[:cut], shuffled[cut:]]) == at_once
        assert imported(root, "one-by-one", [[path] for path in reversed(shuffled)]) == at_once


def orders(files: list[Rows]) -> st.SearchStrategy[tuple[list[Rows], list[int], int]]:
    return st.tuples(
        st.just(files), st.permutations(range(len(files))), st.integers(min_value=1, max_value=len(files) - 1)
    )


V = lens(VENDOR_IDS[0])


@example(
    (
        [[row("CN106569070B", identifiers=V)], [row(identifiers=V)], [row("CN209123456U", identifiers=V)]],
        [0, 1, 2],
        1,
    )
)
@example(([[row("CN106569070")], [row("CN106569070A")], [row("CN106569070B")]], [2, 0, 1], 2))
@example(
    (
        [
            [row(identifiers=V, title="t"), row("CN106569070B", identifiers=V)],
            [row(identifiers=V)],
            [row("CN106569070A", identifiers=V)],
        ],
        [2, 1, 0],
        1,
    )
)
@given(FILES.flatmap(orders))
@settings(max_examples=6)
def test_any_order_of_files_gives_the_same(case: tuple[list[Rows], list[int], int]) -> None:
    assert_orders_agree(*case)


@pytest.mark.slow
@given(FILES.flatmap(orders))
@settings(max_examples=40)
def test_any_order_of_files_gives_the_same_at_length(case: tuple[list[Rows], list[int], int]) -> None:
    assert_orders_agree(*case)


@pytest.mark.soak
@given(FILES.flatmap(orders))
@settings(max_examples=150)
def test_any_order_of_files_gives_the_same_in_the_soak(case: tuple[list[Rows], list[int], int]) -> None:
    assert_orders_agree(*case)


def assert_never_there(files: list[Rows], gone: st.DataObject) -> None:
    with written(files) as (root, paths):
        out = gone.draw(st.sampled_from(paths))
        with begin(root / "with", *paths) as workspace:
            workspace.remove_batch(out.name)
            assert broken(workspace) == []
            after = picture(workspace)
        without = imported(root, "without", [[path for path in paths if path != out]])
        without.pop("report")
        assert after == without


@given(files=FILES, gone=st.data())
@settings(max_examples=3)
def test_a_file_taken_out_again_was_never_there(files: list[Rows], gone: st.DataObject) -> None:
    assert_never_there(files, gone)


@pytest.mark.slow
@given(files=FILES, gone=st.data())
@settings(max_examples=10)
def test_a_file_taken_out_again_was_never_there_at_length(files: list[Rows], gone: st.DataObject) -> None:
    assert_never_there(files, gone)


def assert_outlived(files: list[Rows], removed: str) -> None:
    with written(files) as (root, paths):
        first, *rest = paths
        with begin(root / "ws", first) as workspace:
            keys = {j.subject for j in workspace.remove(removed, reason="与主题无关").judgements}
            for path in rest:
                workspace.import_files(path)
            workspace.remove_batch(first.name)
            workspace.import_files(first)
            assert broken(workspace) == []
            assert keys.isdisjoint(one["key"] for one in picture(workspace)["publications"])
            workspace.restore(*keys, reason="误剔")
            at_last = picture(workspace)["publications"]
        assert at_last == imported(root, "never", [paths])["publications"]


@given(files=FILES, removed=st.sampled_from(NUMBERS))
@settings(max_examples=3)
def test_a_removal_outlives_every_later_import(files: list[Rows], removed: str) -> None:
    assert_outlived(files, removed)


@pytest.mark.slow
@given(files=FILES, removed=st.sampled_from(NUMBERS))
@settings(max_examples=10)
def test_a_removal_outlives_every_later_import_at_length(files: list[Rows], removed: str) -> None:
    assert_outlived(files, removed)
