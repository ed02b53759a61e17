"""Signing in and out, who one is and may do what, and for which organisation one acts."""

from __future__ import annotations

from typing import Annotated

from fastapi import Request, Response
from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy.orm import Session

from qianglian.model.errors import BadInput
from qianglian.model.text import Language, Text
from qianglian.platform.people.accounts import change_password
from qianglian.platform.people.acting import organisations_of
from qianglian.platform.people.bounds import bounds
from qianglian.platform.people.records import Account
from qianglian.platform.people.signing_in import SignedIn, csrf_of, sign_in, sign_out, switch
from qianglian.platform.permissions.actor import Actor, Door
from qianglian.platform.serving.deciding import PUBLIC, SIGNED_IN, may, resource
from qianglian.platform.serving.house import House, InHouse
from qianglian.platform.serving.who import Who, cookie_name

router = resource("/session", "session")

Secret = Annotated[str, Field(min_length=1, max_length=bounds().longest)]


class SigningIn(BaseModel):
    """What somebody signs in by."""

    model_config = ConfigDict(extra="forbid")

    login: str = Field(min_length=1, max_length=100, examples=["zhangsan"])
    password: Secret
    code: str | None = Field(
        default=None, max_length=10, description="One-time code, where one is asked for."
    )


class Choosing(BaseModel):
    """For which organisation one acts from now on."""

    model_config = ConfigDict(extra="forbid")

    organisation: str = Field(max_length=40)


class NewPassword(BaseModel):
    """Another password for oneself."""

    model_config = ConfigDict(extra="forbid")

    old: Secret
    new: Secret


class OrganisationBrief(BaseModel):
    """An organisation that one may act for."""

    key: str
    name: str = Field(examples=["示例市知识产权局"])
    name_en: str
    kind: str


class SessionTold(BaseModel):
    """Who is signed in, and what that person may do now."""

    user: str
    login: str
    name: str
    language: Language
    door: Door
    organisation: str | None = Field(description="For which one acts; null for administrators.")
    organisations: list[OrganisationBrief]
    permissions: list[str] = Field(examples=[["analysis.run", "evidence.read"]])
    must_change: bool = Field(description="The password has to be changed before anything else.")
    csrf: str = Field(
        description="What pages send in `X-CSRF` with whatever changes something; empty for tokens."
    )


@router.post("", status_code=201)
@may(PUBLIC)
def begin_session(request: Request, response: Response, house: InHouse, told: SigningIn) -> SessionTold:
    """Sign in: the answer sets the cookie of a new session, whatever cookie came with the request."""
    signed = sign_in(house.database, told.login, told.password, told.code, address=_address(request))
    return _began(house, response, signed)


@router.get("")
@may(SIGNED_IN)
def show_session(request: Request, house: InHouse, who: Who) -> SessionTold:
    """Who is signed in."""
    return _told(house, who, _token(request, house) if who.door == "web" else "")


@router.delete("", status_code=204)
@may(SIGNED_IN)
def end_session(request: Request, response: Response, house: InHouse, who: Who) -> None:
    """Sign out."""
    sign_out(house.database, _session(request, house, who))
    response.delete_cookie(
        cookie_name(house.secure), path="/", secure=house.secure, httponly=True, samesite="strict"
    )


@router.put("/organisation")
@may(SIGNED_IN)
def choose_organisation(
    request: Request, response: Response, house: InHouse, who: Who, chosen: Choosing
) -> SessionTold:
    """Act for another organisation: a new session takes the place of this one."""
    signed = switch(house.database, _session(request, house, who), chosen.organisation)
    return _began(house, response, signed)


@router.put("/password", status_code=204)
@may(SIGNED_IN)
def choose_password(request: Request, house: InHouse, who: Who, told: NewPassword) -> None:
    """Change one's own password; all other sessions of the person end."""
    token = _session(request, house, who)
    change_password(house.database, who, told.old, told.new, address=_address(request), token=token)


def _address(request: Request) -> str:
    return request.client.host if request.client else ""


def _token(request: Request, house: House) -> str:
    return request.cookies.get(cookie_name(house.secure), "")


def _session(request: Request, house: House, who: Actor) -> str:
    """The token of the session; raises `BadInput` for who came by a token of the API, which is none."""
    if who.door != "web":
        raise BadInput(
            Text(zh="接口令牌没有会话。", en="A token of the API has no session."),
            hint=Text(zh="在页面上登录后再做。", en="Sign in with a browser for this."),
        )
    return _token(request, house)


def _began(house: House, response: Response, signed: SignedIn) -> SessionTold:
    response.set_cookie(
        cookie_name(house.secure),
        signed.token,
        path="/",
        secure=house.secure,
        httponly=True,
        samesite="strict",
    )
    return _told(house, signed.actor, signed.token)


def _told(house: House, who: Actor, token: str) -> SessionTold:
    with house.database.reading(who) as session:
        account = session.get_one(Account, who.user)
        return SessionTold(
            user=who.user,
            login=account.login,
            name=who.name,
            language=who.language,
            door=who.door,
            organisation=who.organisation,
            organisations=_organisations(session, who),
            permissions=sorted(who.permissions),
            must_change=account.must_change,
            csrf=csrf_of(token) if token else "",
        )


def _organisations(session: Session, who: Actor) -> list[OrganisationBrief]:
    return [
        OrganisationBrief.model_validate(one, from_attributes=True)
        for one in organisations_of(session, who.user)
    ]
