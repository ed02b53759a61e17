"""Findings of a made-up chain, for documents: every kind of table, chart, sentence, state and caveat once.

Firms and numbers are fictional.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from qianglian.analysis.contract import (
    INSUFFICIENT,
    Column,
    Coverage,
    Finding,
    Quoted,
    Row,
    Sentence,
    Table,
)
from qianglian.model.chain import Chain, ChainNode, SupplyLink
from qianglian.model.text import Text

CUT_OFF = date(2019, 7, 12)
GENERATION = 7
NODES = (
    ("L1", "锂电池", "Lithium battery", "", None),
    ("L1.1", "正极材料", "Cathode materials", "L1", "upstream"),
    ("L1.1.1", "磷酸铁锂", "Lithium iron phosphate", "L1.1", None),
    ("L1.1.2", "三元材料", "Ternary materials", "L1.1", None),
    ("L1.2", "负极材料", "Anode materials", "L1", "upstream"),
    ("L1.3", "电解液", "Electrolyte", "L1", "upstream"),
    ("L1.4", "隔膜", "Separator", "L1", "upstream"),
    ("L2", "电芯与制造", "Cells and making", "L1", "midstream"),
    ("L2.1", "电芯结构", "Cell structure", "L2", None),
    ("L2.2", "制造装备", "Making equipment", "L2", None),
    ("L3", "电池系统", "Battery systems", "L1", "downstream"),
    ("L3.1", "电池管理系统", "Battery management", "L3", None),
    ("L3.2", "热管理", "Thermal management", "L3", None),
    ("L3.3", "回收利用", "Recycling", "L3", None),
)
LEAVES = [code for code, *_ in NODES if not any(other[3] == code for other in NODES)]
NAMES = {code: Text(zh=zh, en=en) for code, zh, en, *_ in NODES}
REGIONS = ("江苏省", "广东省", "浙江省", "福建省", "北京市", "台湾省", "香港特别行政区", "澳门特别行政区")


def chain() -> Chain:
    nodes = tuple(
        ChainNode(
            code,
            Text(zh=zh, en=en),
            parent,
            stage,  # type: ignore[arg-type]
            definition=f"{zh}及其制备、结构与应用。",
            includes=f"专用于{zh}的材料、部件与方法",
            excludes="通用化工过程",
            rule=f"ipc:H01M{place}/* AND ti:{zh}",
            owner="示例中心",
        )
        for place, (code, zh, en, parent, stage) in enumerate(NODES, 1)
    )
    links = (
        SupplyLink("L1.1", "L2", "正极片", 120000, "吨/年", "示例协会"),
        SupplyLink("L1.2", "L2", "负极片"),
        SupplyLink("L1.3", "L2"),
        SupplyLink("L1.4", "L2"),
        SupplyLink("L2", "L3", "电芯", 45, "GWh", "示例协会"),
        SupplyLink("L3.3", "L1.1", "再生材料"),
    )
    return Chain(
        "demo-battery", Text(zh="示例锂电池产业链", en="Sample battery chain"), nodes, links, source="示例"
    )


def members(row: Row, column: str) -> Sequence[str]:
    """Made-up keys, as many as the cell counts."""
    value = row[column]
    count = value if isinstance(value, int) else 3
    label = "-".join(str(row[key]) for key in sorted(row) if isinstance(row[key], str))[:12]
    return [f"p{label}{at:06d}" for at in range(count)]


def table(
    name: str, title: str, english: str, columns: tuple[Column, ...], rows: Sequence[Mapping[str, Any]]
) -> Table:
    return Table(
        name,
        Text(zh=title, en=english),
        columns,
        tuple(rows),
        f"{name}; query = ; chain = demo-battery@2; params = {{}}",
        members,
        cut_off=CUT_OFF,
        generation=GENERATION,
        evidence="a1b2c3",
        rule_version="demo-battery@2",
    )


YEAR = Column("year", Text(zh="申请年", en="Filing year"), "year", key=True)
NODE = Column("node", Text(zh="技术分支", en="Node"), "label", key=True)
FAMILIES = Column("count", Text(zh="专利量", en="Families"), "count", unit="family")
APPLICANTS = Column("applicants", Text(zh="申请人数", en="Applicants"), "count", unit="party")
COMPLETE = Column("complete", Text(zh="数据完整", en="Complete"), "flag")
LAG = Text(
    zh="发明专利申请一般满 18 个月公开：2017 年以后的数据不完整，图中空心。",
    en="Years after 2017 are incomplete and drawn hollow.",
)
BY_FAMILY = Text(
    zh="以项计（简单同族），年份为同族内最早申请年。", en="By simple family, earliest filing year."
)


def category(values: Sequence[Any], **more: Any) -> dict[str, Any]:
    return {"type": "category", "data": [str(one) for one in values], **more}


def filing_trend() -> Finding:
    rows = [
        {"year": year, "count": 180 + 97 * at**2 // 3, "applicants": 31 + 9 * at, "complete": year <= 2017}
        for at, year in enumerate(range(2005, 2020))
    ]
    rows[-1]["count"] = 412
    by_year = table("by_year", "申请趋势", "Filing trend", (YEAR, FAMILIES, APPLICANTS, COMPLETE), rows)
    columns = (
        FAMILIES,
        APPLICANTS,
        Column("first", Text(zh="起始年", en="First"), "year"),
        Column("cagr", Text(zh="年均复合增长率", en="Compound annual growth"), "rate", unit="family"),
    )
    brief = {"count": sum(row["count"] for row in rows), "applicants": 1043, "first": 2005, "cagr": 0.1834}
    summary = table("summary", "趋势概要", "In brief", columns, [brief])
    chart = {
        "legend": {"top": 0, "right": 0},
        "xAxis": category([row["year"] for row in rows]),
        "yAxis": [
            {"type": "value", "name": "专利量（项）"},
            {"type": "value", "name": "申请人数", "splitLine": {"show": False}},
        ],
        "color": ["#2f5b8c", "#c8553d"],
        "series": [
            {
                "type": "bar",
                "name": "专利量",
                "data": [
                    {
                        "value": row["count"],
                        "itemStyle": {}
                        if row["complete"]
                        else {"color": "#fff", "borderColor": "#2f5b8c", "borderType": "dashed"},
                    }
                    for row in rows
                ],
            },
            {
                "type": "line",
                "name": "申请人数",
                "yAxisIndex": 1,
                "data": [row["applicants"] for row in rows],
            },
        ],
    }
    said = (
        Sentence(
            Text(
                zh="{first} 年以来共 {count} 项专利，涉及申请人 {applicants} 个。",
                en="Since {first} there are {count} families of {applicants} applicants.",
            ),
            {name: Quoted("summary", 0, name) for name in ("first", "count", "applicants")},
        ),
        Sentence(
            Text(zh="近年来年均复合增长率为 {cagr}。", en="It grew by {cagr} a year."),
            {"cagr": Quoted("summary", 0, "cagr")},
        ),
    )
    coverage = (Coverage(Text(zh="申请年已知", en="Filing year known"), 11873, 12006),)
    return Finding(
        "filing_trend",
        Text(zh="申请趋势", en="Filing trend"),
        {"span": 5},
        (by_year, summary),
        chart,
        said,
        (BY_FAMILY, LAG),
        coverage,
    )


def top_applicants() -> Finding:
    rank = Column("rank", Text(zh="名次", en="Rank"), "number")
    name = Column("applicant", Text(zh="申请人", en="Applicant"), "label", key=True)
    country = Column("country", Text(zh="国家/地区", en="Country/region"), "label")
    share = Column("share", Text(zh="占比", en="Share"), "share", unit="family")
    rows = [
        {
            "rank": at + 1,
            "applicant": f"示例电池{letter}有限公司",
            "country": "中国" if at % 3 else "日本",
            "count": 640 - 41 * at,
            "share": (640 - 41 * at) / 12006,
        }
        for at, letter in enumerate("甲乙丙丁戊己庚辛壬癸")
    ]
    ranked = table("ranked", "主要申请人", "Top applicants", (rank, name, country, FAMILIES, share), rows)
    chart = {
        "xAxis": {"type": "value", "name": "项"},
        "yAxis": category([row["applicant"] for row in reversed(rows)]),
        "series": [
            {
                "type": "bar",
                "name": "专利量",
                "data": [row["count"] for row in reversed(rows)],
                "itemStyle": {"color": "#2f5b8c"},
                "barMaxWidth": 16,
                "label": {"show": True, "position": "right"},
            }
        ],
    }
    said = Sentence(
        Text(zh="专利量居首的是{name}（{count} 项，占 {share}）。", en="First is {name} ({count}; {share})."),
        {
            "name": Quoted("ranked", 0, "applicant"),
            "count": Quoted("ranked", 0, "count"),
            "share": Quoted("ranked", 0, "share"),
        },
    )
    caveat = Text(
        zh="申请人按企业归一；共同申请各计一次。", en="Applicants merged by firm; each of several counts."
    )
    return Finding(
        "top_applicants",
        Text(zh="主要申请人", en="Top applicants"),
        {"top": 10},
        (ranked,),
        chart,
        (said,),
        (BY_FAMILY, caveat),
        (Coverage(Text(zh="申请人已知", en="Applicant known"), 11990, 12006),),
    )


def node_region() -> Finding:
    columns = (
        NODE,
        *(
            Column(f"r{at}", Text(zh=name, en=name), "count", unit="family")
            for at, name in enumerate(REGIONS)
        ),
    )
    rows = [
        {
            "node": NAMES[code],
            **{f"r{at}": (place * 37 + at * 53) % 311 if at < 6 else None for at in range(len(REGIONS))},
        }
        for place, code in enumerate(LEAVES)
    ]
    matrix = table("matrix", "技术分支 × 省份", "Nodes by province", columns, rows)
    cells = [[at, place, row[f"r{at}"]] for place, row in enumerate(rows) for at in range(len(REGIONS))]
    chart = {
        "xAxis": category(REGIONS, position="top", axisLabel={"interval": 0, "fontSize": 10}),
        "yAxis": category([row["node"].zh for row in rows], inverse=True),
        "visualMap": {
            "min": 0,
            "max": 311,
            "show": False,
            "inRange": {"color": ["#ffffff", "#8fb0d1", "#1f3a5f"]},
        },
        "series": [{"type": "heatmap", "data": cells, "label": {"show": True}}],
    }
    caveat = Text(
        zh="地区按第一申请人的申请时地址，不是现权利人；香港、澳门资料暂缺。",
        en="By the first applicant's address as filed; Hong Kong, China and Macao, China not covered.",
    )
    return Finding(
        "node_region",
        Text(zh="技术分支的地区分布", en="Nodes by region"),
        {"level": "province"},
        (matrix,),
        chart,
        (),
        (BY_FAMILY, caveat),
        (Coverage(Text(zh="省份已知", en="Province known"), 4210, 12006),),
    )


def specialisation() -> Finding:
    columns = (
        NODE,
        Column("local", Text(zh="本地有效发明", en="Local inventions in force"), "count", unit="family"),
        Column("rta", Text(zh="显示性技术优势 RTA", en="RTA"), "ratio", unit="family"),
        Column("kind", Text(zh="建议类型", en="Type"), "text"),
    )
    rta = [1.62, 1.31, 0.42, 1.08, INSUFFICIENT, 0.71, 1.94, None, 0.33, 0.88]
    rows = [
        {"node": NAMES[code], "local": 12 + 31 * at % 97, "rta": value, "kind": _type(value)}
        for at, (code, value) in enumerate(zip(LEAVES, rta, strict=True))
    ]
    by_node = table("by_node", "优势与短板", "Strengths and gaps", columns, rows)
    quotes = {
        "node": Quoted("by_node", 6, "node"),
        "rta": Quoted("by_node", 6, "rta"),
        "weak": Quoted("by_node", 8, "node"),
        "low": Quoted("by_node", 8, "rta"),
    }
    said = (
        Sentence(
            Text(zh="{node}的 RTA 为 {rta}，是相对优势最大的环节。", en="{node} is strongest (RTA {rta})."),
            {name: quotes[name] for name in ("node", "rta")},
        ),
        Sentence(
            Text(zh="{weak}的 RTA 仅 {low}，为薄弱环节。", en="{weak} is weak (RTA {low})."),
            {name: quotes[name] for name in ("weak", "low")},
        ),
    )
    caveat = Text(zh="RTA 的基线为链内全部有效发明；少于 10 项不计算。", en="Baseline: within the chain.")
    return Finding(
        "specialisation",
        Text(zh="优势与短板", en="Strengths and gaps"),
        {"baseline": "chain"},
        (by_node,),
        None,
        said,
        (caveat,),
        (Coverage(Text(zh="法律状态已知", en="Status known"), 9000, 12006),),
    )


def _type(value: Any) -> str:
    if not isinstance(value, float):
        return "待核"
    return "强链" if value >= 1 else "补链候选（须说明理由）"


def expiry_wave() -> Finding:
    return Finding(
        "expiry_wave",
        Text(zh="到期专利", en="Expiry wave"),
        {},
        (),
        caveats=(BY_FAMILY,),
        coverage=(Coverage(Text(zh="法律状态已知", en="Status known"), 0, 12006),),
        state="unknown",
        reason=Text(
            zh="来源没有写明法律状态，无法计算到期年份。", en="The sources do not state the legal status."
        ),
    )


def white_space() -> Finding:
    columns = (
        NODE,
        Column("searched", Text(zh="已检索", en="Searched"), "flag"),
        Column("count", Text(zh="专利量", en="Families"), "count", unit="family"),
        Column("growth", Text(zh="三年增长率", en="Growth"), "rate", unit="family"),
    )
    rows = [
        {"node": NAMES[code], "searched": at % 4 != 3, "count": at * 3, "growth": -0.08 + at / 20}
        for at, code in enumerate(LEAVES)
    ]
    return Finding(
        "white_space",
        Text(zh="空白点", en="White space"),
        {},
        (table("cells", "空白点", "White space", columns, rows),),
        caveats=(Text(zh="未检索与检索为零分列。", en="Unsearched is apart from searched-and-absent."),),
        state="insufficient",
        reason=Text(zh="多数分支的近三年专利不足 10 项。", en="Most nodes have fewer than 10."),
    )
