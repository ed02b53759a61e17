"""What an import keeps, what it lists, and what it leaves alone."""

from pathlib import Path

import pytest

from qianglian.corpus.workspace import Workspace, open_workspace
from qianglian.model.errors import NewerFormat, NotFound
from qianglian.model.search_register import SearchRegister
from tests.corpus.evidence import (
    begin,
    broken,
    fates,
    indexed,
    lens,
    numbers,
    picture,
    publications,
    row,
    write_rows,
)

ONE, TWO, THREE = "CN106569070B", "CN209123456U", "US2019000001A1"


@pytest.fixture
def first(tmp_path: Path) -> Path:
    return write_rows(tmp_path / "first.jsonl", [row(ONE, "电池"), row(TWO, "电池壳"), row(ONE, "电池")])


@pytest.fixture
def second(tmp_path: Path) -> Path:
    return write_rows(tmp_path / "second.jsonl", [row(TWO, "电池外壳"), row(THREE, "Battery")])


def test_a_publication_met_twice_is_one_with_both_rows_as_its_sources(tmp_path: Path, first: Path) -> None:
    with begin(tmp_path / "ws", first) as workspace:
        assert workspace.manifest.batches[0].rows == 3
        assert numbers(workspace) == {ONE, TWO}
        both = next(one for one in publications(workspace) if one["kind"] == "B")
        assert [source["row"] for source in both["sources"]] == [1, 3]
        assert both["conflicts"] == []
        assert broken(workspace) == []


def test_the_same_bytes_again_change_nothing(tmp_path: Path, first: Path, second: Path) -> None:
    with begin(tmp_path / "ws", first) as workspace:
        before, generation = picture(workspace), workspace.manifest.generation
        renamed = write_rows(tmp_path / "renamed.jsonl", [])
        renamed.write_bytes(first.read_bytes())
        outcome = workspace.import_files(renamed)
        assert outcome.already == (("renamed.jsonl", "first.jsonl"),)
        assert (outcome.manifest.generation, picture(workspace)) == (generation, before)
        again = workspace.import_files(first, second, second)
        assert (len(again.imported), len(again.already)) == (1, 2)


def test_the_index_shows_what_the_tables_hold(tmp_path: Path, first: Path, second: Path) -> None:
    with begin(tmp_path / "ws", first, second) as workspace:
        shown = indexed(workspace)
        assert shown.keys() == {one["key"] for one in publications(workspace)}
        for one in publications(workspace):
            assert shown[one["key"]]["number"] == one["country"] + one["number"] + one["kind"]
            assert [text for _, text in shown[one["key"]]["titles"]] == [t["text"] for t in one["titles"]]
            places = [[s["batch"], s["offset"], s["sheet"], s["row"]] for s in one["sources"]]
            assert shown[one["key"]]["sources"] == places


def test_files_that_cannot_be_read_are_listed_and_the_others_imported(tmp_path: Path, first: Path) -> None:
    empty = tmp_path / "empty.jsonl"
    empty.touch()
    with open_workspace(tmp_path / "ws", create=True) as workspace:
        outcome = workspace.import_files(empty, tmp_path / "nowhere.csv", tmp_path, first)
        assert sorted(name for name, _ in outcome.failed) == sorted(
            ("empty.jsonl", "nowhere.csv", tmp_path.name)
        )
        assert numbers(workspace) == {ONE, TWO}


def half_good(path: Path) -> Path:
    """A file that ends the reading after several chunks of good rows, two of them about `ONE` and `TWO`."""
    rows = [row(ONE, "坏文件"), row(TWO, "坏文件", identifiers=lens("9"))]
    rows += [row(f"CN20912{place:05d}A", "坏文件") for place in range(9_000)]
    return write_rows(path, [*rows, {"qianglian": 99, "number": THREE}])


def test_a_file_that_fails_half_way_leaves_nothing(tmp_path: Path, first: Path, second: Path) -> None:
    bad = half_good(tmp_path / "bad.jsonl")
    with begin(tmp_path / "ws", first) as workspace, begin(tmp_path / "clean", first, second) as clean:
        generation = workspace.manifest.generation
        alone = workspace.import_files(bad)
        assert [(name, type(error)) for name, error in alone.failed] == [("bad.jsonl", NewerFormat)]
        assert workspace.manifest.generation == generation
        with_another = workspace.import_files(bad, second)
        assert [batch.name for batch in with_another.imported] == ["second.jsonl"]
        assert broken(workspace) == []
        assert picture(workspace) == picture(clean)
        assert fates(workspace, "CN2091200007A") == ["not_in_any_file"]


