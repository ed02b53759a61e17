"""Members and tokens: nobody gives or takes more than he or she has; the last owner stays; organisations."""

from __future__ import annotations

from datetime import timedelta

import pytest

from qianglian.model.errors import BadInput, Conflict, Forbidden, NotFound, NotSignedIn
from qianglian.platform.organisations.opening import (
    Told,
    credit_code,
    edit_organisation,
    open_organisation,
    organisation_of,
    organisations,
)
from qianglian.platform.people.accounts import NewAccount, accounts, names, open_account
from qianglian.platform.people.members import add_member, change_role, end_membership, members
from qianglian.platform.people.tokens import actor_of_token, issue, issued, revoke
from qianglian.platform.permissions.actor import Actor
from tests.platform.people.people_site import NOON, US, WORD, People


def key_of(people: People, who: Actor, login: str) -> str:
    with people.database.reading(who) as session:
        return next(one.key for one, account in members(session, who) if account.login == login)


def test_colleagues_know_each_other_and_nobody_else(people: People) -> None:
    other = people.actor("other")
    with people.database.reading(other) as session:
        assert [account.login for _, account in members(session, other)] == ["analyst", "other"]
        assert names(session, [other.user]) == {other.user: "other某"}


def test_roles_are_given_changed_and_ended(people: People) -> None:
    owner = people.actor("owner")
    people.do(US, lambda session: open_account(session, US, NewAccount("new", "新人"), WORD))
    people.do(owner, lambda session: add_member(session, owner, people.ours, "new", "viewer"))
    with pytest.raises(Conflict):
        people.do(owner, lambda session: add_member(session, owner, people.ours, "new", "viewer"))
    key = key_of(people, owner, "new")
    people.do(owner, lambda session: change_role(session, owner, key, "manager"))
    assert people.actor("new").may("share.give")
    with pytest.raises(BadInput):
        people.do(owner, lambda session: change_role(session, owner, key, "emperor"))
    people.do(owner, lambda session: end_membership(session, owner, key))
    assert people.actor("new").organisation is None
    people.do(owner, lambda session: add_member(session, owner, people.ours, "new", "analyst"))
    assert people.actor("new").organisation == people.ours


def test_the_last_owner_stays(people: People) -> None:
    owner = people.actor("owner")
    own, analyst = key_of(people, owner, "owner"), key_of(people, owner, "analyst")
    for act in (
        lambda session: end_membership(session, owner, own),
        lambda session: change_role(session, owner, own, "viewer"),
    ):
        with pytest.raises(Conflict):
            people.do(owner, act)
    people.do(owner, lambda session: change_role(session, owner, analyst, "owner"))
    people.do(owner, lambda session: change_role(session, owner, own, "viewer"))
    assert not people.actor("owner").may("member.manage")


def test_who_may_not(people: People) -> None:
    owner, analyst, other = people.actor("owner"), people.actor("analyst"), people.actor("other")
    key = key_of(people, owner, "analyst")
    with pytest.raises(Forbidden):
        people.do(analyst, lambda session: change_role(session, analyst, key, "owner"))
    with pytest.raises(NotFound):
        people.do(other, lambda session: end_membership(session, other, key))
    with pytest.raises(Forbidden):
        people.do(other, lambda session: add_member(session, other, people.ours, "other", "viewer"))
    with pytest.raises(NotFound):
        people.do(owner, lambda session: add_member(session, owner, people.ours, "nobody", "viewer"))


def test_a_token_does_what_both_may(people: People) -> None:
    owner = people.actor("owner")
    token, words = people.do(
        owner, lambda s: issue(s, owner, "夜间导入", ["evidence.read", "record.read"], 30, NOON)
    )
    assert words.startswith("ql_")
    assert words not in token.token
    actor = actor_of_token(people.database, words, NOON)
    assert (actor.door, actor.organisation) == ("token", people.ours)
    assert actor.permissions == {"evidence.read", "record.read"}
    for later, minutes in ((NOON + timedelta(days=31), 0), (NOON, 0)):
        if later > NOON:
            with pytest.raises(NotSignedIn):
                actor_of_token(people.database, words, later + timedelta(minutes=minutes))
    people.do(owner, lambda session: revoke(session, owner, token.key))
    for gone in (words, "ql_nothing", ""):
        with pytest.raises(NotSignedIn):
            actor_of_token(people.database, gone, NOON)


def test_a_token_that_may_not_be_issued(people: People) -> None:
    owner, analyst = people.actor("owner"), people.actor("analyst")
    _, words = people.do(owner, lambda s: issue(s, owner, "试", ["evidence.read"], 30, NOON))
    program = actor_of_token(people.database, words, NOON)
    for who, scopes, name, days, refusal in (
        (analyst, ["evidence.read"], "试", 30, Forbidden),
        (owner, ["installation.backup"], "试", 30, Forbidden),
        (owner, ["member.manage"], "试", 30, Forbidden),
        (program, ["evidence.read"], "试", 30, Forbidden),
        (owner, [], "试", 30, BadInput),
        (owner, ["evidence.read"], " ", 30, BadInput),
        (owner, ["evidence.read"], "试", 366, BadInput),
        (owner, ["evidence.read"], "试", 0, BadInput),
    ):
        with pytest.raises(refusal):
            people.do(who, lambda s, a=(who, name, scopes, days): issue(s, *a))  # type: ignore[misc]
    with people.database.reading(people.actor("other")) as session:
        assert not issued(session, people.actor("other"))


def test_organisations(people: People) -> None:
    owner, system = people.actor("owner"), people.actor("system")
    with pytest.raises(Forbidden):
        people.do(owner, lambda session: open_organisation(session, owner, Told("丙", "sme")))
    code = "91000000DEM000000"
    valid = next(code + one for one in "0123456789ABCDEFGHJKLMNPQRTUWXY" if _fits(code + one))
    told = Told("示例丙机构", "university", "Example C", valid.lower(), "330100", people.ours)
    key = people.do(system, lambda session: open_organisation(session, system, told).key)
    for wrong, refusal in (
        (Told("示例丙机构", "sme"), Conflict),
        (Told("丁", "sme", credit_code=valid), Conflict),
        (Told("丁", "sme", credit_code="91000000DEM0000009"), BadInput),
        (Told("丁", "circus"), BadInput),
        (Told("丁", "sme", region="3301"), BadInput),
        (Told("丁", "sme", above="organisation-0"), NotFound),
        (Told(" ", "sme"), BadInput),
    ):
        with pytest.raises(refusal):
            people.do(system, lambda session, wrong=wrong: open_organisation(session, system, wrong))  # type: ignore[misc]
    people.do(
        owner,
        lambda session: edit_organisation(session, owner, Told("示例甲机构（新）", "provincial_ip_office")),
    )
    with people.database.reading(US) as session:
        assert organisation_of(session, "示例丙机构").key == key
        assert [one.name for one in organisations(session)] == [
            "示例丙机构",
            "示例乙机构",
            "示例甲机构（新）",
        ]
        assert len(accounts(session)) == 6
    with pytest.raises(Conflict):
        people.do(US, lambda session: open_account(session, US, NewAccount("OWNER", "某"), WORD))


def _fits(code: str) -> bool:
    try:
        return credit_code(code) == code
    except BadInput:
        return False
