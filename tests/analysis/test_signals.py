"""What events say of the weight of publications: read once for a ground, the same events that analyses of deals count."""

import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from qianglian.analysis import dealings as read
from qianglian.analysis.dealings import dealings
from qianglian.analysis.ground import Ground
from qianglian.analysis.signals import signals
from qianglian.corpus.schema import FIELDS
from qianglian.corpus.workspace import Workspace, open_workspace
from qianglian.model.view import View
from tests.analysis.ground_cases import filed, workspace_of

GRANTED = {"date": "2013-01-01", "text": "授权"}
TRANSFER = {"date": "2015-01-01", "code": "TR01", "text": "专利权的转移"}
LICENCE = {"date": "2016-01-01", "text": "专利实施许可合同备案的生效"}
PRESERVED = {"text": "专利权的保全"}
ROWS = [
    filed(
        "CN101000001B", 2010, "甲", events=[GRANTED, TRANSFER, {**TRANSFER, "date": "2017-01-01"}, LICENCE]
    ),
    filed("CN101000002B", 2010, "乙", events=[GRANTED]),
    filed("CN101000003B", 2011, "丙", events=[PRESERVED]),
    filed("CN101000004B", 2011, "丁"),
]
DEALS = {"CN101000001B": 3, "CN101000002B": 0, "CN101000003B": 0, "CN101000004B": None}
CHALLENGES = {"CN101000001B": 0, "CN101000002B": 0, "CN101000003B": 1, "CN101000004B": None}
"""Null where no event is told at all: that is unknown, and not none."""


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return workspace_of(tmp_path, ROWS)


def said(workspace: Workspace, column: str) -> dict[str, Any]:
    ground = Ground(workspace)
    found = ground.run(signals(ground)).to_pylist()
    keys = ground.publication_keys.to_pylist()
    numbers = {hit.key: hit.number for hit in workspace.search("", limit=100)}
    return {numbers[keys[row["publication"]]]: row[column] for row in found}


def test_deals_and_challenges_are_counted_by_publication(workspace: Workspace) -> None:
    assert said(workspace, "deals") == DEALS
    assert said(workspace, "challenges") == CHALLENGES


def test_events_are_read_once_for_both(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.rmtree(workspace.path / "columns", ignore_errors=True)
    ground, readings = Ground(workspace), []
    whole = read._read
    monkeypatch.setattr(read, "_read", lambda asked: readings.append(asked) or whole(asked))
    signals(ground)
    told = ground.run(dealings(ground))
    signals(ground)
    assert readings == [ground]
    effects = told["effect"].to_pylist()
    assert sorted(effects) == ["granted", "granted", "licensed", "preserved", "transferred", "transferred"]


@pytest.mark.parametrize(
    "view",
    [View(cut_off=date(2020, 1, 1)), View(fields=frozenset(name for name, _, _ in FIELDS) - {"events"})],
    ids=["a cut-off", "events are hidden"],
)
def test_what_a_view_hides_is_unknown(workspace: Workspace, view: View) -> None:
    with open_workspace(workspace.path, view=view) as seen:
        assert said(seen, "deals") == said(seen, "challenges") == dict.fromkeys(DEALS)
