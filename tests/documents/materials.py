"""Material for documents, made of the made-up findings."""

from datetime import UTC, date, datetime
from typing import Any

from qianglian.analysis.contract import Column, Coverage, Finding
from qianglian.documents.report.material import (
    Gate,
    MergedApplicant,
    Override,
    PublishedVersion,
    Recommendation,
    ReportInput,
    SearchStep,
    SourceTerms,
)
from qianglian.model.text import Text
from tests.documents import findings


def gate_finding() -> Finding:
    columns = (
        findings.NODE,
        Column("known", Text(zh="查全评估集", en="Known items"), "count", unit="publication"),
        Column("found", Text(zh="命中", en="Found"), "count", unit="publication"),
        Column("recall", Text(zh="查全率", en="Recall"), "share", unit="publication"),
        Column("precision", Text(zh="查准率", en="Precision"), "share", unit="publication"),
    )
    rows = [
        {
            "node": findings.NAMES[code],
            "known": 40 + at,
            "found": 30 + at,
            "recall": (30 + at) / (40 + at),
            "precision": 0.83,
        }
        for at, code in enumerate(("L1.1", "L1.2", "L2", "L3"))
    ]
    made = findings.table("by_branch", "各一级、二级分支的查全率与查准率", "Gate", columns, rows)
    caveat = Text(
        zh="查全评估集独立于下载建立；库中没有的号码计为漏检。", en="Numbers absent count as misses."
    )
    return Finding("gate", Text(zh="数据质检", en="Gate"), {}, (made,), caveats=(caveat,))


def moved_finding() -> Finding:
    columns = (
        findings.NODE,
        Column("before", Text(zh="上一版", en="Before"), "count", unit="family"),
        Column("after", Text(zh="本版", en="Now"), "count", unit="family"),
        Column("change", Text(zh="变化", en="Change"), "text"),
        Column("reason", Text(zh="原因", en="Reason"), "text"),
    )
    rows = [
        {
            "node": findings.NAMES[code],
            "before": 310 + 7 * at,
            "after": 310 + 7 * at + (9 - 4 * at),
            "change": f"▲ 增 {9 - 4 * at}" if 9 - 4 * at > 0 else f"▼ 减 {4 * at - 9}",
            "reason": "新数据" if at < 2 else "新增去噪规则",
        }
        for at, code in enumerate(("L1.1", "L1.2", "L2.1", "L3.2"))
    ]
    made = findings.table("moved", "与上一版相比的变化", "What moved", columns, rows)
    return Finding("chain_diff", Text(zh="版本变化", en="What moved"), {"from": 1, "to": 2}, (made,))


def nodes_finding() -> Finding:
    columns = (findings.NODE, findings.FAMILIES, findings.APPLICANTS)
    rows = [
        {"node": findings.NAMES[code], "count": 400 + 61 * at, "applicants": 90 + at}
        for at, code in enumerate(findings.LEAVES)
    ]
    made = findings.table("nodes", "各技术分支的专利量", "Nodes", columns, rows)
    coverage = (Coverage(Text(zh="已归入分支", en="Tagged"), 10400, 12006),)
    return Finding("nodes", Text(zh="技术分支", en="Nodes"), {}, (made,), coverage=coverage)


def material(**changes: Any) -> ReportInput:
    specialisation = findings.specialisation()
    told: dict[str, Any] = {
        "title": Text(zh="示例锂电池产业链专利导航报告", en="Sample battery chain"),
        "type": "industry",
        "chain": findings.chain(),
        "findings": {
            "direction": (findings.filing_trend(), findings.top_applicants()),
            "position": (findings.node_region(), specialisation, findings.expiry_wave()),
            "path": (findings.white_space(),),
        },
        "prepared_by": "示例知识产权运营中心",
        "day": date(2026, 11, 26),
        "generation": findings.GENERATION,
        "cut_off": findings.CUT_OFF,
        "subject": Text(zh="示例市", en="Sample City"),
        "gate": Gate(
            "overridden",
            gate_finding(),
            Override("cli:zhang", date(2026, 11, 20), "外国申请人的评估集尚在补充，先供内部研讨。"),
        ),
        "nodes": nodes_finding(),
        "moved": moved_finding(),
        "versions": (
            PublishedVersion(1, datetime(2026, 9, 1, tzinfo=UTC), "cli:zhang", 5, date(2018, 12, 31), "首版"),
            PublishedVersion(
                2, datetime(2026, 11, 20, tzinfo=UTC), "cli:zhang", 7, findings.CUT_OFF, "补入公报"
            ),
        ),
        "recommendations": (
            Recommendation("产业结构优化", specialisation, specialisation.sentences[0], "示例处"),
            Recommendation(
                "技术创新引进提升",
                specialisation,
                specialisation.sentences[1],
                reason="装备依赖外购，影响扩产。",
            ),
        ),
        "search_log": (
            SearchStep("示例数据库", "ipc:H01M10/* AND ti:锂", date(2026, 8, 1), 15234, 15230, 12006, "王某"),
            SearchStep("公报", "ipc:H01M4/*", None, None, 812, None),
        ),
        "merges": (
            MergedApplicant(
                "示例电池甲有限公司",
                ("示例电池甲公司", "示例电池甲股份有限公司"),
                "统一社会信用代码",
                "cli:zhang",
                640,
            ),
        ),
        "terms": (SourceTerms("示例数据库", "numbers_only", "合同第 3 条"), SourceTerms("公报", "yes")),
        "synthetic": True,
        "ground": {"chain": "demo-battery", "version": 2, "query": ""},
    }
    return ReportInput(**{**told, **changes})
