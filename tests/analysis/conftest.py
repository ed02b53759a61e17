"""The corpora that analyses are tried on: counted by hand, synthetic, and empty."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from qianglian.analysis.ground import Ground
from qianglian.corpus.workspace import Workspace, open_workspace
from qianglian.sources.synthetic import SyntheticSpec, write_jsonl
from tests.analysis.ground_cases import ROWS, ground_of, workspace_of
from tests.corpus.real_workspaces import both, both_path, patentscope, patentscope_path

__all__ = ["both", "both_path", "patentscope", "patentscope_path"]


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """The eight publications of `ground_cases.ROWS`. For reading only."""
    with workspace_of(tmp_path_factory.mktemp("small"), ROWS) as workspace:
        yield workspace


@pytest.fixture(scope="session")
def ground(small: Workspace) -> Ground:
    return ground_of(small)


@pytest.fixture(scope="session")
def synthetic(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """1,200 synthetic publications. For reading only."""
    folder: Path = tmp_path_factory.mktemp("synthetic")
    write_jsonl(SyntheticSpec(1_200, 20240401, 0.05, 0.0), folder / "rows.jsonl")
    with open_workspace(folder / "workspace", create=True) as workspace:
        assert workspace.import_files(folder / "rows.jsonl").failed == ()
        yield workspace


@pytest.fixture(scope="session")
def nothing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """A workspace without publications."""
    with open_workspace(tmp_path_factory.mktemp("empty") / "workspace", create=True) as workspace:
        yield workspace
