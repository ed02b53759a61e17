"""The valley, opened once."""

from collections.abc import Iterator

import pytest

from qianglian.analysis.ground import Ground
from qianglian.corpus.workspace import Workspace
from tests.analysis.position.valley import ground_of, valley


@pytest.fixture(scope="session")
def valley_workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    with valley(tmp_path_factory.mktemp("valley")) as workspace:
        yield workspace


@pytest.fixture(scope="session")
def ground(valley_workspace: Workspace) -> Ground:
    return ground_of(valley_workspace)
