"""Evidence of an invented organisation, with a part of it shared with another."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from fastapi import FastAPI
from fastapi.testclient import TestClient

from qianglian.api.app import PREFIX
from qianglian.corpus.workspace import open_workspace
from qianglian.model.search_register import SearchRegister
from qianglian.platform.database.database import Database
from qianglian.platform.installation import Home
from qianglian.platform.organisations.records import Organisation
from qianglian.platform.permissions.actor import Actor, Installation
from qianglian.platform.permissions.roles import roles
from qianglian.platform.sharing.giving import Scope, give
from qianglian.platform.workspaces.beginning import begin
from qianglian.sources.synthetic import SyntheticSpec, write_jsonl
from tests.api.people import Invented
from tests.sources.files import GOOGLE_HEADER

SPEC = SyntheticSpec(300, repeated=0.02, damaged=0.02)
SEEN = ("titles", "publication_date")
"""Fields that organisation b may read."""
ROWS = "ti:电池"
SHARED, HIDDEN = "CN106569070A", "CN106569071B"
"""Of the file whose source lets everything out: what b sees, and what it does not."""
OPEN_ROWS = (
    "CN-106569070-A,电池,示例公司,张三,2016-09-28,2016-09-28,2017-04-19,,,\n"
    "CN-106569071-B,外壳,示例公司,李四,2016-09-28,2016-09-28,2019-07-09,2019-07-09,,\n"
)


def actor(organisation: str, role: str = "manager", **more: str) -> Actor:
    """Somebody of an organisation, by role."""
    return Actor("user-1", "示例", organisation, roles().held([role]), **more)  # type: ignore[arg-type]


@dataclass(frozen=True)
class Site:
    """An installation with organisations a, b and c; ``key`` is a's workspace, of which b sees a part."""

    app: FastAPI
    people: Invented
    key: str

    def client(self, organisation: str, role: str = "viewer", **more: str) -> TestClient:
        """A browser in which somebody of an organisation is signed in."""
        return self.people.browser(self.app, actor(organisation, role, **more))

    def path(self, rest: str = "") -> str:
        """An address within the workspace."""
        return f"{PREFIX}/workspaces/{self.key}{rest}"


def settle(database: Database, home: Home, files: Path) -> str:
    """Make the organisations, the workspace and the share; the key of the workspace."""
    with database.writing(Installation("tests")) as session:
        for key in ("a", "b", "c"):
            session.add(Organisation(key=key, name=key, kind="sme"))
    with database.writing(actor("a")) as session:
        key = begin(session, home, actor("a"), "固态电池", about="示例").key
    written = write_jsonl(SPEC, files / "synthetic.jsonl")
    with open_workspace(home.workspaces / key) as workspace:
        register = SearchRegister("合成示例库", "电池", None, "演示", written.unique)
        workspace.import_files(files / "synthetic.jsonl", search=register)
        (files / "google.csv").write_text(GOOGLE_HEADER + OPEN_ROWS, encoding="utf-8")
        workspace.import_files(files / "google.csv")
    with database.writing(actor("a")) as session:
        give(session, actor("a"), "workspace", key, "b", Scope(rows=ROWS, fields=SEEN))
    return key
