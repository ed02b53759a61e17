"""Notices (消息): what one is told, and that one has seen it."""

from __future__ import annotations

from datetime import datetime

from pydantic import BaseModel, ConfigDict, Field

from qianglian.model.text import Text
from qianglian.platform.notices.reading import count_unseen, listed, seen
from qianglian.platform.serving.deciding import SIGNED_IN, may, resource
from qianglian.platform.serving.house import InHouse
from qianglian.platform.serving.paging import Listed, Paged
from qianglian.platform.serving.who import Who

router = resource("/notices", "notices")
LATEST = 1_000


class NoticeAnswer(BaseModel):
    """A notice."""

    key: str
    kind: str = Field(examples=["share.given"])
    said: Text
    told: datetime
    seen: datetime | None
    subject_kind: str
    subject: str = Field(description="Key of the record; empty where one may not read it.")
    title: str = Field(description="What the record is called now; empty where one may not read it.")


class Unseen(BaseModel):
    """How many one has not seen."""

    count: int


class Seen(BaseModel):
    """Notices that were seen."""

    model_config = ConfigDict(extra="forbid")
    keys: list[str] | None = Field(default=None, max_length=1_000, description="Null for all.")


@router.get("")
@may(SIGNED_IN)
def list_notices(house: InHouse, who: Who, paging: Paged) -> Listed[NoticeAnswer]:
    """What one was told in this organisation, the newest first."""
    with house.database.reading(who) as session:
        rows = listed(session, who, LATEST)
        answers = [
            NoticeAnswer(
                key=one.key,
                kind=one.kind,
                said=one.words,
                told=one.told,
                seen=one.seen,
                subject_kind=one.subject_kind,
                subject=one.subject,
                title=one.title,
            )
            for one in rows
        ]
        return Listed[NoticeAnswer].page_of(paging, answers)


@router.get("/unseen")
@may(SIGNED_IN)
def count_notices(house: InHouse, who: Who) -> Unseen:
    """How many one has not seen."""
    with house.database.reading(who) as session:
        return Unseen(count=count_unseen(session, who))


@router.post("/seen")
@may(SIGNED_IN)
def see_notices(house: InHouse, who: Who, told: Seen) -> Unseen:
    """Note that one has seen some, or all; how many are left."""
    with house.database.writing(who) as session:
        seen(session, who, told.keys)
        return Unseen(count=count_unseen(session, who))
