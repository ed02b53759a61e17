"""The types of navigation report as data: which analyses each tells, under which heads (GB/T 39551-2020, parts 2–4).

An analysis that no group names is told at the end of its module, so that a new one appears without a change here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from qianglian.analysis.contract import Finding, Module
from qianglian.documents.report.material import TypeName
from qianglian.model.text import Text

OTHER = Text(zh="其他分析", en="Other analyses")


@dataclass(frozen=True, slots=True)
class Group:
    """A head under which some analyses are told, by their names."""

    title: Text
    analyses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReportType:
    """A type of report: its title, and for each module its chapter's title and its groups."""

    title: Text
    chapters: Mapping[Module, Text]
    groups: Mapping[Module, tuple[Group, ...]]
    left_out: frozenset[str] = field(default_factory=frozenset)


_DIRECTION = (
    Group(Text(zh="发展态势", en="Development"), ("filing_trend", "life_cycle", "patent_kinds", "kinds")),
    Group(
        Text(zh="技术结构与演进", en="Technology"),
        (
            "branch_trend",
            "emerging_terms",
            "technology_effect",
            "technology_route",
            "node_control",
            "core_patents",
        ),
    ),
    Group(Text(zh="地域流向", en="Flows"), ("office_flow", "origin_office", "origin_office_flow")),
    Group(
        Text(zh="竞争格局", en="Competition"),
        ("top_applicants", "concentration", "entrants_leavers", "entry_exit"),
    ),
)
_POSITION = (
    Group(
        Text(zh="结构定位", en="Structure"),
        ("node_region", "node_applicant", "specialisation", "rta", "missing_nodes", "weak_nodes"),
    ),
    Group(
        Text(zh="创新主体与人才", en="Firms and people"),
        ("applicant_portrait", "inventors", "inventor_teams", "collaboration", "collaboration_network"),
    ),
    Group(Text(zh="依存与风险", en="Dependence and risk"), ("foreign_dependence", "dependence")),
    Group(
        Text(zh="法律状态与运用", en="Legal status and use"),
        ("legal_status", "expiry_wave", "transfers", "transactions", "legal_events"),
    ),
)
_PATHS = (
    Group(
        Text(zh="产业结构优化", en="Structure of the industry"),
        ("chain_typing",),
    ),
    Group(
        Text(zh="企业整合培育引进", en="Firms to cultivate and attract"),
        ("candidates_to_attract", "candidates_to_cooperate", "candidates_to_cultivate"),
    ),
    Group(
        Text(zh="技术创新引进提升", en="Technology to develop and bring in"),
        ("white_space", "free_to_use", "licence_in"),
    ),
    Group(Text(zh="人才引进培养", en="People"), ("talent",)),
    Group(Text(zh="专利协同运用", en="Joint use of patents"), ("joint_use",)),
)

REPORT_TYPES: dict[TypeName, ReportType] = {
    "industry": ReportType(
        Text(zh="产业规划类专利导航报告", en="Patent navigation for industry planning"),
        {
            "direction": Text(zh="产业发展方向", en="Direction of the industry"),
            "position": Text(zh="产业发展定位", en="Position of the industry"),
            "path": Text(zh="产业发展路径", en="Path of the industry"),
        },
        {"direction": _DIRECTION, "position": _POSITION, "path": _PATHS},
        frozenset({"applicant_portrait"}),
    ),
    "enterprise": ReportType(
        Text(zh="企业经营类专利导航报告", en="Patent navigation for a firm"),
        {
            "direction": Text(zh="企业发展环境与方向", en="Environment and direction"),
            "position": Text(zh="企业发展定位", en="Position of the firm"),
            "path": Text(zh="企业经营路径", en="Path of the firm"),
        },
        {"direction": _DIRECTION, "position": _POSITION, "path": _PATHS},
        frozenset({"candidates_to_attract"}),
    ),
    "research": ReportType(
        Text(zh="研发活动类专利导航报告", en="Patent navigation for research"),
        {
            "direction": Text(zh="技术发展方向", en="Direction of the technology"),
            "position": Text(zh="研发定位", en="Position in research"),
            "path": Text(zh="研发路径", en="Path of research"),
        },
        {"direction": _DIRECTION, "position": _POSITION, "path": _PATHS},
        frozenset({"candidates_to_attract", "transactions", "applicant_portrait"}),
    ),
}

FIVE_PATHS = tuple(group.title.zh for group in _PATHS)
"""The five paths that the trade expects (rule A3)."""


def grouped(
    kind: ReportType, module: Module, findings: Sequence[Finding]
) -> Iterator[tuple[Text, list[Finding]]]:
    """The findings of a module under their heads, in the order of the type; empty heads are left out."""
    told = [one for one in findings if one.analysis not in kind.left_out]
    place: dict[str, Text] = {}
    for group in kind.groups[module]:
        for name in group.analyses:
            place.setdefault(name, group.title)
    heads = [group.title for group in kind.groups[module]] + [OTHER]
    for head in heads:
        under = [one for one in told if place.get(one.analysis, OTHER) == head]
        if under:
            yield head, under
