"""Passwords: which are refused, and how they are kept (argon2id, RFC 9106)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise
from secrets import token_urlsafe

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from qianglian.model.errors import BadInput
from qianglian.model.text import Text
from qianglian.platform.people.bounds import bounds

PARALLEL = 2
"""Lanes; memory and rounds are those that the library recommends (64 MiB, 3)."""
PART = 4
"""Shorter logins or names may stand in a password by chance."""


@lru_cache(maxsize=1)
def _hasher() -> PasswordHasher:
    return PasswordHasher(parallelism=PARALLEL)


@lru_cache(maxsize=1)
def _nobody() -> str:
    # Whoever tries a login that there is not waits as long as with one that there is.
    return _hasher().hash(token_urlsafe(16))


def kept(password: str) -> str:
    """A password as it is kept."""
    return _hasher().hash(_plain(password))


def fits(hashed: str | None, password: str) -> bool:
    """Whether the password is this one; takes as long where there is no account."""
    try:
        _hasher().verify(hashed or _nobody(), _plain(password)[: bounds().longest])
    except (VerificationError, InvalidHashError):
        return False
    return hashed is not None


def stale(hashed: str) -> bool:
    """Whether it was kept by weaker numbers than today's."""
    return _hasher().check_needs_rehash(hashed)


def check(password: str, about: Iterable[str]) -> str:
    """The password, where it is one that may be chosen. ``about``: login, name and whatever else is known of the
    person. Raises `BadInput` that says what to change."""
    told, bound = _plain(password), bounds()
    if not bound.shortest <= len(told) <= bound.longest:
        raise _refused(
            f"口令须有 {bound.shortest} 至 {bound.longest} 个字符。",
            f"A password has {bound.shortest} to {bound.longest} characters.",
        )
    low = told.casefold()
    if len(set(low)) < bound.different or low in bound.common or _run(low):
        raise _refused("口令过于简单，容易被猜到。", "The password is easily guessed.")
    for word in about:
        part = _plain(word).strip().casefold()
        if len(part) >= PART and part in low:
            raise _refused("口令不能包含登录名或姓名。", "A password does not hold the login or the name.")
    return told


def one_time() -> str:
    """A password for somebody to change at once: 96 random bits."""
    return token_urlsafe(12)


def _run(low: str) -> bool:
    """Whether it does nothing but count up, or down, or say a few characters again and again."""
    steps = {ord(after) - ord(before) for before, after in pairwise(low)}
    again = any(low == (low[:size] * len(low))[: len(low)] for size in range(1, PART))
    return steps <= {1} or steps <= {-1} or again


def _plain(password: str) -> str:
    # The same characters typed on another keyboard are the same password.
    return unicodedata.normalize("NFKC", password)


def _refused(zh: str, en: str) -> BadInput:
    return BadInput(
        Text(zh=zh, en=en),
        hint=Text(
            zh="几个不相干的词连在一起，既长又好记。",
            en="A few unrelated words in a row are long and easily remembered.",
        ),
        field="password",
    )
