"""An older workspace's index is written anew, once: the same evidence, the right answers, and nothing lost on the way."""

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from qianglian.corpus import renewing
from qianglian.corpus.engines.fulltext import FullTextWriter
from qianglian.corpus.engines.fulltext_schema import FORMAT
from qianglian.corpus.layout import Layout
from qianglian.corpus.milestones import RENEWAL_MILESTONES, Milestone
from qianglian.corpus.pruning import generations
from qianglian.corpus.snapshot import Snapshot
from qianglian.corpus.workspace import Workspace, open_workspace
from qianglian.model.errors import Conflict, CorruptWorkspace
from tests.corpus.evidence import begin, broken, first_format, picture, row, write_rows

FACETS = ("office", "kind", "type", "st", "lang", "applicant", "ipc4", "py", "fy")


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return first_format(tmp_path)


def manifest(path: Path) -> dict[str, Any]:
    read: dict[str, Any] = json.loads((path / "corpus" / "manifest.json").read_bytes())
    return read


def said_older(path: Path) -> Path:
    """The workspace, its manifest saying what one of the release before would have said."""
    body = manifest(path)
    del body["index_format"]
    (path / "corpus" / "manifest.json").write_text(json.dumps({**body, "schema": 2}), encoding="utf-8")
    return path


def answers(workspace: Workspace) -> dict[str, Any]:
    """Everything that a question may be answered with: rows, facets, orders, classes, words, kept proposals."""
    page = workspace.search("", limit=1_000, facets=FACETS)
    asked = ("电池", "batter*", 'ti:"电池 battery"', "ipc:H01", "pd:2015-01-01..2020-12-31", "ap:公司")
    return {
        **{name: said for name, said in picture(workspace).items() if name != "figure"},
        "facets": page.facets,
        "counts": {query: workspace.count(query).value for query in asked},
        "orders": {
            sort: [hit.key for hit in workspace.search("电池", limit=1_000, sort=sort)]
            for sort in ("-pd", "key")
        },
    }


def test_the_first_question_renews_the_index_and_the_second_finds_it_done(old: Path) -> None:
    evidence = [one["key"] for one in picture_of_tables(old)]
    heard: list[str] = []
    with open_workspace(old, renewing=lambda milestone: heard.append(milestone.name)) as workspace:
        assert manifest(old)["generation"] == 3
        assert workspace.count("").value == len(evidence) == 24
        assert heard == list(RENEWAL_MILESTONES)
        assert (manifest(old)["generation"], manifest(old)["index_format"]) == (4, FORMAT)
        assert [one["key"] for one in picture_of_tables(old)] == evidence
        assert broken(workspace) == []
    with open_workspace(old, renewing=lambda milestone: heard.append(milestone.name)) as workspace:
        assert workspace.count("").value == 24
        assert manifest(old)["generation"] == 4
        assert heard == list(RENEWAL_MILESTONES)


def picture_of_tables(path: Path) -> list[dict[str, Any]]:
    """The publications as Parquet has them: no index is opened for it."""
    snapshot = Snapshot(Layout(path))
    try:
        return sorted(
            snapshot.tables.sql("SELECT * FROM publications").to_pylist(), key=lambda one: str(one["key"])
        )
    finally:
        snapshot.close()


def test_the_renewed_index_answers_as_one_that_imports_wrote(tmp_path: Path) -> None:
    first = [
        row(f"CN20912{n:04d}U", f"电池{n}，battery {n}", ipc=["H01M10/0525"], applicants=[{"name": "甲公司"}])
        for n in range(40)
    ]
    again = [row(f"CN20912{n:04d}U", f"电池壳{n}", publication_date="2019-07-12") for n in range(30, 50)]
    bare = [row("CN209120001", "电池1")]
    with begin(tmp_path / "ws", write_rows(tmp_path / "1.jsonl", first)) as workspace:
        workspace.import_files(write_rows(tmp_path / "2.jsonl", [*again, *bare]))
        workspace.remove("CN209120004U", reason="无关")
        expected = answers(workspace)
        assert workspace.manifest.tombstones > 0
    with open_workspace(said_older(tmp_path / "ws")) as workspace:
        assert answers(workspace) == expected
        assert workspace.generation == 4
        assert broken(workspace) == []


