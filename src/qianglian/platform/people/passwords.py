"""Passwords: which are refused, and how they are kept (argon2id, RFC 9106)."""

from __future__ import annotations

import threading
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
PART, CHINESE_PART = 4, 2
"""Shorter logins or names, in letters and in Chinese characters, may stand in a password by chance."""
RUN = 3
"""Characters that count up, count down or repeat, from which on they are no secret."""
AT_ONCE = threading.BoundedSemaphore(4)
"""Each takes 64 MiB: a crowd that signs in waits for its turn instead of filling the machine."""


@lru_cache(maxsize=1)
def _hasher() -> PasswordHasher:
    return PasswordHasher(parallelism=PARALLEL)


@lru_cache(maxsize=1)
def _nobody() -> str:
    # Whoever tries a login that there is not waits as long as with one that there is.
    return _hasher().hash(token_urlsafe(16))


def kept(password: str) -> str:
    """A password as it is kept."""
    with AT_ONCE:
        return _hasher().hash(_bytes(password))


def fits(hashed: str | None, password: str) -> bool:
    """Whether the password is this one; takes as long where there is no account."""
    try:
        known = hashed or _nobody()
        with AT_ONCE:
            # One character more than there may be: a longer one is wrong, and costs no more.
            _hasher().verify(known, _bytes(_plain(password)[: bounds().longest + 1]))
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
    left = own_part(low)
    few = len(left) < bound.own or len(set(left)) < bound.own_different
    if len(set(low)) < bound.different or few or _again(low):
        raise _refused("口令过于简单，容易被猜到。", "The password is easily guessed.")
    for word in about:
        part = _plain(word).strip().casefold()
        if len(part) >= (PART if part.isascii() else CHINESE_PART) and part in low:
            raise _refused("口令不能包含登录名或姓名。", "A password does not hold the login or the name.")
    return told


def one_time() -> str:
    """A password for somebody to change at once: 96 random bits."""
    return token_urlsafe(12)


def own_part(low: str) -> str:
    """What is left of a password without the words that everybody tries first, and without runs.

    >>> own_part("password-1234!!")
    '-!!'
    """
    for word in bounds().common:
        low = low.replace(word, " ")
    kept, place = [], 0
    while place < len(low):
        end = _run_end(low, place)
        kept.append(low[place] if end - place < RUN else "")
        place = place + 1 if end - place < RUN else end
    return "".join(kept).replace(" ", "")


def _run_end(low: str, place: int) -> int:
    """Behind the last character of the run that begins here: the same again, or the next, or the one before."""
    steps = [ord(after) - ord(before) for before, after in pairwise(low[place:])]
    if not steps or steps[0] not in (-1, 0, 1):
        return place + 1
    return place + 1 + next((n for n, step in enumerate(steps) if step != steps[0]), len(steps))


def _again(low: str) -> bool:
    """Whether it does nothing but say a few characters again and again."""
    return any(low == (low[:size] * len(low))[: len(low)] for size in range(1, PART))


def _bytes(password: str) -> bytes:
    return _plain(password).encode("utf-8", "surrogatepass")


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
