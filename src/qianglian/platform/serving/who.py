"""Who comes with a request: a session's cookie, or a token in ``Authorization: Bearer``."""

from __future__ import annotations

from typing import Annotated, Protocol

from fastapi import Depends, Request

from qianglian.model.errors import NotSignedIn
from qianglian.model.text import Text
from qianglian.platform.permissions.actor import Actor

READS = frozenset({"GET", "HEAD", "OPTIONS"})
"""Methods that change nothing, and so need no word against forged requests."""
CSRF = "X-CSRF"
"""Header that a page must send with whatever changes something: no other site can read what to write in it."""
BEARER = "bearer "


class People(Protocol):
    """What the door asks of those who know the people of an installation."""

    def resumed(self, token: str, *, csrf: str | None, writes: bool) -> Actor:
        """Whose session a cookie's token is. Raises `NotSignedIn`, and `Forbidden` for a write without its word."""

    def of_token(self, token: str) -> Actor:
        """Whose token of the API this is; raises `NotSignedIn`."""


def cookie_name(secure: bool) -> str:
    """With the prefix that browsers hold to HTTPS, this host and the whole path, wherever there is HTTPS."""
    return "__Host-qianglian" if secure else "qianglian-session"


def arrived(request: Request) -> Actor:
    """Who sent the request; raises `NotSignedIn`, and `Forbidden` for a write that another site may have forged."""
    people: People = request.app.state.house.people
    stated = request.headers.get("Authorization", "")
    if stated.lower().startswith(BEARER):
        return people.of_token(stated[len(BEARER) :].strip())
    token = request.cookies.get(cookie_name(request.app.state.house.secure))
    if not token:
        raise NotSignedIn(
            Text(zh="尚未登录。", en="Nobody is signed in."),
            hint=Text(zh="登录后再试。", en="Sign in and try again."),
        )
    return people.resumed(token, csrf=request.headers.get(CSRF), writes=request.method not in READS)


def _who(request: Request) -> Actor:
    actor: Actor = request.state.actor
    return actor


Who = Annotated[Actor, Depends(_who)]
"""Who asks, in a route that is not public."""
