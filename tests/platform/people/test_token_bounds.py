"""Whatever role somebody has today, a token does no more than it was given, and no more than the person."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qianglian.model.errors import NotSignedIn
from qianglian.platform.people.members import add_member, change_role, end_membership, members
from qianglian.platform.people.tokens import NEVER, actor_of_token, issue
from qianglian.platform.permissions.roles import roles
from tests.platform.people.people_site import NOON, US, People

LIKED = sorted(roles().member("owner").permissions - NEVER)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.sampled_from(LIKED), min_size=1, max_size=8, unique=True),
    st.sampled_from([*roles().members, None]),
)
def test_a_token_does_no_more_than_it_and_the_person_may(
    people: People, scopes: list[str], role: str | None
) -> None:
    owner = people.actor("owner")

    def now_is(wanted: str | None) -> None:
        with people.database.reading(owner) as session:
            key = {account.login: one.key for one, account in members(session, owner)}.get("analyst")
        if key is None and wanted is not None:
            people.do(US, lambda session: add_member(session, US, people.ours, "analyst", wanted))
        elif key is not None and wanted is None:
            people.do(owner, lambda session: end_membership(session, owner, key))
        elif key is not None and wanted is not None:
            people.do(owner, lambda session: change_role(session, owner, key, wanted))

    now_is("owner")
    holder = replace(people.actor("analyst"), organisation=people.ours, permissions=roles().held(["owner"]))
    _, words = people.do(holder, lambda session: issue(session, holder, "试", scopes, 30, NOON))
    now_is(role)
    if role is None:
        with pytest.raises(NotSignedIn):
            actor_of_token(people.database, words, NOON)
        return
    actor = actor_of_token(people.database, words, NOON)
    assert (actor.user, actor.organisation) == (holder.user, people.ours)
    assert actor.permissions == frozenset(scopes) & roles().member(role).permissions
