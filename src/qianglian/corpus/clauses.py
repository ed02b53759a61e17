"""A query clause by clause against one publication: which holds, which fails, and so why."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from qianglian.query.tree import And, Node, Not, Or
from qianglian.query.write import write


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause of a query: as written in normal form, whether it holds, and its parts."""

    text: str
    holds: bool
    operator: Literal["and", "or", ""] = ""
    """How its parts are joined; "" for a clause without parts."""
    parts: tuple[Clause, ...] = field(default=())

    def failing(self) -> Iterator[Clause]:
        """The smallest clauses on account of which the whole fails; nothing when it holds."""
        if self.holds:
            return
        broken = [part for part in self.parts if not part.holds]
        if not broken:
            yield self
        for part in broken:
            yield from part.failing()


def trace(node: Node, matches: Callable[[Node], bool]) -> Clause:
    """Every clause of ``node`` with its verdict. An exclusion that bites is shown as the exclusion itself."""
    match node:
        case And(parts):
            found = tuple(trace(part, matches) for part in parts)
            return Clause(write(node), all(part.holds for part in found), "and", found)
        case Or(parts):
            found = tuple(trace(part, matches) for part in parts)
            return Clause(write(node), any(part.holds for part in found), "or", found)
        case Not(part):
            return Clause(write(node), not matches(part))
        case _:
            return Clause(write(node), matches(node))
