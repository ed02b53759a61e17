"""People of an installation, invented: whoever a test names is signed in."""

from __future__ import annotations

import secrets

from fastapi import FastAPI
from fastapi.testclient import TestClient

from qianglian.model.errors import Forbidden, NotSignedIn
from qianglian.model.text import Text
from qianglian.platform.permissions.actor import Actor
from qianglian.platform.serving.who import CSRF, cookie_name

NOBODY = Text(zh="没有这个会话。", en="There is no such session.")
FORGED = Text(zh="缺少防伪口令。", en="The word against forged requests is missing.")


class Invented:
    """Sessions and tokens in memory."""

    def __init__(self) -> None:
        self.sessions: dict[str, tuple[Actor, str]] = {}
        self.tokens: dict[str, Actor] = {}

    def resumed(self, token: str, *, csrf: str | None, writes: bool) -> Actor:
        if token not in self.sessions:
            raise NotSignedIn(NOBODY)
        actor, word = self.sessions[token]
        if writes and csrf != word:
            raise Forbidden(FORGED)
        return actor

    def of_token(self, token: str) -> Actor:
        if token not in self.tokens:
            raise NotSignedIn(NOBODY)
        return self.tokens[token]

    def browser(self, app: FastAPI, actor: Actor) -> TestClient:
        """A browser in which ``actor`` is signed in, with a page that sends its word."""
        token, word = secrets.token_hex(8), secrets.token_hex(8)
        self.sessions[token] = actor, word
        client = TestClient(app, headers={CSRF: word}, raise_server_exceptions=False)
        client.cookies.set(cookie_name(secure=False), token)
        return client
