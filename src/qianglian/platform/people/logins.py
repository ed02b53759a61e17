"""What a person signs in by."""

from __future__ import annotations

import hashlib
import re
import unicodedata

from qianglian.model.errors import BadInput
from qianglian.model.text import Text

FORM = re.compile(r"[\w.@+-]{2,100}")


def folded(login: str) -> str:
    """A login as it is compared: full-width letters and capitals make no other account.

    >>> folded(" Ｌｉ.Hua ")
    'li.hua'
    """
    return unicodedata.normalize("NFKC", login).strip().casefold()


def counted(login: str) -> str:
    """What tries by a login are counted under. Something typed there by mistake, such as a password, is not kept."""
    return hashlib.sha256(folded(login).encode("utf-8", "surrogatepass")).hexdigest()


def new_login(login: str) -> str:
    """A login for a new account; raises `BadInput` for one that nobody could type or tell from another."""
    told = folded(login)
    if not FORM.fullmatch(told):
        raise BadInput(
            Text(
                zh=f"登录名「{login[:40]}」不可用。",
                en=f"“{login[:40]}” cannot be a login.",
            ),
            hint=Text(
                zh="2 至 100 个字母、数字、汉字或 . @ + - _。",
                en="2 to 100 letters, digits, or any of . @ + - _.",
            ),
            field="login",
        )
    return told
