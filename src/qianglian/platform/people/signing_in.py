"""Signing in, coming back with every request, acting for another organisation, and signing out."""

from __future__ import annotations

import hashlib
import hmac
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from secrets import token_urlsafe

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from qianglian.model.errors import Conflict, Forbidden, NotSignedIn
from qianglian.model.text import Text
from qianglian.platform.audit.entering import enter
from qianglian.platform.database.columns import now
from qianglian.platform.database.database import Database
from qianglian.platform.keys import new_key
from qianglian.platform.people import passwords
from qianglian.platform.people.acting import actor_of, gone, organisations_of
from qianglian.platform.people.bounds import bounds
from qianglian.platform.people.logins import FORM, folded
from qianglian.platform.people.records import Account, SecondFactor, SignIn
from qianglian.platform.people.second_factor import right_code
from qianglian.platform.people.tries import US, forget_tries, note_try, tell_refusal
from qianglian.platform.permissions.actor import Actor

NOTED = timedelta(minutes=1)
"""A request notes that somebody is there when the last note is older."""


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A session: the token that the browser holds and shows to nobody, and the word that its pages send with writes."""

    token: str
    csrf: str
    actor: Actor


def sign_in(
    database: Database,
    login: str,
    password: str,
    code: str | None = None,
    *,
    address: str,
    moment: datetime | None = None,
) -> SignedIn:
    """A new session for whoever knows login and password, and the code where one is asked for.

    The try is noted before it is looked at, so that many at once count as many. Raises `TooManyTries`; `NotSignedIn`,
    in the same words for a login that there is not, a wrong password and a wrong code, and with ``code_wanted`` where
    only the code is missing.
    """
    moment = moment or now()
    told = folded(login)
    note_try(database, told, address, moment)
    with database.reading(US) as session:
        # What can be no login is not asked for: not every database can hold what may be typed there.
        known = FORM.fullmatch(told) is not None
        account = session.scalar(select(Account).where(Account.login == told)) if known else None
        session.expunge_all()
    if not passwords.fits(account.password if account else None, password) or account is None:
        tell_refusal(database, account.key if account else None, address)
        raise _not_right()
    again = passwords.kept(password) if passwords.stale(account.password) else account.password
    try:
        with database.writing(US) as session:
            held = session.get(Account, account.key, with_for_update=True)
            if held is None or held.password != account.password:
                raise gone()
            _let_in(held, moment)
            _second(session, held, code, moment)
            held.password = again
            forget_tries(session, told)
            first = next(iter(organisations_of(session, held.key)), None)
            signed = _begin(session, held, first.key if first else None, address, moment)
            enter(session, signed.actor, "session.began", held.key, {"address": address})
            return signed
    except NotSignedIn as refused:
        if "code_wanted" not in refused.details:
            tell_refusal(database, account.key, address)
        raise


def resume(
    database: Database, token: str, *, csrf: str | None, writes: bool, moment: datetime | None = None
) -> Actor:
    """Whose session a token is, and what that person may do now.

    Raises `NotSignedIn` for one that there is not, that idled or lasted too long or was ended, and `Forbidden` for a
    write without its word.
    """
    moment = moment or now()
    with database.reading(US) as session:
        held, account = _standing(session, token, moment)
        actor = actor_of(session, account, held.organisation, "web")
        key, seen = held.key, held.seen
    if writes and not hmac.compare_digest(csrf_of(token).encode(), (csrf or "").encode()):
        raise Forbidden(
            Text(zh="请求缺少本页面的校验码。", en="The request lacks the word of its page."),
            hint=Text(zh="刷新页面后再试。", en="Load the page again."),
        )
    if moment - seen > NOTED:
        # Who only reads does not wait in vain for somebody who writes for long: it is noted with a later request.
        with suppress(Conflict), database.writing(US) as session:
            session.execute(update(SignIn).where(SignIn.key == key, SignIn.seen < moment).values(seen=moment))
    return actor


def switch(database: Database, token: str, organisation: str, *, moment: datetime | None = None) -> SignedIn:
    """Act for another organisation: a new session in place of this one, which ends. Raises `NotSignedIn`, also where
    the person is no member there."""
    moment = moment or now()
    with database.writing(US) as session:
        held, account = _standing(session, token, moment)
        session.execute(update(SignIn).where(SignIn.key == held.key).values(ended=moment))
        # It lasts no longer than the one it follows.
        signed = _begin(session, account, organisation, held.address, moment, began=held.began)
        enter(session, signed.actor, "session.switched", account.key)
        return signed


def sign_out(database: Database, token: str, *, moment: datetime | None = None) -> None:
    """End a session; one that has ended already stays so."""
    with database.writing(US) as session:
        held = session.scalar(select(SignIn).where(SignIn.token == hashed(token), SignIn.ended.is_(None)))
        if held is not None:
            held.ended = moment or now()
            account = session.get_one(Account, held.user)
            enter(session, US, "session.ended", account.key, organisation=held.organisation)


def end_sessions(session: Session, user: str, *, but: str | None = None) -> None:
    """End every session of somebody, but the one whose token is ``but``."""
    rows = select(SignIn).where(SignIn.user == user, SignIn.ended.is_(None))
    for held in session.scalars(rows):
        if but is None or held.token != hashed(but):
            held.ended = now()
    session.flush()


def csrf_of(token: str) -> str:
    """The word that pages of this session send with writes: worked out from the token, which no page can read."""
    return hashlib.sha256(b"csrf:" + token.encode()).hexdigest()


def hashed(token: str) -> str:
    """A token as it is kept: 256 random bits need no slow hash."""
    return hashlib.sha256(token.encode()).hexdigest()


def _not_right() -> NotSignedIn:
    return NotSignedIn(
        Text(zh="登录名、口令或动态口令不对。", en="Login, password or code is not right."),
        hint=Text(zh="忘记口令可请系统管理员重置。", en="The system administrator can reset a password."),
    )


def _let_in(account: Account, moment: datetime) -> None:
    if account.closed is not None:
        raise NotSignedIn(Text(zh="账号已停用。", en="The account is closed."))
    if account.locked is not None:
        raise NotSignedIn(
            Text(zh="账号已锁定。", en="The account is locked."),
            hint=Text(zh="请安全管理员解锁。", en="The security administrator can unlock it."),
        )
    if account.must_change and moment - account.password_changed > bounds().one_time:
        raise NotSignedIn(
            Text(zh="一次性口令已过期。", en="The one-time password has expired."),
            hint=Text(zh="请系统管理员重新生成。", en="The system administrator can make another."),
        )


def _second(session: Session, account: Account, code: str | None, moment: datetime) -> None:
    factor = session.scalar(
        select(SecondFactor).where(SecondFactor.user == account.key, SecondFactor.active.is_not(None))
    )
    if factor is None:
        return
    if not code:
        raise NotSignedIn(Text(zh="请输入动态口令。", en="Enter the one-time code."), code_wanted=True)
    if not right_code(factor, code, moment):
        raise _not_right()


def _begin(
    session: Session,
    account: Account,
    organisation: str | None,
    address: str,
    moment: datetime,
    began: datetime | None = None,
) -> SignedIn:
    # What has ended by its age is of no use to anybody; the audit trail tells of it.
    session.execute(delete(SignIn).where(SignIn.began < moment - bounds().life))
    token = token_urlsafe(32)
    actor = actor_of(session, account, organisation, "web")
    session.add(
        SignIn(
            key=new_key("session"),
            token=hashed(token),
            user=account.key,
            organisation=organisation,
            address=address,
            began=began or moment,
            seen=moment,
        )
    )
    return SignedIn(token, csrf_of(token), actor)


def _standing(session: Session, token: str, moment: datetime) -> tuple[SignIn, Account]:
    found = session.execute(
        select(SignIn, Account)
        .join(Account, SignIn.user == Account.key)
        .where(SignIn.token == hashed(token), SignIn.ended.is_(None))
    ).one_or_none()
    bound = bounds()
    if found is None or moment - found[0].seen > bound.idle or moment - found[0].began > bound.life:
        raise gone()
    return found[0], found[1]
