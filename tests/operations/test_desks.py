"""Each desk is a folder and a line; its tables and their history agree; its list is what the folder holds."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from qianglian.operations.desk import GROUPS
from qianglian.operations.desks import DESKS, desks, packages
from qianglian.operations.opening import opened_records
from qianglian.platform.database.database import Database
from qianglian.platform.database.migrating import differences
from qianglian.platform.database.packages import tables
from qianglian.platform.installation import Home
from qianglian.platform.permissions.roles import roles


def test_the_list_is_what_the_folder_holds() -> None:
    there = {one.name for one in files("qianglian.operations").iterdir() if one.is_dir()} - {"__pycache__"}
    assert there == set(DESKS)
    assert len(DESKS) == len(there)


def test_each_desk_says_what_it_is() -> None:
    for name, desk in zip(DESKS, desks(), strict=True):
        assert desk.name == name
        assert desk.title.zh
        assert desk.title.en
        assert desk.group in GROUPS
        assert set(desk.measures) <= set(range(1, 16))
        assert desk.permission in roles().permissions
        owned = tables([desk.package])
        assert {table for table, _ in desk.workflows} <= owned


def test_their_tables_and_their_history_agree(database: Database) -> None:
    assert differences(database, packages()) == []


def test_a_door_opens_the_records_of_a_new_home(tmp_path: Path) -> None:
    home = Home.of(tmp_path / "home", {})
    for _ in range(2):
        database = opened_records(home)
        assert differences(database, packages()) == []
        database.close()
    assert home.workspaces.is_dir()
