"""A small valley of firms, a university and people: addresses, states, events and inventors, all counted by hand."""

from pathlib import Path
from typing import Any

from qianglian.analysis.ground import Ground
from qianglian.corpus.workspace import Workspace
from qianglian.model.chain import Chain, ChainNode, IndustryFact
from qianglian.model.text import Text
from tests.analysis.ground_cases import ByRule, workspace_of
from tests.corpus.evidence import row

QINGHE, YUNSHAN, NORTH = "青禾储能科技有限公司", "云杉材料股份有限公司", "Nordlys Energi AS"
SHANHAI, UNIVERSITY = "山海电子股份有限公司", "江州大学"
HOMES = {
    QINGHE: ("CN", "江苏省南京市江宁区将军大道1号"),
    YUNSHAN: ("CN", "广东省深圳市南山区科技路2号"),
    NORTH: ("NO", "Oslo, Norway"),
    SHANHAI: ("TW", "台湾省新竹市"),
    UNIVERSITY: ("CN", "江苏省南京市玄武区学府路3号"),
}


def filed(
    number: str, year: int, names: str, title: str, inventors: str, state: str = "", **more: Any
) -> Any:
    """A publication of applicants (and inventors), names with spaces between; its state as a source states it."""
    some = [name for name in names.split("|") if name]
    said: dict[str, Any] = {
        "filing_date": f"{year}-03-01",
        "publication_date": f"{year + 2}-09-15",
        "applicants": [{"name": name, "country": HOMES[name][0], "address": HOMES[name][1]} for name in some],
        "inventors": [{"name": name} for name in inventors.split()],
        "patent_type": "utility_model" if number.endswith("U") else "invention",
    }
    if number.endswith(("B", "B1", "B2", "U")):
        said["grant_date"] = said["publication_date"]
    if state:
        said["status"] = {"state": state, "as_given": state, "as_of": "2015-12-31"}
    return row(number, title, **{**said, **more})


SOLID, FILM = "固态电解质", "隔膜"
FIRST = {"priorities": [{"number": "CN201010000001.1", "country": "CN", "date": "2010-03-01"}]}
NINTH = {"priorities": [{"number": "EP09000005", "country": "EP", "date": "2009-03-01"}]}
ROWS = [
    filed("CN101000001B", 2010, QINGHE, SOLID, "王一鸣 李二强", "in_force", application="CN201010000001.1"),
    filed("US9000001B2", 2011, QINGHE, SOLID, "王一鸣 李二强", "lapsed", application="US13000001", **FIRST),
    filed(
        "CN101000002B", 2011, YUNSHAN, FILM, "李二强 张三丰", "in_force", application="CN201110000002.5",
        events=[
            {"date": "2014-05-01", "code": "EE01", "text": "专利实施许可合同备案的生效"},
            {"date": "2015-05-01", "code": "PE01", "text": "专利权质押合同登记的生效"},
        ],
    ),
    filed(
        "CN101000003A", 2012, f"{QINGHE}|{UNIVERSITY}", SOLID, "王一鸣 李二强 赵四海", "pending",
        application="CN201210000003.2",
    ),
    filed("CN201000004U", 2012, YUNSHAN, FILM, "张三丰", "lapsed", application="CN201220000004.0"),
    filed(
        "CN101000005B", 2010, NORTH, FILM, "Kari Nordmann", "in_force", application="CN201010000005.1",
        events=[{"date": "2015-01-01", "code": "TR01", "text": "专利权的转移"}], **NINTH,
    ),
    filed("EP2500005B1", 2009, NORTH, FILM, "Kari Nordmann", "in_force", application="EP09000005"),
    filed("CN101000006B", 2013, SHANHAI, SOLID, "", "in_force", application="CN201310000006.7"),
    filed("CN101000007A", 2013, "", "电池壳体", "", application="CN201310000007.1"),
]  # fmt: skip
"""Nine publications, seven families; nobody says whose the last one is, or where it stands."""

CHAIN = Chain(
    "valley",
    Text(zh="谷地链", en="Valley chain"),
    (
        ChainNode("A", Text(zh="电池材料", en="Materials"), stage="upstream"),
        ChainNode("A1", Text(zh="固态电解质", en="Electrolyte"), parent="A", rule="ti:固态电解质"),
        ChainNode("A2", Text(zh="隔膜", en="Separator"), parent="A", rule="ti:隔膜"),
        ChainNode("B", Text(zh="壳体", en="Casing"), rule="ti:壳体"),
        ChainNode("C", Text(zh="回收", en="Recycling"), rule="ti:回收"),
        ChainNode("D", Text(zh="装备", en="Equipment")),
    ),
    facts=(
        IndustryFact("", "江苏省", 2014, "有效发明专利量", 100.0, "件", "synthetic"),
        IndustryFact("", "全国", 2014, "有效发明专利量", 1000.0, "件", "synthetic"),
        IndustryFact("", "广东省", 2014, "有效发明专利量", None, "件", "synthetic"),
    ),
)
"""C is searched for and there is none; nothing searches for D."""


def valley(path: Path) -> Workspace:
    """A workspace of the valley."""
    return workspace_of(path, ROWS)


def ground_of(workspace: Workspace, **how: Any) -> Ground:
    """A ground with the nodes of its chain."""
    return Ground(workspace, nodes=ByRule(workspace, CHAIN), **how)
