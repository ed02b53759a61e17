"""Opening an organisation, changing what is told of it, and closing it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from qianglian.model.errors import BadInput, Conflict, NotFound
from qianglian.model.text import Text
from qianglian.platform.audit.entering import enter
from qianglian.platform.database.columns import now
from qianglian.platform.keys import new_key
from qianglian.platform.organisations.kinds import kinds
from qianglian.platform.organisations.records import Organisation
from qianglian.platform.permissions.actor import Actor, Asking, Installation

NAME = 200
CREDIT_DIGITS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
"""Of GB 32100-2015: no I, O, S, V, Z."""
WEIGHTS = tuple(3**place % 31 for place in range(17))


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of an organisation."""

    name: str
    kind: str
    name_en: str = ""
    credit_code: str | None = None
    region: str | None = None
    above: str | None = None


def open_organisation(session: Session, asking: Asking, told: Told) -> Organisation:
    """A new organisation. Raises `Forbidden` without ``installation.organisations``; `BadInput` for a name, kind, code
    or region that cannot be; `Conflict` for a name or code that there is already."""
    if not isinstance(asking, Installation):
        asking.demand("installation.organisations")
    organisation = Organisation(key=new_key("organisation"))
    _tell(session, organisation, told)
    session.add(organisation)
    session.flush()
    enter(session, asking, "organisation.opened", organisation.key, organisation=organisation.key)
    return organisation


def edit_organisation(session: Session, actor: Actor, told: Told) -> Organisation:
    """Tell something else of one's own organisation; raises `Forbidden` without ``organisation.edit``, and as
    `open_organisation`."""
    actor.demand("organisation.edit")
    organisation = session.get_one(Organisation, actor.organisation)
    _tell(session, organisation, told)
    session.flush()
    enter(session, actor, "organisation.edited", organisation.key)
    return organisation


def close_organisation(session: Session, asking: Asking, key: str) -> Organisation:
    """Close it: nobody signs in for it any more, its records stay. Raises `Forbidden`, `NotFound`."""
    if not isinstance(asking, Installation):
        asking.demand("installation.organisations")
    organisation = session.get(Organisation, key)
    if organisation is None:
        raise _nothing(key)
    organisation.closed = organisation.closed or now()
    session.flush()
    enter(session, asking, "organisation.closed", key, organisation=key)
    return organisation


def organisations(session: Session, *, closed: bool = False) -> Sequence[Organisation]:
    """Organisations by name; with ``closed``, those that were closed too."""
    rows = select(Organisation).order_by(Organisation.name)
    return session.scalars(rows if closed else rows.where(Organisation.closed.is_(None))).all()


def organisation_of(session: Session, named: str) -> Organisation:
    """An organisation by key or whole name; raises `NotFound`."""
    rows = select(Organisation).where(or_(Organisation.key == named, Organisation.name == named.strip()))
    found = session.scalar(rows)
    if found is None:
        raise _nothing(named)
    return found


def credit_code(told: str) -> str:
    """A 统一社会信用代码 of 18 characters whose last one fits the others (GB 32100-2015); raises `BadInput`.

    >>> credit_code("91000000dem0000006")
    '91000000DEM0000006'
    """
    code = told.strip().upper()
    if len(code) == 18 and all(one in CREDIT_DIGITS for one in code):
        total = sum(CREDIT_DIGITS.index(one) * weight for one, weight in zip(code, WEIGHTS, strict=False))
        if CREDIT_DIGITS[-total % 31] == code[17]:
            return code
    raise BadInput(
        Text(
            zh=f"「{told[:20]}」不是有效的统一社会信用代码。",
            en=f"“{told[:20]}” is no valid unified social credit code.",
        ),
        field="credit_code",
    )


def _tell(session: Session, organisation: Organisation, told: Told) -> None:
    name = " ".join(told.name.split())
    if not 1 <= len(name) <= NAME or len(told.name_en) > NAME:
        raise BadInput(
            Text(zh=f"机构名称须为 1 至 {NAME} 字。", en=f"A name has 1 to {NAME} characters."), field="name"
        )
    if told.region is not None and not re.fullmatch(r"\d{6}", told.region):
        raise BadInput(
            Text(zh="行政区划代码为六位数字。", en="A code of a region has six digits."), field="region"
        )
    if told.above is not None and (
        told.above == organisation.key or session.get(Organisation, told.above) is None
    ):
        raise _nothing(told.above)
    code = credit_code(told.credit_code) if told.credit_code else None
    same = (
        or_(Organisation.name == name, Organisation.credit_code == code)
        if code
        else Organisation.name == name
    )
    if session.scalar(select(Organisation.key).where(same, Organisation.key != organisation.key)) is not None:
        raise Conflict(
            Text(zh="已有同名或同代码的机构。", en="There is an organisation of that name or code.")
        )
    organisation.kind = kinds().kind(told.kind).code
    organisation.name, organisation.name_en = name, told.name_en.strip()
    organisation.credit_code, organisation.region, organisation.above = code, told.region, told.above


def _nothing(named: str) -> NotFound:
    return NotFound(Text(zh=f"没有机构「{named[:40]}」。", en=f"There is no organisation “{named[:40]}”."))
