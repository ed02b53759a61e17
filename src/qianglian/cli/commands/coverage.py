"""`qianglian coverage`: what every analysis comes to on the data at hand, how much they state of it, and why not."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, get_args

from qianglian.cli.asking import CutOff, ViewRows, one_of, view_of, words
from qianglian.cli.command import Command
from qianglian.cli.data import text_json
from qianglian.cli.door import Door
from qianglian.cli.navigation import (
    AskedQuery,
    KindOfFamily,
    LevelOfApplicants,
    Region,
    basis_words,
    tagged_nodes,
)
from qianglian.model.text import Text

if TYPE_CHECKING:
    from rich.status import Status

    from qianglian.analysis.contract import Finding

ASKING = Text(zh="正在计算：{title}", en="Working out: {title}")
AT_HAND = Text(
    zh="已算的结果留作缓存：数据、规则与人工结论不变时，当日的报告、图册与 analyse 直接取用。",
    en="What was worked out is kept: report, atlas and analyse take it from there on the same day, as long as data, "
    "rules and judgements are the same.",
)


def run(
    door: Door,
    region: Region = "",
    query: AskedQuery = "",
    families: KindOfFamily = "simple",
    level: LevelOfApplicants = "party",
    view_rows: ViewRows = "",
    cut_off: CutOff = "",
) -> None:
    """Ask every analysis once, and say what came of each."""
    from qianglian.analysis import registry
    from qianglian.analysis.ground import Ground
    from qianglian.cli.screens.coverage import Asked, coverage_screen
    from qianglian.corpus.parties.levels import Level
    from qianglian.documents.navigation.answering import asked, subject_of
    from qianglian.documents.navigation.basis import Basis, check

    chosen: Level = one_of("--level", level, get_args(Level))
    subject = region.strip().upper()
    done: list[Asked] = []
    with door.open(view_of(view_rows, cut_off)) as workspace, _watched(door) as status:
        check(workspace, Basis(query, families, chosen, subject))
        ground = Ground(workspace, query=query, nodes=tagged_nodes(workspace), kind=families, level=chosen)
        for analysis in registry.analyses():
            if status is not None:
                status.update(door(ASKING.format(title=door(analysis.title))))
            begun = time.perf_counter()
            finding = asked(ground, analysis, subject_of(analysis, subject))
            done.append(Asked(analysis, finding, time.perf_counter() - begun))
    door.show(*coverage_screen(done, door.language))
    door.beside(AT_HAND)
    door.give([_json(one.finding, one.seconds) for one in done])


@contextmanager
def _watched(door: Door) -> Iterator[Status | None]:
    """A line that says what is being worked out; nothing where nobody looks."""
    if door.json or not door.err.is_terminal:
        yield None
        return
    with door.err.status("…") as status:
        yield status


def _json(finding: Finding, seconds: float) -> dict[str, Any]:
    return {
        "analysis": finding.analysis,
        "title": text_json(finding.title),
        "state": finding.state,
        "reason": text_json(finding.reason) if finding.reason else None,
        "coverage": [
            {"what": text_json(one.what), "known": one.known, "total": one.total} for one in finding.coverage
        ],
        "kept_on": finding.kept_on.isoformat() if finding.kept_on else None,
        "seconds": round(seconds, 3),
    }


COMMAND = Command(
    "coverage",
    run,
    Text(
        zh="各项分析在现有数据上的结论：已计算、样本不足或未知，数据覆盖与原因；结果留作缓存",
        en="What every analysis comes to on the data at hand, and why not; answers are kept",
    ),
    "navigation",
    words("view_rows", "cut_off") | basis_words(),
)
