"""The packaged model where it is installed, its graphs kept in one folder for the whole run."""

from pathlib import Path

import pytest

from qianglian.embedding import kept
from qianglian.embedding.e5.weights import has_e5

ABSENT = "the extra semantic is not installed"


@pytest.fixture(scope="session")
def graphs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One cache for all tests of a process: building a graph takes seconds."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(autouse=True)
def own_cache(graphs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test touches the cache of whoever runs it."""
    monkeypatch.setenv(kept.VARIABLE, str(graphs))
    for name in ("QIANGLIAN_EMBEDDER", "QIANGLIAN_E5_WEIGHTS", "QIANGLIAN_OUTSIDE"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def semantic() -> None:
    """Skip, and say so, where the extra is not installed."""
    if not has_e5():
        pytest.skip(ABSENT)
