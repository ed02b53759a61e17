"""An answer from disk where the same was asked of the same before, else worked out, and kept where that took time.

The records behind a number are not kept. Who asks for them has the analysis worked out anew, once a ground, and the
table compared with the kept one: a list of records that does not belong to its number is never given.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from qianglian.analysis.contract import Finding, Members, Row, Table
from qianglian.analysis.kept.findings import read, table_written, written
from qianglian.analysis.kept.folder import AnswerFolder
from qianglian.analysis.kept.question import Question, still_the_same
from qianglian.model.errors import Conflict
from qianglian.model.text import Text

if TYPE_CHECKING:
    from qianglian.analysis.ground import Ground

LEAST_SECONDS = 0.1
"""What is worked out sooner is not kept."""
USED = "kept answers used"


def kept_or_worked_out(
    ground: Ground, asked: Question, work_out: Callable[[], Finding], *, fresh: bool = False
) -> Finding:
    """The finding of a question. ``fresh``: worked out whatever is kept, and kept instead of that."""
    folder = AnswerFolder(ground.workspace.path)
    if not fresh:
        found = _from_disk(ground, asked, work_out, folder)
        if found is not None:
            return found
    begun = time.perf_counter()
    finding = work_out()
    if time.perf_counter() - begun >= LEAST_SECONDS and still_the_same(ground):
        _keep(folder, asked, finding)
    return finding


def kept_answers_used(ground: Ground) -> Sequence[datetime]:
    """When each of the answers was worked out that this ground took from disk."""
    return tuple(_used(ground))


def _from_disk(
    ground: Ground, asked: Question, work_out: Callable[[], Finding], folder: AnswerFolder
) -> Finding | None:
    held = folder.get(asked)
    if held is None:
        return None
    records = _Records(ground, asked, work_out, folder)
    try:
        found = read(held.body, records.of, held.kept_on)
    except (KeyError, TypeError, ValueError):
        return None
    records.tables = {table.name: table for table in found.tables}
    _used(ground).append(held.kept_on)
    return found


def _used(ground: Ground) -> list[datetime]:
    empty: list[datetime] = []
    return ground.keep(USED, lambda: empty)


def _keep(folder: AnswerFolder, asked: Question, finding: Finding) -> None:
    try:
        body = written(finding)
    except TypeError:
        # A kind of value that nobody foresaw: asked again, it is worked out again.
        return
    folder.put(asked, body)


class _Records:
    """The way from the cells of a kept finding to their records."""

    def __init__(
        self, ground: Ground, asked: Question, work_out: Callable[[], Finding], folder: AnswerFolder
    ) -> None:
        self._ground = ground
        self._asked = asked
        self._work_out = work_out
        self._folder = folder
        self._anew: dict[str, Table] = {}
        self.tables: dict[str, Table] = {}

    def of(self, name: str) -> Members:
        """The way to the records of one table."""

        def members(row: Row, column: str) -> Sequence[str]:
            table = self._table(name)
            place = self._place(name, row)
            return table.members(row if place is None else table.rows[place], column)

        return members

    def _place(self, name: str, row: Row) -> int | None:
        rows = self.tables[name].rows
        here = (place for place, one in enumerate(rows) if one is row)
        alike = (place for place, one in enumerate(rows) if one == row)
        return next(here, next(alike, None))

    def _table(self, name: str) -> Table:
        """The table worked out anew; raises `Conflict` where it is not the one that was kept."""
        if name not in self._anew:
            finding = self._ground.keep(f"worked out anew: {self._asked.key}", self._work_out)
            found = next((table for table in finding.tables if table.name == name), None)
            if found is None or table_written(found) != table_written(self.tables[name]):
                self._folder.drop(self._asked)
                raise _moved_on()
            self._anew[name] = found
        return self._anew[name]


def _moved_on() -> Conflict:
    return Conflict(
        Text(
            zh="缓存结果与重新计算的结果不一致：其间数据或人工结论已更新。",
            en="The kept answer is not what comes out now: data or judgements have changed meanwhile.",
        ),
        hint=Text(zh="重新运行即可。", en="Run it again."),
    )
