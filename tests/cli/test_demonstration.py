"""The demonstration as a new user sees it: every act comes to its end, and what it shows can be typed."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import pytest

from qianglian.cli.app import main
from qianglian.cli.demonstration import _act, _typed
from qianglian.cli.demonstration_chain import navigate
from qianglian.cli.door import Door
from qianglian.sources.synthetic import SyntheticSpec, write_jsonl

pytestmark = pytest.mark.slow

SPEC = SyntheticSpec(900)


def test_the_chain_from_its_file_to_a_second_version(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    sample, workspace = tmp_path / "sample", tmp_path / "workspace"
    sample.mkdir()
    write_jsonl(SPEC, sample / "synthetic.jsonl")
    assert main(["import", str(workspace), str(sample / "synthetic.jsonl"), "--json"]) == 0
    capsys.readouterr()
    door = Door("zh", workspace=workspace)
    navigate(door, tmp_path, SPEC, lambda title: _act(door, title), _typed)
    shown = capsys.readouterr().out
    assert "已发布第 1 版" in shown
    assert "已发布第 2 版" in shown
    for name in ("atlas.html", "navigation.docx", "navigation.provenance.json"):
        assert (tmp_path / name).stat().st_size > 10_000
    # Nothing new is left pending by a version, and nothing is lost by the refresh.
    assert main(["chain", "diff", "1", "2", "-w", str(workspace), "--json"]) == 0
    nodes = json.loads(capsys.readouterr().out)["nodes"]
    assert any(one["families"]["come"] for one in nodes)
    assert not any(one["families"]["gone"] for one in nodes)
    lines = [shlex.split(line) for line in re.findall(r"^\$ (qianglian chain show)$", shown, re.MULTILINE)]
    assert len(lines) == 2
    assert main([*lines[0][1:], "-w", str(workspace)]) == 0
