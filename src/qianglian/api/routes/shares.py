"""Shares (共享) with other organisations: given, received, taken back."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

from fastapi import Path
from pydantic import BaseModel, ConfigDict, Field

from qianglian.platform.organisations.opening import organisations
from qianglian.platform.serving.asking import LONGEST
from qianglian.platform.serving.deciding import may, resource
from qianglian.platform.serving.house import InHouse
from qianglian.platform.serving.paging import Listed, Paged
from qianglian.platform.serving.who import Who
from qianglian.platform.sharing.giving import Scope, give, given, received, withdraw
from qianglian.platform.sharing.views import SHAREABLE_FIELDS

router = resource("/shares", "shares")
GIVES = "share.give"


class ScopeTold(BaseModel):
    """How much of a subject is shared, and how long."""

    model_config = ConfigDict(extra="forbid", from_attributes=True)
    rows: str = Field(default="", max_length=LONGEST, description="Of evidence: a query; empty for all.")
    fields: list[str] | None = Field(
        default=None,
        max_length=60,
        description="Of evidence: what leaves; null for all that the terms let out.",
    )
    since: date | None = None
    until: date | None = None
    cut_off: date | None = None
    from_day: date | None = None
    to_day: date | None = None
    reason: str = Field(default="", max_length=2_000)


class NewShare(ScopeTold):
    """Something to share."""

    kind: str = Field(max_length=40, examples=["workspace"])
    subject: str = Field(max_length=200, description="Key of the record.")
    receiver: str = Field(max_length=40, description="Key of the organisation.")


class ShareTold(ScopeTold):
    """A share."""

    model_config = ConfigDict(extra="ignore", from_attributes=True)
    key: str = Field(examples=["share-8k2m4r6t0v1x3z5b"])
    organisation: str = Field(description="The giver.")
    receiver: str
    kind: str
    subject: str
    created: datetime
    withdrawn: datetime | None


class Receiver(BaseModel):
    """An organisation that something may be shared with."""

    model_config = ConfigDict(from_attributes=True)
    key: str
    name: str
    name_en: str
    kind: str


@router.get("/given")
@may(GIVES)
def list_given(house: InHouse, who: Who, paging: Paged) -> Listed[ShareTold]:
    """What one's organisation shares or shared, the newest first."""
    with house.database.reading(who) as session:
        told = [ShareTold.model_validate(one) for one in given(session, who)]
    return Listed[ShareTold].page_of(paging, told)


@router.get("/received")
@may("record.read")
def list_received(house: InHouse, who: Who, paging: Paged) -> Listed[ShareTold]:
    """What others share with one's organisation today, the newest first."""
    with house.database.reading(who) as session:
        told = [ShareTold.model_validate(one) for one in received(session, who)]
    return Listed[ShareTold].page_of(paging, told)


@router.get("/receivers")
@may(GIVES)
def list_receivers(house: InHouse, who: Who, paging: Paged) -> Listed[Receiver]:
    """The other organisations of the installation, by name."""
    with house.database.reading(who) as session:
        others = [one for one in organisations(session) if one.key != who.organisation]
        told = [Receiver.model_validate(one) for one in others]
    return Listed[Receiver].page_of(paging, told)


@router.get("/fields")
@may(GIVES)
def list_shareable_fields() -> list[str]:
    """The fields of evidence that a share may have; persons never leave."""
    return sorted(SHAREABLE_FIELDS)


@router.post("", status_code=201)
@may(GIVES)
def give_share(house: InHouse, who: Who, told: NewShare) -> ShareTold:
    """Share a record of one's own organisation with another."""
    named = told.model_dump(exclude={"kind", "subject", "receiver", "fields"})
    scope = Scope(**named, fields=tuple(told.fields) if told.fields is not None else None)
    with house.database.writing(who) as session:
        return ShareTold.model_validate(give(session, who, told.kind, told.subject, told.receiver, scope))


@router.delete("/{share}", status_code=204)
@may(GIVES)
def withdraw_share(house: InHouse, who: Who, share: Annotated[str, Path(max_length=40)]) -> None:
    """Take a share back: from now on it shows nothing."""
    with house.database.writing(who) as session:
        withdraw(session, who, share)
