"""Members worked out once for all that ask them of one ground: other parameters, tables and analyses alike."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Any

MOST_CELLS = 100_000_000
"""Values held for later questions (about half a gigabyte of whole numbers); the ones asked longest ago go first."""


class HeldOnce:
    """Tables of the engine by the expression that they came of.

    What is let go here lives on for as long as a finding still refers to it.
    """

    def __init__(self, hold: Callable[[Any], Any], count: Callable[[Any], int]) -> None:
        self._hold, self._count = hold, count
        self._held: OrderedDict[Any, tuple[Any, int]] = OrderedDict()
        self._cells = 0
        self._lock = Lock()

    def __call__(self, expression: Any) -> Any:
        """The table of an expression, worked out now or before."""
        of = expression.op()
        with self._lock:
            if of in self._held:
                self._held.move_to_end(of)
                return self._held[of][0]
        table = self._hold(expression)
        cells = self._count(table) * len(table.columns)
        with self._lock:
            if of not in self._held:
                self._held[of] = table, cells
                self._cells += cells
            self._keep_within()
        return table

    def let_go(self) -> None:
        """Hold nothing any longer."""
        with self._lock:
            self._held.clear()
            self._cells = 0

    def _keep_within(self) -> None:
        while self._cells > MOST_CELLS:
            self._cells -= self._held.popitem(last=False)[1][1]
