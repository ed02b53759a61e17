"""The basin, opened once."""

from collections.abc import Iterator

import pytest

from qianglian.analysis.ground import Ground
from qianglian.corpus.workspace import Workspace
from tests.analysis.path.basin import basin, ground_of


@pytest.fixture(scope="session")
def basin_workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    with basin(tmp_path_factory.mktemp("basin")) as workspace:
        yield workspace


@pytest.fixture(scope="session")
def ground(basin_workspace: Workspace) -> Ground:
    return ground_of(basin_workspace)
