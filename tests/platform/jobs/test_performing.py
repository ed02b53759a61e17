"""A job is done once, for who asked for it, reported on, cancelled, failed with a sentence; all in the database."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.orm import Session

from qianglian.model.errors import BadInput, Conflict, Forbidden, NotFound, NotSignedIn
from qianglian.model.text import Text
from qianglian.platform.database.columns import now
from qianglian.platform.database.database import Database
from qianglian.platform.installation import Home
from qianglian.platform.jobs import performing
from qianglian.platform.jobs.asking import ask, cancel, found, lines, listed
from qianglian.platform.jobs.contract import JobKind, Work
from qianglian.platform.jobs.performing import Performer
from qianglian.platform.jobs.queue import Queue
from qianglian.platform.jobs.records import Job
from qianglian.platform.jobs.worker import ATTEMPTS, look_over, take_up
from qianglian.platform.organisations.records import Organisation
from qianglian.platform.permissions.actor import Actor, Installation
from qianglian.platform.permissions.roles import roles
from qianglian.platform.workspaces.rooms import Rooms

Doing = Callable[[Work], Mapping[str, Any]]
US = Installation("tests")


def actor(organisation: str = "a", role: str = "analyst", user: str = "user-1") -> Actor:
    return Actor(user, "示例", organisation, roles().held([role]))


def kind(run: Doing) -> JobKind:
    return JobKind("trial", Text(zh="试", en="trial"), "record.edit", run)


@dataclass
class Site:
    database: Database
    home: Home
    role: str = "analyst"
    rooms: Rooms = field(default_factory=Rooms)

    def whose(self, _: Session, user: str, organisation: str) -> Actor:
        if not self.role:
            raise NotSignedIn(Text(zh="账号已停用。", en="The account is closed."))
        return actor(organisation, self.role, user)

    def performer(self, run: Doing) -> Performer:
        return Performer(self.database, self.home, self.rooms, {"trial": kind(run)}, self.whose)

    def asked(self, params: Mapping[str, Any] | None = None, **how: Any) -> str:
        with self.database.writing(actor()) as session:
            return ask(session, actor(), kind(nothing), params or {}, **how).key

    def job(self, key: str, who: Actor | None = None) -> Job:
        with self.database.reading(who or actor()) as session:
            job = found(session, key)
            session.expunge(job)
            return job

    def done(self, run: Doing, params: Mapping[str, Any] | None = None) -> Job:
        key = self.asked(params)
        self.performer(run)(key)
        return self.job(key)

    def become(self, key: str, **values: Any) -> None:
        with self.database.writing(US) as session:
            job = found(session, key)
            for name, value in values.items():
                setattr(job, name, value)


def nothing(_: Work) -> Mapping[str, Any]:
    return {}


@pytest.fixture
def site(database: Database, tmp_path: Path) -> Site:
    home = Home.of(tmp_path / "home", {})
    home.make()
    with database.writing(US) as session:
        session.add_all(Organisation(key=key, name=key, kind="sme") for key in ("a", "b"))
    return Site(database, home)


def test_what_it_came_to_is_kept(site: Site) -> None:
    def run(work: Work) -> Mapping[str, Any]:
        work.step(1, 2, Text(zh="读文件", en="reading"))
        held = site.job(work.key)
        work.say(Text(zh="第一行", en="one"))
        work.say(Text(zh="第二行", en="two"))
        return {"twice": 2 * work.params["n"], "then": [held.state, held.done, held.total, held.stage]}

    job = site.done(run, {"n": 21})

    assert (job.state, job.attempt, job.failure) == ("done", 1, None)
    assert job.result == {"twice": 42, "then": ["running", 1, 2, {"zh": "读文件", "en": "reading"}]}
    assert job.began is not None
    assert job.ended is not None
    with site.database.reading(actor()) as session:
        assert [(line.number, line.zh) for line in lines(session, job.key)] == [(1, "第一行"), (2, "第二行")]
        assert [line.en for line in lines(session, job.key, after=1)] == ["two"]


def test_a_mistake_of_theirs_is_said_and_one_of_ours_is_not_told_in_full(site: Site) -> None:
    def theirs(_: Work) -> Mapping[str, Any]:
        raise BadInput(
            Text(zh="第 3 行无法读取。", en="Row 3 cannot be read."), hint=Text(zh="改。", en="Mend.")
        )

    def ours(_: Work) -> Mapping[str, Any]:
        raise ZeroDivisionError("/secret/path")

    bad, broken = site.done(theirs), site.done(ours)

    assert bad.state == broken.state == "failed"
    assert bad.failure == {
        "code": "bad_input",
        "text": {"zh": "第 3 行无法读取。", "en": "Row 3 cannot be read."},
        "hint": {"zh": "改。", "en": "Mend."},
    }
    assert broken.failure is not None
    assert broken.failure["code"] == "error"
    assert "/secret" not in str(broken.failure)


def test_a_kind_that_is_gone(site: Site) -> None:
    key = site.asked()
    Performer(site.database, site.home, site.rooms, {}, site.whose)(key)
    assert site.job(key).state == "failed"


def test_it_may_do_what_the_person_may_do_now(site: Site) -> None:
    key, later = site.asked(), site.asked()
    ran: list[str] = []

    def run(work: Work) -> Mapping[str, Any]:
        ran.append(work.key)
        return {}

    site.role = "viewer"
    site.performer(run)(key)
    site.role = ""
    site.performer(run)(later)

    assert ran == []
    for one, code in ((key, "forbidden"), (later, "not_signed_in")):
        failure = site.job(one).failure
        assert failure is not None
        assert failure["code"] == code


def test_several_workers_do_it_once(site: Site) -> None:
    keys = [site.asked() for _ in range(8)]
    ran: list[str] = []

    def run(work: Work) -> Mapping[str, Any]:
        ran.append(work.key)
        return {}

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(site.performer(run), keys * 4))

    assert sorted(ran) == sorted(keys)
    assert {site.job(key).state for key in keys} == {"done"}


def test_one_that_waits_is_cancelled_at_once(site: Site) -> None:
    key = site.asked()
    cancel(site.database, actor(), key)
    assert site.job(key).state == "cancelled"
    with pytest.raises(Conflict):
        cancel(site.database, actor(), key)
    assert site.performer(nothing)(key) is None
    assert site.job(key).attempt == 0


def test_one_that_runs_is_cancelled_at_its_next_step(site: Site) -> None:
    def run(work: Work) -> Mapping[str, Any]:
        work.step(1, 2, Text(zh="一", en="one"))
        cancel(site.database, actor(), work.key)
        work.step(2, 2, Text(zh="二", en="two"))
        raise AssertionError("went on")

    job = site.done(run)
    assert (job.state, job.failure) == ("cancelled", None)


def test_who_may_see_and_cancel(site: Site) -> None:
    key, secret = site.asked(), None
    with site.database.writing(actor(role="manager")) as session:
        who = actor(role="manager")
        secret = ask(session, who, kind(nothing), {}, secrecy="trade_secret").key

    def seen(who: Actor) -> set[str]:
        with site.database.reading(who) as session:
            return {job.key for job in listed(session, running=True)}

    assert seen(actor()) == {key}
    assert seen(actor(role="manager")) == {key, secret}
    assert seen(actor("b", "owner")) == set()
    with pytest.raises(NotFound):
        cancel(site.database, actor("b", "owner"), key)
    with pytest.raises(Forbidden):
        cancel(site.database, actor(user="user-2"), key)
    cancel(site.database, actor(role="owner", user="user-2"), key)
    with pytest.raises(Forbidden), site.database.writing(actor(role="viewer")) as session:
        ask(session, actor(role="viewer"), kind(nothing), {})


def test_the_log_of_a_job_that_nobody_may_read_is_not_read(site: Site) -> None:
    with site.database.writing(actor(role="manager")) as session:
        key = ask(session, actor(role="manager"), kind(nothing), {}, secrecy="trade_secret").key

    def run(work: Work) -> Mapping[str, Any]:
        work.say(Text(zh="机密文件.xlsx", en="secret.xlsx"))
        return {}

    site.performer(run)(key)
    with site.database.reading(actor()) as session:
        assert not lines(session, key)
    with site.database.reading(actor(role="manager")) as session:
        assert len(lines(session, key)) == 1


def test_a_log_has_an_end(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(performing, "LINES", 3)

    def run(work: Work) -> Mapping[str, Any]:
        for n in range(5):
            work.say(Text(zh=f"{n}", en=f"{n}"))
        return {}

    job = site.done(run)
    with site.database.reading(actor()) as session:
        assert [line.zh for line in lines(session, job.key)] == ["0", "1", "2"]


def test_what_a_killed_worker_left_is_taken_up(site: Site) -> None:
    queue = Queue(site.home, lambda _: None)
    killed, tired, unwanted, waiting = (site.asked() for _ in range(4))
    site.become(killed, state="running", attempt=1)
    site.become(tired, state="running", attempt=ATTEMPTS)
    site.become(unwanted, state="running", attempt=1, cancel_asked=True)
    queue.put("job-of-old")

    assert take_up(site.database, queue) == [killed, waiting]
    assert len(queue) == 2
    assert [site.job(key).state for key in (killed, tired, unwanted, waiting)] == [
        "waiting",
        "failed",
        "cancelled",
        "waiting",
    ]
    site.performer(nothing)(killed)
    assert (site.job(killed).state, site.job(killed).attempt) == ("done", 2)


def test_a_key_that_never_reached_the_queue_is_found(site: Site) -> None:
    queue = Queue(site.home, lambda _: None)
    old, fresh = site.asked(), site.asked()
    site.become(old, created=now() - timedelta(minutes=1))

    assert look_over(site.database, queue) == [old]
    assert look_over(site.database, queue) == [], "the queue holds enough"
    assert fresh