def test_a_write_renews_first(old: Path, tmp_path: Path) -> None:
    more = write_rows(tmp_path / "more.jsonl", [row("CN209123456U", "端，尾"), row("CN209123457U", "端中尾")])
    with open_workspace(old) as workspace:
        assert workspace.import_files(more).manifest.publications == 26
        assert [m.generation for m in generations(Layout(old))] == [3, 4, 5]
        assert workspace.count('ti:"端 尾"').value == 1
        workspace.prune()
        assert workspace.count("").value == 26
        assert broken(workspace) == []


def test_an_index_of_another_format_is_never_asked(old: Path) -> None:
    snapshot = Snapshot(Layout(old))
    with pytest.raises(Conflict) as refused:
        _ = snapshot.fulltext
    snapshot.close()
    assert "重写" in refused.value.sentence("zh")
    assert "written anew" in refused.value.sentence("en")


def test_check_says_so_and_renews_nothing(old: Path) -> None:
    with open_workspace(old) as workspace:
        checked = workspace.check()
    assert checked.ok
    assert any("older release" in finding.text.en for finding in checked.findings if finding.check == "index")
    assert manifest(old)["generation"] == 3


def test_threads_that_ask_at_once_renew_once(old: Path) -> None:
    with open_workspace(old) as workspace, ThreadPoolExecutor(4) as pool:
        assert {count.value for count in pool.map(lambda _: workspace.count(""), range(8))} == {24}
    assert manifest(old)["generation"] == 4


@pytest.mark.parametrize("milestone", RENEWAL_MILESTONES[:-1])
def test_what_stops_it_leaves_the_older_generation(old: Path, milestone: str) -> None:
    def stop(reached: Milestone) -> None:
        if reached.name == milestone:
            raise RuntimeError(milestone)

    with open_workspace(old, renewing=stop) as workspace, pytest.raises(RuntimeError, match=milestone):
        workspace.count("")
    assert manifest(old)["generation"] == 3
    with open_workspace(old) as workspace:
        assert workspace.count("").value == 24
        assert broken(workspace) == []


def test_a_damaged_part_is_named_and_the_older_generation_stands(old: Path) -> None:
    part = sorted((old / "corpus" / "publications").iterdir())[0]
    part.write_bytes(part.read_bytes()[:-100])
    with open_workspace(old) as workspace, pytest.raises(CorruptWorkspace, match=part.name):
        workspace.count("")
    assert manifest(old)["generation"] == 3


def test_parts_that_lack_a_publication_are_not_put_in_force(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = renewing._living
    monkeypatch.setattr(renewing, "_living", lambda *asked: list(whole(*asked))[1:])
    with open_workspace(old) as workspace, pytest.raises(CorruptWorkspace, match="24"):
        workspace.count("")
    assert manifest(old)["generation"] == 3


def test_a_full_disk_is_told_in_a_sentence(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: FullTextWriter, expected: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(FullTextWriter, "commit", full)
    with open_workspace(old) as workspace, pytest.raises(Conflict) as refused:
        workspace.count("")
    assert "No space left" in refused.value.sentence("zh")
    assert "原有数据未动" in refused.value.sentence("zh")
    assert manifest(old)["generation"] == 3


def test_an_empty_workspace_has_no_index_to_renew(tmp_path: Path) -> None:
    heard: list[Milestone] = []
    with open_workspace(tmp_path / "empty", create=True, renewing=heard.append) as workspace:
        assert workspace.count("").value == 0
        workspace.prune()
    assert heard == []
