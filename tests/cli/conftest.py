"""One small synthetic workspace, read by many tests; those that write take a copy."""

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from qianglian.cli.app import main
from qianglian.sources.synthetic import SyntheticSpec, write_incopat_batches, write_jsonl


@dataclass
class Answer:
    """What a command line came to."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Answer]


@pytest.fixture(autouse=True)
def _neutral(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No setting of whoever runs the tests, and a folder that is no workspace."""
    for name in ("QIANGLIAN_LANG", "QIANGLIAN_WORKSPACE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command line in this process."""

    def call(*line: object) -> Answer:
        capsys.readouterr()
        code = main([str(word) for word in line])
        captured = capsys.readouterr()
        return Answer(code, captured.out, captured.err)

    return call


@dataclass
class Sample:
    """Files of which the truth is known, and a workspace of them."""

    folder: Path
    jsonl: Path
    batches: list[Path]
    workspace: Path


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    """400 invented publications as JSON Lines, 7 batches of 60 rows, and a workspace of both."""
    folder = tmp_path_factory.mktemp("cli")
    spec = SyntheticSpec(400, repeated=0.02, damaged=0.05)
    write_jsonl(spec, folder / "synthetic.jsonl")
    write_incopat_batches(spec, folder, batches=7, rows=60)
    batches = sorted(folder.glob("*.xlsx"))
    workspace = folder / "ws"
    register = ["--database", "合成库", "--query", "电池", "--date", "2025-01-06", "--hits", "500"]
    assert main(["import", str(workspace), str(folder / "synthetic.jsonl"), *register, "--json"]) == 3
    assert main(["import", str(workspace), *map(str, batches), "--json"]) == 3
    return Sample(folder, folder / "synthetic.jsonl", batches, workspace)


@pytest.fixture
def own(sample: Sample, tmp_path: Path) -> Path:
    """A copy of the workspace that a test may write to."""
    return Path(shutil.copytree(sample.workspace, tmp_path / "own"))


@pytest.fixture
def number(sample: Sample, run: Run) -> str:
    """A publication that both kinds of file state."""
    hits = run("search", "ti:电池", "-n", 200, "-w", sample.workspace, "--json").json["hits"]
    return str(max(hits, key=lambda hit: len({source[0] for source in hit["sources"]}))["number"])
