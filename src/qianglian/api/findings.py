"""The answer of an analysis as it is told: tables whose numbers have ids, the chart, sentences, caveats, coverage."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from pydantic import BaseModel, Field

from qianglian.analysis import contract
from qianglian.analysis.wording import heading, said
from qianglian.api.answering import Scope, scope_of
from qianglian.model.figure import UNITS, Unit
from qianglian.model.text import Text
from qianglian.platform.workspaces.opening import Opened


class Column(BaseModel):
    """A column of a table."""

    name: str
    title: Text
    heading: Text = Field(description="The title with the unit of its numbers.")
    kind: contract.Kind = Field(description="How its values are written.")
    key: bool = Field(description="Whether it says which row it is.")
    unit: Unit | None = Field(description="Of the records behind its numbers; null where there are none.")
    unit_title: Text | None


class Table(BaseModel):
    """Rows, and the id of each number by which its records are found."""

    name: str
    title: Text
    columns: list[Column]
    rows: list[dict[str, Any]] = Field(
        description="Values by column: null is unknown, `insufficient` too small a sample, words of ours stand in both "
        "languages.",
        examples=[[{"year": 2020, "complete": True, "count": 31, "applicants": 12}]],
    )
    figures: list[dict[str, str]] = Field(
        description="For each row, the ids of its numbers by column.",
        examples=[[{"count": "f5c0de5a7c2b9d01"}]],
    )
    definition: str = Field(description="What was asked, in normal form; empty for a shared workspace.")
    counting: str
    cut_off: date | None
    generation: int
    evidence: str
    rule_version: str


class Coverage(BaseModel):
    """How much of what was asked about states what the analysis needs."""

    what: Text
    known: int
    total: int


class Finding(BaseModel):
    """The answer of an analysis."""

    analysis: str
    title: Text
    state: contract.State
    state_title: Text
    reason: Text | None = Field(description="Why it is insufficient or unknown.")
    kept_on: datetime | None = Field(description="When it was worked out, where the answer was kept.")
    params: dict[str, Any]
    tables: list[Table]
    chart: dict[str, Any] | None = Field(description="An ECharts option without callbacks, in Chinese.")
    sentences: list[Text]
    caveats: list[Text]
    coverage: list[Coverage]
    scope: Scope


def finding_of(answer: contract.Finding, found: Opened) -> Finding:
    """A finding as it is told."""
    return Finding(
        analysis=answer.analysis,
        title=answer.title,
        state=answer.state,
        state_title=contract.STATES[answer.state],
        reason=answer.reason,
        kept_on=answer.kept_on,
        params=dict(answer.params),
        tables=[_table(one, found) for one in answer.tables],
        chart=dict(answer.chart) if answer.chart is not None else None,
        sentences=[Text(zh=said(answer, one, "zh"), en=said(answer, one, "en")) for one in answer.sentences],
        caveats=list(answer.caveats),
        coverage=[Coverage(what=one.what, known=one.known, total=one.total) for one in answer.coverage],
        scope=scope_of(found),
    )


def _table(table: contract.Table, found: Opened) -> Table:
    counted = [one.name for one in table.columns if counts(one)]
    return Table(
        name=table.name,
        title=table.title,
        columns=[_column(one) for one in table.columns],
        rows=[dict(row) for row in table.rows],
        figures=[{name: table.figure(row, name).id for name in counted} for row in table.rows],
        # It holds the rows of the share, and with them rules of the owner's chain.
        definition=table.definition if found.share is None else "",
        counting=table.counting,
        cut_off=table.cut_off,
        generation=table.generation,
        evidence=table.evidence,
        rule_version=table.rule_version,
    )


def counts(column: contract.Column) -> bool:
    """Whether there are records behind the numbers of a column."""
    return column.unit is not None and not column.key


def _column(column: contract.Column) -> Column:
    return Column(
        name=column.name,
        title=column.title,
        heading=Text(zh=heading(column, "zh"), en=heading(column, "en")),
        kind=column.kind,
        key=column.key,
        unit=column.unit,
        unit_title=UNITS[column.unit] if column.unit else None,
    )
