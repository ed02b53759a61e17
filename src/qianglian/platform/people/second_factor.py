"""One-time codes (动态口令, RFC 6238) as a second factor: optional, each used once, with recovery codes."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from secrets import token_hex

import pyotp
from sqlalchemy import select
from sqlalchemy.orm import Session

from qianglian.model.errors import BadInput, Conflict
from qianglian.model.text import Text
from qianglian.platform.audit.entering import enter
from qianglian.platform.database.columns import now
from qianglian.platform.database.database import Database
from qianglian.platform.keys import new_key
from qianglian.platform.people.acting import in_person
from qianglian.platform.people.proving import proven
from qianglian.platform.people.records import Account, SecondFactor
from qianglian.platform.people.tries import forget_tries
from qianglian.platform.permissions.actor import Actor, Asking, Installation

STEP = 30
"""Seconds that a code stands for."""
DRIFT = 1
"""Steps that a clock may be before or behind."""
RECOVERY = 10
ISSUER = "QiangLian"


@dataclass(frozen=True, slots=True)
class Proposed:
    """What is shown once: the secret, its address for an app, and the recovery codes."""

    secret: str
    address: str
    recovery: tuple[str, ...]


def propose(session: Session, actor: Actor) -> Proposed:
    """Begin: a secret that counts once its first code was given (`activate`). Raises `Conflict` where codes are asked
    for already."""
    in_person(actor)
    account = session.get_one(Account, actor.user)
    if _active(session, actor.user):
        raise Conflict(Text(zh="已启用动态口令。", en="One-time codes are in use already."))
    _forget(session, actor.user)
    secret = pyotp.random_base32()
    recovery = tuple(token_hex(5) for _ in range(RECOVERY))
    session.add(
        SecondFactor(
            key=new_key("factor"), user=actor.user, secret=secret, recovery=[_hash(one) for one in recovery]
        )
    )
    session.flush()
    address = pyotp.TOTP(secret).provisioning_uri(name=account.login, issuer_name=ISSUER)
    return Proposed(secret, address, recovery)


def activate(session: Session, actor: Actor, code: str, moment: datetime | None = None) -> None:
    """From now on a code is asked for. Raises `BadInput` for a wrong one, `Conflict` where nothing was proposed."""
    in_person(actor)
    factor = session.scalar(
        select(SecondFactor).where(SecondFactor.user == actor.user, SecondFactor.active.is_(None))
    )
    if factor is None:
        raise Conflict(Text(zh="尚未生成动态口令密钥。", en="There is no secret to activate."))
    if not _step(factor, code, moment or now()):
        raise BadInput(
            Text(zh="动态口令不对。", en="The code is not right."),
            hint=Text(zh="核对手机时间后再试。", en="See that the clock of the phone is right."),
            field="code",
        )
    factor.active = moment or now()
    session.flush()
    enter(session, actor, "second_factor.activated", actor.user)


def give_up(
    database: Database, actor: Actor, password: str, *, address: str, moment: datetime | None = None
) -> None:
    """Ask oneself for no code any more, which takes the password: a page that was left open is not enough. Raises as
    `qianglian.platform.people.proving.proven`."""
    account = proven(database, actor, password, address=address, moment=moment or now())
    with database.writing(actor) as session:
        _forget(session, account.key)
        forget_tries(session, account.login)
        enter(session, actor, "second_factor.given_up", account.key)


def take_off(session: Session, asking: Asking, user: str) -> None:
    """Ask somebody for no code any more who has lost the phone and the recovery codes. Raises `Forbidden` without
    ``installation.security``."""
    if not isinstance(asking, Installation):
        asking.demand("installation.security")
    _forget(session, user)
    enter(session, asking, "second_factor.taken_off", user)


def right_code(factor: SecondFactor, code: str, moment: datetime) -> bool:
    """Whether the code is right now, or a recovery code that is left; either is used up by it."""
    told = code.strip().replace(" ", "").lower()
    if _step(factor, told, moment):
        return True
    left = [one for one in factor.recovery if one != _hash(told)]
    if len(left) < len(factor.recovery):
        factor.recovery = left
        return True
    return False


def _step(factor: SecondFactor, code: str, moment: datetime) -> bool:
    """Whether it is the code of a step that was not used yet; then that step is."""
    current = int(moment.timestamp()) // STEP
    totp = pyotp.TOTP(factor.secret)
    for step in range(current - DRIFT, current + DRIFT + 1):
        if step > factor.last_step and pyotp.utils.strings_equal(totp.generate_otp(step), code):
            factor.last_step = step
            return True
    return False


def _active(session: Session, user: str) -> bool:
    rows = select(SecondFactor.key).where(SecondFactor.user == user, SecondFactor.active.is_not(None))
    return session.scalar(rows.limit(1)) is not None


def _forget(session: Session, user: str) -> None:
    for factor in session.scalars(select(SecondFactor).where(SecondFactor.user == user)):
        session.delete(factor)
    session.flush()


def _hash(code: str) -> str:
    return hashlib.sha256(code.encode()).hexdigest()
