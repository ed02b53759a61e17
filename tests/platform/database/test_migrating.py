"""Tables come to what the code says, on both databases, once, and never back."""

from __future__ import annotations

import subprocess
import sys

import pytest
from sqlalchemy import inspect, text

from qianglian.model.errors import NewerFormat
from qianglian.platform.database.database import Database
from qianglian.platform.database.migrating import differences, migrate

BEGIN = """
import sys
from sqlalchemy import make_url
from qianglian.platform.database.database import Database
from qianglian.platform.database.migrating import migrate
print(*migrate(Database(make_url(sys.argv[1]))))
"""


def test_the_history_ends_at_the_tables_of_the_code(empty: Database) -> None:
    applied = migrate(empty)

    assert {"organisations_0001", "sharing_0001"} <= set(applied)
    assert differences(empty) == []
    assert migrate(empty) == [], "applied once"


def test_two_processes_that_begin_at_once(empty: Database) -> None:
    line = [sys.executable, "-c", BEGIN, empty.engine.url.render_as_string(hide_password=False)]
    begun = [subprocess.Popen(line, stdout=subprocess.PIPE, text=True) for _ in range(3)]
    said = [one.communicate()[0].split() for one in begun]

    assert [one.returncode for one in begun] == [0, 0, 0]
    assert sorted(map(bool, said)) == [False, False, True], "one applied all, the others found nothing due"
    assert differences(empty) == []


def test_a_newer_release_is_refused(database: Database) -> None:
    with database.migrating() as connection:
        connection.execute(text("INSERT INTO alembic_version VALUES ('sharing_9999')"))
    before = inspect(database.engine).get_table_names()

    with pytest.raises(NewerFormat, match="sharing_9999"):
        migrate(database)

    assert inspect(database.engine).get_table_names() == before
