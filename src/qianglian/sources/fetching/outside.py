"""The list of offices that can be connected to, and what each states about itself.

A connection is a module ``qianglian.sources.connectors.<name>`` that holds an `Outside` as ``CONNECTION``. None of
them is opened unless the setting says so. Beside them the product can open one more: the endpoint for vectors of
`qianglian.embedding.openai_endpoint`, under the same switch.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Literal, Protocol

from qianglian.model.errors import NotFound
from qianglian.model.outside import Connection, Settings
from qianglian.model.text import Text
from qianglian.sources.fetching.patience import Patience

OUTSIDE = ("epo_ops", "uspto_odp")
"""Every office that the product can connect to. Off by default."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer of an office as it came, and what it says of itself.

    ``hits`` is the office's count of all records, ``first`` the place of the first record in it, ``records`` how
    many it brings. ``capped``: the office counts no further than this.
    """

    body: bytes
    hits: int
    first: int
    records: int
    capped: bool = False


class Office(Protocol):
    """A connection that is open. Both methods raise the signals of `qianglian.sources.fetching.patience`."""

    def search(self, query: str, first: int, last: int) -> Answer:
        """The records ``first`` to ``last`` (from 1) of a query in the office's own language."""
        ...

    def look_up(self, number: str) -> Answer:
        """What the office has on one publication number."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Outside(Connection):
    """A connection to an office, from which records are fetched."""

    database: str
    """The name that the 检索登记 gives the database."""
    packages: tuple[str, ...]
    """Distributions of the extra ``connectors`` that it needs."""
    suffix: str
    page_size: int
    unit: Literal["publication", "application"]
    """What the office counts."""
    split: Text
    """How to divide a query that is too large."""
    connect: Callable[[Settings, Patience], Office]
    reach: int | None = None
    """Records of one query that the office hands out at most."""
    by_number: bool = False
    """Whether numbers can be looked up one by one."""


def connection(name: str) -> Outside:
    """The connection of this name; raises `NotFound`."""
    if name not in OUTSIDE:
        listed = ", ".join(OUTSIDE)
        raise NotFound(
            Text(
                zh=f"没有名为 {name} 的对外连接。现有：{listed}。",
                en=f"There is no connection {name}. There are: {listed}.",
            )
        )
    found = import_module(f"qianglian.sources.connectors.{name}").CONNECTION
    assert isinstance(found, Outside)
    return found


def connections() -> list[Outside]:
    """All of them, in the order of the list."""
    return [connection(name) for name in OUTSIDE]
