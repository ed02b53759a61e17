"""The last act of the demonstration: whoever it names can sign in, by the password that it shows and by no other."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from qianglian.cli.app import main
from qianglian.cli.demonstration import _act, _typed
from qianglian.cli.demonstration_organisation import organise
from qianglian.cli.door import Door
from qianglian.operations.desks import packages
from qianglian.operations.navigation.projects import projects
from qianglian.platform.audit.verifying import verify
from qianglian.platform.installation import Home
from qianglian.platform.opening import installed
from qianglian.platform.people.signing_in import sign_in
from qianglian.platform.permissions.actor import Installation
from qianglian.platform.workspaces.opening import listed
from qianglian.sources.synthetic import SyntheticSpec, write_jsonl


@pytest.mark.slow
def test_whoever_it_names_can_sign_in(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    write_jsonl(SyntheticSpec(40), tmp_path / "synthetic.jsonl")
    workspace = tmp_path / "workspace"
    assert main(["import", str(workspace), str(tmp_path / "synthetic.jsonl"), "--json"]) == 0
    door, words = Door("zh", workspace=workspace), []
    for _ in range(2):
        capsys.readouterr()
        organise(door, tmp_path, workspace, lambda title: _act(door, title), _typed)
        shown = capsys.readouterr().out
        words.append(dict(re.findall(r"^((?:demo|firm)-\w+) +(\S+)", shown, re.MULTILINE)))
    assert words[0].keys() == words[1].keys()
    assert not set(words[0].values()) & set(words[1].values()), "no password stays the same"
    assert len(words[1]) == 9

    home = Home.of(tmp_path / "home", {})
    with installed(home, packages()) as database:
        actors = {
            login: sign_in(database, login, word, address="127.0.0.1").actor
            for login, word in words[1].items()
        }
        sees = {}
        for login, actor in actors.items():
            if actor.may("evidence.read"):
                with database.reading(actor) as session:
                    sees[login] = (len(listed(session, actor)), [one.state for one in projects(session)])
        with database.reading(Installation("tests")) as session:
            assert verify(session).cause is None
    assert sees.pop("firm-owner") == (0, [])
    assert set(sees) == {f"demo-{role}" for role in ("owner", "manager", "analyst", "reviewer", "viewer")}
    assert all(one == (1, ["analysing"]) for one in sees.values())
