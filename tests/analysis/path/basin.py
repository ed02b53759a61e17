"""A small basin: firms of two provinces, a university of a third, one firm from abroad, all counted by hand.

Families by node and first applicant (江苏 = 320000, 广东 = 440000, 北京 = 110000):

==========  =============================  ==========================  ===================  ==================
node        江苏                            广东                         北京                  abroad
==========  =============================  ==========================  ===================  ==================
A1 电解质    青禾 2010 2010 2015 2015                                                        北方 2012 (US)
A2 隔膜      青禾+北川 2012, 涟河 2014        云杉 2010 2010 2011 2012 2015  北川 2014
A3 正极                                     云杉 2010 2015 2015                              北方 2013, 2014
==========  =============================  ==========================  ===================  ==================

A4 is searched for and there is none; nothing searches for E.
"""

from pathlib import Path
from typing import Any

from qianglian.analysis.ground import Ground
from qianglian.corpus.workspace import Workspace
from qianglian.model.chain import Chain, ChainNode, SupplyLink
from qianglian.model.text import Text
from tests.analysis.ground_cases import ByRule, workspace_of
from tests.corpus.evidence import row

QINGHE, LIANHE, YUNSHAN = "青禾储能科技有限公司", "涟河新材料有限公司", "云杉材料股份有限公司"
BEICHUAN, NORTH = "北川大学", "Nordlys Energi AS"
HOMES = {
    QINGHE: ("CN", "江苏省南京市江宁区将军大道1号"),
    LIANHE: ("CN", "江苏省苏州市吴中区东路3号"),
    YUNSHAN: ("CN", "广东省深圳市南山区科技路2号"),
    BEICHUAN: ("CN", "北京市海淀区学府路5号"),
    NORTH: ("NO", "Oslo, Norway"),
}
A1, A2, A3 = "电解质", "隔膜", "正极"
OF_A3 = {"priorities": [{"number": "EP13000016", "country": "EP", "date": "2013-03-01"}]}


def application(year: int, serial: int) -> str:
    """A Chinese application number with its check digit."""
    digits = f"{year}1{serial:07d}"
    weights = (2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5)
    check = sum(int(d) * w for d, w in zip(digits, weights, strict=True)) % 11
    return f"CN{digits}.{'X' if check == 10 else check}"


def filed(
    serial: int,
    kind: str,
    year: int,
    names: str,
    title: str,
    state: str = "",
    inventors: str = "",
    **more: Any,
) -> dict[str, Any]:
    """A publication; the names of several applicants have a bar between them, those of inventors a space."""
    office = more.pop("office", "CN")
    said: dict[str, Any] = {
        "filing_date": f"{year}-03-01",
        "publication_date": f"{year + 2}-09-15",
        "applicants": [
            {"name": name, "country": HOMES[name][0], "address": HOMES[name][1]} for name in names.split("|")
        ],
        "inventors": [{"name": name} for name in inventors.split()],
        "patent_type": "invention",
        "ipc": ["H01M10/0525"],
        "application": application(year, serial)
        if office == "CN"
        else f"{office}{year % 100}0000{serial:02d}",
    }
    if state:
        said["status"] = {"state": state, "as_given": state, "as_of": "2017-12-31"}
    if kind.startswith("B"):
        said["grant_date"] = said["publication_date"]
    number = f"{office}1{serial:08d}{kind}" if office == "CN" else f"{office}9{serial:06d}{kind}"
    return row(number, title, **{**said, **more})


LICENSED = [{"date": "2016-05-01", "code": "EE01", "text": "专利实施许可合同备案的生效"}]
ROWS = [
    filed(1, "B", 2010, QINGHE, A1, "in_force", "王一鸣 李二强"),
    filed(2, "B", 2010, QINGHE, A1, "lapsed", "王一鸣"),
    filed(3, "B", 2015, QINGHE, A1, "in_force", "王一鸣"),
    filed(4, "A", 2015, QINGHE, A1, "pending", "李二强"),
    filed(5, "B2", 2012, NORTH, A1, "in_force", office="US"),
    filed(6, "B", 2012, f"{QINGHE}|{BEICHUAN}", A2, "in_force", "赵四海 王一鸣"),
    filed(7, "A", 2014, LIANHE, A2, "pending", "孙五洲"),
    filed(8, "B", 2010, YUNSHAN, A2, "lapsed", "张三丰"),
    filed(9, "B", 2010, YUNSHAN, A2, "lapsed", "张三丰"),
    filed(10, "B", 2011, YUNSHAN, A2, "in_force", "张三丰 周六安", events=LICENSED),
    filed(11, "B", 2012, YUNSHAN, A2, "in_force", "张三丰"),
    filed(12, "A", 2015, YUNSHAN, A2, "", "周六安"),
    filed(13, "B", 2014, BEICHUAN, A2, "in_force", "赵四海"),
    filed(14, "B", 2010, YUNSHAN, A3, "in_force", "周六安"),
    filed(15, "A", 2015, YUNSHAN, A3, "pending", "周六安"),
    filed(17, "A", 2015, YUNSHAN, A3, "lapsed", "周六安"),
    # One family of two, whose Chinese member lapsed, and one that is nowhere but at the EPO.
    filed(16, "B1", 2013, NORTH, A3, "in_force", "Kari Nordmann", office="EP"),
    filed(18, "B", 2014, NORTH, A3, "lapsed", "Kari Nordmann", **OF_A3),
    filed(19, "B1", 2014, NORTH, A3, "in_force", "Kari Nordmann", office="EP"),
]
"""Nineteen publications, eighteen families."""

CHAIN = Chain(
    "basin",
    Text(zh="盆地链", en="Basin chain"),
    (
        ChainNode("A", Text(zh="电池材料", en="Materials"), stage="upstream"),
        ChainNode("A1", Text(zh="电解质", en="Electrolyte"), parent="A", rule="ti:电解质"),
        ChainNode("A2", Text(zh="隔膜", en="Separator"), parent="A", rule="ti:隔膜"),
        ChainNode("A3", Text(zh="正极", en="Cathode"), parent="A", rule="ti:正极"),
        ChainNode("A4", Text(zh="回收", en="Recycling"), parent="A", rule="ti:回收"),
        ChainNode("E", Text(zh="装备", en="Equipment"), stage="midstream"),
    ),
    links=(SupplyLink("A1", "A3", "电解质"),),
)


def basin(path: Path) -> Workspace:
    """A workspace of the basin."""
    return workspace_of(path, ROWS)


def ground_of(workspace: Workspace, **how: Any) -> Ground:
    """A ground with the nodes of its chain."""
    return Ground(workspace, nodes=ByRule(workspace, CHAIN), **how)
