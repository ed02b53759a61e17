"""Readers in other processes go on through imports, removals and prunings; a second writer gets its sentence."""

import threading
from pathlib import Path

import pytest

from qianglian.corpus.workspace import open_workspace
from qianglian.model.errors import WorkspaceBusy
from tests.corpus.evidence import begin, broken
from tests.crash.killing import Act, Scene, ended, leftovers, started


@pytest.fixture
def scene(tmp_path: Path) -> Scene:
    return Scene(tmp_path).lay()


@pytest.mark.crash
@pytest.mark.slow
def test_readers_see_whole_generations_only(scene: Scene) -> None:
    readers = [started(scene.base, Act("read")) for _ in range(2)]
    with open_workspace(scene.base) as workspace:
        whole = {workspace.manifest.generation: workspace.count("").value}

        def seen_by_all() -> None:
            """Wait until every reader has met the newest generation."""
            generation = workspace.manifest.generation
            whole[generation] = workspace.count("").value
            for reader in readers:
                assert reader.stdout is not None
                for line in reader.stdout:
                    if line == f"saw {generation} {whole[generation]}\n":
                        break
                else:
                    pytest.fail("a reader ended: " + "".join(ended(reader)))

        seen_by_all()
        for _ in range(2):
            workspace.import_files(scene.files["b"])
            seen_by_all()
            workspace.remove(*scene.numbers(2), reason="试")
            seen_by_all()
            workspace.prune()
            workspace.remove_batch("b.jsonl")
            workspace.prune()
            seen_by_all()
        for reader in readers:
            assert reader.stdin is not None
            reader.stdin.write("stop")
            reader.stdin.flush()
        said = [ended(reader) for reader in readers]
        assert [reader.returncode for reader in readers] == [0, 0]
        for lines in said:
            assert lines[-1] == "done"
            for line in lines:
                name, *values = line.split()
                if name == "counts":
                    generation, count, table = map(int, values)
                    assert whole[generation] == count
                    assert table in whole.values()
        workspace.prune()
        assert leftovers(workspace) == set()
        assert broken(workspace) == []


@pytest.mark.crash
def test_a_reader_s_generation_is_not_pruned_under_it(scene: Scene) -> None:
    with open_workspace(scene.base) as reader, open_workspace(scene.base) as writer:
        held = reader.count("电池 OR battery")
        generation = reader.manifest.generation
        before = held.why() if held.why else ()
        snapshot = reader._current()
        writer.import_files(scene.files["b"])
        pruned = writer.prune()
        assert generation in pruned.in_use
        assert generation not in pruned.generations
        assert snapshot.fulltext is not None
        assert list(before) == list(held.why() if held.why else ())
        rows = snapshot.tables.rows("SELECT count(*) FROM publications")[0][0]
        assert rows == snapshot.manifest.publications
        reader.close()
        assert generation in writer.prune().generations


@pytest.mark.crash
def test_a_second_writer_is_told_who_writes_and_why(scene: Scene) -> None:
    holder = started(scene.base, Act("add", (str(scene.files["b"]),)), HOLD_AT="rows_read")
    assert holder.stdout is not None
    assert holder.stdout.readline() == "holding\n"
    with open_workspace(scene.base) as second:
        for write in (
            lambda: second.import_files(scene.files["c"]),
            lambda: second.remove(*scene.numbers(1), reason="试"),
            lambda: second.remove_batch("a.jsonl"),
            lambda: second.prune(),
        ):
            with pytest.raises(WorkspaceBusy) as busy:
                write()
            assert busy.value.details == {"pid": holder.pid, "purpose": "导入 1 个文件"}
            assert str(holder.pid) in busy.value.sentence("zh")
            assert str(holder.pid) in busy.value.sentence("en")
        assert second.count("").value == second.manifest.publications, "reading goes on"
        generation = second.manifest.generation
        holder.kill()
        ended(holder)
        assert second.import_files(scene.files["c"]).manifest.generation == generation + 1
        assert broken(second) == []


@pytest.mark.crash
def test_a_second_writer_may_wait_for_the_first(scene: Scene) -> None:
    holder = started(scene.base, Act("add", (str(scene.files["b"]),)), HOLD_AT="generation_written")
    assert holder.stdout is not None
    assert holder.stdout.readline() == "holding\n"
    done: list[int] = []
    with open_workspace(scene.base, wait=120) as second:
        waiting = threading.Thread(
            target=lambda: done.append(second.import_files(scene.files["c"]).manifest.generation)
        )
        waiting.start()
        assert holder.stdin is not None
        holder.stdin.write("go on\n")
        holder.stdin.flush()
        assert ended(holder)[-1] == "done"
        waiting.join()
        assert done == [second.manifest.generation]
        assert {batch.name for batch in second.manifest.batches} == {"a.jsonl", "b.jsonl", "c.jsonl"}
        assert broken(second) == []


def test_a_writer_that_ended_leaves_no_name_behind(tmp_path: Path, scene: Scene) -> None:
    with begin(tmp_path / "ws", scene.files["c"]) as workspace:
        lock = workspace.path / "writer.lock"
        assert lock.read_text() == ""
