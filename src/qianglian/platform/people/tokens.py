"""Tokens of the API (接口令牌): by which a program acts for a person, within stated permissions, for a stated time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from secrets import token_urlsafe

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from qianglian.model.errors import BadInput, Forbidden, NotFound
from qianglian.model.text import Text
from qianglian.platform.audit.entering import enter
from qianglian.platform.database.columns import now
from qianglian.platform.database.database import Database
from qianglian.platform.keys import new_key
from qianglian.platform.people.accounts import account_of
from qianglian.platform.people.acting import actor_of, gone
from qianglian.platform.people.bounds import bounds
from qianglian.platform.people.records import Account, ApiToken
from qianglian.platform.people.signing_in import NOTED, end_sessions, hashed
from qianglian.platform.people.tries import US
from qianglian.platform.permissions.actor import Actor, Asking, Installation

PREFIX = "ql_"
"""By which a token that was left lying in a file is told for one."""
NEVER = frozenset({"token.manage", "member.manage"})
"""A program makes no further tokens and no members."""


def issue(
    session: Session,
    actor: Actor,
    name: str,
    scopes: Iterable[str],
    days: int,
    moment: datetime | None = None,
) -> tuple[ApiToken, str]:
    """A new token for oneself, and its words, which are shown once.

    Raises `Forbidden` without ``token.manage``, for a permission that one has not, or by a token; `BadInput` without
    name or scope, or for a time that is too long.
    """
    actor.demand("token.manage")
    wanted, bound = frozenset(scopes), bounds()
    if actor.door == "token" or not wanted <= actor.permissions - NEVER:
        raise Forbidden(
            Text(zh="令牌的权限不能超出本人的权限。", en="A token carries no permission that one has not.")
        )
    if not name.strip() or len(name) > 100 or not wanted:
        raise BadInput(
            Text(zh="令牌须有名称与权限。", en="A token has a name and permissions."), field="name"
        )
    if not 1 <= days <= bound.token_life.days:
        raise BadInput(
            Text(
                zh=f"有效期为 1 至 {bound.token_life.days} 天。",
                en=f"A token lives for 1 to {bound.token_life.days} days.",
            ),
            field="days",
        )
    words = PREFIX + token_urlsafe(32)
    token = ApiToken(
        key=new_key("token"),
        token=hashed(words),
        user=actor.user,
        organisation=actor.organisation,
        name=name.strip(),
        scopes=sorted(wanted),
        expires=(moment or now()) + timedelta(days=days),
    )
    session.add(token)
    session.flush()
    enter(session, actor, "api_access.issued", token.key, {"scopes": sorted(wanted)})
    return token, words


def issued(session: Session, actor: Actor) -> Sequence[ApiToken]:
    """One's own tokens in the organisation; all of its members' for who manages members. The newest first."""
    rows = select(ApiToken).where(ApiToken.organisation == actor.organisation)
    if not actor.may("member.manage"):
        rows = rows.where(ApiToken.user == actor.user)
    return session.scalars(rows.order_by(ApiToken.created.desc(), ApiToken.key)).all()


def revoke(session: Session, actor: Actor, key: str) -> None:
    """End a token at once; raises `NotFound` for one that `issued` does not list."""
    token = next((one for one in issued(session, actor) if one.key == key), None)
    if token is None:
        raise NotFound(Text(zh="没有这个令牌。", en="There is no such token."))
    token.revoked = token.revoked or now()
    session.flush()
    enter(session, actor, "api_access.revoked", key)


def take_back_all(session: Session, asking: Asking, login: str) -> int:
    """End every session and every token of somebody at once, such as of one who lost a computer; how many tokens there
    were. Raises `Forbidden` without ``installation.security``, `NotFound`."""
    if not isinstance(asking, Installation):
        asking.demand("installation.security")
    account = account_of(session, login)
    rows = select(ApiToken).where(ApiToken.user == account.key, ApiToken.revoked.is_(None))
    found = session.scalars(rows).all()
    for token in found:
        token.revoked = now()
    end_sessions(session, account.key)
    enter(session, asking, "account.shut_out", account.key, {"programs": len(found)})
    return len(found)


def actor_of_token(database: Database, words: str, moment: datetime | None = None) -> Actor:
    """For whom a token acts, with what both the token and the person may do today. Raises `NotSignedIn`."""
    moment = moment or now()
    with database.reading(US) as session:
        token = session.scalar(select(ApiToken).where(ApiToken.token == hashed(words)))
        if token is None or token.revoked is not None or token.expires <= moment:
            raise gone()
        account = session.get_one(Account, token.user)
        actor = actor_of(session, account, token.organisation, "token")
        key, used, scopes = token.key, token.used, frozenset(token.scopes)
    if used is None or moment - used > NOTED:
        with database.writing(US) as session:
            session.execute(update(ApiToken).where(ApiToken.key == key).values(used=moment))
    return replace(actor, permissions=actor.permissions & scopes)
