"""Kill -9 in the middle of embedding: no vector that was written is lost, none is there twice, and it goes on."""

import os
import random
import shutil
import signal
import subprocess
import time
from pathlib import Path

import numpy as np
import pytest

from qianglian.corpus.milestones import EMBEDDING_MILESTONES
from qianglian.corpus.vectors.state import stores_of
from qianglian.corpus.workspace import Workspace, open_workspace
from tests.corpus.evidence import begin, broken, write_rows
from tests.corpus.vectors.corpora import rows
from tests.corpus.vectors.small_embedder import SmallEmbedder
from tests.crash.killing import Act, ended, started

EMBED = Act("embed")
ALWAYS = ("vectors_written", "index_begun", "vectors_merged")
RANDOM = int(os.environ.get("QIANGLIAN_CRASHES", "5"))
SOAK = 50
"""Random kills in the soak."""

Content = dict[bytes, bytes]


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("embedding")
    begin(folder / "base", write_rows(folder / "a.jsonl", rows(260))).close()
    return folder / "base"


@pytest.fixture(scope="module")
def whole(base: Path) -> Content:
    """The vectors that nobody killed."""
    path = Path(shutil.copytree(base, base.with_name("control")))
    assert ended(started(path, EMBED))[-1] == "done"
    with open_workspace(path) as workspace:
        return content(workspace)


def content(workspace: Workspace) -> Content:
    """Every text hash with its vector as it is kept; fails where one is there twice."""
    found: Content = {}
    for store in stores_of(workspace._layout):
        assert store.doubled() == 0
        vectors = store.vectors(np.arange(store.rows))
        found |= dict(zip(store.hashes.to_pylist(), map(bytes, vectors), strict=True))
    return found


def kept(said: list[str]) -> int:
    """How many vectors the killed process had said were written."""
    return max((int(line.split()[1]) for line in said if line.startswith("kept ")), default=0)


def survived(path: Path, said: list[str], whole: Content) -> int:
    """What must hold after any kill; returns how many vectors there are."""
    with open_workspace(path) as workspace:
        found = content(workspace)
        assert found.items() <= whole.items()
        assert len(found) >= kept(said)
        assert broken(workspace) == []
        state = workspace.vectors()
        assert state.current is None or state.current.vectors == len(found)
        return len(found)


def goes_on(path: Path, whole: Content) -> None:
    """The next call embeds just the rest, and leaves nothing behind."""
    embedder = SmallEmbedder()
    with open_workspace(path) as workspace:
        before = len(content(workspace))
        workspace.embed(embedder)
        assert embedder.calls == len(whole) - before
        assert content(workspace) == whole
        assert workspace.vectors().whole
        index = workspace.vector_index(embedder)
        assert index is not None
        assert index.coverage.whole
        workspace.prune()
        assert broken(workspace) == []
        assert all(store.orphans() == [] for store in stores_of(workspace._layout))
    assert [one.name for one in (path / "vectors").rglob("*.tmp")] == []


@pytest.mark.crash
@pytest.mark.parametrize(
    "milestone",
    [pytest.param(name, marks=[] if name in ALWAYS else [pytest.mark.soak]) for name in EMBEDDING_MILESTONES],
)
def test_killed_at_a_milestone(base: Path, whole: Content, tmp_path: Path, milestone: str) -> None:
    path = Path(shutil.copytree(base, tmp_path / "ws"))
    child = started(path, EMBED, KILL_AT=milestone)
    said = ended(child)
    assert child.returncode == -signal.SIGKILL, "the milestone was not reached"
    survived(path, said, whole)
    goes_on(path, whole)


@pytest.mark.crash
@pytest.mark.slow
@pytest.mark.parametrize("kills", [RANDOM, pytest.param(SOAK, marks=pytest.mark.soak)])
def test_killed_at_random_moments_again_and_again(
    base: Path, whole: Content, tmp_path: Path, kills: int
) -> None:
    """One workspace, killed and gone on with; begun anew whenever it comes to its end."""
    chance = random.Random(kills)
    path = Path(shutil.copytree(base, tmp_path / "ws"))
    begun = time.monotonic()
    assert ended(started(path, EMBED))[-1] == "done"
    takes = time.monotonic() - begun
    shutil.rmtree(path / "vectors")
    before = struck = 0
    while struck < kills:
        child = started(path, EMBED)
        try:
            child.wait(timeout=chance.random() * takes)
        except subprocess.TimeoutExpired:
            child.kill()
        said = ended(child)
        found = survived(path, said, whole)
        assert found >= before
        struck += child.returncode == -signal.SIGKILL
        before = found
        if child.returncode == 0:
            assert found == len(whole)
            shutil.rmtree(path / "vectors")
            before = 0
    goes_on(path, whole)
