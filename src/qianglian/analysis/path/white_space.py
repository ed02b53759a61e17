"""技术空白: cells of nodes and effects where nothing or little is found; what was not searched for stands apart."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from pydantic import Field

from qianglian.analysis import branches, caveats, charting, white_words
from qianglian.analysis.cells import STATUSES, Cell, Status, Thresholds
from qianglian.analysis.contract import Analysis, Column, Coverage, Finding, Table
from qianglian.analysis.counting import Dimension, Extra, Tally, table_of, units
from qianglian.analysis.effects import said
from qianglian.analysis.ground import Ground
from qianglian.analysis.holding import hold
from qianglian.analysis.naming import NODE, NODE_NAME, node_name
from qianglian.analysis.parameters import Counted
from qianglian.analysis.rule_scope import classes_of, within
from qianglian.analysis.searching import ENOUGH, SEARCHED, Search, Searched, searches
from qianglian.model.text import Text
from qianglian.rules.effects import effects

TITLE = Text(zh="技术空白", en="White space")
COLUMN = Dimension("column", Text(zh="功效或小类代码", en="Code of effect or subclass"))
COLUMN_NAME = Column("column_name", Text(zh="功效或小类", en="Effect or subclass"), "text")
STATUS_NAME = Column("status_name", Text(zh="判断", en="Status"), "text")
READABLE = Text(zh="可判读项数", en="Families that can be read")


class White(Counted):
    """What the cells are, whether recall is asked for, and the thresholds."""

    unit: Literal["family"] = Field("family", title="计数单位", description="families (项) only")
    level: int = Field(2, ge=0, le=9, title="分支层级", description="level of the nodes; 0 for the leaves")
    columns: Literal["effect", "ipc"] = Field(
        "effect", title="对照维度", description="effect (功效, by texts) or ipc (first IPC subclass)"
    )
    top: int = Field(12, ge=1, le=60, title="小类数", description="IPC subclasses of the chain compared")
    recall: Literal["required", "waived"] = Field(
        "required",
        title="查全率要求",
        description="required: blank only where recall passed the gate; waived: any node with a rule",
    )
    unsearched: str = Field(
        "", title="未检索分支", description="codes of nodes that were not downloaded, with commas between"
    )
    least_known: float = Field(
        0.8,
        ge=0,
        le=1,
        title="最低可判读比例",
        description="share of a node's families with texts (or IPC) for a blank [D]",
    )
    sparse: float = Field(
        0.25, ge=0, le=1, title="稀疏界限", description="sparse below this ratio of found to expected [D]"
    )
    blank: int = Field(
        0, ge=0, le=50, title="空白上限", description="families up to which a cell is blank [D]"
    )
    listed: int = Field(60, ge=1, le=1000, title="列出数", description="blank and sparse cells listed")


def answer(ground: Ground, params: White) -> Finding:
    """Every cell with what it comes to; the blank and the sparse in a list; how each node was searched."""
    codes = branches.codes(ground, params.level)
    how = searches(ground, codes, unsearched=params.unsearched, waived=params.recall == "waived")
    found = _Found(ground, params, codes)
    rows = [_row(ground, found, how[node], column) for node in codes for column in found.columns]
    definition = ground.definition("white_space", params.model_dump())
    # What says something comes first: a page of paper shows no more than the beginning.
    ordered = sorted(rows, key=lambda row: list(STATUSES).index(row["status"]))
    cells = found.table("cells", Text(zh="全部单元格", en="All cells"), ordered, definition)
    summary = _summary(ground, rows, definition)
    wanted = [row for row in rows if row["status"] in ("blank", "sparse")]
    wanted.sort(key=lambda row: (row["status"] != "blank", -row["expected"]))
    title = Text(zh="空白与稀疏（待核查）", en="Blank and sparse, to be verified")
    blanks = found.table("blanks", title, wanted[: params.listed], definition)
    judged = [row for row in rows if row["status"] in ("blank", "sparse", "present", "small")]
    return Finding(
        "white_space",
        TITLE,
        params.model_dump(),
        (summary, blanks, _nodes(found, how, definition), cells),
        _chart(found, rows) if judged else None,
        white_words.sentences(summary, blanks) if judged else (),
        white_words.caveats_of(ground, params),
        _coverage(ground, found, how),
        *caveats.verdict(ground, judged, white_words.why_not(how, readable=found.any)),
    )


class _Found:
    """What is counted: nodes with their families and those that can be read, cells, and shares to compare with."""

    def __init__(self, ground: Ground, params: White, codes: list[str]) -> None:
        self.ground, self.params, self.codes = ground, params, codes
        told = hold(ground, _members(ground, params, codes))
        self.members = told
        spread = hold(ground, branches.beside_nodes(ground, told, codes))
        readable = units("family", "readable", "readable", READABLE)
        self.of_node = Tally(ground, spread, (NODE,), (units("family", name="families"), readable))
        self.sizes = {row["node"]: row for row in self.of_node.rows()}
        some = spread.filter(spread.column.notnull())
        self.cell = Tally(ground, some, (NODE, COLUMN), (units("family"),))
        self.counts = {(row["node"], row["column"]): row["count"] for row in self.cell.rows()}
        self.roots = {code: _compared_with(ground, code) for code in codes}
        self.parts = {root: self._parts(root) for root in dict.fromkeys(self.roots.values())}
        self.any = any(self.parts.values())
        self.columns = self._shown()
        by_ipc = ground.chain is not None and params.columns == "ipc"
        self.bound = (
            {code: classes_of(ground.chain, code) for code in codes} if by_ipc and ground.chain else {}
        )

    def _parts(self, root: str) -> dict[str, float]:
        """The share of each column in the families under a root ("" for the whole chain) that can be read."""
        told = self.members
        if root:
            told = hold(self.ground, branches.in_chain(self.ground, told, [root]))
        read = told.filter(told.readable)
        total = Tally(self.ground, read, (), (units("family"),)).total()["count"]
        some = Tally(self.ground, read.filter(read.column.notnull()), (COLUMN,), (units("family"),))
        return {row["column"]: row["count"] / total for row in some.rows()} if total else {}

    def _shown(self) -> list[str]:
        if self.params.columns == "effect":
            return [one.code for one in effects().effects]
        some = self.members.filter(self.members.column.notnull())
        return [
            row["column"]
            for row in Tally(self.ground, some, (COLUMN,), (units("family"),)).rows(top=self.params.top)
        ]

    def cell_of(self, how: Search, column: str) -> tuple[Cell, Searched]:
        """A cell, and how it was searched: a subclass outside of the node's rule was not."""
        families, readable = self.size(how.node)
        outside = not within(column, self.bound.get(how.node)) and how.enough
        searched: Searched = "outside" if outside else how.how
        part = self.parts[self.roots[how.node]].get(column, 0.0)
        count = self.counts.get((how.node, column), 0)
        return Cell(count, readable, families, part, searched in ENOUGH), searched

    def size(self, node: str) -> tuple[int, int]:
        """Families of a node, and those that can be read."""
        row = self.sizes.get(node, {"families": 0, "readable": 0})
        return row["families"], row["readable"]

    def table(self, name: str, title: Text, rows: list[dict[str, Any]], definition: str) -> Table:
        """Cells, with the records of the cell and of its node."""

        def of(measure: int) -> Any:
            return lambda row: self.of_node.behind({"node": row["node"]}, self.of_node.measures[measure])

        extras = (
            Extra(Column("readable", READABLE, unit="family"), of(1)),
            Extra(Column("families", Text(zh="分支项数", en="Families of the node"), unit="family"), of(0)),
            Extra(Column("expected", Text(zh="期望项数", en="Expected"), "number")),
            Extra(Column("status", Text(zh="判断代码", en="Status code"), "text")),
            Extra(STATUS_NAME),
            Extra(Column("why", Text(zh="检索情况", en="How it was searched"), "text")),
        )
        beside = [NODE_NAME, COLUMN_NAME]
        return self.cell.table(name, title, rows, definition, beside=beside, extras=extras)


