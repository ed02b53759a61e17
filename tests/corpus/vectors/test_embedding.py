"""The job: it goes on where it stopped, embeds nothing twice, works beside imports, and says how far it is."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from qianglian.corpus.locks import holding
from qianglian.corpus.milestones import EMBEDDING_MILESTONES, Milestone
from qianglian.corpus.vectors import job
from qianglian.corpus.workspace import Workspace, open_workspace
from qianglian.embedding.contract import Kind
from qianglian.model.errors import Conflict, CorruptWorkspace, NewerFormat, WorkspaceBusy
from tests.corpus.evidence import begin, broken, row, write_rows
from tests.corpus.vectors.corpora import all_passages, folders, rows, stored_hashes
from tests.corpus.vectors.small_embedder import SmallEmbedder


class Stop(Exception):
    """What a person's cancelling looks like to the job."""


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with begin(tmp_path / "ws", write_rows(tmp_path / "a.jsonl", rows(300))) as made:
        yield made


def wanted(workspace: Workspace) -> set[bytes]:
    return {one.hash for one in all_passages(workspace)}


def stopping_after(batches: int) -> Any:
    heard = 0

    def listen(milestone: Milestone) -> None:
        nonlocal heard
        heard += milestone.name == "passages_encoded"
        if heard == batches:
            raise Stop

    return listen


def test_every_text_once_and_the_milestones_in_their_order(workspace: Workspace) -> None:
    heard: list[Milestone] = []
    embedder = SmallEmbedder()
    done = workspace.embed(embedder, listener=heard.append)
    assert set(stored_hashes(workspace)) == wanted(workspace)
    assert embedder.calls == done.encoded == len(wanted(workspace)) == len(stored_hashes(workspace))
    assert (done.covered, done.of, done.without) == (done.of, done.of, 300 - done.of)
    assert 0 < done.without < 40
    counts = [one.count for one in heard if one.name == "passages_encoded"]
    assert counts == sorted(counts)
    assert {one.total for one in heard if one.name == "passages_encoded"} == {counts[-1]} == {done.encoded}
    assert {one.name for one in heard} <= set(EMBEDDING_MILESTONES)
    assert heard[-1].name == "vectors_in_force"
    assert broken(workspace) == []


def test_stopped_it_keeps_what_was_encoded_and_goes_on(workspace: Workspace) -> None:
    first, second = SmallEmbedder(), SmallEmbedder()
    with pytest.raises(Stop):
        workspace.embed(first, listener=stopping_after(2))
    state = workspace.vectors()
    assert state.current is not None
    assert 0 < state.current.vectors == first.calls < len(wanted(workspace))
    assert 0 < state.current.covered < state.of
    assert not state.whole
    index = workspace.vector_index(first)
    assert index is not None
    assert (index.coverage.covered, index.coverage.of) == (state.current.covered, state.of)
    assert not index.coverage.whole
    assert broken(workspace) == []
    workspace.embed(second)
    assert first.calls + second.calls == len(wanted(workspace))
    assert len(stored_hashes(workspace)) == len(set(stored_hashes(workspace)))
    assert workspace.vectors().whole
    whole = workspace.vector_index(second)
    assert whole is not None
    assert whole.coverage.whole


def test_imported_again_nothing_is_embedded_again(workspace: Workspace, tmp_path: Path) -> None:
    embedder = SmallEmbedder()
    workspace.embed(embedder)
    calls = embedder.calls
    more = [*rows(300), row("CN300000000A", "一种新的热泵")]
    workspace.import_files(write_rows(tmp_path / "b.jsonl", more), replaces=("a.jsonl",))
    assert workspace.vectors().current is not None
    assert not workspace.vectors().whole
    assert workspace.embed(embedder).encoded == 1
    assert embedder.calls == calls + 1


def test_an_import_beside_it_is_embedded_too(workspace: Workspace, tmp_path: Path) -> None:
    """What is imported while the job runs: the job goes on to the newer generation."""
    imported = False

    def listen(milestone: Milestone) -> None:
        nonlocal imported
        if milestone.name == "passages_encoded" and not imported:
            imported = True
            with open_workspace(workspace.path) as other:
                other.import_files(write_rows(tmp_path / "b.jsonl", rows(20, seed=5, first=900)))
                other.prune()

    done = workspace.embed(SmallEmbedder(), listener=listen)
    assert (done.generation, done.covered) == (2, done.of)
    assert set(stored_hashes(workspace)) >= wanted(workspace)
    assert broken(workspace) == []


