"""Members (成员) of one's organisation, and the roles that they may have."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from fastapi import Path
from pydantic import BaseModel, ConfigDict, Field

from qianglian.model.text import Text
from qianglian.platform.organisations.records import Membership
from qianglian.platform.people.members import add_member, change_role, end_membership, members
from qianglian.platform.people.records import Account
from qianglian.platform.permissions.roles import roles
from qianglian.platform.serving.deciding import SIGNED_IN, may, resource
from qianglian.platform.serving.house import InHouse
from qianglian.platform.serving.paging import Listed, Paged
from qianglian.platform.serving.who import Who

router = resource("/members", "members")

MemberKey = Annotated[str, Path(max_length=40, description="Key of the membership.")]
MANAGES = "member.manage"


class MemberTold(BaseModel):
    """A member."""

    key: str = Field(examples=["member-8k2m4r6t0v1x3z5b"])
    user: str
    name: str
    login: str
    role: str = Field(examples=["analyst"])
    since: datetime
    locked: bool


class RoleTold(BaseModel):
    """A role, and what it holds."""

    code: str
    name: Text
    permissions: list[str]


class NewMember(BaseModel):
    """Whom to make a member."""

    model_config = ConfigDict(extra="forbid")
    login: str = Field(min_length=1, max_length=100)
    role: str = Field(max_length=40)


class NewRole(BaseModel):
    """Another role."""

    model_config = ConfigDict(extra="forbid")
    role: str = Field(max_length=40)


@router.get("")
@may("record.read")
def list_members(house: InHouse, who: Who, paging: Paged) -> Listed[MemberTold]:
    """One's colleagues, by name."""
    with house.database.reading(who) as session:
        told = [_told(membership, account) for membership, account in members(session, who)]
    return Listed[MemberTold].page_of(paging, told)


@router.get("/roles")
@may(SIGNED_IN)
def list_roles() -> list[RoleTold]:
    """The roles of members, from the one that may least."""
    return [
        RoleTold(code=one.code, name=one.name, permissions=sorted(one.permissions))
        for one in roles().members.values()
    ]


@router.post("", status_code=201)
@may(MANAGES)
def make_member(house: InHouse, who: Who, told: NewMember) -> MemberTold:
    """Make somebody who has an account a member."""
    with house.database.writing(who) as session:
        made = add_member(session, who, who.organisation or "", told.login, told.role)
        return _told(made, session.get_one(Account, made.user))


@router.put("/{member}/role")
@may(MANAGES)
def give_role(house: InHouse, who: Who, member: MemberKey, told: NewRole) -> MemberTold:
    """Give a member another role; the last owner stays one."""
    with house.database.writing(who) as session:
        changed = change_role(session, who, member, told.role)
        return _told(changed, session.get_one(Account, changed.user))


@router.delete("/{member}", status_code=204)
@may(MANAGES)
def end_member(house: InHouse, who: Who, member: MemberKey) -> None:
    """End a membership; it takes effect with the person's next request."""
    with house.database.writing(who) as session:
        end_membership(session, who, member)


def _told(membership: Membership, account: Account) -> MemberTold:
    return MemberTold(
        key=membership.key,
        user=account.key,
        name=account.name,
        login=account.login,
        role=membership.role,
        since=membership.created,
        locked=account.locked is not None,
    )