def _members(ground: Ground, params: White, codes: list[str]) -> Any:
    """Families of the chain with their ``column`` (null for none), and whether they can be read at all."""
    inside = branches.in_chain(ground, ground.counted("family"), codes)
    if params.columns == "ipc":
        joined = inside.join(ground.subclasses, "publication").rename(column="subclass")
        return joined.mutate(readable=joined.column.notnull())
    spoken = said(ground).select("publication", column="effect").distinct()
    joined = (
        inside.join(ground.texts, "publication").left_join(spoken, "publication").drop("publication_right")
    )
    return joined.mutate(readable=joined.has_text)


def _compared_with(ground: Ground, code: str) -> str:
    """The root above a node; the whole chain for a root."""
    path = ground.chain.path(code) if ground.chain else ()
    return path[0].code if len(path) > 1 else ""


def _row(ground: Ground, found: _Found, how: Search, column: str) -> dict[str, Any]:
    params = found.params
    cell, searched = found.cell_of(how, column)
    status = cell.status(Thresholds(params.minimum, params.least_known, params.sparse, params.blank))
    return {
        "node": how.node,
        "node_name": node_name(ground, how.node),
        "column": column,
        "column_name": _column_name(column),
        "count": cell.count,
        "readable": cell.readable,
        "families": cell.families,
        "expected": cell.expected,
        "status": status,
        "status_name": STATUSES[status],
        "why": SEARCHED[searched],
    }


