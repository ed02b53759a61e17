"""Annexes: 技术分解表, 检索过程表, 申请人合并表, 数据溯源表."""

from __future__ import annotations

from typing import Any

from qianglian.analysis.wording import written
from qianglian.documents.provenance import Printed, keys_shown
from qianglian.documents.report.desk import Desk
from qianglian.documents.report.saying import anchor_of
from qianglian.model.chain import STAGES
from qianglian.model.figure import UNITS

NOT_RECORDED = "未登记"


def write_annexes(desk: Desk) -> None:
    """The four annexes, on landscape pages."""
    _decomposition(desk)
    _search_log(desk)
    _merges(desk)
    _provenance(desk)


def _decomposition(desk: Desk) -> None:
    chain = desk.material.chain
    desk.paper.annex("技术分解表", "landscape")
    heads = ["代码", "级别", "技术分支", "环节", "定义", "包括", "不包括", "检索规则"]
    rows = []
    for node in chain.nodes:
        stage, level = chain.stage(node.code), chain.level(node.code)
        rows.append(
            [
                node.code,
                "一二三四五六七八九"[level - 1 : level] + "级" if level else "—",
                "　" * max(0, level - 1) + node.name.zh,
                STAGES[stage].zh if stage else "—",
                node.definition or "—",
                node.includes or "—",
                node.excludes or "—",
                node.rule or "（由下级构成）",
            ]
        )
    desk.listing("技术分解表", heads, rows)
    experts = sorted({node.owner for node in chain.nodes if node.owner})
    desk.paper.note([f"分解依据：{chain.source or '未注明'}；分支责任人：{'、'.join(experts) or '未指定'}。"])


def _search_log(desk: Desk) -> None:
    desk.paper.annex("检索过程表", "landscape")
    if not desk.material.search_log:
        desk.text("检索过程没有登记。")
        return
    heads = ["序号", "数据库", "检索式", "日期", "命中", "入库", "去重去噪后", "检索人", "说明"]
    rows = [
        [
            str(number),
            step.source,
            step.query or "—",
            str(step.day or NOT_RECORDED),
            _count(step.found),
            _count(step.imported),
            _count(step.remaining),
            step.by or NOT_RECORDED,
            step.note or "—",
        ]
        for number, step in enumerate(desk.material.search_log, start=1)
    ]
    desk.listing("检索过程表", heads, rows, numeric=frozenset({0, 4, 5, 6}))


def _merges(desk: Desk) -> None:
    desk.paper.annex("申请人合并表", "landscape")
    if not desk.material.merges:
        desk.text("没有合并申请人名称。")
        return
    rows = [
        [
            one.name,
            "；".join(one.members),
            one.how or NOT_RECORDED,
            one.by or NOT_RECORDED,
            _count(one.documents),
        ]
        for one in desk.material.merges
    ]
    desk.listing(
        "申请人合并表",
        ["规范名称", "合并的名称", "依据", "确认人", "文献（件）"],
        rows,
        numeric=frozenset({4}),
    )


def _count(value: int | None) -> str:
    return NOT_RECORDED if value is None else f"{value:,}"


def _provenance(desk: Desk) -> None:
    desk.paper.annex("数据溯源表", "landscape")
    name = f"{desk.provenance.document}.provenance.json"
    desk.text(
        f"本文档印出的全部 {len(desk.provenance.printed):,} 个数字（含各表每一格）都有编号，"
        f"完整清单在随附的 {name}；用 qianglian why 加编号列出其文献。"
        "下面两表列出正文引用的数字，以及各表的定义。"
    )
    quoted = sorted(desk.provenance.quoted(), key=lambda one: one.figure.id)
    rows = [_figure_row(desk, one) for one in quoted]
    anchors = {at: anchor_of(one.figure.id) for at, one in enumerate(quoted)}
    heads = ["编号", "数值", "单位", "所在表", "分析", "列", "行"]
    if rows:
        desk.listing("正文引用的数字", heads, rows, numeric=frozenset({1}), anchors=anchors)
        desk.paper.note(["编号为完整编号的前若干位，在本文档内唯一；完整编号见随附文件。"])
    sources = [
        [
            source.place or "—",
            source.finding.title.zh,
            source.table.title.zh,
            source.table.definition,
            _counting(source.table.counting),
            str(source.table.cut_off or "未设"),
            f"v{source.table.generation}",
            source.table.evidence[:12] or "—",
        ]
        for source in desk.provenance.sources
    ]
    desk.listing(
        "各表的定义与数据", ["表", "分析", "表名", "定义", "计数", "截止", "版本", "证据指纹"], sources
    )


def _counting(name: str) -> str:
    return {"whole": "整体计数", "fractional": "分数计数"}.get(name, name)


def _figure_row(desk: Desk, printed: Printed) -> list[Any]:
    source = desk.provenance.sources[printed.source]
    row = source.table.rows[printed.row]
    column = source.table.column(printed.column)
    return [
        desk.provenance.mark(printed.figure),
        written(row[printed.column], column),
        UNITS[printed.figure.unit].zh,
        source.place or source.table.title.zh,
        source.finding.title.zh,
        column.title.zh,
        keys_shown(source.table, row) or "—",
    ]
