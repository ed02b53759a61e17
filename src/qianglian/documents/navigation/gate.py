"""数据质检: the outcome of the quality gate as a finding, so that a report prints it as it prints everything else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from qianglian.analysis.contract import Column, Finding, Row, Table
from qianglian.chains.gate import OUTCOMES, Measure, Measured, measure
from qianglian.documents.navigation.basis import Standing
from qianglian.documents.report.material import Gate, GateState, Override
from qianglian.model.text import Text

NAME = "gate"
TITLE = Text(zh="查全率与查准率", en="Recall and precision")
COLUMNS = (
    Column("branch", Text(zh="分支代码", en="Branch"), "label", key=True),
    Column("name", Text(zh="分支", en="Name"), "label"),
    Column("known", Text(zh="查全评估集（项）", en="Known items"), "number"),
    Column("recall", Text(zh="查全率", en="Recall"), "share"),
    Column("recall_interval", Text(zh="95% 区间", en="95 % interval"), "text"),
    Column("precision", Text(zh="查准率", en="Precision"), "share"),
    Column("precision_interval", Text(zh="95% 区间", en="95 % interval"), "text"),
    Column("outcome", Text(zh="结论", en="Outcome"), "label"),
    Column("notes", Text(zh="说明", en="Notes"), "text"),
)
WHOLE = Text(zh="全链", en="Whole chain")
THRESHOLDS = Text(
    zh="门槛：查全率 ≥ {recall:.0%}，查准率 ≥ {precision:.0%}；区间为 95% Wilson 区间；未下载的已知文献计为漏检。",
    en="Thresholds: recall ≥ {recall:.0%}, precision ≥ {precision:.0%}; 95 % Wilson intervals; "
    "known items that were never downloaded count as misses.",
)
NOT_MEASURED = Text(
    zh="没有查全评估集，也没有查准抽样。", en="There are no known items and no sample was judged."
)


def gate_of_report(standing: Standing) -> Gate:
    """The gate as the report prints it: passed, failed, overridden by whom and why, or not run."""
    measured = measure(standing.workspace, standing.tagging)
    gate = measured.gate
    states: dict[str, GateState] = {"passed": "passed", "failed": "failed", "not_measured": "not_run"}
    state = states[gate.outcome]
    override = None
    if gate.override is not None:
        state = "overridden"
        day = date.fromisoformat(gate.override.time[:10])
        override = Override(gate.override.actor, day, gate.override.reason)
    return Gate(state, gate_finding(standing, measured), override)


def gate_finding(standing: Standing, measured: Measured) -> Finding:
    """Recall and precision by branch with their intervals; what was not measured is unknown."""
    gate = measured.gate
    said = THRESHOLDS.format(recall=gate.thresholds.recall, precision=gate.thresholds.precision)
    table = Table(
        "gate",
        TITLE,
        COLUMNS,
        tuple(_rows(measured)),
        f"{NAME}; chain {gate.chain}@{gate.chain_mark}",
        _no_records,
        cut_off=standing.ground.cut_off,
        generation=gate.generation,
        evidence=gate.evidence,
        rule_version=gate.thresholds.version,
    )
    unknown = gate.outcome == "not_measured"
    return Finding(
        NAME,
        TITLE,
        {},
        (table,),
        caveats=(said, *gate.warnings),
        state="unknown" if unknown else "computed",
        reason=_why_not(measured) if unknown else None,
    )


def _rows(measured: Measured) -> Iterator[dict[str, Any]]:
    for row in measured.gate.rows:
        recall, precision = row.recall, row.precision
        yield {
            "branch": row.branch,
            "name": row.name if row.branch else WHOLE,
            "known": measured.recall.row(row.branch).known,
            **_shares("recall", recall),
            **_shares("precision", precision),
            "outcome": OUTCOMES[row.outcome],
            "notes": _joined([*recall.notes, *precision.notes]),
        }


def _shares(name: str, measure: Measure) -> dict[str, float | str | None]:
    low, high = measure.interval or (None, None)
    said = "—" if low is None or high is None else f"{low:.1%}–{high:.1%}"
    return {name: measure.value, f"{name}_interval": said}


def _joined(notes: Sequence[Text]) -> Text | None:
    if not notes:
        return None
    return Text(zh="；".join(one.zh for one in notes), en="; ".join(one.en for one in notes))


def _why_not(measured: Measured) -> Text:
    notes = [
        note for row in measured.gate.rows[:1] for one in (row.recall, row.precision) for note in one.notes
    ]
    return _joined(notes) or NOT_MEASURED


def _no_records(row: Row, column: str) -> Sequence[str]:
    """Shares of the gate have no unit: their records are the lists of known items and the judged samples."""
    return ()
