"""Workspaces of the real files, imported once for a whole run of the tests, whichever process asks first."""

import contextlib
import fcntl
import io
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from qianglian.cli.app import main
from qianglian.corpus.workspace import Workspace, open_workspace

PATENTSCOPE = "patents/patentscope_cn_125k.jsonl.gz"
GAZETTE = "patents/cnipa_gazette_2019_75k.jsonl.gz"
MAPPING = Path(__file__).parents[2] / "docs" / "mappings" / "patentscope.yaml"


def _shared(factory: pytest.TempPathFactory) -> Path:
    """One folder for all processes of this run."""
    base = factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


def _once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """The folder ``name``, made by whoever comes first; the others wait."""
    path = _shared(factory) / name
    with open(path.with_suffix(".lock"), "w", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not path.exists():
            draft = path.with_suffix(".draft")
            shutil.rmtree(draft, ignore_errors=True)
            make(draft)
            draft.rename(path)
    return path


@pytest.fixture(scope="session")
def patentscope_path(real_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The 125,924 records of PATENTSCOPE, imported as a person types it, through the mapping that ships.

    For reading only. What the command answered lies beside it (`answer_of`).
    """

    def make(path: Path) -> None:
        told = io.StringIO()
        with contextlib.redirect_stdout(told):
            code = main(
                ["import", str(path), str(real_data / PATENTSCOPE), "--mapping", str(MAPPING), "--json"]
            )
        assert code == 0, told.getvalue()
        answer_of(path).write_text(told.getvalue(), encoding="utf-8")

    return _once(tmp_path_factory, "patentscope", make)


def answer_of(path: Path) -> Path:
    """Where the JSON lies that the command answered which made the workspace at ``path``."""
    return path.with_name(f"{path.stem}.json")


@pytest.fixture(scope="session")
def both_path(real_data: Path, patentscope_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """PATENTSCOPE and, in a second import, the gazette. For reading only."""

    def make(path: Path) -> None:
        shutil.copytree(patentscope_path, path)
        with open_workspace(path) as workspace:
            assert workspace.import_files(real_data / GAZETTE).failed == ()

    return _once(tmp_path_factory, "both", make)


@pytest.fixture(scope="session")
def patentscope(patentscope_path: Path) -> Workspace:
    return open_workspace(patentscope_path)


@pytest.fixture(scope="session")
def both(both_path: Path) -> Workspace:
    return open_workspace(both_path)
