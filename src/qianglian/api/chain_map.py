"""What colours the tiles of a chain's map: one column of an analysis at every node, and the years of each tile."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import BaseModel, Field

from qianglian.analysis import registry
from qianglian.analysis.contract import Finding
from qianglian.analysis.ground import Ground
from qianglian.analysis.wording import written
from qianglian.chains.tagging import Tagging
from qianglian.corpus.workspace import Workspace
from qianglian.documents.atlas.indicators import CENTRES, HIDDEN, USUAL, Indicator, Scale, indicators
from qianglian.documents.atlas.levels import at_levels
from qianglian.documents.atlas.nodes import NodeRows, by_node
from qianglian.documents.navigation.answering import subject_of
from qianglian.documents.navigation.basis import Basis, Standing, check
from qianglian.documents.navigation.gathering import asked_again
from qianglian.model.errors import NotFound
from qianglian.model.text import Text

TREND = "branch_trend"


class Offered(BaseModel):
    """Something that a map can be coloured by."""

    name: str = Field(examples=["branch_trend.shift.cagr"])
    title: Text


class Coloured(BaseModel):
    """What colours one tile."""

    value: float | str | None = Field(description="Null is unknown; `insufficient` too small a sample.")
    text: Text = Field(description="As it is written.")
    figure: str = Field(
        default="", description="Id of the number; empty where there are no records behind it."
    )


class Colouring(BaseModel):
    """An indicator with its value at each node."""

    name: str
    title: Text
    scale: Scale = Field(description="quantity: from nothing up; centred: around `centre`; kinds: words.")
    centre: float
    cells: dict[str, Coloured]
    reason: Text | None = Field(description="Why there is nothing to colour by.")
    caveats: list[Text]


class YearOf(BaseModel):
    """A year of a tile's strip."""

    year: int
    count: int | None
    complete: bool = Field(description="False of years that publication has not caught up with.")


def offered() -> list[Offered]:
    """The indicators that a meeting asks for."""
    return [
        Offered(name=".".join(place), title=title) for place, title in USUAL.items() if place not in HIDDEN
    ]


def standing_of(workspace: Workspace, tagging: Tagging, region: str) -> Standing:
    """The chain, tagged, as the ground of analyses. Raises `BadInput` or `NotFound` for a region that is none."""
    basis = Basis(region=region)
    check(workspace, basis)
    return Standing(workspace, tagging, Ground(workspace, nodes=tagging), basis)


def colouring(standing: Standing, name: str) -> Colouring:
    """An indicator; raises `NotFound` for one that there is not."""
    findings = _findings(standing, name.partition(".")[0])
    found = next((one for one in indicators(by_node(findings)) if ".".join(one.place) == name), None)
    if found is None:
        return _nothing(name, findings)
    return Colouring(
        name=name,
        title=found.title,
        scale=found.scale,
        centre=CENTRES.get(found.column.kind, 0.0),
        cells={code: _cell(found, code) for code in found.source.rows},
        reason=None,
        caveats=list(findings[0].caveats),
    )


def trends(standing: Standing) -> Mapping[str, Sequence[YearOf]]:
    """The strip of years of each node."""
    rows = next((one for one in by_node(_findings(standing, TREND)) if one.by_year), None)
    return {} if rows is None else {code: _years(rows, code) for code in rows.rows}


def _findings(standing: Standing, analysis: str) -> list[Finding]:
    """What the analysis answers for each level of the chain."""
    params: dict[str, Any] = {}
    if analysis in registry.names():
        params = subject_of(registry.analysis(analysis), standing.basis.region)
    first = asked_again(standing, analysis, params)
    return [first, *(one for some in at_levels(standing, [first]).values() for one in some)]


def _nothing(name: str, findings: Sequence[Finding]) -> Colouring:
    title = {".".join(place): title for place, title in USUAL.items()}.get(name)
    if title is None or findings[0].state == "computed":
        raise NotFound(
            Text(zh=f"没有指标「{name}」。", en=f"There is no indicator “{name}”."),
        )
    return Colouring(
        name=name, title=title, scale="quantity", centre=0.0, cells={}, reason=findings[0].reason, caveats=[]
    )


def _cell(indicator: Indicator, code: str) -> Coloured:
    _, table, rows = indicator.source.rows[code]
    row, column = table.rows[rows[0]], indicator.column
    counted = column.unit is not None and not column.key
    return Coloured(
        value=indicator.value(code),
        text=Text(zh=written(row[column.name], column, "zh"), en=written(row[column.name], column, "en")),
        figure=table.figure(row, column.name).id if counted else "",
    )


def _years(rows: NodeRows, code: str) -> list[YearOf]:
    _, table, places = rows.rows[code]
    found = [table.rows[place] for place in places]
    return [YearOf(year=row["year"], count=row["count"], complete=row["complete"]) for row in found]