def test_a_second_job_is_told_who_embeds(workspace: Workspace) -> None:
    workspace.embed(SmallEmbedder())
    folder = next((workspace.path / "vectors").glob("small*"))
    with holding(folder / "embedding.lock", "向量化"), pytest.raises(WorkspaceBusy) as caught:
        workspace.embed(SmallEmbedder())
    assert "向量化" in caught.value.sentence()


def test_another_embedder_builds_beside_and_comes_into_force_whole(workspace: Workspace) -> None:
    old, new = SmallEmbedder(), SmallEmbedder("small/pairs/2", 24)
    workspace.embed(old)
    with pytest.raises(Stop):
        workspace.embed(new, listener=stopping_after(2))
    state = workspace.vectors()
    assert [(one.embedder, one.in_force) for one in state.stores] == [(old.id, True), (new.id, False)]
    assert workspace.vector_index(old) is not None
    with pytest.raises(Conflict):
        workspace.vector_index(new)
    workspace.embed(new)
    assert workspace.vector_index(new) is not None
    with pytest.raises(Conflict, match="small/pairs/2"):
        workspace.vector_index(old)
    assert broken(workspace) == []
    workspace.prune()
    assert len(workspace.vectors().stores) == 2
    assert workspace.prune(vectors=True).vectors == len(wanted(workspace))
    assert [one.embedder for one in workspace.vectors().stores] == [new.id]
    assert broken(workspace) == []


def test_a_newer_format_is_refused(workspace: Workspace) -> None:
    workspace.embed(SmallEmbedder())
    path = workspace.path / "vectors" / "current.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), "format": 2}))
    for ask in (workspace.vector_index, workspace.vectors, lambda: workspace.embed(SmallEmbedder())):
        with pytest.raises(NewerFormat):
            ask()


def test_prune_takes_what_is_idle_and_vectors_only_when_asked(workspace: Workspace, tmp_path: Path) -> None:
    workspace.embed(SmallEmbedder())
    workspace.vector_filter("锂")
    workspace.import_files(write_rows(tmp_path / "b.jsonl", rows(40)), replaces=("a.jsonl",))
    workspace.vector_filter("锂")
    before = len(stored_hashes(workspace))
    folder = next((workspace.path / "vectors").glob("small*"))
    (folder / "segments" / "000009.1.tmp").write_bytes(b"half")
    (folder / "indexes" / "000001-x.999999999.tmp").mkdir()
    parts = len(list((workspace.path / "vectors" / "passages").iterdir()))
    workspace.prune()
    assert len(list((workspace.path / "vectors" / "passages").iterdir())) < parts
    assert [path.suffix for path in (folder / "segments").iterdir()] == [".vectors"]
    assert not list((folder / "indexes").glob("*.tmp"))
    assert len(stored_hashes(workspace)) == before
    dropped = workspace.prune(vectors=True).vectors
    assert dropped == before - len(wanted(workspace)) > 0
    assert set(stored_hashes(workspace)) == wanted(workspace)
    assert workspace.vectors().whole
    assert broken(workspace) == []
    again = SmallEmbedder()
    workspace.embed(again)
    assert again.calls == 0


