"""Sessions: written whole or not at all, of one moment, and refused where somebody else was faster."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import func, select

from qianglian.model.errors import Conflict
from qianglian.platform.database.database import Database
from qianglian.platform.keys import new_key
from qianglian.platform.organisations.records import Organisation
from qianglian.platform.permissions.actor import Installation

US = Installation("tests")
WRITER = """
import sys
from sqlalchemy import make_url
from qianglian.platform.database.database import Database
from qianglian.platform.organisations.records import Organisation
from qianglian.platform.permissions.actor import Installation
database = Database(make_url(sys.argv[1]))
for number in range(100_000):
    with database.writing(Installation("tests")) as session:
        session.add(Organisation(key=f"k{number}", name=f"n{number}", kind="sme"))
    print(f"k{number}", flush=True)
"""
"""A process that says each record as soon as it is told that it is written."""


def organisation(name: str) -> Organisation:
    return Organisation(key=new_key("organisation"), name=name, kind="sme")


def count(database: Database) -> int:
    with database.reading(US) as session:
        return session.scalar(select(func.count()).select_from(Organisation)) or 0


def test_a_block_that_fails_writes_nothing(database: Database) -> None:
    def half() -> None:
        with database.writing(US) as session:
            session.add(organisation("示例甲"))
            session.flush()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        half()

    assert count(database) == 0


def test_what_a_reading_session_changes_goes_nowhere(database: Database) -> None:
    with database.reading(US) as session:
        session.add(organisation("示例甲"))
        session.flush()

    assert count(database) == 0


def test_a_reading_session_sees_one_moment(database: Database) -> None:
    with database.reading(US) as session:
        before = session.scalar(select(func.count()).select_from(Organisation))
        with database.writing(US) as other:
            other.add(organisation("示例甲"))
        after = session.scalar(select(func.count()).select_from(Organisation))

    assert (before, after) == (0, 0)
    assert count(database) == 1


def test_an_update_over_somebody_elses_is_refused(database: Database) -> None:
    with database.writing(US) as session:
        record = organisation("示例甲")
        session.add(record)
        session.flush()
        key = record.key
    with database.reading(US) as session:
        seen = session.get_one(Organisation, key)
        session.expunge(seen)
    with database.writing(US) as session:
        session.get_one(Organisation, key).name = "示例乙"

    seen.name = "示例丙"
    with pytest.raises(Conflict), database.writing(US) as session:
        session.add(seen)

    with database.reading(US) as session:
        kept = session.get_one(Organisation, key)
        assert (kept.name, kept.version) == ("示例乙", 2)


def test_two_that_write_the_same_at_once(database: Database) -> None:
    if database.kind == "sqlite":
        return  # One writer at a time, from its first statement on.
    with database.writing(US) as session:
        session.add(Organisation(key="one", name="示例甲", kind="sme"))

    def late() -> None:
        with database.writing(US) as mine:
            seen = mine.get_one(Organisation, "one")
            with database.writing(US) as other:
                other.get_one(Organisation, "one").name = "示例乙"
            seen.name = "示例丙"

    with pytest.raises(Conflict):
        late()

    with database.reading(US) as session:
        assert session.get_one(Organisation, "one").name == "示例乙"


def test_what_was_said_to_be_written_outlives_a_kill(database: Database) -> None:
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, database.engine.url.render_as_string(hide_password=False)],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert writer.stdout is not None
    said = [writer.stdout.readline().strip() for _ in range(20)]
    writer.kill()
    said += [line.strip() for line in writer.stdout if line.endswith("\n")]
    writer.wait()
    writer.stdout.close()

    with database.reading(US) as session:
        written = set(session.scalars(select(Organisation.key)))
    assert len(said) >= 20
    assert set(said) <= written
    assert len(written - set(said)) <= 1, "at most the one whose answer was under way"
    with database.writing(US) as session:
        session.add(organisation("示例甲"))


def test_moments_come_back_as_they_were(database: Database) -> None:
    east = datetime(2026, 3, 1, 8, 30, 15, 123456, timezone(timedelta(hours=8)))
    with database.writing(US) as session:
        record = organisation("示例甲")
        record.closed = east
        session.add(record)
        session.flush()
        key = record.key

    with database.reading(US) as session:
        closed = session.get_one(Organisation, key).closed
        assert closed == east
        assert closed is not None
        assert closed.tzinfo == UTC
        later = select(Organisation.key).where(Organisation.closed > east - timedelta(seconds=1))
        assert session.scalars(later).all() == [key]


def test_a_moment_without_a_zone_is_refused(database: Database) -> None:
    record = organisation("示例甲")
    record.closed = datetime(2026, 3, 1)

    with pytest.raises(Exception, match="without a zone"), database.writing(US) as session:
        session.add(record)
