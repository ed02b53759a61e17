"""The visible list of desks: one line for each, in the order of the menu."""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module

from qianglian.operations.desk import Desk
from qianglian.platform.database.packages import PACKAGES
from qianglian.platform.jobs.contract import JobKind
from qianglian.platform.jobs.kinds import KINDS

DESKS = ("navigation",)
"""Folders beside this file; each has ``desk.py`` with its ``DESK``."""


@lru_cache(maxsize=1)
def desks() -> tuple[Desk, ...]:
    """The desks, loaded when they are first asked for."""
    return tuple(import_module(f"qianglian.operations.{name}.desk").DESK for name in DESKS)


def job_kinds() -> dict[str, JobKind]:
    """All kinds of jobs by name: the platform's, then the desks'. Raises ``ValueError`` for two of one name."""
    listed = [*KINDS, *(kind for desk in desks() for kind in desk.jobs)]
    found = {kind.name: kind for kind in listed}
    if len(found) != len(listed):
        raise ValueError("two kinds of jobs have one name")
    return found


def packages() -> tuple[str, ...]:
    """All packages that have tables: the platform's, then the desks'."""
    return (*PACKAGES, *(f"qianglian.operations.{name}" for name in DESKS))
