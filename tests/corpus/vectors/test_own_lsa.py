"""Latent semantics of the corpus's own: trained by the job, asked by questions, learned anew when it has grown."""

from pathlib import Path

import pytest

from qianglian.corpus.vectors.own_lsa import kept_lsa, trained_lsa
from qianglian.corpus.workspace import Workspace, open_workspace
from qianglian.model.errors import MissingExtra
from tests.corpus.evidence import begin, row, write_rows

TITLES = (
    "一种电池冷却板及其制造方法",
    "电池液冷板及电池包",
    "一种隔膜涂布装置",
    "隔膜的陶瓷涂布方法",
    "一种充电枪锁止机构",
    "充电枪及其电子锁",
)


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    monkeypatch.setenv("QIANGLIAN_EMBEDDER", "lsa")
    rows = [row(f"CN10000000{n}A", title) for n, title in enumerate(TITLES, 1)]
    return begin(tmp_path / "ws", write_rows(tmp_path / "rows.jsonl", rows))


def test_a_question_trains_nothing_and_the_job_does(workspace: Workspace) -> None:
    with pytest.raises(MissingExtra):
        kept_lsa(workspace._layout)
    assert "meaning" not in workspace.similar("电池的冷却").parts
    done = workspace.embed()
    assert done.embedder.startswith("lsa")
    assert (done.covered, done.of) == (6, 6)
    page = workspace.similar("给电池降温的冷却板", limit=2)
    assert "meaning" in page.parts
    assert {hit.hit.title for hit in page} == set(TITLES[:2])


def test_the_space_stays_until_the_corpus_has_doubled(workspace: Workspace, tmp_path: Path) -> None:
    first = workspace.embed().embedder
    few = [row(f"CN1000001{n:02d}A", f"电池托盘第{n}种") for n in range(3)]
    workspace.import_files(write_rows(tmp_path / "few.jsonl", few))
    again = workspace.embed()
    assert (again.embedder, again.covered, again.encoded) == (first, 9, 3)
    many = [row(f"CN1000002{n:02d}A", f"电机转子第{n}种") for n in range(9)]
    workspace.import_files(write_rows(tmp_path / "many.jsonl", many))
    grown = workspace.embed()
    assert grown.embedder != first
    assert (grown.covered, grown.encoded) == (18, 18)
    with open_workspace(workspace.path) as other:
        assert other.similar("电机的转子", limit=1).embedder == grown.embedder


def test_a_damaged_one_is_learned_anew(workspace: Workspace) -> None:
    before = trained_lsa(workspace._layout).id
    for path in workspace._layout.vectors.glob("lsa-*.npz"):
        path.write_bytes(path.read_bytes()[:100])
    assert trained_lsa(workspace._layout).id == before
