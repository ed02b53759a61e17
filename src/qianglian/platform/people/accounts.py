"""Accounts: opened, their password changed or given anew, locked, closed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from qianglian.model.errors import BadInput, Conflict, NotFound
from qianglian.model.text import Language, Text
from qianglian.platform.audit.entering import enter
from qianglian.platform.database.columns import now
from qianglian.platform.database.database import Database
from qianglian.platform.keys import new_key
from qianglian.platform.organisations.records import Membership
from qianglian.platform.people import passwords
from qianglian.platform.people.acting import in_person
from qianglian.platform.people.logins import folded, new_login
from qianglian.platform.people.proving import proven
from qianglian.platform.people.records import Account
from qianglian.platform.people.signing_in import end_sessions
from qianglian.platform.people.tries import US, forget_tries
from qianglian.platform.permissions.actor import Actor, Asking, Installation
from qianglian.platform.permissions.roles import roles

NAME = 100
OPENS_ACCOUNTS = "system_administrator"


@dataclass(frozen=True, slots=True)
class NewAccount:
    """What is told of a person when an account is opened."""

    login: str
    name: str
    language: Language = "zh"
    administers: str = ""
    """Code of an administrator of the installation; empty for everybody else."""


def open_account(
    session: Session, asking: Asking, told: NewAccount, password: str | None = None
) -> tuple[Account, str]:
    """A new account, and its password. Where none is given a one-time one is made, to be changed at once.

    Raises `Forbidden` without ``installation.accounts``; `BadInput` for a login, name or password that cannot be;
    `Conflict` for a login that there is already.
    """
    _demand(asking, "installation.accounts")
    login, name = new_login(told.login), " ".join(told.name.split())
    if not 1 <= len(name) <= NAME:
        raise BadInput(
            Text(zh=f"姓名须为 1 至 {NAME} 字。", en=f"A name has 1 to {NAME} characters."), field="name"
        )
    if session.scalar(select(Account.key).where(Account.login == login)) is not None:
        raise Conflict(
            Text(zh=f"登录名「{login}」已被使用。", en=f"The login “{login}” is taken."), field="login"
        )
    administers = [roles().administrator(told.administers).code] if told.administers else []
    secret = passwords.check(password, (login, name)) if password is not None else passwords.one_time()
    account = Account(
        key=new_key("user"),
        login=login,
        name=name,
        language=told.language,
        administers=administers,
        password=passwords.kept(secret),
        must_change=password is None,
        password_changed=now(),
    )
    session.add(account)
    session.flush()
    enter(session, asking, "account.opened", account.key, {"administers": administers})
    return account, secret


def change_password(
    database: Database,
    actor: Actor,
    old: str,
    new: str,
    *,
    address: str,
    token: str | None = None,
    moment: datetime | None = None,
) -> None:
    """Change one's own password; every other session of the person ends.

    Whoever sits down at a page that was left open guesses no more often than at signing in. Raises `Forbidden` by a
    token of the API; `TooManyTries`; `BadInput` for a wrong old one, a new one that may not be chosen, and the same
    again; `Conflict` where it was changed meanwhile.
    """
    moment = moment or now()
    in_person(actor)
    with database.reading(US) as session:
        own = session.get_one(Account, actor.user)
        passwords.check(new, (own.login, own.name))
    account = proven(database, actor, old, address=address, moment=moment)
    if passwords.fits(account.password, new):
        raise BadInput(
            Text(zh="新口令与原口令相同。", en="The new password is the old one."), field="password"
        )
    # Hashing takes its time: nobody waits for it with the database held.
    hashed = passwords.kept(new)
    with database.writing(actor) as session:
        held = session.get_one(Account, actor.user, with_for_update=True)
        if held.password != account.password:
            raise Conflict(Text(zh="口令刚被修改过。", en="The password has just been changed."))
        held.password, held.must_change, held.password_changed = hashed, False, now()
        session.flush()
        forget_tries(session, held.login)
        end_sessions(session, held.key, but=token)
        enter(session, actor, "account.changed_its_word", held.key)


def reset_password(session: Session, asking: Asking, login: str) -> str:
    """A one-time password, to be changed at once; every session of the person ends. Raises `Forbidden` without
    ``installation.accounts``, `NotFound`."""
    _demand(asking, "installation.accounts")
    account = account_of(session, login)
    secret = passwords.one_time()
    account.password, account.must_change, account.password_changed = passwords.kept(secret), True, now()
    session.flush()
    end_sessions(session, account.key)
    enter(session, asking, "account.reset", account.key)
    return secret


def lock(session: Session, asking: Asking, login: str) -> None:
    """Let nobody sign in by an account until it is unlocked; its sessions end. Raises `Forbidden` without
    ``installation.security``, `NotFound`."""
    _demand(asking, "installation.security")
    account = account_of(session, login)
    account.locked = account.locked or now()
    session.flush()
    end_sessions(session, account.key)
    enter(session, asking, "account.locked", account.key)


def unlock(session: Session, asking: Asking, login: str) -> None:
    """Let somebody sign in again, and forget what was tried in vain; raises as `lock`."""
    _demand(asking, "installation.security")
    account = account_of(session, login)
    account.locked = None
    session.flush()
    forget_tries(session, account.login)
    enter(session, asking, "account.unlocked", account.key)


def close_account(session: Session, asking: Asking, login: str) -> None:
    """Close an account for good: its sessions end, its memberships end, what the person did stays. Raises `Forbidden`
    without ``installation.accounts``; `NotFound`; `Conflict` for the last owner of an organisation, and for
    the last system administrator, who alone opens accounts."""
    _demand(asking, "installation.accounts")
    account = account_of(session, login)
    _keep_an_administrator(session, account)
    for membership in session.scalars(
        select(Membership).where(Membership.user == account.key, Membership.ended.is_(None))
    ):
        keep_an_owner(session, membership)
        membership.ended = now()
    account.closed = account.closed or now()
    session.flush()
    end_sessions(session, account.key)
    enter(session, asking, "account.closed", account.key)


def account_of(session: Session, login: str) -> Account:
    """The account of a login; raises `NotFound`."""
    account = session.scalar(select(Account).where(Account.login == folded(login)))
    if account is None:
        raise NotFound(Text(zh=f"没有账号「{login[:40]}」。", en=f"There is no account “{login[:40]}”."))
    return account


def accounts(session: Session) -> Sequence[Account]:
    """All accounts, by login."""
    return session.scalars(select(Account).order_by(Account.login)).all()


def names(session: Session, users: Iterable[str]) -> dict[str, str]:
    """Names of people by the keys of their accounts."""
    wanted = set(users)
    if not wanted:
        return {}
    rows = session.execute(select(Account.key, Account.name).where(Account.key.in_(wanted)))
    return dict(list(rows))


def keep_an_owner(session: Session, membership: Membership) -> None:
    """Raises `Conflict` where an organisation would have no owner without this membership."""
    if membership.role != "owner":
        return
    others = select(Membership.key).where(
        Membership.organisation == membership.organisation,
        Membership.role == "owner",
        Membership.ended.is_(None),
        Membership.key != membership.key,
    )
    # Locked, so that two owners who step down at once do not both find the other.
    if not session.scalars(others.with_for_update()).all():
        raise Conflict(
            Text(zh="这是机构唯一的负责人。", en="This is the only owner of the organisation."),
            hint=Text(zh="先指定另一位负责人。", en="Make somebody else an owner first."),
        )


def _keep_an_administrator(session: Session, account: Account) -> None:
    if OPENS_ACCOUNTS not in account.administers or account.closed is not None:
        return
    # Locked, so that two who are closed at once do not both find the other.
    others = select(Account).where(Account.closed.is_(None), Account.key != account.key).with_for_update()
    if not any(OPENS_ACCOUNTS in one.administers for one in session.scalars(others)):
        raise Conflict(
            Text(zh="这是唯一的系统管理员。", en="This is the only system administrator."),
            hint=Text(zh="先开设另一位系统管理员的账号。", en="Open an account for another one first."),
        )


def _demand(asking: Asking, permission: str) -> None:
    if not isinstance(asking, Installation):
        asking.demand(permission)
