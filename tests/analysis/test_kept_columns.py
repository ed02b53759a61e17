"""Columns on disk: found again by whoever may see the same, and as good as absent where they are not whole."""

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from qianglian.analysis import kept_columns
from qianglian.analysis.ground import Ground
from qianglian.analysis.kept_columns import SUFFIX, KeptColumns, columns_folder
from qianglian.corpus.workspace import Workspace, open_workspace
from qianglian.model.errors import Forbidden
from qianglian.model.view import View
from tests.analysis.ground_cases import NORTH, ROWS, filed, ground_of, workspace_of
from tests.corpus.evidence import write_rows

ONE = pa.table({"publication": pa.array([0, 1], pa.int32())})
NAMES = ("records", "applicants", "places", "nodes", "subclasses")


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with workspace_of(tmp_path, ROWS) as made:
        yield made


def files(workspace: Workspace) -> list[Path]:
    return sorted(columns_folder(workspace.path, workspace.evidence).glob(f"*{SUFFIX}"))


def shown(ground: Ground) -> dict[str, list[dict[str, Any]]]:
    """All that a ground holds."""
    return {
        name: sorted(
            ground.run(getattr(ground, name)).to_pylist(), key=lambda one: str(sorted(one.items(), key=str))
        )
        for name in NAMES
    }


@dataclass
class Readings:
    """How often the corpus was read for columns."""

    count: int = 0


@pytest.fixture
def readings(monkeypatch: pytest.MonkeyPatch) -> Readings:
    told, put = Readings(), KeptColumns.put

    def counted(self: KeptColumns, *args: Any) -> None:
        told.count += 1
        put(self, *args)

    monkeypatch.setattr(KeptColumns, "put", counted)
    return told


def test_a_second_ground_reads_nothing_anew_and_holds_the_same(
    workspace: Workspace, readings: Readings
) -> None:
    first = shown(ground_of(workspace))
    made = readings.count
    assert made == len(files(workspace)) > 0
    assert shown(ground_of(workspace)) == first
    assert readings.count == made


def test_a_query_chooses_from_what_is_kept_of_all(workspace: Workspace, readings: Readings) -> None:
    shown(ground_of(workspace))
    made = readings.count
    narrowed = ground_of(workspace, query="office:CN")
    assert len(narrowed.run(narrowed.places)) == 6
    assert len(narrowed.run(narrowed.records)) == 6
    assert readings.count == made


@pytest.mark.parametrize("damage", ["cut", "flipped", "other", "empty", "unnamed"])
def test_a_damaged_file_is_read_anew(workspace: Workspace, readings: Readings, damage: str) -> None:
    first = shown(ground_of(workspace))
    made = readings.count
    for file in files(workspace):
        held = file.read_bytes()
        flipped = held[:-9] + bytes([held[-9] ^ 255]) + held[-8:]
        file.write_bytes(
            {
                "cut": held[:-5],
                "flipped": flipped,
                "other": b"[1]\n" + held,
                "empty": b"",
                "unnamed": held[3:],
            }[damage]
        )
    assert shown(ground_of(workspace)) == first
    assert readings.count == 2 * made


def test_what_one_view_read_is_not_shown_by_another(workspace: Workspace) -> None:
    shown(ground_of(workspace))
    with open_workspace(workspace.path, view=View(rows="office:CN")) as seen:
        inside = Ground(seen)
        assert len(inside.run(inside.records)) == 6
        assert len(inside.run(inside.places)) == 6
        with pytest.raises(Forbidden):
            _ = inside.applicants
    columns = frozenset(
        "application priorities families filing_date publication_date country kind patent_type grant_date".split()
    )
    with open_workspace(workspace.path, view=View(fields=columns)) as seen:
        blind = Ground(seen)
        assert set(blind.run(blind.records)["state"].to_pylist()) == {None}
        for name in ("places", "subclasses", "applicants"):
            with pytest.raises(Forbidden):
                getattr(blind, name)


def test_a_narrow_view_that_came_first_leaves_nothing_to_a_wide_one(workspace: Workspace) -> None:
    with open_workspace(workspace.path, view=View(rows="office:CN")) as seen:
        narrow = Ground(seen)
        assert len(narrow.run(narrow.records)) == 6
    whole = ground_of(workspace)
    assert len(whole.run(whole.records)) == 8


def test_other_rules_are_other_columns(
    workspace: Workspace, readings: Readings, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown(ground_of(workspace))
    made = readings.count
    monkeypatch.setattr(kept_columns, "code_mark", lambda: "of another release")
    shown(ground_of(workspace))
    assert readings.count == 2 * made


def test_more_evidence_is_other_columns_and_old_ones_go(tmp_path: Path) -> None:
    with workspace_of(tmp_path, ROWS) as workspace:
        for number in range(kept_columns.KEPT_STATES + 1):
            ground = ground_of(workspace)
            assert len(ground.run(ground.records)) == len(ROWS) + number
            more = [filed(f"EP260000{number}A1", 2013, NORTH)]
            assert workspace.import_files(write_rows(tmp_path / f"{number}.jsonl", more)).failed == ()
        assert len(list((workspace.path / "columns").iterdir())) == kept_columns.KEPT_STATES


def test_too_much_goes_the_oldest_first(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    shown(ground_of(workspace))
    before = files(workspace)
    newest = before[0]
    for age, file in enumerate(before):
        os.utime(file, (1_700_000_000 - age, 1_700_000_000 - age))
    monkeypatch.setattr(kept_columns, "MOST_BYTES", newest.stat().st_size + 1_000)
    KeptColumns(workspace, ground_of(workspace).publication_keys).put("one", (), ONE)
    assert newest not in files(workspace) or len(files(workspace)) < len(before)


def test_a_folder_that_may_only_be_read_still_gets_its_answer(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*args: object, **named: object) -> None:
        raise PermissionError("read-only")

    first = shown(ground_of(workspace))
    shutil.rmtree(workspace.path / "columns")
    monkeypatch.setattr(kept_columns, "write_whole", refused)
    assert shown(ground_of(workspace)) == first
    assert files(workspace) == []


def test_other_columns_under_a_name_are_not_taken(workspace: Workspace) -> None:
    kept = KeptColumns(workspace, ground_of(workspace).publication_keys)
    kept.put("one", ("a",), ONE)
    assert kept.get("one", ("a",), ONE.schema) == ONE
    assert kept.get("one", ("b",), ONE.schema) is None
    assert kept.get("one", ("a",), pa.schema([("publication", pa.int64())])) is None
