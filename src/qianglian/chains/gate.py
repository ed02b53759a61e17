"""The quality gate (质量门槛) of rule A3: recall and precision against their thresholds, by branch and over all.

What was not measured is never passed. Where the gate is not passed, a named person may override it with a reason,
for the very outcome that the person saw; the override is a judgement and goes wherever the outcome is printed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from qianglian.chains.chain_json import chain_mark
from qianglian.chains.interval import Interval
from qianglian.chains.known_kept import lists
from qianglian.chains.precision import Precision, PrecisionRow, precision
from qianglian.chains.recall import Recall, RecallRow, recall
from qianglian.chains.sampling import samples
from qianglian.chains.tagged import Tagged
from qianglian.corpus.removing import need_reason
from qianglian.corpus.workspace import Workspace
from qianglian.judgements import Judgement, JudgementLog
from qianglian.model.errors import BadInput, Conflict
from qianglian.model.text import Text
from qianglian.rules.navigation_gate import Thresholds, navigation_gate

Outcome = Literal["passed", "failed", "not_measured"]

OUTCOMES: dict[Outcome, Text] = {
    "passed": Text(zh="通过", en="passed"),
    "failed": Text(zh="未通过", en="failed"),
    "not_measured": Text(zh="未测", en="not measured"),
}
OVERRIDE = "gate_override"
"""The decision in the judgement log."""

NO_ITEMS = Text(zh="没有查全评估集", en="no known items")
NO_SAMPLE = Text(zh="没有查准抽样", en="no sample was drawn")
NOTHING_DRAWN = Text(zh="抽样中没有该分支的文献", en="the sample holds nothing of the branch")
NO_ANSWER = Text(zh="有分支只有不确定的结论", en="of some branch nothing but unsure verdicts")
OTHER_STATE = Text(
    zh="抽样 {sample} 来自数据版本 {generation}，此后数据或规则已变，须重新抽样",
    en="the sample {sample} is of generation {generation}; evidence or rules have changed: draw another",
)
BLANK = Text(zh="尚有 {count:,} 件未判", en="{count:,} are not judged yet")
TOO_FEW = Text(
    zh="样本不足（{count:,}，至少 {least:,}）", en="sample too small ({count:,}, at least {least:,})"
)
LOW_BOUND = Text(zh="区间下限 {low:.1%} 低于门槛", en="the lower bound {low:.1%} is below the threshold")


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure of one branch: its value and interval (None: not known), the threshold, and what to know of it."""

    value: float | None
    interval: Interval | None
    threshold: float
    outcome: Outcome
    notes: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class GateRow:
    """The gate at one branch ("" for the whole chain)."""

    branch: str
    name: Text
    level: int
    recall: Measure
    precision: Measure

    @property
    def outcome(self) -> Outcome:
        """The worse of the two."""
        return worst([self.recall.outcome, self.precision.outcome])


@dataclass(frozen=True, slots=True)
class Override:
    """Who let a state pass that the gate does not, when and why."""

    actor: str
    reason: str
    time: str
    sequence: int


@dataclass(frozen=True, slots=True)
class Gate:
    """The outcome of the gate on one state of evidence and chain."""

    rows: tuple[GateRow, ...]
    thresholds: Thresholds
    chain: str
    chain_mark: str
    generation: int
    evidence: str
    lists: tuple[str, ...]
    sample: str
    warnings: tuple[Text, ...] = ()
    override: Override | None = None

    @property
    def outcome(self) -> Outcome:
        """The worst of the rows: failed before not measured before passed."""
        return worst(row.outcome for row in self.rows)

    @property
    def open(self) -> bool:
        """Whether it may be published: passed, or overridden."""
        return self.outcome == "passed" or self.override is not None

    @property
    def state(self) -> str:
        """What an override is for: this evidence, these rules and thresholds, and these very figures."""
        said = [self.evidence, self.chain_mark, str(self.thresholds)]
        said += [f"{row.branch} {_told(row.recall)} {_told(row.precision)}" for row in self.rows]
        return hashlib.sha256("\n".join(said).encode()).hexdigest()[:16]

    def row(self, branch: str = "") -> GateRow:
        """The row of a branch; raises ``KeyError``."""
        for row in self.rows:
            if row.branch == branch:
                return row
        raise KeyError(branch)

    def short_of(self) -> tuple[GateRow, ...]:
        """The rows that are not passed."""
        return tuple(row for row in self.rows if row.outcome != "passed")


def worst(outcomes: Iterable[Outcome]) -> Outcome:
    """The worst of several; of none nothing was measured."""
    found = set(outcomes)
    if "failed" in found:
        return "failed"
    return "not_measured" if "not_measured" in found or not found else "passed"


def _told(measure: Measure) -> str:
    value = "-" if measure.value is None else f"{measure.value:.6f}"
    return f"{measure.outcome} {value}"


@dataclass(frozen=True, slots=True)
class Measured:
    """The gate with what it rests on."""

    gate: Gate
    recall: Recall
    precision: Precision | None


