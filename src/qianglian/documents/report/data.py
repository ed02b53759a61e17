"""数据与检索: where the data come from, how things are counted, the gate, and what each analysis could be made of."""

from __future__ import annotations

from collections.abc import Iterator

from qianglian.analysis.contract import MODULES, STATES, Finding, Module
from qianglian.documents.report.cover import gate_words
from qianglian.documents.report.desk import Desk
from qianglian.documents.report.material import Override
from qianglian.documents.report.saying import covered
from qianglian.documents.word.runs import Bold
from qianglian.documents.word.styles import BANNER

SHARES = {"yes": "可以对外提供", "numbers_only": "仅可提供计数与自有标引", "no": "不得对外提供"}


def write_data(desk: Desk) -> None:
    """The second chapter."""
    desk.paper.heading(1, "数据与检索")
    desk.paper.heading(2, "数据来源与使用条款")
    _sources(desk)
    desk.paper.heading(2, "计数口径")
    _counting(desk)
    desk.paper.heading(2, "数据质检")
    _gate(desk)
    desk.paper.heading(2, "各项分析的数据条件")
    _conditions(desk)


def _sources(desk: Desk) -> None:
    material = desk.material
    desk.text(
        f"专题数据库的数据版本为 v{material.generation}，数据截止 {material.cut_off or '未设'}。"
        "各次检索的检索式、日期与命中数见附录 B，申请人名称的合并见附录 C。"
    )
    if not material.terms:
        desk.text("各来源的使用条款没有登记。")
        return
    rows = [[one.source, SHARES.get(one.share, one.share), one.note or "—"] for one in material.terms]
    desk.listing("数据来源与使用条款", ["来源", "条款", "说明"], rows)


def _counting(desk: Desk) -> None:
    desk.text(
        "「项」指专利族，「件」指专利文献，两者不相加减；申请与授权、发明与实用新型分别计数。"
        "近 18 至 24 个月的数据受公开滞后影响而不完整，图中以空心表示，表中以 * 标出，不作下降解读。"
    )
    desk.text(
        Bold("未知"), "表示来源没有写明，不等于零；", Bold("样本不足"), "表示有数据但数量过少，不计算比率。"
    )


def _gate(desk: Desk) -> None:
    gate = desk.material.gate
    desk.text(gate_words(desk)) if gate.state == "passed" else desk.paper.paragraph(BANNER, gate_words(desk))
    if isinstance(gate.override, Override):
        desk.text("按照质量管理要求，未通过质检的数据须由指定责任人说明理由后方可发布，上述理由如实载明。")
    if gate.finding is not None:
        desk.finding(gate.finding)
    elif gate.state == "not_run":
        desk.text("查全率与查准率没有评估，本报告的结果只能作为初步参考。")


def _conditions(desk: Desk) -> None:
    desk.text("下表列出各项分析在现有数据上的计算状态与覆盖情况。")
    rows = [
        [
            MODULES[module].zh,
            finding.title.zh,
            STATES[finding.state].zh,
            "；".join(covered(one) for one in finding.coverage) or "—",
            finding.reason.zh if finding.reason else "—",
        ]
        for module, finding in _told(desk)
    ]
    desk.listing("各项分析的计算状态", ["模块", "分析", "状态", "覆盖", "原因"], rows)


def _told(desk: Desk) -> Iterator[tuple[Module, Finding]]:
    for module in MODULES:
        for finding in desk.material.findings.get(module, ()):
            yield module, finding
