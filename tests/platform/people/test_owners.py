"""No organisation is left without an owner, nor the installation without whoever opens accounts; and who has gone is
shut out at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from qianglian.model.errors import Conflict, Forbidden, NotFound, NotSignedIn, QiangLianError
from qianglian.platform.audit.records import Entry
from qianglian.platform.keys import new_key
from qianglian.platform.organisations.opening import Told, close_organisation, open_organisation
from qianglian.platform.organisations.records import Membership
from qianglian.platform.people.accounts import (
    NewAccount,
    account_of,
    close_account,
    lock,
    open_account,
    unlock,
)
from qianglian.platform.people.members import (
    add_member,
    appoint_owner,
    change_role,
    end_membership,
    members,
    roles_of,
)
from qianglian.platform.people.tokens import actor_of_token, issue, take_back_all
from qianglian.platform.permissions.actor import Actor
from qianglian.platform.permissions.roles import roles
from tests.platform.people.people_site import NOON, US, WORD, People


def owners(people: People, organisation: str) -> set[str]:
    with people.database.reading(US) as session:
        rows = select(Membership.user).where(
            Membership.organisation == organisation, Membership.role == "owner", Membership.ended.is_(None)
        )
        return set(session.scalars(rows))


def test_the_system_administrator_appoints_the_first_owner_and_no_other(people: People) -> None:
    system = people.actor("system")
    new = people.do(
        system, lambda session: open_organisation(session, system, Told("示例丙机构", "university"))
    ).key
    appointed = people.do(system, lambda session: appoint_owner(session, system, new, "analyst"))
    assert owners(people, new) == {appointed.user}
    with pytest.raises(Conflict):
        people.do(system, lambda session: appoint_owner(session, system, new, "other"))
    for who in (people.actor("owner"), people.actor("security")):
        with pytest.raises(Forbidden):
            people.do(who, lambda session, who=who: appoint_owner(session, who, people.ours, "other"))  # type: ignore[misc]


def test_an_owner_who_has_gone_is_followed_by_another(people: People) -> None:
    system, security = people.actor("system"), people.actor("security")
    with pytest.raises(Conflict):
        people.do(system, lambda session: close_account(session, system, "owner"))
    people.do(security, lambda session: lock(session, security, "owner"))
    people.do(system, lambda session: appoint_owner(session, system, people.ours, "analyst"))
    assert people.actor("analyst").may("member.manage")
    people.do(system, lambda session: close_account(session, system, "owner"))
    assert len(owners(people, people.ours)) == 1
    with people.database.reading(US) as session:
        last = session.scalars(select(Entry).where(Entry.action == "member.role_changed")).one()
        assert (last.organisation, last.detail) == (people.ours, '{"from":"analyst","to":"owner"}')


def test_who_cannot_be_appointed(people: People) -> None:
    system = people.actor("system")
    empty = people.do(system, lambda session: open_organisation(session, system, Told("丙", "sme"))).key
    shut = people.do(system, lambda session: open_organisation(session, system, Told("丁", "sme"))).key
    people.do(system, lambda session: close_organisation(session, system, shut))
    people.do(US, lambda session: lock(session, US, "other"))
    for where, login, refusal in (
        (empty, "audit", Conflict),
        (empty, "other", Conflict),
        (empty, "nobody", NotFound),
        (shut, "analyst", Conflict),
        ("organisation-0", "analyst", NotFound),
    ):
        with pytest.raises(refusal):
            people.do(system, lambda session, a=(where, login): appoint_owner(session, system, *a))  # type: ignore[misc]
    people.do(US, lambda session: unlock(session, US, "other"))
    people.do(US, lambda session: close_account(session, US, "analyst"))
    with pytest.raises(Conflict):
        people.do(system, lambda session: appoint_owner(session, system, empty, "analyst"))
    assert owners(people, empty) == set()


def test_the_last_system_administrator_stays(people: People) -> None:
    with pytest.raises(Conflict):
        people.do(US, lambda session: close_account(session, US, "system"))
    told = NewAccount("second", "第二人", administers="system_administrator")
    people.do(US, lambda session: open_account(session, US, told, WORD))
    people.do(US, lambda session: close_account(session, US, "system"))
    with pytest.raises(Conflict):
        people.do(US, lambda session: close_account(session, US, "second"))
    people.do(US, lambda session: close_account(session, US, "audit"))


def test_two_owners_who_step_down_at_once_leave_one(people: People) -> None:
    people.do(US, lambda session: open_account(session, US, NewAccount("second", "第二人"), WORD))
    people.do(US, lambda session: add_member(session, US, people.ours, "second", "owner"))

    def step_down(login: str) -> bool:
        who = people.actor(login)
        with people.database.reading(who) as session:
            key = next(one.key for one, account in members(session, who) if account.login == login)
        try:
            people.do(who, lambda session: change_role(session, who, key, "viewer"))
        except QiangLianError:
            return False
        return True

    with ThreadPoolExecutor(2) as pool:
        assert sum(pool.map(step_down, ("owner", "second"))) == 1
    assert len(owners(people, people.ours)) == 1


def test_who_lost_a_computer_is_shut_out_of_everything_at_once(people: People) -> None:
    owner, signed, security = people.actor("owner"), people.enter("owner"), people.actor("security")
    _, words = people.do(
        owner, lambda session: issue(session, owner, "夜间导入", ["evidence.read"], 30, NOON)
    )
    with pytest.raises(Forbidden):
        people.do(owner, lambda session: take_back_all(session, owner, "owner"))
    assert actor_of_token(people.database, words, NOON)
    assert people.do(security, lambda session: take_back_all(session, security, "owner")) == 1
    with pytest.raises(NotSignedIn):
        people.back(signed)
    with pytest.raises(NotSignedIn):
        actor_of_token(people.database, words, NOON)
    assert people.enter("owner"), "the account itself stands"


def test_who_is_what_where_is_for_who_opens_accounts(people: People) -> None:
    system = people.actor("system")
    with people.database.reading(system) as session:
        found = roles_of(session, system)
    analyst = people.actor("analyst").user
    assert sorted(found[analyst]) == [("示例乙机构", "analyst"), ("示例甲机构", "analyst")]
    with pytest.raises(Forbidden), people.database.reading(people.actor("owner")) as session:
        roles_of(session, people.actor("owner"))


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["owner", "analyst", "third"]),
            st.sampled_from(["owner", "manager", "viewer", "end", "close"]),
        ),
        max_size=6,
    )
)
def test_whatever_is_done_there_is_an_owner(people: People, acts: list[tuple[str, str]]) -> None:
    """Each example goes on from where the one before it left the organisation."""
    for login, act in acts:
        with suppress(QiangLianError):
            people.do(US, lambda session, login=login, act=act: _act(session, people.ours, login, act))  # type: ignore[misc]
    assert owners(people, people.ours)


def _act(session: Session, organisation: str, login: str, act: str) -> None:
    """By somebody who may do anything there."""
    anybody = Actor("user-0", "某", organisation, roles().held(["owner"]))
    if act == "close":
        close_account(session, US, login)
        # Whoever comes next has the login of the one who went.
        account_of(session, login).login = new_key("gone")
        session.flush()
        return
    found = [one for one, account in members(session, anybody) if account.login == login]
    if found and act == "end":
        end_membership(session, anybody, found[0].key)
    elif found:
        change_role(session, anybody, found[0].key, act)
    elif act != "end":
        with suppress(Conflict):
            open_account(session, US, NewAccount(login, login), WORD)
        add_member(session, anybody, organisation, login, act)
