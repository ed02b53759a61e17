"""Members of an organisation: who they are, added, given another role, ended."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from qianglian.model.errors import Conflict, Forbidden, NotFound
from qianglian.model.text import Text
from qianglian.platform.audit.entering import enter
from qianglian.platform.database.columns import now
from qianglian.platform.keys import new_key
from qianglian.platform.organisations.records import Membership, Organisation
from qianglian.platform.people.accounts import account_of, keep_an_owner
from qianglian.platform.people.records import Account
from qianglian.platform.permissions.actor import Actor, Asking, Installation
from qianglian.platform.permissions.roles import roles


def members(session: Session, actor: Actor) -> Sequence[tuple[Membership, Account]]:
    """Members of the actor's organisation and their accounts, by name: colleagues know each other."""
    rows = (
        select(Membership, Account)
        .join(Account, Account.key == Membership.user)
        .where(Membership.organisation == actor.organisation, Membership.ended.is_(None))
        .order_by(Account.name, Account.key)
    )
    return [(membership, account) for membership, account in session.execute(rows)]


def roles_of(session: Session, asking: Asking) -> dict[str, list[tuple[str, str]]]:
    """What everybody is a member of, by the key of the account: names of organisations and roles there. Raises
    `Forbidden` without ``installation.accounts``."""
    if not isinstance(asking, Installation):
        asking.demand("installation.accounts")
    rows = session.execute(
        select(Membership.user, Organisation.name, Membership.role)
        .join(Organisation, Organisation.key == Membership.organisation)
        .where(Membership.ended.is_(None), Organisation.closed.is_(None))
        .order_by(Membership.created, Membership.key)
    )
    found: dict[str, list[tuple[str, str]]] = {}
    for user, name, role in rows:
        found.setdefault(user, []).append((name, role))
    return found


def add_member(session: Session, asking: Asking, organisation: str, login: str, role: str) -> Membership:
    """Make somebody a member, or again one. Raises `Forbidden` without ``member.manage`` of that organisation, or for a
    role above one's own; `NotFound`; `BadInput` for a role that there is not; `Conflict` for a member already, for an
    administrator of the installation, and for a closed account."""
    _may(asking, organisation, role)
    return _admit(session, asking, organisation, account_of(session, login), role)


def appoint_owner(session: Session, asking: Asking, organisation: str, login: str) -> Membership:
    """Give an organisation an owner that has none who could: the first one of a new organisation, or the next where the
    only one has gone and was locked. From then on its members are its own affair.

    Raises `Forbidden` without ``installation.organisations``; `NotFound`; `Conflict` for an organisation that has an
    owner or is closed, for an administrator of the installation, and for an account that is closed or locked.
    """
    if not isinstance(asking, Installation):
        asking.demand("installation.organisations")
    # Locked, so that two are not appointed at once.
    meant = session.get(Organisation, organisation, with_for_update=True)
    if meant is None:
        raise NotFound(Text(zh="没有这个机构。", en="There is no such organisation."))
    account = account_of(session, login)
    if meant.closed is not None or account.locked is not None:
        raise Conflict(
            Text(zh="机构已停用或账号已锁定。", en="The organisation is closed or the account locked.")
        )
    if _owned(session, organisation):
        raise Conflict(
            Text(zh="该机构已有负责人。", en="The organisation has an owner."),
            hint=Text(zh="成员由其负责人管理。", en="Its owner looks after its members."),
        )
    membership = session.scalar(_standing(organisation, account.key))
    if membership is None:
        return _admit(session, asking, organisation, account, "owner")
    before, membership.role = membership.role, "owner"
    session.flush()
    detail: dict[str, object] = {"from": before, "to": "owner"}
    enter(session, asking, "member.role_changed", account.key, detail, organisation)
    return membership


def change_role(session: Session, actor: Actor, key: str, role: str) -> Membership:
    """Give a member another role; raises as `add_member`, and `Conflict` for the last owner."""
    membership = _of(session, actor, key)
    _may(actor, membership.organisation, role)
    _may(actor, membership.organisation, membership.role)
    before = membership.role
    if role != before:
        keep_an_owner(session, membership)
        membership.role = role
        session.flush()
        enter(session, actor, "member.role_changed", membership.user, {"from": before, "to": role})
    return membership


def end_membership(session: Session, actor: Actor, key: str) -> Membership:
    """End a membership: it takes effect with the person's next request. Raises as `change_role`."""
    membership = _of(session, actor, key)
    _may(actor, membership.organisation, membership.role)
    keep_an_owner(session, membership)
    membership.ended = now()
    session.flush()
    enter(session, actor, "member.ended", membership.user)
    return membership


def _admit(session: Session, asking: Asking, organisation: str, account: Account, role: str) -> Membership:
    roles().held([role], account.administers)
    if account.closed is not None:
        raise Conflict(Text(zh="账号已停用。", en="The account is closed."))
    membership = session.scalar(
        select(Membership).where(Membership.organisation == organisation, Membership.user == account.key)
    )
    if membership is not None and membership.ended is None:
        raise Conflict(Text(zh="已是本机构成员。", en="Already a member."))
    if membership is None:
        membership = Membership(key=new_key("member"), organisation=organisation, user=account.key, role=role)
        session.add(membership)
    membership.role, membership.ended = role, None
    session.flush()
    enter(session, asking, "member.added", account.key, {"role": role}, organisation)
    return membership


def _standing(organisation: str, user: str) -> Select[Membership]:
    return select(Membership).where(
        Membership.organisation == organisation, Membership.user == user, Membership.ended.is_(None)
    )


def _owned(session: Session, organisation: str) -> bool:
    """Whether somebody who can sign in is an owner."""
    rows = (
        select(Membership.key)
        .join(Account, Account.key == Membership.user)
        .where(
            Membership.organisation == organisation,
            Membership.role == "owner",
            Membership.ended.is_(None),
            Account.closed.is_(None),
            Account.locked.is_(None),
        )
    )
    return session.scalar(rows.limit(1)) is not None


def _of(session: Session, actor: Actor, key: str) -> Membership:
    membership = session.scalar(
        select(Membership).where(
            Membership.key == key, Membership.organisation == actor.organisation, Membership.ended.is_(None)
        )
    )
    if membership is None:
        raise NotFound(Text(zh="没有这位成员。", en="There is no such member."))
    return membership


def _may(asking: Asking, organisation: str, role: str) -> None:
    """Nobody gives, takes or changes a role that can do more than he or she can."""
    wanted = roles().member(role).permissions
    if isinstance(asking, Installation):
        return
    asking.demand("member.manage")
    if asking.organisation != organisation or not wanted <= asking.permissions:
        raise Forbidden(
            Text(
                zh="不能授予或更改高于自己的角色。", en="A role above one's own is neither given nor changed."
            )
        )