def measure(workspace: Workspace, tagged: Tagged, thresholds: Thresholds | None = None) -> Measured:
    """Measure recall on the known items, precision on the last sample, and say what the gate comes to.

    `Forbidden` under a View that shows less than everything.
    """
    asked = thresholds or navigation_gate()
    held = lists(workspace)
    found = recall(workspace, tagged, held, share=asked.share)
    drawn = [one for one in samples(workspace) if one.chain == tagged.chain.code]
    judged = precision(workspace, tagged.chain, drawn[-1]) if drawn else None
    mark = chain_mark(tagged.chain)
    rows = _rows(found, judged, asked, mark)
    gate = Gate(
        tuple(rows),
        asked,
        tagged.chain.code,
        mark,
        found.generation,
        found.evidence,
        tuple(one.id for one in held),
        drawn[-1].id if drawn else "",
        tuple(_warnings(found)),
    )
    return Measured(replace(gate, override=standing_override(workspace, gate)), found, judged)


def _rows(found: Recall, judged: Precision | None, asked: Thresholds, mark: str) -> Iterator[GateRow]:
    current = judged is not None and judged.sample.of_state(found.evidence, mark)
    for row in found.rows:
        if row.side or (row.level and row.level not in asked.levels):
            continue
        if judged is None:
            precise = Measure(None, None, asked.precision, "not_measured", (NO_SAMPLE,))
        elif not current:
            said = OTHER_STATE.format(sample=judged.sample.id, generation=judged.sample.generation)
            precise = Measure(None, None, asked.precision, "not_measured", (said,))
        else:
            precise = _of_precision(judged.row(row.branch), asked)
        yield GateRow(row.branch, row.name, row.level, _of_recall(row, asked), precise)


def _of_recall(row: RecallRow, asked: Thresholds) -> Measure:
    if not row.known:
        return Measure(None, None, asked.recall, "not_measured", (NO_ITEMS,))
    few = () if row.known >= asked.minimum else (TOO_FEW.format(count=row.known, least=asked.minimum),)
    return _compared(row.value, row.interval, asked.recall, (*few,))


def _of_precision(row: PrecisionRow, asked: Thresholds) -> Measure:
    decided = row.right + row.wrong
    lacking: list[Text] = []
    if not row.drawn:
        lacking.append(NOTHING_DRAWN)
    elif row.blank:
        lacking.append(BLANK.format(count=row.blank))
    elif row.value is None:
        lacking.append(NO_ANSWER)
    elif decided < min(asked.minimum, row.population):
        lacking.append(TOO_FEW.format(count=decided, least=min(asked.minimum, row.population)))
    return _compared(row.value, row.interval, asked.precision, tuple(lacking))


def _compared(
    value: float | None, interval: Interval | None, threshold: float, lacking: tuple[Text, ...]
) -> Measure:
    """Against the threshold; with anything lacking it is not measured, whatever the value."""
    if value is None or lacking:
        return Measure(value, interval, threshold, "not_measured", lacking)
    if value < threshold:
        return Measure(value, interval, threshold, "failed")
    below = interval is not None and interval[0] < threshold
    notes = (LOW_BOUND.format(low=interval[0]),) if interval and below else ()
    return Measure(value, interval, threshold, "passed", notes)


def _warnings(found: Recall) -> Iterator[Text]:
    yield from found.row().warnings
    yield from found.warnings
    if found.unreadable:
        count = len(found.unreadable)
        yield Text(
            zh=f"{count:,} 个号码无法识别，计为漏检。",
            en=f"{count:,} numbers cannot be read and count as misses.",
        )


def standing_override(workspace: Workspace, gate: Gate) -> Override | None:
    """The override that was given for this very outcome, if any."""
    for one in reversed(workspace.judgements()):
        if (
            one.decision == OVERRIDE
            and one.subject == f"chain:{gate.chain}"
            and one.details["state"] == gate.state
        ):
            return Override(one.actor, one.reason, one.time, one.sequence)
    return None


def override(workspace: Workspace, gate: Gate, reason: str, actor: str) -> Override:
    """Let an outcome pass that the gate does not, by a named person with a reason.

    Raises `BadInput` without name or reason, `Conflict` where there is nothing to override.
    """
    need_reason(reason, actor)
    if not actor.strip():
        raise BadInput(
            Text(
                zh="放行须写明是谁（具名负责人）。",
                en="An override needs the name of the person who answers for it.",
            ),
            hint=Text(zh="加 --actor 姓名。", en="Add --actor NAME."),
        )
    if gate.outcome == "passed":
        raise Conflict(
            Text(zh="质量门槛已通过，无须放行。", en="The gate is passed: there is nothing to override.")
        )
    with workspace._writing("质量门槛放行"):
        held = standing_override(workspace, gate)
        if held is not None and (held.actor, held.reason) == (actor, reason):
            return held
        log = JudgementLog(workspace.path / "judgements.jsonl")
        written = log.append([(f"chain:{gate.chain}", OVERRIDE, reason, _details(gate))], actor)
    return _as_override(written)


def _details(gate: Gate) -> dict[str, str]:
    short = [
        f"{row.branch or '*'} R {_told(row.recall)}, P {_told(row.precision)}" for row in gate.short_of()
    ]
    return {
        "state": gate.state,
        "outcome": gate.outcome,
        "generation": str(gate.generation),
        "evidence": gate.evidence,
        "chain_mark": gate.chain_mark,
        "short": "; ".join(short)[:4000],
    }


def _as_override(written: Sequence[Judgement]) -> Override:
    return Override(written[0].actor, written[0].reason, written[0].time, written[0].sequence)
