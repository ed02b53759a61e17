"""Generations: what one holds never changes, whatever is written later."""

import hashlib
from pathlib import Path

import pytest

from qianglian.corpus.layout import Layout
from qianglian.corpus.milestones import MILESTONES, Milestone
from qianglian.corpus.snapshot import Snapshot
from qianglian.corpus.workspace import Workspace, open_workspace
from qianglian.model.errors import NewerFormat
from tests.corpus.evidence import begin, broken, first_format, numbers, picture, row, write_rows


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Three files of which each overlaps the one before."""
    return [
        write_rows(
            tmp_path / f"{n}.jsonl", [row(f"CN20912{m:04d}U", f"电池{n}") for m in range(n * 20, n * 20 + 30)]
        )
        for n in range(3)
    ]


def held(snapshot: Snapshot) -> object:
    """All that a reader can see of one generation."""
    assert snapshot.fulltext is not None
    return (
        snapshot.fulltext.documents,
        snapshot.tables.rows("SELECT key, sources, titles FROM publications ORDER BY key"),
        snapshot.tables.rows('SELECT batch, "offset", number FROM records ORDER BY batch, "offset"'),
        snapshot.rejected,
        [
            snapshot.fulltext.rows("key", [key])
            for (key,) in snapshot.tables.rows("SELECT key FROM publications ORDER BY key")
        ],
    )


def test_a_snapshot_is_not_disturbed_by_anything_written_later(tmp_path: Path, files: list[Path]) -> None:
    with begin(tmp_path / "ws", files[0]) as workspace:
        snapshot = Snapshot(Layout(workspace.path))
        before = held(snapshot)
        workspace.import_files(*files[1:])
        workspace.remove("CN209120001U", reason="试")
        workspace.import_files(files[0], replaces=["0.jsonl"])
        workspace.remove_batch("0.jsonl")
        workspace.import_files(files[0])
        assert 1 in workspace.prune().in_use
        assert held(snapshot) == before
        snapshot.close()
        assert 1 in workspace.prune().generations
        assert broken(workspace) == []


def digests(workspace: Workspace) -> dict[str, str]:
    """Every immutable file under the corpus with what is in it, by inode too."""
    return {
        str(path.relative_to(workspace.path)): hashlib.sha256(path.read_bytes()).hexdigest()
        + f" {path.stat().st_ino}"
        for path in sorted((workspace.path / "corpus").rglob("*"))
        if path.is_file() and path.name != "manifest.json" and path.suffix != ".lock"
    }


def test_files_of_a_generation_are_never_written_again(tmp_path: Path, files: list[Path]) -> None:
    with begin(tmp_path / "ws", *files[:2]) as workspace:
        before = digests(workspace)
        workspace.import_files(files[0], replaces=["0.jsonl"])
        workspace.remove_batch("1.jsonl")
        workspace.import_files(*files[1:])
        workspace.remove("CN209120001U", reason="试")
        after = digests(workspace)
        assert {path for path in before if after.get(path) != before[path]} == set()


def test_pruning_keeps_as_many_generations_as_asked(tmp_path: Path, files: list[Path]) -> None:
    with begin(tmp_path / "ws", *files[:1]) as workspace:
        for file in files[1:]:
            workspace.import_files(file)
        workspace.remove("CN209120001U", reason="试")
        before = picture(workspace)
        assert workspace.prune(keep=2).generations == (1, 2)
        assert sorted(p.name for p in (workspace.path / "corpus" / "index").iterdir()) == ["000003", "000004"]
        pruned = workspace.prune()
        assert pruned.generations == (3,)
        assert pruned.bytes > 0
        assert (workspace.prune().generations, workspace.prune().files) == ((), 0)
        assert picture(workspace) == before
        assert broken(workspace) == []


def test_what_is_removed_leaves_no_trace_in_what_is_read(tmp_path: Path, files: list[Path]) -> None:
    with begin(tmp_path / "ws", files[0]) as workspace:
        whole = picture(workspace)["publications"]
        carried = workspace.remove("CN209120001U", "CN209120002U", reason="试", actor="cli:审核员")
        assert len(carried.judgements) == 2
        assert workspace.manifest.publications == 28
        assert numbers(workspace, "pn:CN209120001U") == set()
        assert workspace.table("pn:CN209120001U").count().to_pyarrow().as_py() == 0
        assert broken(workspace) == []
        workspace.restore("CN209120001U", "CN209120002U", reason="误")
        assert picture(workspace)["publications"] == whole
        assert broken(workspace) == []


def test_removing_everything_and_putting_it_back(tmp_path: Path, files: list[Path]) -> None:
    with begin(tmp_path / "ws", files[0]) as workspace:
        whole = picture(workspace)["publications"]
        everything = sorted(numbers(workspace))
        workspace.remove(*everything, reason="试")
        assert (workspace.count("").value, workspace.search("电池0").hits) == (0, [])
        assert broken(workspace) == []
        workspace.import_files(files[1])
        assert workspace.count("").value == 20
        workspace.remove_batch("1.jsonl")
        workspace.restore(*everything, reason="误")
        assert picture(workspace)["publications"] == whole


def test_a_judgement_that_no_generation_carried_out_yet_waits_for_the_next_write(
    tmp_path: Path, files: list[Path]
) -> None:
    """As after a kill between the log and the generation."""

    class Stop(Exception):
        pass

    def stop(milestone: object) -> None:
        raise Stop

    with begin(tmp_path / "ws", files[0]) as workspace:
        with pytest.raises(Stop):
            workspace.remove("CN209120001U", reason="试", listener=stop)
        assert len(workspace.judgements()) == 1
        assert (workspace.manifest.generation, workspace.count("").value) == (1, 30)
        assert workspace.check().ok
        workspace.import_files(files[1])
        assert "CN209120001U" not in numbers(workspace)
        assert [fate.name for fate in workspace.why_not("CN209120001U")] == ["removed"]
        assert broken(workspace) == []


def test_a_listener_that_fails_anywhere_harms_nothing(tmp_path: Path, files: list[Path]) -> None:
    with begin(tmp_path / "ws", files[0]) as workspace:
        before = picture(workspace)
        for name in MILESTONES:

            def stop(milestone: Milestone, name: str = name) -> None:
                if milestone.name == name:
                    raise RuntimeError(name)

            reached = True
            try:
                workspace.import_files(files[1], listener=stop)
                reached = False
            except RuntimeError:
                pass
            assert broken(workspace) == []
            if name == "manifest_replaced" or not reached:
                assert workspace.count("").value == 50
                workspace.remove_batch("1.jsonl")
            assert picture(workspace)["publications"] == before["publications"], name


def test_an_old_workspace_is_still_read(tmp_path: Path) -> None:
    """It was written by the release that laid down format 1 (tests/data/make_workspace_v1.py)."""
    with open_workspace(first_format(tmp_path)) as workspace:
        # One generation more than it was written with: the index was renewed.
        assert (workspace.manifest.generation, workspace.count("").value) == (4, 24)
        assert broken(workspace) == []
        assert (
            workspace.count("电池 OR battery").value
            == workspace.table("电池 OR battery").count().to_pyarrow().as_py()
            > 0
        )
        assert [j.decision for j in workspace.judgements()] == ["remove"]
        removed = workspace.judgements()[0].details["number"]
        assert [fate.name for fate in workspace.why_not(removed)] == ["removed"]
        more = write_rows(tmp_path / "more.jsonl", [row("CN209123456U", "电池")])
        assert workspace.import_files(more).manifest.publications == 25
        assert workspace.restore(removed, reason="误").manifest.publications == 26
        workspace.prune()
        assert broken(workspace) == []


def test_an_old_workspace_of_the_future_is_refused(tmp_path: Path, files: list[Path]) -> None:
    with begin(tmp_path / "ws", files[0]) as workspace:
        file = workspace.path / "workspace.json"
        file.write_text(file.read_text().replace('"format": 1', '"format": 2'))
        with pytest.raises(NewerFormat):
            open_workspace(workspace.path)
