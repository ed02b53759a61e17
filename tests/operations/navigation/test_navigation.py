"""A navigation project goes its way; its result is listed, requested by others, used, and reported on; nobody sees
what is not theirs, and every recommendation is taken up once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any, TypeVar

import pytest
from sqlalchemy.orm import Session

from qianglian.analysis.contract import Column, Finding, Quoted, Sentence, Table
from qianglian.documents.report.material import Recommendation
from qianglian.model.errors import BadInput, Conflict, Forbidden, NotFound
from qianglian.model.text import Text
from qianglian.operations.navigation import catalogue, projects, recommendations
from qianglian.operations.navigation.catalogue import Card, Told
from qianglian.operations.navigation.flows import PROJECT
from qianglian.operations.navigation.projects import Described
from qianglian.operations.navigation.records import NavigationProject
from qianglian.platform.audit.verifying import verify
from qianglian.platform.database.database import Database
from qianglian.platform.installation import Home
from qianglian.platform.organisations.records import Organisation
from qianglian.platform.permissions.actor import Actor, Installation
from qianglian.platform.permissions.roles import roles
from qianglian.platform.sharing.giving import Scope
from qianglian.platform.workflow.taking import history
from qianglian.platform.workspaces.beginning import begin as begin_workspace
from qianglian.platform.workspaces.opening import opened
from qianglian.platform.workspaces.rooms import Rooms

Came = TypeVar("Came")
US = Installation("tests")
SAID = Described(
    name="示例产业专利导航",
    kind="industrial_planning",
    level="provincial",
    scope="固态电池，全球，2015 年以来",
    cost=1_200_000_00,
)
CARD = Card("map", "固态电池导航图谱", date(2026, 6, 30), "三级节点 42 个", "仅限内部使用，注明来源")


def actor(organisation: str, role: str = "manager", user: str = "") -> Actor:
    user = user or f"{organisation}-{role}"
    return Actor(user, user, organisation, roles().held([role]))


ANALYST, HEAD = actor("a", "analyst"), actor("a")
OTHERS = actor("b")


@dataclass
class Site:
    database: Database
    home: Home
    rooms: Rooms

    def do(self, who: Actor, act: Callable[[Session], Came]) -> Came:
        with self.database.writing(who) as session:
            came = act(session)
            session.flush()
            session.expunge_all()
            return came

    def workspace(self, who: Actor = ANALYST) -> str:
        return self.do(who, lambda session: begin_workspace(session, self.home, who, "固态电池").key)

    def project(self, **more: Any) -> str:
        said = replace(SAID, workspace=self.workspace(), **more)
        return self.do(ANALYST, lambda session: projects.begin(session, ANALYST, said).key)

    def step(self, who: Actor, key: str, *codes: str, reason: str = "") -> None:
        for code in codes:
            self.do(who, lambda session, code=code: projects.step(session, who, key, code, reason))  # type: ignore[misc]

    def published(self) -> str:
        key = self.project()
        self.step(ANALYST, key, "collect", "process", "check", "analyse", "review")

        def name(session: Session) -> None:
            projects.project(session, key).map_version = 3

        self.do(ANALYST, name)
        self.step(HEAD, key, "publish")
        return key

    def listed(self) -> str:
        project = self.published()
        return self.do(HEAD, lambda session: catalogue.put_on_list(session, HEAD, project, CARD).key)

    def asked(self, result: str) -> str:
        return self.do(
            OTHERS, lambda session: catalogue.request(session, OTHERS, result, "制定园区招商计划").key
        )


@pytest.fixture
def site(database: Database, tmp_path: Path) -> Site:
    home = Home.of(tmp_path / "home", {})
    home.make()
    with database.writing(US) as session:
        for key in ("a", "b", "c"):
            session.add(Organisation(key=key, name=key, kind="sme"))
    return Site(database, home, Rooms())


def test_the_ten_steps_are_those_of_the_measure() -> None:
    names = [state.name.zh for state in PROJECT.states.values() if not state.over]
    assert names == ["立项", "采集", "处理", "质检", "分析", "评审", "发布", "运用", "绩效评价", "更新"]


def test_a_project_goes_the_whole_way_and_round_again(site: Site) -> None:
    key = site.published()
    site.step(ANALYST, key, "use")
    site.step(HEAD, key, "evaluate", reason="三家企业采用")
    site.step(ANALYST, key, "renew", "collect")

    with site.database.reading(ANALYST) as session:
        one = projects.project(session, key)
        assert one.state == "collecting"
        assert len(history(session, one)) == 11
        assert [found.key for found in projects.projects(session, "collecting")] == [key]
    with site.database.reading(US) as session:
        assert verify(session).cause is None


def test_nothing_is_published_without_a_version_or_by_who_submitted_it(site: Site) -> None:
    key = site.project()
    site.step(HEAD, key, "collect", "process", "check", "analyse", "review")
    with pytest.raises(Forbidden):
        site.step(HEAD, key, "publish")
    with pytest.raises(Conflict, match="published version"):
        site.step(actor("a", "owner"), key, "publish")


@pytest.mark.parametrize(
    ("said", "field"),
    [
        (Described(kind="industrial_planning", level="city"), "name"),
        (replace(SAID, kind="whatever"), "kind"),
        (replace(SAID, level="whatever"), "level"),
        (replace(SAID, cost=-1), "cost"),
        (replace(SAID, name="长" * 201), "name"),
    ],
)
def test_what_cannot_be_said_of_a_project(site: Site, said: Described, field: str) -> None:
    with pytest.raises(BadInput) as refused:
        site.do(ANALYST, lambda session: projects.begin(session, ANALYST, said))
    assert refused.value.details["field"] == field


def test_it_stands_on_a_workspace_of_one_s_own(site: Site) -> None:
    theirs = site.workspace(actor("b", "analyst"))
    with pytest.raises(NotFound):
        site.do(ANALYST, lambda session: projects.begin(session, ANALYST, replace(SAID, workspace=theirs)))
    bare = site.do(ANALYST, lambda session: projects.begin(session, ANALYST, SAID).key)
    site.step(ANALYST, bare, "collect")
    with pytest.raises(Conflict):
        site.step(ANALYST, bare, "process")


def test_a_project_of_others_is_not_there(site: Site) -> None:
    key = site.project()
    for who in (OTHERS, actor("c", "owner")):
        with site.database.reading(who) as session:
            assert not projects.projects(session)
        with pytest.raises(NotFound):
            site.step(who, key, "collect")


def test_a_result_is_requested_granted_used_and_reported_on(site: Site) -> None:
    result = site.listed()
    with site.database.reading(actor("c", "viewer")) as session:
        assert [one.title for one in catalogue.listed(session, "map")] == ["固态电池导航图谱"]
    request = site.asked(result)
    with pytest.raises(Conflict):
        site.do(OTHERS, lambda session: catalogue.step(session, OTHERS, request, "use"))

    grant = site.do(
        HEAD,
        lambda session: catalogue.answer(session, HEAD, request, granted=True, scope=Scope(reason="合作")),
    )
    assert grant.share is not None
    with site.database.reading(HEAD) as session:
        workspace = projects.projects(session)[0].workspace
    assert workspace is not None
    with (
        site.database.reading(OTHERS) as session,
        opened(session, site.home, site.rooms, OTHERS, workspace) as found,
    ):
        assert found.share is not None
    site.do(OTHERS, lambda session: catalogue.step(session, OTHERS, request, "use"))
    with pytest.raises(Conflict):
        site.do(OTHERS, lambda session: catalogue.step(session, OTHERS, request, "adopt"))
    told = Told("attraction", "引进企业 2 家", date.today(), 5_000_000_00)
    site.do(OTHERS, lambda session: catalogue.tell(session, OTHERS, request, told))
    site.do(OTHERS, lambda session: catalogue.step(session, OTHERS, request, "adopt"))

    for who, sees in ((HEAD, 1), (OTHERS, 1), (actor("c", "owner"), 0)):
        with site.database.reading(who) as session:
            assert len(catalogue.adoptions(session)) == sees
            assert len(catalogue.requests(session)) == sees
    site.rooms.close()


def test_a_refusal_has_a_reason_and_is_final(site: Site) -> None:
    request = site.asked(site.listed())
    with pytest.raises(BadInput):
        site.do(HEAD, lambda session: catalogue.answer(session, HEAD, request, granted=False))
    who = actor("c")
    with pytest.raises(NotFound):
        site.do(who, lambda session: catalogue.answer(session, who, request, granted=True))
    site.do(HEAD, lambda session: catalogue.answer(session, HEAD, request, granted=False, reason="未脱密"))
    with pytest.raises(Conflict):
        site.do(HEAD, lambda session: catalogue.answer(session, HEAD, request, granted=True))
    with pytest.raises(Conflict):
        site.do(OTHERS, lambda session: catalogue.step(session, OTHERS, request, "use"))
    with site.database.reading(OTHERS) as session:
        answered = catalogue.grant_of(session, request)
        assert answered is not None
        assert (answered.granted, answered.reason) == (False, "未脱密")


def test_what_the_catalogue_refuses(site: Site) -> None:
    unfinished, result = site.project(), site.listed()
    for who, act, refusal in (
        (HEAD, lambda s: catalogue.put_on_list(s, HEAD, unfinished, CARD), Conflict),
        (HEAD, lambda s: catalogue.request(s, HEAD, result, "自用"), BadInput),
        (OTHERS, lambda s: catalogue.request(s, OTHERS, result, "  "), BadInput),
        (OTHERS, lambda s: catalogue.take_off_list(s, OTHERS, result), NotFound),
        (ANALYST, lambda s: catalogue.take_off_list(s, ANALYST, result), Forbidden),
    ):
        with pytest.raises(refusal):
            site.do(who, act)
    request = site.asked(result)
    with pytest.raises(Conflict):
        site.asked(result)
    future = Told("other", "成效", date.today() + timedelta(days=2))
    with pytest.raises(Conflict):
        site.do(OTHERS, lambda s: catalogue.tell(s, OTHERS, request, future))
    site.do(HEAD, lambda s: catalogue.take_off_list(s, HEAD, result))
    with site.database.reading(OTHERS) as session:
        assert not catalogue.listed(session)


def recommended(mark: str, count: int = 7) -> Recommendation:
    table = Table(
        "nodes",
        Text(zh="节点", en="Nodes"),
        (
            Column("node", Text(zh="节点", en="Node"), key=True),
            Column("families", Text(zh="同族", en="Families"), unit="family"),
        ),
        ({"node": "A1", "families": count},),
        "trial",
        lambda *_: [],
    )
    finding = Finding("trial", Text(zh="试", en="trial"), {}, (table,))
    sentence = Sentence(
        Text(zh="补链：{node}（{n} 项）。", en="Fill the gap: {node} ({n})."),
        {"node": Quoted("nodes", 0, "node"), "n": Quoted("nodes", 0, "families")},
    )
    return Recommendation("产业结构优化", finding, sentence, rule="fill_gap", keys=("A1",), mark=mark)


def test_a_recommendation_is_taken_up_once_and_goes_its_way(site: Site) -> None:
    workspace = site.workspace()

    def take_up(session: Session, *made: Recommendation) -> list[str]:
        with opened(session, site.home, site.rooms, ANALYST, workspace) as found:
            taken = recommendations.take_up(session, ANALYST, found, "battery", "", made)
            return [one.key for one in taken]

    def refresh(session: Session, *made: Recommendation) -> int:
        with opened(session, site.home, site.rooms, ANALYST, workspace) as found:
            return recommendations.refresh(session, found, "battery", "", made)

    first = site.do(ANALYST, lambda s: take_up(s, recommended("r1"), recommended("r2")))
    assert len(first) == 2
    assert len(site.do(ANALYST, lambda s: take_up(s, recommended("r2", 9), recommended("r3")))) == 1

    key = first[0]
    site.do(ANALYST, lambda s: recommendations.assign(s, ANALYST, key, "a-analyst", date(2027, 3, 1)))
    with pytest.raises(Forbidden):
        site.do(ANALYST, lambda s: recommendations.step(s, ANALYST, key, "intend"))
    site.do(HEAD, lambda s: recommendations.step(s, HEAD, key, "intend"))
    with pytest.raises(BadInput):
        site.do(HEAD, lambda s: recommendations.step(s, HEAD, key, "decline"))

    assert site.do(ANALYST, lambda s: refresh(s, recommended("r1"))) == 2
    assert site.do(ANALYST, lambda s: refresh(s, recommended("r1"))) == 0
    with site.database.reading(ANALYST) as session:
        found = recommendations.recommendations(session, workspace)
        assert found[0].key == key, "due first"
        assert (found[0].said, found[0].state) == ("补链：A1（7 项）。", "intended")
        assert len(found[0].figures) == 1
        assert sum(one.gone is not None for one in found) == 2
    with site.database.reading(OTHERS) as session:
        assert not recommendations.recommendations(session)
    site.rooms.close()


def test_one_s_own_list_of_projects_has_those_due_first(site: Site) -> None:
    late, never = site.project(due=date(2027, 1, 1)), site.project()
    soon = site.project(due=date(2026, 12, 1))
    with site.database.reading(ANALYST) as session:
        assert [one.key for one in projects.projects(session)] == [soon, late, never]
        assert all(isinstance(one, NavigationProject) for one in projects.projects(session))
