"""Lists by pages, alike everywhere: ``page`` counts from 1, ``size`` is how many, and the answer says ``total``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Generic, TypeVar

from fastapi import Query
from pydantic import BaseModel, Field

MOST = 200
"""Rows of a page at most."""
DEEPEST = 1_000_000
"""The last page that can be asked for."""

Item = TypeVar("Item")


class Paging(BaseModel):
    """Which page of a list."""

    page: int = Field(default=1, ge=1, le=DEEPEST, description="Which page, from 1.")
    size: int = Field(default=50, ge=1, le=MOST, description="Rows of a page.")

    @property
    def start(self) -> int:
        """How many rows stand before the page."""
        return (self.page - 1) * self.size

    def of(self, rows: Sequence[Item]) -> Sequence[Item]:
        """The page out of all rows."""
        return rows[self.start : self.start + self.size]


Paged = Annotated[Paging, Query()]


class Listed(BaseModel, Generic[Item]):
    """A page of a list."""

    items: list[Item]
    total: int = Field(description="Rows of the whole list.")
    page: int
    size: int

    @classmethod
    def page_of(cls, paging: Paging, rows: Sequence[Item]) -> Listed[Item]:
        """The page out of all rows."""
        return cls(items=list(paging.of(rows)), total=len(rows), page=paging.page, size=paging.size)
