"""`qianglian landscape`, as people type it."""

import json
from pathlib import Path

import pytest

from qianglian.chains.kept import use_chain
from tests.chains.proposing.labelled_texts import CHAIN, workspace_of
from tests.cli.conftest import Run


@pytest.fixture
def told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    with workspace_of(tmp_path) as made:
        use_chain(made, CHAIN, "甲", "首版")
        monkeypatch.setenv("QIANGLIAN_WORKSPACE", str(made.path))
        return made.path


@pytest.mark.usefixtures("told")
def test_the_map_is_drawn_told_and_walked_back(run: Run) -> None:
    assert run("landscape").code == 1, "the terms of the sources hold"
    answer = run("landscape", "--for-own-use")
    assert answer.code == 0
    assert "1 项没有文本向量：未知" in answer.out
    assert run("landscape", "--for-own-use").code == 1, "never over a file unasked"
    english = run("landscape", "--for-own-use", "--force", "--lang", "en").out
    assert "have no vector of a text: unknown" in english
    found = run("landscape", "--for-own-use", "--force", "--json").json
    assert found["unplaced"] == 1
    assert found["families"] == sum(area["families"] for area in found["areas"])
    kept = json.loads(Path("landscape.provenance.json").read_text(encoding="utf-8"))
    figure = kept["tables"][0]["figures"][0]
    (walked,) = run("why", figure["id"], "--limit", "0", "--json").json
    assert walked["value"] == figure["value"] == len(walked["keys"])
