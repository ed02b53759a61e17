"""An answer from disk where the same was asked of the same before, else worked out, and kept where that took time.

The records behind a number are not kept. Who asks for them has the analysis worked out anew, once a ground, and the
cell compared with the kept one: a list of records that does not belong to its number is never given.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from qianglian.analysis.contract import Finding, Members, Row, Table
from qianglian.analysis.kept.findings import read, written
from qianglian.analysis.kept.folder import AnswerFolder
from qianglian.analysis.kept.question import Question, still_the_same
from qianglian.model.errors import Conflict
from qianglian.model.text import Text

if TYPE_CHECKING:
    from qianglian.analysis.ground import Ground

LEAST_SECONDS = 0.1
"""What is worked out sooner is not kept."""
CLOSE = 1e-9
"""How far two sums of the same numbers may lie apart: added up in another order they differ in the last digits."""
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

    def of(self, name: str) -> Members:
        """The way to the records of one table."""

        def members(row: Row, column: str) -> Sequence[str]:
            table = self._table(name)
            for one in table.rows:
                if _same_cell(table, one, row, column):
                    return table.members(one, column)
            self._folder.drop(self._asked)
            raise _moved_on()

        return members

    def _table(self, name: str) -> Table:
        """The table worked out anew, once a ground."""
        finding = self._ground.keep(f"worked out anew: {self._asked.key}", self._work_out)
        for table in finding.tables:
            if table.name == name:
                return table
        self._folder.drop(self._asked)
        raise _moved_on()


def _same_cell(table: Table, one: Row, row: Row, column: str) -> bool:
    """Whether two rows are of the same keys and have the same number there; equals may stand in another order."""
    return all(one[key.name] == row[key.name] for key in table.keys) and _same(one[column], row[column])


def _same(one: object, other: object) -> bool:
    if isinstance(one, float) and isinstance(other, float):
        return math.isclose(one, other, rel_tol=CLOSE, abs_tol=CLOSE)
    return type(one) is type(other) and one == other


def _moved_on() -> Conflict:
    return Conflict(
        Text(
            zh="缓存结果与重新计算的结果不一致：其间数据或人工结论已更新。",
            en="The kept answer is not what comes out now: data or judgements have changed meanwhile.",
        ),
        hint=Text(zh="重新运行即可。", en="Run it again."),
    )
