"""What came of the files of an import."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.console import RenderableType
from rich.text import Text as Styled

from qianglian.cli.screens.grid import plain
from qianglian.model.text import Language, Text

if TYPE_CHECKING:
    from qianglian.corpus.importing import Outcome

IMPORTED = Text(
    zh="已导入 {files} 个文件，{rows:,} 行；数据版本 {generation}",
    en="files imported: {files}; rows: {rows:,}; generation {generation}",
)
NOTHING = Text(
    zh="没有导入新内容，项目未变；数据版本 {generation}",
    en="nothing new came in: the workspace is as it was; generation {generation}",
)
NOT_BEGUN = Text(zh="没有任何内容入库", en="nothing came in")
NOT_TAKEN = Text(
    zh="本次给出的检索登记/列映射未采用；如需更新，加 --replaces {name}",
    en="the search register or mapping given now was not taken; to change it, add --replaces {name}",
)
ALREADY = Text(zh="已在库中，内容完全相同", en="already there, byte for byte")
ALREADY_AS = Text(zh="已在库中（{name}），内容完全相同", en="already there as {name}, byte for byte")


def outcome_screen(outcome: Outcome, language: Language) -> Iterator[RenderableType]:
    """A line in sum, then each file that is not new and each that could not be read."""
    rows = sum(batch.rows for batch in outcome.imported)
    nothing = NOTHING if outcome.manifest.batches else NOT_BEGUN
    said = IMPORTED if outcome.imported else nothing
    told = said.format(files=len(outcome.imported), rows=rows, generation=outcome.manifest.generation)
    yield Styled(told.in_(language), "bold green" if outcome.imported else "bold")
    for now, then in outcome.already:
        why = ALREADY if now == then else ALREADY_AS.format(name=plain(then))
        yield Styled.assemble(("  · ", "dim"), plain(now), (f"  {why.in_(language)}", "dim"))
    there = dict(outcome.already)
    for name in outcome.not_taken:
        why = NOT_TAKEN.format(name=plain(shlex.quote(there.get(name, name))))
        yield Styled.assemble(("  ! ", "yellow"), plain(name), (f"  {why.in_(language)}", "yellow"))
    for name, error in outcome.failed:
        yield Styled.assemble(("  ✗ ", "red"), plain(name), (f"  {plain(error.sentence(language))}", "red"))
