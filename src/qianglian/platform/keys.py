"""Keys of work records: minted once, never reused, and of a kind that can be told by looking."""

from __future__ import annotations

import secrets

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
"""Base 32 without i, l, o, u: read aloud and typed without mistakes."""
LENGTH = 16
"""Characters after the kind: 80 random bits."""


def new_key(kind: str) -> str:
    """A key such as ``user-3f0c…``: nobody can guess another from it, and no two servers mint the same."""
    number = secrets.randbits(5 * LENGTH)
    return f"{kind}-" + "".join(ALPHABET[number >> 5 * place & 31] for place in range(LENGTH))
