"""The home of an installation: stated, set, or beside the command; its folders closed to others."""

from __future__ import annotations

from pathlib import Path

import pytest

from qianglian.platform.installation import DEFAULT, SETTING, Home
from qianglian.platform.keys import ALPHABET, LENGTH, new_key


def test_stated_before_set_before_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    assert Home.of(tmp_path / "stated", {SETTING: str(tmp_path / "set")}).folder == tmp_path / "stated"
    assert Home.of(None, {SETTING: str(tmp_path / "set")}).folder == tmp_path / "set"
    assert Home.of(None, {}).folder == tmp_path / DEFAULT
    assert list(tmp_path.iterdir()) == [], "asking makes nothing"


def test_what_it_makes_is_for_its_owner_alone(tmp_path: Path) -> None:
    home = Home.of(tmp_path / "home", {})
    home.make()
    home.make()

    for folder in (home.folder, home.workspaces, home.files):
        assert folder.stat().st_mode & 0o777 == 0o700
    assert Path(str(home.database.database)).parent == home.folder


def test_keys_are_of_their_kind_and_never_the_same() -> None:
    minted = {new_key("share") for _ in range(2000)}

    assert len(minted) == 2000
    for key in minted:
        kind, _, rest = key.partition("-")
        assert kind == "share"
        assert len(rest) == LENGTH
        assert set(rest) <= set(ALPHABET)
