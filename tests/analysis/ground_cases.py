"""A small corpus of which every number is counted by hand, and nodes that are queries."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from qianglian.analysis.ground import Ground
from qianglian.corpus.workspace import Workspace
from qianglian.model.chain import Chain, ChainNode
from qianglian.model.text import Text
from tests.corpus.evidence import begin, row, write_rows

QINGHE, YUNSHAN, NORTH = "青禾储能科技有限公司", "云杉材料股份有限公司", "Nordlys Energi AS"


def filed(number: str, year: int, *names: str, **fields: Any) -> dict[str, Any]:
    """A publication filed in ``year`` by applicants of these names, published the year after."""
    day = f"{year}-03-01"
    said = {
        "filing_date": day,
        "publication_date": f"{year + 1}-09-15",
        "applicants": [{"name": name} for name in names],
        "ipc": ["H01M10/0525"],
    }
    return row(number, fields.pop("title", "锂离子电池"), **{**said, **fields})


ROWS = [
    # One family of three: CN application and grant, and a US member with the priority of the first.
    filed("CN101000001A", 2010, QINGHE, application="CN201010000001.1", title="固态电解质"),
    filed("CN101000001B", 2010, QINGHE, application="CN201010000001.1", title="固态电解质"),
    filed(
        "US20120000001A1", 2011, QINGHE, application="US13000001", title="固态电解质",
        priorities=[{"number": "CN201010000001.1", "country": "CN", "date": "2010-03-01"}],
    ),
    filed("CN101000002A", 2010, YUNSHAN, application="CN201010000002.6"),
    filed("CN101000003A", 2012, QINGHE, YUNSHAN, application="CN201210000003.2", title="隔膜"),
    filed("CN201000004U", 2012, YUNSHAN, application="CN201220000004.0", title="隔膜"),
    filed("EP2500005A1", 2012, NORTH, application="EP12000005", title="Separator"),
    # Nobody says when this one was filed, or by whom.
    row("CN101000006A", "电池壳体", publication_date="2014-06-30"),
]  # fmt: skip
"""Eight publications, six families: two filed in 2010, three in 2012, one of unknown year."""

CHAIN = Chain(
    "test",
    Text(zh="试验链", en="Test chain"),
    (
        ChainNode("A", Text(zh="电池材料", en="Materials"), stage="upstream"),
        ChainNode("A1", Text(zh="固态电解质", en="Electrolyte"), parent="A", rule="ti:固态电解质"),
        ChainNode("A2", Text(zh="隔膜", en="Separator"), parent="A", rule="ti:隔膜 OR ti:separator"),
        ChainNode("B", Text(zh="壳体", en="Casing"), rule="ti:壳体"),
    ),
)


class ByRule:
    """Nodes as their rules find them, and those under them."""

    def __init__(self, workspace: Workspace, chain: Chain = CHAIN) -> None:
        self.workspace = workspace
        self.chain = chain

    def keys(self, code: str, /) -> Sequence[str]:
        if not self.workspace.manifest.parts:
            return []
        found = set()
        for node in self.chain.under(code):
            if node.rule:
                found |= set(self.workspace.table(node.rule).select("key").to_pyarrow()["key"].to_pylist())
        return sorted(found)


def workspace_of(path: Path, rows: Sequence[dict[str, Any]]) -> Workspace:
    """A workspace of some rows."""
    path.mkdir(exist_ok=True)
    return begin(path / "workspace", write_rows(path / "rows.jsonl", rows))


def ground_of(workspace: Workspace, **how: Any) -> Ground:
    """A ground with the nodes of the test chain."""
    return Ground(workspace, nodes=ByRule(workspace), **how)
