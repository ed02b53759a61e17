"""概述: the object, the main results in the words of the findings, and the structure of the chain."""

from __future__ import annotations

from qianglian.analysis.contract import MODULES
from qianglian.documents.report.desk import Desk
from qianglian.documents.report.saying import said
from qianglian.documents.report.types import REPORT_TYPES, grouped
from qianglian.documents.word.runs import Bold
from qianglian.model.chain import STAGES, Stage

LEADING = 4
"""Results told of each module."""


def write_overview(desk: Desk) -> None:
    """The first chapter."""
    desk.paper.heading(1, "概述")
    desk.paper.heading(2, "对象与目的")
    _object(desk)
    desk.paper.heading(2, "主要结果")
    _results(desk)
    desk.paper.heading(2, "产业链结构")
    _structure(desk)


def _object(desk: Desk) -> None:
    material, chain = desk.material, desk.material.chain
    levels = max((chain.level(node.code) for node in chain.nodes), default=0)
    subject = f"，分析对象为{material.subject.zh}" if material.subject else ""
    desk.text(
        f"本报告按照 GB/T 39551—2020《专利导航指南》的思路，对{chain.name.zh}开展专利导航{subject}。"
        f"产业链共分 {levels} 级、{len(chain.nodes)} 个技术分支，各分支的定义、边界与检索规则见附录 A。"
    )
    desk.text(
        "正文数字后的上标（如 f3a91c）为该数字的溯源编号：在「数据溯源表」中可查到其定义，"
        "用 qianglian why 加编号可列出计入该数字的每一件文献。"
    )


def _results(desk: Desk) -> None:
    material = desk.material
    kind = REPORT_TYPES[material.type]
    anything = False
    for module in MODULES:
        told = 0
        for _, findings in grouped(kind, module, material.findings.get(module, ())):
            for finding in findings:
                if told == LEADING or not finding.sentences or finding.state != "computed":
                    continue
                words = said(finding, finding.sentences[0], desk.provenance)
                desk.text(Bold(f"【{MODULES[module].zh}】"), *words)
                told, anything = told + 1, True
    if not anything:
        desk.text("各项分析均未得出可以陈述的结果，原因见第 7 章。")


def _structure(desk: Desk) -> None:
    chain = desk.material.chain
    stages: dict[Stage | None, list[str]] = {}
    for node in chain.nodes:
        if not chain.children(node.code):
            stages.setdefault(chain.stage(node.code), []).append(node.name.zh)
    rows = [[STAGES[stage].zh, "、".join(stages[stage])] for stage in STAGES if stage in stages]
    if None in stages:
        rows.append(["未划分环节", "、".join(stages[None])])
    desk.listing("产业链各环节的末级技术分支", ["环节", "末级技术分支"], rows)
    desk.paper.note([f"产业链分解依据：{chain.source or '未注明'}。"])
    links = [
        [
            _name(desk, link.supplier),
            _name(desk, link.customer),
            link.what or "未注明",
            f"{link.quantity:,g} {link.unit}".strip() if link.quantity is not None else "未知",
            link.source or "—",
        ]
        for link in chain.links
    ]
    if links:
        desk.listing(
            "供应关系", ["供给分支", "需求分支", "供给内容", "数量", "来源"], links, numeric=frozenset({3})
        )
        desk.paper.note(["数量只在来源写明时列出；未知不等于零。"])
    if desk.material.nodes is not None:
        desk.finding(desk.material.nodes)


def _name(desk: Desk, code: str) -> str:
    node = desk.material.chain.by_code.get(code)
    return node.name.zh if node else code
