"""How an entry of the trail is hashed: the algorithms by the name that stands in each entry, and what they cover."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping

ALGORITHMS: Mapping[str, Callable[[bytes], str]] = {
    "sha256": lambda data: hashlib.sha256(data).hexdigest(),
}
"""One line for each. An entry stays under the algorithm that it names, whatever later ones are under."""
PRESENT = "sha256"
"""Of entries that are added now."""
ROOT = "0" * 64
"""What the first entry names as the hash before it."""
COVERED = (
    "number",
    "moment",
    "user",
    "name",
    "door",
    "organisation",
    "action",
    "subject",
    "detail",
    "algorithm",
    "previous",
)
"""What a hash covers: all of the entry but the hash itself."""


def canonical(value: object) -> str:
    """JSON in the one form that is hashed: names sorted, no blanks, characters as they are.

    >>> canonical({"b": 1, "a": "锂"})
    '{"a":"锂","b":1}'
    """
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def digest(entry: Mapping[str, object]) -> str:
    """The hash of an entry; raises ``KeyError`` for an algorithm that this release does not know."""
    body = canonical({name: entry[name] for name in COVERED})
    return ALGORITHMS[str(entry["algorithm"])](body.encode())
