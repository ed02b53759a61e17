"""Analyses: the gallery, answers with their tables and charts, files, and the records behind a number (溯源)."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Path, Query, Request, Response
from pydantic import BaseModel, Field

from qianglian.analysis import registry
from qianglian.analysis.contract import MODULES, Module, Table
from qianglian.analysis.contract import Finding as Answered
from qianglian.analysis.wording import cell, columns_shown
from qianglian.api.answering import Figure, figure_of
from qianglian.api.files import FILES, Format, table_file
from qianglian.api.findings import Finding, counts, finding_of
from qianglian.api.grounds import Question, answer
from qianglian.api.languages import language_of
from qianglian.documents.navigation.calling import called
from qianglian.documents.own_use import holds_names, kept_home
from qianglian.model.errors import Conflict, NotFound
from qianglian.model.figure import Figure as Counted
from qianglian.model.text import Text
from qianglian.platform.serving.asking import WorkspaceKey
from qianglian.platform.serving.deciding import may, resource
from qianglian.platform.serving.house import InHouse
from qianglian.platform.serving.paging import DEEPEST, MOST
from qianglian.platform.serving.who import Who

gallery = resource("/analyses", "analyses")
router = resource("/workspaces/{workspace}/analyses", "analyses")

Name = Annotated[str, Path(max_length=80, examples=["filing_trend"])]
OWN_USE = Text(
    zh="只在本单位使用时以 own_use=true 确认。",
    en="Confirm with own_use=true where the file stays in the house.",
)


class Offered(BaseModel):
    """An analysis of the gallery."""

    name: str = Field(examples=["filing_trend"])
    title: Text
    module: Module
    module_title: Text
    needs_chain: bool
    uses_chain: bool
    params: dict[str, Any] = Field(
        description="JSON Schema of its parameters: titles Chinese, descriptions English."
    )


class Asked(Question):
    """A number of an answer, by its table, row and column."""

    table: str = Field(default="", max_length=80, description="The first one where empty.")
    row: int = Field(ge=0, description="From 0.")
    column: str = Field(max_length=80)
    figure: str = Field(
        default="", max_length=40, description="Its id: where it is another now, `409` says so."
    )
    page: int = Field(default=1, ge=1, le=DEEPEST)
    size: int = Field(default=50, ge=1, le=MOST)


class Record(BaseModel):
    """A record behind a number."""

    key: str = Field(description="Key of a publication (p), a family (f) or a party (o).")
    called: str = Field(description="Its numbers, or its name.")


class Records(BaseModel):
    """The records behind a number."""

    figure: Figure
    items: list[Record]
    total: int
    page: int
    size: int


@gallery.get("")
@may("analysis.run")
def list_analyses() -> list[Offered]:
    """All analyses, in the order in which a report tells them, each with the schema of its parameters."""
    return [
        Offered(
            name=one.name,
            title=one.title,
            module=one.module,
            module_title=MODULES[one.module],
            needs_chain=one.needs_chain,
            uses_chain=one.uses_chain,
            params=one.params.model_json_schema(),
        )
        for one in registry.analyses()
    ]


@router.post("/{name}", responses=FILES, response_model=Finding)
@may("analysis.run")
def run_analysis(
    request: Request,
    house: InHouse,
    who: Who,
    workspace: WorkspaceKey,
    name: Name,
    question: Question,
    format: Format = "json",
    table: Annotated[str, Query(max_length=80, description="Which table of it, for a file.")] = "",
    own_use: Annotated[bool, Query(description="The file stays in the house.")] = False,
) -> Finding | Response:
    """The answer of an analysis; with `format` one of its tables as a file."""
    with house.workspace(who, workspace) as found:
        if format == "json":
            return finding_of(answer(found, name, question)[1], found)
        who.demand("evidence.export")
        chosen = _table(answer(found, name, question)[1], table)
        if holds_names(chosen):
            kept_home(found.workspace, own_use, OWN_USE)
    language = language_of(request)
    columns = columns_shown(chosen)
    rows = ([cell(row[one.name], one, language) for one in columns] for row in chosen.rows)
    return table_file(f"{name}-{chosen.name}", format, [one.title.in_(language) for one in columns], rows)


@router.post("/{name}/records")
@may("analysis.run")
def list_records(house: InHouse, who: Who, workspace: WorkspaceKey, name: Name, asked: Asked) -> Records:
    """The records behind one number of an answer."""
    with house.workspace(who, workspace) as found:
        ground, finding = answer(found, name, asked)
        figure = _figure(_table(finding, asked.table), asked)
        keys = list(figure.why() if figure.why else ())
        start = (asked.page - 1) * asked.size
        return Records(
            figure=figure_of(figure, found, name),
            items=[Record(key=key, called=called(ground, key)) for key in keys[start : start + asked.size]],
            total=len(keys),
            page=asked.page,
            size=asked.size,
        )


def _table(finding: Answered, name: str) -> Table:
    names = [one.name for one in finding.tables]
    if not names or (name and name not in names):
        raise NotFound(
            Text(
                zh=f"这项分析没有表「{name}」，有：{'、'.join(names) or '无'}。",
                en=f"The analysis has no table “{name}”; there are: {', '.join(names) or 'none'}.",
            )
        )
    return finding.table(name or names[0])


def _figure(table: Table, asked: Asked) -> Counted:
    known = [one.name for one in table.columns if counts(one)]
    if asked.row >= len(table.rows) or asked.column not in known:
        raise NotFound(
            Text(
                zh=f"表中没有第 {asked.row} 行（从 0 数起）的「{asked.column}」，可溯源的列：{'、'.join(known)}。",
                en=f"The table has no row {asked.row} (from 0) with “{asked.column}”; columns with records: "
                f"{', '.join(known)}.",
            )
        )
    figure = table.figure(table.rows[asked.row], asked.column)
    if asked.figure and asked.figure != figure.id:
        raise Conflict(
            Text(
                zh="数据或规则已有变化，此处已是另一个数字。",
                en="Data or rules have changed: this is another number now.",
            ),
            hint=Text(zh="重新运行这项分析。", en="Run the analysis again."),
        )
    return figure
