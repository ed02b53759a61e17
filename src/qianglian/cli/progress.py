"""What an import is at, while somebody watches a terminal; silence otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from qianglian.cli.door import Door
from qianglian.model.text import Text

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from qianglian.corpus.milestones import Listener, Milestone

STAGES: dict[str, Text] = {
    "publications_resolved": Text(zh="按号码归并", en="resolving publications"),
    "publications_written": Text(zh="建立全文索引", en="indexing"),
    "index_committed": Text(zh="写入数据版本", en="writing the generation"),
    "index_begun": Text(zh="建立向量索引", en="laying the index of vectors"),
}
"""What begins when a milestone has been passed."""
EMBEDDING = Text(zh="向量化", en="embedding")


@contextmanager
def progress(door: Door) -> Iterator[Listener]:
    """A listener that draws; one that does nothing where nobody looks."""
    from qianglian.corpus.milestones import nobody

    if door.json or not door.err.is_terminal:
        yield nobody
        return
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn

    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(24),
        TextColumn("{task.completed:,.0f}"),
    )
    with Progress(*columns, console=door.err, transient=True) as bars:
        yield _Drawing(door, bars).hear


class _Drawing:
    """One line for the file in hand, then one for what is made of all."""

    def __init__(self, door: Door, bars: Progress) -> None:
        self.door, self.bars = door, bars
        self.line: TaskID = bars.add_task("…", total=None)

    def hear(self, milestone: Milestone) -> None:
        from qianglian.cli.screens.grid import short

        if milestone.name == "file_opened":
            self._begin(short(milestone.subject, 40), milestone.total)
        elif milestone.name == "embedding_begun":
            self._begin(self.door(EMBEDDING), milestone.total)
            self.bars.update(self.line, completed=milestone.count)
        elif milestone.name in ("rows_read", "passages_encoded"):
            self.bars.update(self.line, completed=milestone.count)
        elif milestone.name in STAGES:
            self._begin(self.door(STAGES[milestone.name]), None)
            self.bars.update(self.line, completed=milestone.count)

    def _begin(self, what: str, total: int | None) -> None:
        self.bars.remove_task(self.line)
        self.line = self.bars.add_task(what, total=total)
