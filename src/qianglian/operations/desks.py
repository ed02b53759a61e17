"""The visible list of desks: one line for each, in the order of the menu."""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module

from qianglian.operations.desk import Desk
from qianglian.platform.database.packages import PACKAGES

DESKS = ("navigation",)
"""Folders beside this file; each has ``desk.py`` with its ``DESK``."""


@lru_cache(maxsize=1)
def desks() -> tuple[Desk, ...]:
    """The desks, loaded when they are first asked for."""
    return tuple(import_module(f"qianglian.operations.{name}.desk").DESK for name in DESKS)


def packages() -> tuple[str, ...]:
    """All packages that have tables: the platform's, then the desks'."""
    return (*PACKAGES, *(f"qianglian.operations.{name}" for name in DESKS))
