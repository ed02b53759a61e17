"""The quality gate on a screen: recall and precision by branch, the outcome, and who overrode it and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rich.console import RenderableType
from rich.text import Text as Styled

from qianglian.chains.gate import OUTCOMES
from qianglian.chains.known_items import SIDES
from qianglian.chains.recall import COUNTING, MISSES
from qianglian.cli.screens.grid import grid, heading, plain, short
from qianglian.cli.screens.regions import percent
from qianglian.model.text import Language, Text

if TYPE_CHECKING:
    from qianglian.chains.gate import Gate, Measure, Outcome
    from qianglian.chains.interval import Interval
    from qianglian.chains.precision import Precision
    from qianglian.chains.recall import MissClass, Recall, RecallRow

BRANCH = Text(zh="分支", en="Branch")
NAME = Text(zh="名称", en="Name")
RECALL, PRECISION = Text(zh="查全率", en="Recall"), Text(zh="查准率", en="Precision")
INTERVAL = Text(zh="95% 区间", en="95 % interval")
OUTCOME = Text(zh="结论", en="Outcome")
NOTE = Text(zh="说明", en="Note")
SIDE = Text(zh="申请人", en="Applicants")
BOTH = Text(zh="合计", en="both")
KNOWN, FOUND, HELD = (
    Text(zh="评估集", en="Known"),
    Text(zh="查到", en="Found"),
    Text(zh="节点内", en="In the node"),
)
NUMBERS = Text(zh="号码", en="Numbers")
CLASS = Text(zh="漏检类别", en="Class")
MISSED = Text(zh="漏检 {count:,} 项", en="Missed: {count:,}")
GIVEN = Text(
    zh="{lists:,} 份清单，{given:,} 个号码；{repeated:,} 个重复或同族，不另计项。",
    en="{lists:,} lists, {given:,} numbers; {repeated:,} name an item named already and count no more.",
)
OVERALL = Text(zh="质量门槛：{outcome}", en="Quality gate: {outcome}")
OPENED = Text(
    zh="由 {actor} 于 {time} 放行，理由：{reason}", en="Overridden by {actor} on {time}, because: {reason}"
)
THRESHOLDS = Text(
    zh="门槛 查全率 ≥ {recall:.0%}、查准率 ≥ {precision:.0%}（默认值为本系统设定，可调）；样本不足：少于 {least} 项；"
    "依据 {source}，{version}",
    en="Thresholds: recall ≥ {recall:.0%}, precision ≥ {precision:.0%} (our own defaults, parameters); fewer than "
    "{least} items are too few; {source}, {version}",
)
LOW = Text(
    zh="* 区间下限低于门槛：按点估计达标，样本再大一些才能肯定。",
    en="* The lower bound is below the threshold: passed by the estimate; a larger sample would make it sure.",
)
COLOURS: dict[Outcome, str] = {"passed": "green", "failed": "bold red", "not_measured": "yellow"}
MORE = Text(zh="… 另 {count:,} 项，--limit 0 列出全部", en="… and {count:,} more; --limit 0 lists all")
SAMPLE = Text(
    zh="抽样 {id}（种子 {seed}）：{drawn:,} 件，判是 {right:,}、判否 {wrong:,}、不确定 {unsure:,}、未判 {blank:,}。",
    en="Sample {id} (seed {seed}): {drawn:,} drawn, {right:,} right, {wrong:,} wrong, {unsure:,} unsure, "
    "{blank:,} not judged.",
)


def gate_screen(gate: Gate, precision: Precision | None, language: Language) -> Iterator[RenderableType]:
    """The outcome first, then every branch, then what to know of it."""
    yield outcome_line(gate.outcome, language)
    if gate.override:
        yield override_line(gate, language)
    heads = (BRANCH, NAME, RECALL, INTERVAL, PRECISION, INTERVAL, OUTCOME, NOTE)
    table = grid([head.in_(language) for head in heads], right=(2, 3, 4, 5), fold=(7,))
    for row in gate.rows:
        notes = [
            f"{label.in_(language)}：{note.in_(language)}" if language == "zh" else f"{label.en}: {note.en}"
            for label, measure in ((RECALL, row.recall), (PRECISION, row.precision))
            # What a pass is to be read with is the same for many rows: a star, and one line below.
            for note in (measure.notes if measure.outcome != "passed" else ())
        ]
        table.add_row(
            plain(row.branch),
            short(row.name.in_(language), 24),
            *_measured(row.recall),
            *_measured(row.precision),
            Styled(OUTCOMES[row.outcome].in_(language), COLOURS[row.outcome]),
            plain("；".join(notes) if language == "zh" else "; ".join(notes)),
        )
    yield Styled("")
    yield table
    yield Styled("")
    if any(m.outcome == "passed" and m.notes for row in gate.rows for m in (row.recall, row.precision)):
        yield Styled(LOW.in_(language), "dim")
    if precision:
        whole = precision.row()
        said = SAMPLE.format(
            id=precision.sample.id,
            seed=precision.sample.seed,
            drawn=whole.drawn,
            right=whole.right,
            wrong=whole.wrong,
            unsure=whole.unsure,
            blank=whole.blank,
        )
        yield Styled(said.in_(language), "dim")
        yield Styled(precision.counting.in_(language), "dim")
    for warning in gate.warnings:
        yield Styled(plain(warning.in_(language)), "yellow")
    yield Styled(_thresholds(gate).in_(language), "dim")


def outcome_line(outcome: Outcome, language: Language) -> Styled:
    """The outcome, in its colour."""
    return Styled(OVERALL.format(outcome=OUTCOMES[outcome].in_(language)).in_(language), COLOURS[outcome])


def override_line(gate: Gate, language: Language) -> Styled:
    """Who let it pass, when and why; nothing where nobody did."""
    if gate.override is None:
        return Styled("")
    one = gate.override
    said = OPENED.format(actor=one.actor, time=one.time[:10], reason=one.reason)
    return Styled(plain(said.in_(language)), "bold yellow")


def _thresholds(gate: Gate) -> Text:
    t = gate.thresholds
    return THRESHOLDS.format(
        recall=t.recall, precision=t.precision, least=t.minimum, source=t.source, version=t.version
    )


def _measured(measure: Measure) -> tuple[str, str]:
    star = "*" if measure.outcome == "passed" and measure.notes else ""
    return percent(measure.value), span(measure.interval) + star


def span(interval: Interval | None) -> str:
    """``81.2–93.0%``; a dash where nothing is known.

    >>> span((0.8123, 0.93)), span(None)
    ('81.2–93.0%', '—')
    """
    return f"{interval[0] * 100:.1f}–{interval[1] * 100:.1f}%" if interval else "—"


def recall_screen(found: Recall, language: Language, limit: int) -> Iterator[RenderableType]:
    """Recall by branch and side, then the misses."""
    classes = [name for name in MISSES if any(row.missed(name) for row in found.rows)]
    heads = (BRANCH, NAME, SIDE, KNOWN, FOUND, RECALL, INTERVAL, *(MISSES[name] for name in classes), HELD)
    table = grid([head.in_(language) for head in heads], right=range(3, len(heads)))
    for row in found.rows:
        sides = [side for side in SIDES if found.row(row.branch, side).known]
        if not row.side or len(sides) > 1:
            # With lists of one side only, a row of that side would say the same again.
            only = SIDES[sides[0]] if len(sides) == 1 else BOTH
            label = SIDES[row.side] if row.side else only
            table.add_row(*_recall_cells(row, label, classes, language))
    yield table
    misses = found.row().misses
    if misses:
        yield heading(MISSED.format(count=len(misses)).in_(language))
        listed = grid([head.in_(language) for head in (NUMBERS, CLASS, NOTE)], fold=(0, 2))
        for miss in misses[: limit or None]:
            listed.add_row(
                plain(" ".join(miss.numbers)),
                MISSES[miss.reason].in_(language),
                plain(miss.detail.in_(language)),
            )
        yield listed
        if limit and len(misses) > limit:
            yield Styled(MORE.format(count=len(misses) - limit).in_(language), "dim")
    yield Styled("")
    said = GIVEN.format(lists=len(found.lists), given=found.given, repeated=found.repeated)
    for note in (said, COUNTING):
        yield Styled(note.in_(language), "dim")
    for warning in (*found.row().warnings, *found.warnings):
        yield Styled(plain(warning.in_(language)), "yellow")


def _recall_cells(
    row: RecallRow, label: Text, classes: Sequence[MissClass], language: Language
) -> tuple[str, ...]:
    first = not row.side
    counts = [row.missed(name) for name in classes]
    return (
        plain(row.branch) if first else "",
        short(row.name.in_(language), 24) if first else "",
        label.in_(language) if row.known else "",
        f"{row.known:,}",
        f"{row.found:,}" if row.known else "",
        percent(row.value),
        span(row.interval),
        *(f"{count:,}" if count else "" for count in counts),
        f"{row.held:,}" if first else "",
    )
