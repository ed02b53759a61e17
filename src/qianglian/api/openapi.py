"""``python -m qianglian.api.openapi`` prints the description of the API, for clients that are made from it."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import NoReturn

from sqlalchemy import URL

from qianglian.api.app import create_app
from qianglian.platform.database.database import Database
from qianglian.platform.installation import Home
from qianglian.platform.permissions.actor import Actor


class Nobody:
    """The people of no installation: a description asks nobody in."""

    def resumed(self, token: str, *, csrf: str | None, writes: bool) -> Actor:
        """Never asked."""
        _never()

    def of_token(self, token: str) -> Actor:
        """Never asked."""
        _never()


def _never() -> NoReturn:
    raise AssertionError("a description asks nobody in")


def written() -> str:
    """The description, the same for the same code."""
    nowhere = URL.create("sqlite+pysqlite", database=":memory:")
    app = create_app(Home(Path(), nowhere), Database(nowhere), people=Nobody())
    return json.dumps(app.openapi(), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    sys.stdout.write(written())
