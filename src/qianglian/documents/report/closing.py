"""建议, and 局限与跟踪: what is recommended and by whom it is owned; what the data do not allow; what moved."""

from __future__ import annotations

from collections.abc import Sequence

from qianglian.analysis.contract import MODULES, STATES, Finding
from qianglian.documents.advice import share_adopted
from qianglian.documents.navigation.shared_caveats import shared_caveats
from qianglian.documents.report.desk import Desk
from qianglian.documents.report.material import ADVICE_STATES, Recommendation, Unadvised
from qianglian.documents.report.saying import said
from qianglian.documents.report.types import FIVE_PATHS
from qianglian.documents.word.grid import Cell


def write_recommendations(desk: Desk) -> None:
    """The chapter of recommendations, under the five paths; a path without any says why."""
    desk.paper.heading(1, "建议")
    made, without = desk.material.recommendations, {one.path: one for one in desk.material.unadvised}
    if not made and not without:
        desk.text(
            "本版没有登记经责任人确认的建议。第 5 章各表所列为按公开阈值得出的候选，"
            "须由责任人逐项确认；补链建议须写明该环节关键的理由。"
        )
        return
    desk.text(
        "每条建议由规则、证据、责任人和状态组成；证据即句中数字，可凭编号溯源。"
        "建议按公开规则由第 5 章各表得出，待责任人确认后方可采用，不构成法律意见。"
    )
    if any(one.decided for one in made):
        desk.text(share_adopted(made).zh)
    for path in dict.fromkeys([*FIVE_PATHS, *(one.path for one in made), *without]):
        some = [one for one in made if one.path == path]
        if some or path in without:
            desk.paper.heading(2, path)
        if some:
            _listed(desk, path, some)
        elif path in without:
            _unadvised(desk, without[path])
    if desk.material.former:
        _former(desk)


def _listed(desk: Desk, path: str, some: Sequence[Recommendation]) -> None:
    rows: list[list[Cell]] = [
        [
            str(number),
            said(one.finding, one.sentence, desk.provenance),
            one.reason or "—",
            one.owner or "待指定",
            one.stands.zh,
        ]
        for number, one in enumerate(some, start=1)
    ]
    desk.listing(path, ["序号", "建议与证据", "规则与理由", "责任人", "状态"], rows)
    marks = "、".join(one.mark for one in some if one.mark)
    codes = f"编号依次为 {marks}；" if marks else ""
    desk.paper.note([f"{codes}责任人与状态由人填写（qianglian advice decide 编号），更新数据后保留。"])


def _former(desk: Desk) -> None:
    """What was decided, and is recommended no longer: the rules or the data moved, the decision stands."""
    desk.text("以下建议曾作结论，按本版数据与规则不再得出；结论保留，供复核：")
    rows = [
        [one.path, one.said, f"{ADVICE_STATES[one.state].zh}（{one.decided}）", one.owner or "—", one.reason]
        for one in desk.material.former
    ]
    desk.listing("曾作结论而不再得出的建议", ["路径", "当时的建议", "结论", "责任人", "理由"], rows)


def _unadvised(desk: Desk, one: Unadvised) -> None:
    desk.text("本路径没有得出建议，不能理解为无事可做。原因：")
    for number, reason in enumerate(one.reasons, start=1):
        words = reason.zh.rstrip("。")
        desk.text(f"（{number}）{words}。")


def write_limits(desk: Desk) -> None:
    """The last chapter."""
    desk.paper.heading(1, "局限与跟踪")
    desk.paper.heading(2, "局限")
    _limits(desk)
    desk.paper.heading(2, "版本与变化")
    _versions(desk)
    desk.paper.heading(2, "跟踪更新")
    _refresh(desk)


def _limits(desk: Desk) -> None:
    findings = [one for module in MODULES for one in desk.material.findings.get(module, ())]
    short = [one for one in findings if one.state != "computed"]
    if short:
        desk.text("以下分析在现有数据上没有得出结果，不能理解为数量为零：")
        rows = [[one.title.zh, STATES[one.state].zh, _reason(one)] for one in short]
        desk.listing("没有得出结果的分析", ["分析", "状态", "原因"], rows)
    caveats = shared_caveats(findings)
    if caveats:
        desk.text("各图表的口径与限制写在其下的注中。其中多处适用、解读本报告时应注意的是：")
        for number, words in enumerate(caveats, start=1):
            desk.text(f"（{number}）{words.zh}")


def _reason(finding: Finding) -> str:
    return finding.reason.zh if finding.reason else "—"


def _versions(desk: Desk) -> None:
    versions = desk.material.versions
    if not versions:
        desk.text("图谱尚未发布版本。")
    else:
        rows = [
            [
                f"v{one.number}",
                f"{one.when:%Y-%m-%d}",
                one.actor,
                f"v{one.generation}",
                str(one.cut_off or "未设"),
                one.note or "—",
            ]
            for one in versions
        ]
        desk.listing("已发布的版本", ["版本", "发布日", "发布人", "数据版本", "数据截止", "说明"], rows)
    if desk.material.moved is not None:
        desk.finding(desk.material.moved)


def _refresh(desk: Desk) -> None:
    chain = desk.material.chain
    dated = [node for node in chain.nodes if node.refresh_days]
    if not dated:
        desk.text("各技术分支没有设定更新周期。增量检索式可用 qianglian chain refresh-query 生成。")
        return
    rows = [[node.code, node.name.zh, node.owner or "未指定", f"{node.refresh_days:,}"] for node in dated]
    desk.listing(
        "技术分支的更新周期", ["代码", "技术分支", "责任人", "周期（天）"], rows, numeric=frozenset({3})
    )
