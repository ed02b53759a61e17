"""The installation (系统管理): accounts and organisations; each administrator at his own work, none at any data."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from fastapi import Path
from pydantic import BaseModel, ConfigDict, Field

from qianglian.model.text import Language
from qianglian.platform.organisations.opening import (
    Told,
    close_organisation,
    open_organisation,
    organisations,
)
from qianglian.platform.organisations.records import Organisation
from qianglian.platform.people.accounts import (
    NewAccount,
    accounts,
    close_account,
    lock,
    open_account,
    reset_password,
    unlock,
)
from qianglian.platform.people.members import appoint_owner
from qianglian.platform.people.tokens import take_back_all
from qianglian.platform.serving.deciding import may, resource
from qianglian.platform.serving.house import InHouse
from qianglian.platform.serving.paging import Listed, Paged
from qianglian.platform.serving.who import Who

router = resource("/installation", "installation")

Login = Annotated[str, Path(max_length=100)]
OrganisationKey = Annotated[str, Path(max_length=40)]
ACCOUNTS, SECURITY, ORGANISATIONS = (
    "installation.accounts",
    "installation.security",
    "installation.organisations",
)


class AccountTold(BaseModel):
    """An account, without what it is signed in by."""

    model_config = ConfigDict(from_attributes=True)
    key: str
    login: str
    name: str
    language: Language
    administers: list[str]
    must_change: bool
    locked: datetime | None
    closed: datetime | None
    created: datetime


class Opening(BaseModel):
    """An account to open."""

    model_config = ConfigDict(extra="forbid")
    login: str = Field(min_length=1, max_length=100)
    name: str = Field(min_length=1, max_length=100)
    language: Language = "zh"
    administers: str = Field(
        default="", max_length=40, description="Code of an administrator; empty for others."
    )


class OneTime(BaseModel):
    """A password to be changed at the first sign-in; shown this once."""

    login: str
    password: str


class OrganisationTold(BaseModel):
    """An organisation."""

    model_config = ConfigDict(from_attributes=True)
    key: str
    name: str
    name_en: str
    kind: str
    credit_code: str | None
    region: str | None
    above: str | None
    closed: datetime | None


class NewOrganisation(BaseModel):
    """An organisation to open."""

    model_config = ConfigDict(extra="forbid")
    name: str = Field(min_length=1, max_length=200)
    kind: str = Field(max_length=40, examples=["provincial_ip_office"])
    name_en: str = Field(default="", max_length=200)
    credit_code: str | None = Field(default=None, max_length=18)
    region: str | None = Field(default=None, max_length=6)
    above: str | None = Field(default=None, max_length=40)


class NewOwner(BaseModel):
    """Whom to make the owner of an organisation that has none."""

    model_config = ConfigDict(extra="forbid")
    login: str = Field(min_length=1, max_length=100)


@router.get("/accounts")
@may(ACCOUNTS)
def list_accounts(house: InHouse, who: Who, paging: Paged) -> Listed[AccountTold]:
    """All accounts, by login."""
    with house.database.reading(who) as session:
        told = [AccountTold.model_validate(one) for one in accounts(session)]
    return Listed[AccountTold].page_of(paging, told)


@router.post("/accounts", status_code=201)
@may(ACCOUNTS)
def open_an_account(house: InHouse, who: Who, told: Opening) -> OneTime:
    """Open an account; its one-time password is shown this once."""
    with house.database.writing(who) as session:
        account, word = open_account(session, who, NewAccount(**told.model_dump()))
        return OneTime(login=account.login, password=word)


@router.post("/accounts/{login}/password")
@may(ACCOUNTS)
def reset_a_password(house: InHouse, who: Who, login: Login) -> OneTime:
    """Reset a password to a one-time one; the person's sessions end."""
    with house.database.writing(who) as session:
        return OneTime(login=login, password=reset_password(session, who, login))


@router.post("/accounts/{login}/closing", status_code=204)
@may(ACCOUNTS)
def close_an_account(house: InHouse, who: Who, login: Login) -> None:
    """Close an account for good; what the person did stays."""
    with house.database.writing(who) as session:
        close_account(session, who, login)


@router.put("/accounts/{login}/lock", status_code=204)
@may(SECURITY)
def lock_an_account(house: InHouse, who: Who, login: Login) -> None:
    """Let nobody sign in by an account, and end its sessions and tokens."""
    with house.database.writing(who) as session:
        lock(session, who, login)
        take_back_all(session, who, login)


@router.delete("/accounts/{login}/lock", status_code=204)
@may(SECURITY)
def unlock_an_account(house: InHouse, who: Who, login: Login) -> None:
    """Let the person sign in again."""
    with house.database.writing(who) as session:
        unlock(session, who, login)


@router.get("/organisations")
@may(ORGANISATIONS)
def list_organisations(house: InHouse, who: Who, paging: Paged) -> Listed[OrganisationTold]:
    """All organisations, closed ones too, by name."""
    with house.database.reading(who) as session:
        told = [OrganisationTold.model_validate(one) for one in organisations(session, closed=True)]
    return Listed[OrganisationTold].page_of(paging, told)


@router.post("/organisations", status_code=201)
@may(ORGANISATIONS)
def open_an_organisation(house: InHouse, who: Who, told: NewOrganisation) -> OrganisationTold:
    """Open an organisation."""
    with house.database.writing(who) as session:
        return _organisation(open_organisation(session, who, Told(**told.model_dump())))


@router.put("/organisations/{organisation}/owner", status_code=204)
@may(ORGANISATIONS)
def appoint_an_owner(house: InHouse, who: Who, organisation: OrganisationKey, told: NewOwner) -> None:
    """Give an organisation without an owner one; from then on its members are its own affair."""
    with house.database.writing(who) as session:
        appoint_owner(session, who, organisation, told.login)


@router.post("/organisations/{organisation}/closing")
@may(ORGANISATIONS)
def close_an_organisation(house: InHouse, who: Who, organisation: OrganisationKey) -> OrganisationTold:
    """Close an organisation: nobody signs in for it any more, its records stay."""
    with house.database.writing(who) as session:
        return _organisation(close_organisation(session, who, organisation))


def _organisation(one: Organisation) -> OrganisationTold:
    return OrganisationTold.model_validate(one)
