"""Values of a finding as plain JSON and back: each comes back as what it was, a tuple as a tuple, a `Text` as one.

What JSON has by itself stands as it is; anything else is an object with one member that says what it is.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from qianglian.model.text import Text

LARGEST = 2**53
"""Whole numbers beyond it are written as words: not every reader of JSON has them."""


def packed(value: Any) -> Any:
    """A value as plain JSON; raises ``TypeError`` for a kind of value that is not foreseen."""
    kind = type(value)
    if value is None or kind is bool or kind is str:
        return value
    if kind in _PACKED:
        return _PACKED[kind](value)
    raise TypeError(f"{kind.__module__}.{kind.__qualname__}")


def unpacked(value: Any) -> Any:
    """What `packed` was given; raises ``KeyError``, ``TypeError`` or ``ValueError`` for anything else."""
    if type(value) is list:
        return [unpacked(one) for one in value]
    if type(value) is not dict:
        return value
    ((what, said),) = value.items()
    return _UNPACKED[what](said)


def _whole(value: int) -> Any:
    return value if abs(value) <= LARGEST else {"whole": str(value)}


def _number(value: float) -> Any:
    return value if math.isfinite(value) else {"number": repr(value)}


def _mapping(value: dict[Any, Any]) -> Any:
    if all(type(name) is str for name in value):
        return {"named": {name: packed(one) for name, one in value.items()}}
    return {"pairs": [[packed(name), packed(one)] for name, one in value.items()]}


_PACKED: dict[type, Callable[[Any], Any]] = {
    int: _whole,
    float: _number,
    Text: lambda value: {"text": [value.zh, value.en]},
    date: lambda value: {"day": value.isoformat()},
    datetime: lambda value: {"moment": value.isoformat()},
    tuple: lambda value: {"tuple": [packed(one) for one in value]},
    list: lambda value: [packed(one) for one in value],
    dict: _mapping,
}
_UNPACKED: dict[str, Callable[[Any], Any]] = {
    "whole": int,
    "number": float,
    "text": lambda said: Text(*said),
    "day": date.fromisoformat,
    "moment": datetime.fromisoformat,
    "tuple": lambda said: tuple(unpacked(one) for one in said),
    "named": lambda said: {name: unpacked(one) for name, one in said.items()},
    "pairs": lambda said: {unpacked(name): unpacked(one) for name, one in said},
}
