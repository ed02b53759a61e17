"""Around every answer: headers that keep a browser careful, and a bound on what a request may bring."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import HTTPException
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

BODY = 1 << 20
"""Bytes that a request's body has at most, where a route does not allow more."""
ALLOWED = "qianglian.body"
"""In the scope of a request: how many bytes it may bring."""

CAREFUL = {
    # Nothing is loaded from elsewhere, and no other site shows ours in a frame. Styles are written into the page by the
    # components that it is made of; images may be drawn by the page itself.
    "Content-Security-Policy": (
        "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; object-src 'none'; "
        "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
NOT_KEPT = "no-store"
"""Answers are of one person: no browser and nothing between keeps them, unless the answer says otherwise."""
AGAIN = "no-cache"
"""Pages are asked for anew, and not sent again where they are the same."""
FOR_EVER = "public, max-age=31536000, immutable"
"""Parts of pages have the hash of their content in their name."""
DATA, PARTS = "/api/", "/assets/"
LASTING = "max-age=31536000"
"""How long a browser that came by HTTPS comes by nothing else: a year."""


class Careful:
    """Adds the headers to every answer."""

    def __init__(self, app: ASGIApp, *, secure: bool) -> None:
        self.app = app
        self.headers = careful(secure)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.setdefault("Cache-Control", kept(scope["path"], message["status"]))
                for name, value in self.headers.items():
                    headers.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, sent)


def careful(secure: bool) -> dict[str, str]:
    """The headers of every answer."""
    lasting = {"Strict-Transport-Security": LASTING} if secure else {}
    return {**CAREFUL, **lasting}


def kept(path: str, status: int) -> str:
    """How long an answer may be kept."""
    if path.startswith(DATA) or status >= 300:
        return NOT_KEPT
    return FOR_EVER if path.startswith(PARTS) else AGAIN


@dataclass(slots=True)
class _Allowed:
    """One for each request: scopes are copied on the way to a route, this is not."""

    most: int


def allow(scope: Scope, most: int) -> None:
    """Let a request bring so many bytes."""
    scope[ALLOWED].most = most


class Bounded:
    """Stops reading a body that is longer than it may be, whether or not its length was told."""

    def __init__(self, app: ASGIApp, *, most: int = BODY) -> None:
        self.app = app
        self.most = most

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        allowed = scope[ALLOWED] = _Allowed(self.most)
        told = Headers(scope=scope).get("Content-Length", "")
        length = int(told) if told.isdecimal() and len(told) < 19 else 0
        read = 0

        async def received() -> Message:
            nonlocal read
            message = {"type": "http.request"} if length > allowed.most else await receive()
            read += len(message.get("body", b""))
            if max(read, length) > allowed.most:
                # Reading a body, the framework takes any other error for one of form.
                raise HTTPException(413)
            return message

        await self.app(scope, received, send)