def test_a_replacement_that_fails_replaces_nothing(tmp_path: Path, first: Path) -> None:
    with begin(tmp_path / "ws", first) as workspace:
        before = picture(workspace)
        outcome = workspace.import_files(half_good(tmp_path / "bad.jsonl"), replaces=["first.jsonl"])
        assert len(outcome.failed) == 1
        assert picture(workspace) == before


def test_a_file_replaces_another(tmp_path: Path, first: Path, second: Path) -> None:
    with begin(tmp_path / "ws", first) as workspace, begin(tmp_path / "other", second) as other:
        workspace.import_files(second, replaces=["first.jsonl"])
        assert picture(workspace) == picture(other)
        assert broken(workspace) == []


def test_a_file_replaces_itself_under_another_search(tmp_path: Path, first: Path) -> None:
    with begin(tmp_path / "ws", first) as workspace:
        register = SearchRegister(database="甲库", query="电池", hits=2)
        outcome = workspace.import_files(first, search=register, replaces=["first.jsonl"])
        assert [batch.search["database"] for batch in outcome.manifest.batches] == ["甲库"]
        assert numbers(workspace) == {ONE, TWO}
        assert broken(workspace) == []


def test_a_batch_is_taken_out_by_name_or_id_and_put_back(tmp_path: Path, first: Path, second: Path) -> None:
    with begin(tmp_path / "ws", first, second) as workspace:
        both = picture(workspace)
        workspace.remove_batch("second.jsonl")
        assert numbers(workspace) == {ONE, TWO}
        assert fates(workspace, THREE) == ["not_in_any_file"]
        workspace.import_files(second)
        assert picture(workspace) == both
        ids = [batch.id for batch in workspace.manifest.batches]
        workspace.remove_batch(*ids)
        assert (workspace.manifest.batches, workspace.count("").value) == ((), 0)
        assert broken(workspace) == []


def test_a_batch_that_is_not_there_is_named(tmp_path: Path, first: Path) -> None:
    with begin(tmp_path / "ws", first) as workspace:
        for act in (
            lambda: workspace.remove_batch("nothing.xlsx"),
            lambda: workspace.import_files(first, replaces=["nothing.xlsx"]),
        ):
            with pytest.raises(NotFound, match=r"nothing\.xlsx"):
                act()
        assert workspace.manifest.generation == 1


def test_rows_without_identity_are_listed_not_lost(tmp_path: Path) -> None:
    mixed = write_rows(tmp_path / "mixed.jsonl", [row(ONE, "电池"), row("", "无号"), row("2.0193E+12", "毁")])
    with begin(tmp_path / "ws", mixed) as workspace:
        batch = workspace.manifest.batches[0]
        assert (batch.rows, batch.kept, batch.rejected) == (3, 1, 2)
        assert broken(workspace) == []


def test_a_file_of_rejected_rows_only_is_a_batch_all_the_same(tmp_path: Path, first: Path) -> None:
    refused = write_rows(tmp_path / "refused.jsonl", [row("", "无号")])
    with begin(tmp_path / "ws", refused) as workspace:
        assert [(b.rows, b.rejected) for b in workspace.manifest.batches] == [(1, 1)]
        assert workspace.count("").value == 0
        assert broken(workspace) == []
        workspace.import_files(first)
        assert numbers(workspace) == {ONE, TWO}
        assert broken(workspace) == []


def reopened(workspace: Workspace) -> Workspace:
    return open_workspace(workspace.path)


def test_another_workspace_object_sees_the_new_generation(tmp_path: Path, first: Path, second: Path) -> None:
    with begin(tmp_path / "ws", first) as writer, reopened(writer) as reader:
        assert reader.count("").value == 2
        writer.import_files(second)
        assert reader.count("").value == 3
        assert reader.manifest.generation == writer.manifest.generation
