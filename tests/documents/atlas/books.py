"""A made-up atlas: the chain of the made-up findings with tables by its codes, and records that mean to do harm."""

from __future__ import annotations

from typing import Any

from qianglian.analysis.contract import INSUFFICIENT, Column, Coverage, Finding, Quoted, Sentence
from qianglian.documents.atlas.material import AtlasInput, Listed, MovedFamily, NodeMoved, NodeRecords
from qianglian.documents.atlas.terms import PageTerms
from qianglian.model.text import Text
from tests.documents import findings
from tests.documents.materials import material

HOSTILE = '</script><img src=x onerror="document.title=1">\u2028<!--'
CODES = [code for code, *_ in findings.NODES]
NODE = Column("node", Text(zh="节点", en="Node"), "label", key=True)
NODE_NAME = Column("node_name", Text(zh="名称", en="Name"), "text")
FAMILIES = Column("families", Text(zh="专利族（项）", en="Families"), unit="family")
PUBLICATIONS = Column("publications", Text(zh="文献（件）", en="Publications"), unit="publication")
YEAR = Column("year", Text(zh="申请年", en="Filing year"), "year", key=True)
PARTY = Column("party", Text(zh="申请人主键", en="Key"), "label", key=True)
NAME = Column("name", Text(zh="名称", en="Name"), "text")
KINDS = (
    Text(zh="强链", en="strengthen"),
    Text(zh="补链", en="fill the gap"),
    Text(zh="样本不足", en="too small"),
)


def named(code: str, **cells: Any) -> dict[str, Any]:
    return {"node": code, "node_name": findings.NAMES[code], **cells}


def nodes_finding() -> Finding:
    rows = [named(code, families=40 * at, publications=90 * at) for at, code in enumerate(CODES)]
    made = findings.table("nodes", "数量", "Nodes", (NODE, NODE_NAME, FAMILIES, PUBLICATIONS), rows)
    said = Sentence(
        Text(zh="{n}最多，{f} 项。", en="{n}: {f}."),
        {"n": Quoted("nodes", 13, "node_name"), "f": Quoted("nodes", 13, "families")},
    )
    return Finding("chain_nodes", made.title, {}, (made,), sentences=(said,))


def by_level(level: int) -> Finding:
    """What an analysis of nodes answers at one level: with an unknown, one too small and words of a verdict."""
    codes = [code for code in CODES if code.count(".") + 1 == level]
    values = [0.4, None, INSUFFICIENT, 1.7, 0.9]
    columns = (
        NODE,
        NODE_NAME,
        Column("rta", Text(zh="RTA", en="RTA"), "ratio", unit="family"),
        Column("type", Text(zh="类型", en="Type"), "text"),
    )
    rows = [named(code, rta=values[at % 5], type=KINDS[at % 3]) for at, code in enumerate(codes)]
    made = findings.table("nodes", "链型", "Types", columns, rows)
    coverage = (Coverage(Text(zh="法律状态已知", en="Status known"), 3, 4),)
    return Finding(
        "chain_typing", Text(zh="强链补链延链", en="Types"), {"level": level}, (made,), coverage=coverage
    )


def profiles() -> Finding:
    count = Column("count", Text(zh="专利项数", en="Families"), unit="family")
    rows = [
        named(code, party=f"o{at}", name=f"{HOSTILE}{at}", count=5 + at) for code in CODES for at in range(3)
    ]
    made = findings.table(
        "applicants", "主要申请人", "Applicants", (NODE, PARTY, NODE_NAME, NAME, count), rows
    )
    return Finding("node_profiles", Text(zh="各分支概况", en="Profiles"), {}, (made,))


def trend() -> Finding:
    count = Column("count", Text(zh="专利项数", en="Families"), unit="family")
    rows = [
        named(code, year=year, count=at + year - 2010, complete=year < 2018)
        for at, code in enumerate(CODES)
        for year in range(2012, 2020)
    ]
    made = findings.table(
        "by_year", "分支申请趋势", "Trend", (NODE, YEAR, NODE_NAME, count, findings.COMPLETE), rows
    )
    return Finding("branch_trend", made.title, {}, (made,))


def moved_finding() -> Finding:
    columns = (
        NODE,
        Column("name", Text(zh="名称", en="Name"), "label"),
        Column("come", Text(zh="新增（项）", en="Came"), unit="family"),
        Column("gone", Text(zh="减少（项）", en="Went"), unit="family"),
    )
    rows = [
        {"node": "L1.1", "name": findings.NAMES["L1.1"], "come": 3, "gone": 1},
        {"node": "L1.3", "name": findings.NAMES["L1.3"], "come": 0, "gone": 2},
    ]
    made = findings.table("moved", "与第 1 版相比的变动", "Moved", columns, rows)
    return Finding("moved", made.title, {"since": 1}, (made,))


def listed(at: int) -> Listed:
    title = Text(zh=HOSTILE, en="A plate")
    return Listed(f"CN{at}A", title, "示例公司", "2018-01-02", "2019-01-02", "in_force", 3)


def atlas(terms: PageTerms | None = None, **changes: Any) -> AtlasInput:
    keys = [f"p{at}" for at in range(3)]
    told: dict[str, Any] = {"nodes": nodes_finding(), "moved": moved_finding()}
    told["findings"] = {
        "direction": (findings.filing_trend(), findings.top_applicants(), trend()),
        "position": (findings.node_region(), findings.specialisation(), findings.expiry_wave()),
        "path": (by_level(1), findings.white_space()),
    }
    return AtlasInput(
        material(**{**told, **changes}),
        profiles(),
        {2: [by_level(2)], 3: [by_level(3)]},
        {key: listed(at) for at, key in enumerate(keys)},
        {code: NodeRecords(1_000, keys, keys[:1], 2) for code in CODES},
        {
            "L1.1": NodeMoved(
                [MovedFamily(["CN7A"], "new_evidence")], [MovedFamily(["CN8A"], "noise_rule")], 3, 1
            )
        },
        terms or PageTerms(),
    )
