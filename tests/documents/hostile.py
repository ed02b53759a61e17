"""Findings whose words come from outside and mean harm: formulas, links, characters that no file may hold."""

from dataclasses import replace
from typing import Any

from qianglian.analysis.contract import Column, Finding, Quoted, Sentence
from qianglian.documents.report.material import ReportInput
from qianglian.model.text import Text
from tests.documents import findings, materials

WORDS = (
    "=cmd|'/C calc'!A1",
    "@SUM(1+1)",
    "+1+1",
    "{=1+1}",
    "http://example.test/a",
    "internal:'目录'!A1",
    "坏\x00字\x0b符",
    "<b>&amp;</b>",
    "'单引号",
    "很长" * 20_000,
)
NAME = Column("name", Text(zh="=名称", en="=Name"), "label", key=True)


def hostile() -> Finding:
    """A ranking whose labels, titles and captions are all hostile."""
    rows = [{"name": words, "count": 90 - at} for at, words in enumerate(WORDS)]
    table = findings.table("t", "=HYPERLINK([x]:*?/\\'a')", "=x", (NAME, findings.FAMILIES), rows)
    chart: dict[str, Any] = {
        "xAxis": {"type": "value", "name": "=项"},
        "yAxis": {"type": "category", "data": list(reversed(WORDS[:6]))},
        "series": [{"type": "bar", "name": "=数量", "data": [90 - at for at in reversed(range(6))]}],
    }
    said = Sentence(
        Text(zh="{name}居首，{count} 项。", en="{name}: {count}."),
        {"name": Quoted("t", 0, "name"), "count": Quoted("t", 0, "count")},
    )
    bad = Text(zh="=1+1 的标题\x00", en="=1+1")
    return Finding("hostile", bad, {}, (table,), chart, (said,), (bad,))


def material() -> ReportInput:
    """A report of nothing else."""
    bad = Text(zh="=1+1\x00", en="=1+1")
    told = materials.material(
        title=bad,
        findings={"direction": (hostile(),), "position": (), "path": (hostile(),)},
        subject=Text(zh="=1+1", en="=1+1"),
        prepared_by="=cmd",
        recommendations=(),
    )
    return replace(told, gate=replace(told.gate, finding=None))


def empty() -> ReportInput:
    """A report in which nothing could be computed."""
    unknown = findings.expiry_wave()
    bare = Finding(
        "filing_trend",
        Text(zh="申请趋势", en="Filing trend"),
        {},
        (),
        state="insufficient",
        reason=Text(zh="检索结果为空，没有可分析的文献。", en="Nothing was found."),
    )
    return materials.material(
        findings={"direction": (bare,), "position": (unknown,), "path": ()},
        gate=materials.Gate(),
        nodes=None,
        moved=None,
        versions=(),
        recommendations=(),
        cut_off=None,
        subject=None,
    )
