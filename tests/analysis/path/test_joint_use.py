"""Who could use their patents together in a node: evidence by hand, and nothing where nothing is known."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from qianglian.analysis.contract import Finding
from qianglian.analysis.ground import Ground
from qianglian.analysis.pairing import TALKS
from qianglian.corpus.workspace import Workspace
from qianglian.model.search_register import SearchRegister
from tests.analysis.ground_cases import workspace_of
from tests.analysis.path.basin import (
    A1,
    A2,
    A3,
    BEICHUAN,
    LIANHE,
    NORTH,
    QINGHE,
    YUNSHAN,
    filed,
    ground_of,
)
from tests.analysis.position.asked import asked, cells

CELL, FILM = ["H01M10/0525", "H01M4/13"], ["C08J5/18"]
ROWS = [
    # 青禾 and 云杉 hold the same classes, 北川 holds others; 青禾 and 北川 hold one together.
    filed(1, "B", 2010, QINGHE, A2, "in_force", ipc=CELL),
    filed(2, "B", 2010, QINGHE, A2, "in_force", ipc=CELL),
    filed(3, "B", 2011, YUNSHAN, A2, "in_force", ipc=CELL, citations=[{"number": "CN100000001B"}]),
    filed(4, "B", 2011, YUNSHAN, A2, "in_force", ipc=CELL),
    filed(5, "B", 2012, BEICHUAN, A2, "in_force", ipc=FILM),
    filed(6, "B", 2012, BEICHUAN, A2, "in_force", ipc=FILM),
    filed(7, "B", 2012, f"{QINGHE}|{BEICHUAN}", A2, "in_force", ipc=FILM),
    filed(8, "B", 2012, LIANHE, A2, "in_force", ipc=FILM),
    # None of these counts: a utility model, a patent that lapsed, one of unknown state, one in force elsewhere.
    filed(9, "U", 2012, YUNSHAN, A2, "in_force", patent_type="utility_model"),
    filed(10, "B", 2012, YUNSHAN, A2, "lapsed"),
    filed(11, "B", 2012, YUNSHAN, A2),
    filed(12, "B2", 2012, YUNSHAN, A2, "in_force", office="US"),
    # One alone in a node.
    filed(13, "B", 2012, NORTH, A1, "in_force"),
]


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    with workspace_of(tmp_path_factory.mktemp("joint"), ROWS) as workspace:
        yield workspace


@pytest.fixture(scope="module")
def ground(workspace: Workspace) -> Ground:
    return ground_of(workspace)


def between(finding: Finding, column: str) -> dict[frozenset[str], Any]:
    """A column of the pairs by the names of the two."""
    rows = finding.table("pairs").rows
    return {frozenset((row["one_name"], row["other_name"])): row[column] for row in rows}


def test_holders_of_what_is_in_force_by_node(ground: Ground) -> None:
    finding = asked(ground, "joint_use", level=2)
    assert cells(finding, "nodes", "living") == {"A1": 1, "A2": 8}
    assert cells(finding, "nodes", "holders") == {"A1": 1, "A2": 4}
    # 青禾 holds three of eight, 北川 three, 云杉 two; 涟河 with one does not count.
    assert cells(finding, "nodes", "strong") == {"A1": 0, "A2": 3}
    assert cells(finding, "nodes", "largest")["A2"] == pytest.approx(3 / 8)
    assert cells(finding, "nodes", "joint") == {"A1": 0, "A2": 1}
    held = {row["name"]: row["count"] for row in finding.table("holders").rows}
    assert held == {QINGHE: 3, BEICHUAN: 3, YUNSHAN: 2}


def test_pairs_and_what_they_may_talk_about(ground: Ground) -> None:
    finding = asked(ground, "joint_use", level=2)
    talk = {pair: title.zh for pair, title in between(finding, "talk").items()}
    both = frozenset((QINGHE, BEICHUAN))
    assert talk[both] == TALKS["consortium"].zh
    assert between(finding, "joint")[both] == 1
    assert talk[frozenset((QINGHE, YUNSHAN))] == TALKS["cross_licence"].zh
    assert talk[frozenset((YUNSHAN, BEICHUAN))] == TALKS["pool"].zh
    # What 青禾 holds with 北川 counts against 云杉: two of three main groups are shared.
    assert between(finding, "overlap") == {
        both: 0.0, frozenset((QINGHE, YUNSHAN)): pytest.approx(2 / 3), frozenset((YUNSHAN, BEICHUAN)): 0.0,
    }  # fmt: skip
    flags = [cells(finding, "nodes", name)["A2"] for name in ("pool", "cross_licence", "consortium")]
    assert flags == [True, True, True]


def test_citations_are_told_by_who_cites_and_unknown_where_none_is_stated(ground: Ground) -> None:
    finding = asked(ground, "joint_use", level=2)
    cites = {
        pair: {row["one_name"]: row["out"], row["other_name"]: row["back"]}
        for pair, row in zip(between(finding, "out"), finding.table("pairs").rows, strict=True)
    }
    assert cites[frozenset((QINGHE, YUNSHAN))] == {YUNSHAN: 1, QINGHE: 0}
    assert set(cites[frozenset((QINGHE, BEICHUAN))].values()) == {None}


def test_thresholds_decide(ground: Ground) -> None:
    assert cells(asked(ground, "joint_use", level=2, several=4), "nodes", "pool")["A2"] is False
    assert cells(asked(ground, "joint_use", level=2, dominant=0.3), "nodes", "pool")["A2"] is False
    few = asked(ground, "joint_use", level=2, minimum=10)
    assert cells(few, "nodes", "pool")["A2"] is None
    assert few.table("nodes").rows[1]["why"].zh.startswith("达到项数的权利人 3 个（需 3）")


def test_a_region_narrows_to_its_own(ground: Ground) -> None:
    finding = asked(ground, "joint_use", level=2, region="江苏")
    assert cells(finding, "nodes", "living") == {"A2": 4}


def test_standards_are_unknown_without_a_list(ground: Ground, tmp_path: Path) -> None:
    finding = asked(ground, "joint_use", level=2)
    assert set(cells(finding, "nodes", "declared").values()) == {None}
    with workspace_of(tmp_path, ROWS) as workspace:
        pool = tmp_path / "pool.csv"
        pool.write_text(
            "Profile,Country,Patent number,Licensor\nMain,CN,CN100000003B,Yunshan\n", encoding="utf-8"
        )
        assert workspace.import_files(pool, search=SearchRegister(database="Fictional Pool")).failed == ()
        listed = asked(ground_of(workspace), "joint_use", level=2)
        assert cells(listed, "nodes", "declared") == {"A1": 0, "A2": 1}
        assert "声明不等于必要" in "".join(one.zh for one in listed.caveats)


def test_competition_law_is_named(ground: Ground) -> None:
    said = "".join(one.zh for one in asked(ground, "joint_use").caveats)
    assert "反垄断" in said
    assert "独占性回授" in said
    assert "待核查" in said


def test_without_anything_in_force_it_is_unknown(ground: Ground) -> None:
    finding = asked(ground_of(ground.workspace, query=f"ti:{A3} OR pn:CN100000011B"), "joint_use")
    assert finding.state == "unknown"
    assert finding.sentences == ()
