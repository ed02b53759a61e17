"""All analyses on a terminal: the state of each, how much the data state of what it needs, and why not more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from rich.console import RenderableType
from rich.text import Text as Styled

from qianglian.analysis.contract import MODULES, STATES, Analysis, Finding
from qianglian.cli.screens.grid import grid
from qianglian.cli.screens.regions import percent
from qianglian.model.text import Language, Text

HEADS = (
    Text(zh="模块", en="Module"),
    Text(zh="分析", en="Analysis"),
    Text(zh="名称", en="Name"),
    Text(zh="结论", en="State"),
    Text(zh="用时", en="Time"),
    Text(zh="数据覆盖，或原因", en="Coverage, or the reason"),
)
KEPT = Text(zh="缓存", en="kept")
STYLES = {"computed": "green", "insufficient": "yellow", "unknown": "yellow"}
SUMMARY = Text(zh="{count} 项分析：{said}", en="{count} analyses: {said}")


class Asked(NamedTuple):
    """An analysis, what it came to, and how many seconds that took."""

    analysis: Analysis[Any]
    finding: Finding
    seconds: float


def coverage_screen(done: Sequence[Asked], language: Language) -> Iterator[RenderableType]:
    """A row for each analysis, and how many came to what."""
    table = grid([head.in_(language) for head in HEADS], right=(4,), fold=(5,))
    for analysis, finding, seconds in done:
        took = KEPT.in_(language) if finding.kept_on else f"{seconds:,.1f} s"
        state = Styled(STATES[finding.state].in_(language), STYLES[finding.state])
        named = analysis.title.in_(language), analysis.name
        table.add_row(MODULES[analysis.module].in_(language), *named, state, took, _said(finding, language))
    yield table
    counts = Counter(one.finding.state for one in done)
    comma = "，" if language == "zh" else ", "
    said = comma.join(
        f"{title.in_(language)} {counts[state]}" for state, title in STATES.items() if counts[state]
    )
    yield Styled(SUMMARY.in_(language).format(count=len(done), said=said))


def _said(finding: Finding, language: Language) -> str:
    """Why it is not computed; else how much is known of what it needs."""
    if finding.reason is not None:
        return finding.reason.in_(language)
    between = "；" if language == "zh" else "; "
    return between.join(f"{one.what.in_(language)} {percent(one.share)}" for one in finding.coverage)
