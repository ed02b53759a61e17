"""Tokens of the API (接口令牌): issued to oneself, listed, revoked."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from fastapi import Path
from pydantic import BaseModel, ConfigDict, Field

from qianglian.platform.people.bounds import bounds
from qianglian.platform.people.tokens import issue, issued, revoke
from qianglian.platform.serving.deciding import may, resource
from qianglian.platform.serving.house import InHouse
from qianglian.platform.serving.paging import Listed, Paged
from qianglian.platform.serving.who import Who

router = resource("/tokens", "tokens")
MANAGES = "token.manage"


class TokenTold(BaseModel):
    """A token; its words are shown once, when it is issued."""

    model_config = ConfigDict(from_attributes=True)
    key: str = Field(examples=["token-8k2m4r6t0v1x3z5b"])
    user: str
    name: str
    scopes: list[str]
    created: datetime
    expires: datetime
    revoked: datetime | None
    used: datetime | None


class Issued(TokenTold):
    """A new token, with its words."""

    words: str = Field(description="Shown this once: `Authorization: Bearer …`.")


class NewToken(BaseModel):
    """A token to issue."""

    model_config = ConfigDict(extra="forbid")
    name: str = Field(min_length=1, max_length=100, examples=["夜间导入"])
    scopes: list[str] = Field(min_length=1, max_length=60, examples=[["evidence.import"]])
    days: int = Field(ge=1, le=bounds().token_life.days)


@router.get("")
@may(MANAGES)
def list_tokens(house: InHouse, who: Who, paging: Paged) -> Listed[TokenTold]:
    """One's own tokens; all of the organisation's for who manages members."""
    with house.database.reading(who) as session:
        told = [TokenTold.model_validate(one) for one in issued(session, who)]
    return Listed[TokenTold].page_of(paging, told)


@router.post("", status_code=201)
@may(MANAGES)
def issue_token(house: InHouse, who: Who, told: NewToken) -> Issued:
    """Issue a token for oneself: it carries no permission that one has not."""
    with house.database.writing(who) as session:
        token, words = issue(session, who, told.name, told.scopes, told.days)
        return Issued(**TokenTold.model_validate(token).model_dump(), words=words)


@router.delete("/{token}", status_code=204)
@may(MANAGES)
def revoke_token(house: InHouse, who: Who, token: Annotated[str, Path(max_length=40)]) -> None:
    """End a token at once."""
    with house.database.writing(who) as session:
        revoke(session, who, token)