def _column_name(code: str) -> Text:
    return next((one.name for one in effects().effects if one.code == code), Text(zh=code, en=code))


def _summary(ground: Ground, rows: list[dict[str, Any]], definition: str) -> Table:
    """How many cells come to what."""
    columns = (
        Column("status", Text(zh="判断代码", en="Status code"), "label", key=True),
        STATUS_NAME,
        Column("cells", Text(zh="单元格数", en="Cells"), "number"),
    )
    told = [
        {"status": status, "status_name": name, "cells": sum(row["status"] == status for row in rows)}
        for status, name in (STATUSES.items() if rows and not ground.empty else ())
    ]
    title = Text(zh="判断概要", en="In brief")
    return table_of(ground, "summary", title, columns, told, definition, lambda *_: [])


def _nodes(found: _Found, how: Mapping[str, Search], definition: str) -> Table:
    """How each node was searched, what it holds, and how much of it can be read."""
    rows = []
    for node in found.codes if not found.ground.empty else ():
        families, readable = found.size(node)
        rows.append(
            {
                "node": node,
                "node_name": node_name(found.ground, node),
                "families": families,
                "readable": readable,
                "how": SEARCHED[how[node].how],
                "recall": how[node].recall,
                "measured_at": node_name(found.ground, how[node].branch)
                if how[node].branch
                else white_words.NONE,
            }
        )
    extras = (
        Extra(Column("how", Text(zh="检索情况", en="How it was searched"), "text")),
        Extra(Column("recall", Text(zh="查全率", en="Recall"), "share")),
        Extra(Column("measured_at", Text(zh="查全率所测分支", en="Recall measured at"), "text")),
    )
    title = Text(zh="各分支的检索情况", en="How the nodes were searched")
    return found.of_node.table("nodes", title, rows, definition, beside=[NODE_NAME], extras=extras)


def _coverage(ground: Ground, found: _Found, how: Mapping[str, Search]) -> tuple[Coverage, ...]:
    enough = sum(one.enough for one in how.values())
    read = caveats.covered(ground, found.members.mutate(known=found.members.readable), "family", READABLE)
    return (Coverage(white_words.SEARCHED_ENOUGH, enough, len(how)), read)


def _chart(found: _Found, rows: list[dict[str, Any]]) -> dict[str, Any]:
    """Families of each cell; nothing is drawn where it was not searched, or could not be told."""
    unknown: tuple[Status, ...] = ("unsearched", "unread", "small")
    told = {row["node"] for row in rows if row["status"] not in unknown}
    nodes = [code for code in found.codes if code in told]
    cells = [
        (
            found.columns.index(row["column"]),
            nodes.index(row["node"]),
            None if row["status"] in unknown else row["count"],
        )
        for row in rows
        if row["node"] in nodes
    ]
    names = [node_name(found.ground, code).zh for code in nodes]
    return charting.heat(
        [_column_name(code).zh for code in found.columns], names, cells, "项（未检索、无法判断的不画）"
    )


ANALYSIS = Analysis("white_space", TITLE, "path", White, answer, needs_chain=True)
