"""The audit trail (审计记录): of one's own organisation, or, for the audit administrator, who did what anywhere."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Query
from pydantic import BaseModel, ConfigDict, Field

from qianglian.platform.audit.reading import entries
from qianglian.platform.serving.deciding import SIGNED_IN, may, resource
from qianglian.platform.serving.house import InHouse
from qianglian.platform.serving.who import Who

router = resource("/audit", "audit")


class EntryTold(BaseModel):
    """An entry."""

    model_config = ConfigDict(from_attributes=True)
    number: int
    moment: str = Field(description="UTC.")
    user: str
    name: str
    door: str
    organisation: str | None
    action: str = Field(examples=["member.added"])
    subject: str
    detail: dict[str, Any] | None = Field(
        description="Null where it is withheld: it is an organisation's business."
    )


@router.get("")
@may(SIGNED_IN)
def list_entries(
    house: InHouse,
    who: Who,
    action: Annotated[str, Query(max_length=60, description="Or its beginning, up to a full stop.")] = "",
    subject: Annotated[str, Query(max_length=200)] = "",
    before: Annotated[int | None, Query(ge=1, le=2**62, description="Entries before this number.")] = None,
    size: Annotated[int, Query(ge=1, le=200)] = 50,
) -> list[EntryTold]:
    """The latest entries first; refused to who may read neither the organisation's trail nor the whole."""
    with house.database.reading(who) as session:
        found = entries(session, who, action=action, subject=subject, before=before, most=size)
        return [EntryTold.model_validate(one) for one in found]
