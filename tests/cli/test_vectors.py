"""`embed` and `vectors`: what is said of a job done, of one half done, and of none."""

from pathlib import Path

import pytest

from qianglian.corpus.workspace import meaning, open_workspace
from tests.cli.conftest import Run
from tests.corpus.vectors.small_embedder import SmallEmbedder


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """The embedder that every setting names."""
    monkeypatch.setattr(meaning, "chosen", lambda setting, **said: SmallEmbedder(setting or "small/pairs/1"))


@pytest.mark.usefixtures("small")
def test_embed_says_what_it_came_to(run: Run, own: Path) -> None:
    before = run("vectors", own)
    assert "尚未向量化" in before.out
    answer = run("embed", own)
    assert answer.code == 0
    count = run("count", "-w", own, "--json").json["value"]
    assert f"{count}/{count} 件" in answer.out.replace(",", "")
    assert "small/pairs/1" in answer.out
    again = run("embed", "-w", own, "--json").json
    assert (again["covered"], again["of"], again["encoded"]) == (count, count, 0)
    assert "publications embedded" in run("embed", own, "--lang", "en").out


@pytest.mark.usefixtures("small")
def test_vectors_tells_of_part_and_whole(run: Run, own: Path) -> None:
    class Enough(Exception):
        pass

    def stop(milestone: object) -> None:
        if getattr(milestone, "name", "") == "passages_encoded":
            raise Enough

    with open_workspace(own) as workspace, pytest.raises(Enough):
        workspace.embed(SmallEmbedder(), listener=stop)
    assert "尚未齐备" in run("vectors", own).out
    assert not run("vectors", own, "--json").json["whole"]
    run("embed", own)
    told = run("vectors", own)
    assert "尚未齐备" not in told.out
    assert "精确检索" in told.out
    assert "→ small/pairs/1" in told.out
    english = run("vectors", own, "--lang", "en").out
    assert "title and abstract" in english
    assert "exact: every vector is compared" in english
    data = run("vectors", own, "--json").json
    assert data["whole"]
    assert sum(share["of"] for share in data["languages"]) == sum(share["of"] for share in data["kinds"])
    assert run("corpus", "check", "-w", own).code == 0


@pytest.mark.usefixtures("small")
def test_prune_drops_vectors_when_asked(run: Run, own: Path) -> None:
    run("embed", own, "--embedder", "small/old")
    run("embed", own, "--embedder", "small/new")
    assert [store["embedder"] for store in run("vectors", own, "--json").json["stores"]] == [
        "small/new",
        "small/old",
    ]
    assert "向量" not in run("corpus", "prune", "-w", own).out
    pruned = run("corpus", "prune", "--vectors", "-w", own, "--json").json
    assert pruned["vectors"] > 0
    assert [store["embedder"] for store in run("vectors", own, "--json").json["stores"]] == ["small/new"]


def test_a_workspace_that_is_not_there(run: Run, tmp_path: Path) -> None:
    assert run("embed", tmp_path / "none").code == 1
    assert run("vectors", tmp_path / "none").code == 1
