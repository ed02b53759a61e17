"""Tables of accounts, sessions, tries, second factors and tokens. No secret stands in them but as a hash; the secret of
a second factor is the exception: a code is worked out from it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from qianglian.platform.database.columns import Json
from qianglian.platform.database.tables import KEY, Record, Table

HASHED = 64
"""Characters of a SHA-256 in hexadecimal."""


class Account(Record):
    """A person's account (账号).

    Attributes:
        login: What the person signs in by, folded (`qianglian.platform.people.logins`).
        name: As others see it.
        language: ``zh`` or ``en``.
        administers: Codes of administrators of the installation, one at most.
        password: Its argon2id hash.
        must_change: The password was given by somebody else: nothing may be done before it is changed.
        locked: When the security administrator locked it.
        closed: When the account was closed for good.
    """

    __tablename__ = "account"

    login: Mapped[str] = mapped_column(String(100), unique=True)
    name: Mapped[str] = mapped_column(String(100))
    language: Mapped[str] = mapped_column(String(2), default="zh")
    administers: Mapped[list[str]] = mapped_column(Json, default=list)
    password: Mapped[str] = mapped_column(String(200))
    must_change: Mapped[bool] = mapped_column(default=False)
    password_changed: Mapped[datetime]
    locked: Mapped[datetime | None]
    closed: Mapped[datetime | None]


class SignIn(Table):
    """A session of somebody who signed in.

    Attributes:
        token: SHA-256 of what the browser holds.
        organisation: For which the person acts now; none for administrators.
        seen: When the last request came, to the minute.
    """

    __tablename__ = "sign_in"
    passing = True

    key: Mapped[str] = mapped_column(String(KEY), primary_key=True)
    token: Mapped[str] = mapped_column(String(HASHED), unique=True)
    user: Mapped[str] = mapped_column(ForeignKey("account.key"), index=True)
    organisation: Mapped[str | None] = mapped_column(ForeignKey("organisation.key"))
    address: Mapped[str] = mapped_column(String(60))
    began: Mapped[datetime]
    seen: Mapped[datetime]
    ended: Mapped[datetime | None]


class Try(Table):
    """A try to sign in that has not succeeded (yet).

    Attributes:
        login: SHA-256 of what was typed as one (`qianglian.platform.people.logins.counted`).
    """

    __tablename__ = "sign_in_try"
    passing = True

    key: Mapped[str] = mapped_column(String(KEY), primary_key=True)
    login: Mapped[str] = mapped_column(String(100))
    address: Mapped[str] = mapped_column(String(60))
    moment: Mapped[datetime]

    __table_args__ = (Index(None, "login", "moment"), Index(None, "address", "moment"))


class SecondFactor(Record):
    """One-time codes (动态口令) of an account.

    Attributes:
        secret: In base 32.
        active: Since when a code is asked for; none until the first one was right.
        last_step: Of the last code that was used: none is used twice.
        recovery: SHA-256 of the recovery codes that are left.
    """

    __tablename__ = "second_factor"

    user: Mapped[str] = mapped_column(ForeignKey("account.key"), unique=True)
    secret: Mapped[str] = mapped_column(String(64))
    active: Mapped[datetime | None]
    last_step: Mapped[int] = mapped_column(BigInteger, default=0)
    recovery: Mapped[list[str]] = mapped_column(Json, default=list)


class ApiToken(Record):
    """A token by which a program acts for a person in one organisation (接口令牌).

    Attributes:
        token: SHA-256 of it.
        scopes: Permissions that it carries, as far as the person still has them.
        used: When it was last used, to the minute.
    """

    __tablename__ = "api_token"

    token: Mapped[str] = mapped_column(String(HASHED), unique=True)
    user: Mapped[str] = mapped_column(ForeignKey("account.key"), index=True)
    organisation: Mapped[str] = mapped_column(ForeignKey("organisation.key"))
    name: Mapped[str] = mapped_column(String(100))
    scopes: Mapped[list[str]] = mapped_column(Json)
    expires: Mapped[datetime]
    revoked: Mapped[datetime | None]
    used: Mapped[datetime | None]
