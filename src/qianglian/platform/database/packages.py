"""The packages that have tables: each holds ``records.py`` and a folder ``migrations`` with a history of its own."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from pathlib import Path

from qianglian.platform.database.tables import Table

PACKAGES = (
    "qianglian.platform.audit",
    "qianglian.platform.files",
    "qianglian.platform.notices",
    "qianglian.platform.organisations",
    "qianglian.platform.people",
    "qianglian.platform.sharing",
    "qianglian.platform.workspaces",
    "qianglian.platform.jobs",
    "qianglian.platform.workflow",
)
"""One line for each. A desk is listed by `qianglian.operations`; it follows these."""


def load(packages: Iterable[str]) -> None:
    """Read the tables of all, so that they are known to the metadata and to the access rule."""
    for package in packages:
        import_module(f"{package}.records")


def migrations(packages: Iterable[str]) -> list[Path]:
    """The folders of their histories."""
    found = []
    for package in packages:
        where = import_module(package).__file__
        if where is None:
            raise ValueError(package)
        found.append(Path(where).parent / "migrations")
    return found


def tables(packages: Iterable[str]) -> set[str]:
    """The names of their tables."""
    packages = tuple(packages)
    load(packages)
    inside = tuple(f"{package}." for package in packages)
    return {
        str(mapper.local_table)
        for mapper in Table.registry.mappers
        if mapper.class_.__module__.startswith(inside)
    }
