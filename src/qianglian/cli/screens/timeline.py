"""The legal time line of an application on a screen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.console import RenderableType
from rich.text import Text as Styled

from qianglian.cli.screens.grid import grid, heading, number, pairs, plain, short
from qianglian.cli.screens.labels import STATES
from qianglian.model.text import Language, Text
from qianglian.rules.legal_events import EFFECTS

if TYPE_CHECKING:
    from qianglian.corpus.legal.entries import Entry
    from qianglian.corpus.legal.fees import Fees
    from qianglian.corpus.legal.standing import Standing

STATE = Text(zh="{day} 状态", en="State on {day}")
BASIS = Text(zh="依据", en="Basis")
END = Text(zh="期限届满", en="End of term")
LAST = Text(zh="资料截至", en="Told until")
SINCE = Text(zh="{day}，此后的情况没有记载", en="{day}; nothing is told of what came after")
UNKNOWN_END = Text(zh="未知", en="not known")
ASSUMED = Text(zh="假定", en="Assumed")
STATEMENT = Text(zh="状态说明：{state}", en="stated: {state}")
UNDATED = Text(zh="无日期", en="no date")
FEES = Text(zh="应缴年费", en="Annual fees due")
CONTRADICTIONS = Text(zh="互相矛盾之处", en="What does not agree")
HEADS = (
    Text(zh="日期", en="Day"),
    Text(zh="公告日", en="Announced"),
    Text(zh="事件", en="Event"),
    Text(zh="原文", en="As given"),
    Text(zh="来源", en="Source"),
)
FEE_HEADS = (
    Text(zh="年度", en="Year"),
    Text(zh="金额（元）", en="Amount (CNY)"),
    Text(zh="缴纳期限", en="Due"),
    Text(zh="宽限至", en="Grace until"),
)
MOST_FEES = 5
_ASIDE = re.compile(r" ?\[ANNOUNCED VIA [^\]]*\]", re.IGNORECASE)
"""How the office came to know of an event: the same in hundreds of them, and in the way of what happened."""


def timeline_screen(standing: Standing, language: Language) -> Iterator[RenderableType]:
    """State first, then how it came about."""
    line, state = standing.timeline, standing.state
    head = Styled(plain("、".join(standing.numbers)), "bold")
    yield head.append(f"  {plain(standing.application)}", "not bold dim")
    rows: list[tuple[str, str | Styled]] = [
        (STATE.format(day=state.day).in_(language), STATES[state.state or "unknown"].in_(language)),
        (BASIS.in_(language), state.basis.in_(language)),
        (END.in_(language), line.end.basis.in_(language) if line.end else UNKNOWN_END.in_(language)),
    ]
    if line.last_told and line.last_told < state.day:
        rows.insert(2, (LAST.in_(language), SINCE.format(day=line.last_told).in_(language)))
    if line.expiry:
        assumed = "；" if language == "zh" else "; "
        rows.append(
            (ASSUMED.in_(language), assumed.join(one.in_(language) for one in line.expiry.assumptions))
        )
    yield pairs(rows)
    table = grid([head.in_(language) for head in HEADS], fold=(3,))
    office = standing.numbers[0][:2] if standing.numbers else ""
    for entry in line.entries:
        table.add_row(*_cells(entry, office, language))
    yield Styled("")
    yield table
    if line.contradictions:
        yield heading(CONTRADICTIONS.in_(language))
        for text in line.contradictions:
            yield Styled(f"  {plain(text.in_(language))}")
    yield from _fees(standing.fees, language)


def _cells(entry: Entry, office: str, language: Language) -> tuple[str, ...]:
    if entry.effect == "statement":
        what = STATEMENT.format(state=STATES[entry.state or "unknown"].in_(language)).in_(language)
    else:
        what = EFFECTS[entry.effect].name.in_(language)
    # Of many ends in designated states, which state it is says more than anything.
    state = entry.country if entry.country != office else ""
    told = " ".join(filter(None, (state, entry.code, _ASIDE.sub("", entry.text))))
    return (
        str(entry.day or UNDATED.in_(language)),
        str(entry.announced or ""),
        what,
        short(told, 76),
        short("；".join(entry.sources), 34),
    )


def _fees(fees: Fees, language: Language) -> Iterator[RenderableType]:
    yield heading(FEES.in_(language))
    if fees.due:
        table = grid([head.in_(language) for head in FEE_HEADS], right=(0, 1))
        for fee in fees.due[:MOST_FEES]:
            table.add_row(str(fee.year), number(fee.amount), str(fee.due), str(fee.grace_until))
        if len(fees.due) > MOST_FEES:
            table.add_row("…", f"(+{len(fees.due) - MOST_FEES})", "", "")
        yield table
        first = fees.due[0]
        yield Styled(f"{first.basis.in_(language)} · {first.rule_version}", "dim")
    yield Styled(fees.note.in_(language), "dim")