def test_check_finds_a_flipped_bit_and_a_missing_folder(workspace: Workspace) -> None:
    workspace.embed(SmallEmbedder())
    folder = next((workspace.path / "vectors").glob("small*"))
    segment = next((folder / "segments").iterdir())
    raw = bytearray(segment.read_bytes())
    raw[len(raw) // 2] ^= 4
    segment.write_bytes(raw)
    assert [one for one in broken(workspace) if "segments not as written" in one]
    raw[len(raw) // 2] ^= 4
    segment.write_bytes(raw)
    rows_of_index = next(folder.glob("indexes/*/000000-*.vectors"))
    rows_of_index.write_bytes(rows_of_index.read_bytes()[:-1])
    assert [one for one in broken(workspace) if "is damaged" in one]
    # A search does not trust it either: the index is made anew.
    assert workspace.vector_index() is not None
    assert broken(workspace) == []
    shutil.rmtree(folder)
    assert [one for one in broken(workspace) if "not there" in one]


def test_what_is_derived_may_be_deleted(workspace: Workspace) -> None:
    workspace.embed(SmallEmbedder())
    state, only = workspace.vectors(), workspace.vector_filter("锂")
    for name in ("passages", "addresses"):
        shutil.rmtree(workspace.path / "vectors" / name)
    shutil.rmtree(next((workspace.path / "vectors").glob("small*")) / "indexes")
    with open_workspace(workspace.path) as again:
        assert again.vector_index() is not None
        assert again.vectors() == state
        found = again.vector_filter("锂")
        assert found is not None
        assert only is not None
        np.testing.assert_array_equal(found.rows, only.rows)


def test_texts_without_meaning_take_no_part_and_are_counted(tmp_path: Path) -> None:
    """The embedder gives a zero row for dashes: that is stored, so that it is not asked again, and never found."""
    blank = [row("CN300000001A", "————"), row("CN300000002A", "一种热泵")]
    with begin(tmp_path / "ws", write_rows(tmp_path / "a.jsonl", blank)) as workspace:
        embedder = SmallEmbedder()
        workspace.embed(embedder)
        workspace.embed(embedder)
        assert embedder.calls == 2
        index = workspace.vector_index()
        assert index is not None
        assert (index.coverage.blank, index.coverage.covered, index.coverage.of) == (1, 2, 2)
        found = index.search(embedder.encode(["热泵"], "query")[0], 10, language="zh")
        assert len(found) == 1
        assert all(np.isfinite(near.score) for near in found)


def test_nothing_to_embed(tmp_path: Path) -> None:
    with begin(tmp_path / "ws") as workspace:
        assert workspace.vector_index() is None
        assert workspace.vectors().stores == ()
        assert workspace.embed(SmallEmbedder()).of == 0
        index = workspace.vector_index()
        assert index is not None
        assert index.search(np.ones(16), 5, language="zh") == []
        assert broken(workspace) == []
        workspace.import_files(write_rows(tmp_path / "a.jsonl", [row("CN300000001A"), row("CN300000002A")]))
        done = workspace.embed(SmallEmbedder())
        assert (done.covered, done.of, done.without) == (0, 0, 2)
        assert workspace.vector_filter("CN300000001A") is not None
        assert broken(workspace) == []


class Wrong(SmallEmbedder):
    """An embedder that does not keep the contract."""

    def __init__(self, spoil: Any) -> None:
        super().__init__("wrong/1")
        self.spoil = spoil

    def encode(self, texts: Any, kind: Kind) -> np.ndarray:
        found: np.ndarray = self.spoil(super().encode(texts, kind))
        return found


@pytest.mark.parametrize(
    "spoil",
    [
        lambda vectors: vectors[:-1],
        lambda vectors: vectors[:, :-1],
        lambda vectors: vectors * 3,
        lambda vectors: np.where(vectors > 0.4, np.nan, vectors),
        lambda vectors: vectors[0],
    ],
)
def test_an_embedder_that_breaks_the_contract_is_named(workspace: Workspace, spoil: Any) -> None:
    with pytest.raises(Conflict, match="wrong/1"):
        workspace.embed(Wrong(spoil))
    assert broken(workspace) == []


def test_many_small_segments_become_one(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(job, "ROWS", 20)
    monkeypatch.setattr(job, "BATCH", 16)
    heard: list[str] = []
    workspace.embed(SmallEmbedder(), listener=lambda milestone: heard.append(milestone.name))
    assert heard.count("vectors_written") > job.MANY
    assert heard.count("vectors_merged") == 1
    folder = next((workspace.path / "vectors").glob("small*"))
    assert len(list((folder / "segments").iterdir())) == 1
    assert set(stored_hashes(workspace)) == wanted(workspace)
    assert broken(workspace) == []


def test_a_ruined_current_is_a_sentence(workspace: Workspace) -> None:
    workspace.embed(SmallEmbedder())
    for body in ('{"format": 1, "folder": "../../etc", "generation": 1}', '{"format": 1}', "{"):
        (workspace.path / "vectors" / "current.json").write_text(body)
        with pytest.raises(CorruptWorkspace):
            workspace.vector_index()


def test_the_folder_of_vectors(workspace: Workspace) -> None:
    workspace.embed(SmallEmbedder())
    workspace.vector_filter("锂")
    assert {name.rpartition("-")[0] or name for name in folders(workspace.path)} == {
        "current.json",
        "passages",
        "addresses",
        "small-pairs-1",
    }
