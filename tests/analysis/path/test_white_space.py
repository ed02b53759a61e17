"""A blank is told from what was not searched, what cannot be read, and what is too small; by hand."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from qianglian.analysis.contract import Finding
from qianglian.analysis.ground import Ground
from qianglian.analysis.rule_scope import classes_of
from qianglian.analysis.searching import searches
from qianglian.chains.known_kept import add
from qianglian.chains.official import official_chain
from qianglian.chains.tagging import tag
from qianglian.corpus.workspace import Workspace, open_workspace
from qianglian.model.chain import Chain, ChainNode
from qianglian.model.errors import BadInput
from qianglian.model.text import Text
from qianglian.model.view import View
from tests.analysis.ground_cases import ByRule, workspace_of
from tests.analysis.path.basin import QINGHE, filed
from tests.analysis.position.asked import asked, cells
from tests.chains.gate_cases import known


def node(code: str, parent: str = "", rule: str = "") -> ChainNode:
    return ChainNode(code, Text(zh=code, en=code), parent=parent, rule=rule)


CHAIN = Chain(
    "white",
    Text(zh="空白链", en="White chain"),
    (
        node("A"),
        node("A1", "A", "ti:正极 AND ipc:H01M"),
        node("A2", "A", "ti:负极 AND ipc:H01M"),
        node("A3", "A", "ti:隔膜"),
        node("B"),
        node("B1", "B", "ti:回收"),
        node("B2", "B"),
    ),
)


def some(start: int, title: str, said: str, ipc: str = "H01M4/00", count: int = 10) -> list[dict[str, Any]]:
    """So many families with a title and an abstract ("" for none)."""
    texts = {"abstracts": [{"lang": "zh", "text": said}]} if said else {}
    return [filed(at, "A", 2010, QINGHE, title, ipc=[ipc], **texts) for at in range(start, start + count)]


CHEAP, PLAIN = "一种材料，降低成本。", "一种材料。"
ROWS = [
    *some(1, "正极", CHEAP),
    *some(11, "负极", PLAIN),
    *some(21, "隔膜", "", "B29C55/00"),
    *some(31, "回收", PLAIN),
]


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    with workspace_of(tmp_path_factory.mktemp("white"), ROWS) as workspace:
        yield workspace


@pytest.fixture(scope="module")
def ground(workspace: Workspace) -> Ground:
    return Ground(workspace, nodes=ByRule(workspace, CHAIN))


def statuses(finding: Finding, column: str = "cost") -> dict[str, str]:
    return {node: status for (node, at), status in cells(finding, "cells", "status").items() if at == column}


def test_a_blank_was_searched_and_was_to_be_expected(ground: Ground) -> None:
    finding = asked(ground, "white_space", recall="waived")
    # Under A twenty families can be read, ten of them speak of cost: of the ten of A2 five were to be expected.
    assert statuses(finding) == {
        "A1": "present", "A2": "blank", "A3": "unread", "B1": "small", "B2": "unsearched",
    }  # fmt: skip
    (row,) = finding.table("blanks").rows
    assert (row["node"], row["count"], row["readable"], row["expected"]) == ("A2", 0, 10, 5.0)
    assert cells(finding, "cells", "readable")["A3", "cost"] == 0
    assert statuses(finding, "life")["A2"] == "small"
    summary = cells(finding, "summary", "cells")
    assert (summary["blank"], summary["present"], sum(summary.values())) == (1, 1, 5 * 17)


def test_without_a_measured_recall_nothing_is_blank(ground: Ground) -> None:
    finding = asked(ground, "white_space")
    assert set(statuses(finding).values()) == {"present", "unsearched"}
    assert finding.table("blanks").rows == ()
    assert {title.zh for title in cells(finding, "nodes", "how").values()} == {"查全率未测", "没有检索式"}


def test_recall_decides_by_branch(tmp_path: Path) -> None:
    with workspace_of(tmp_path, ROWS) as workspace:
        numbers = [f"CN1{at:08d}A" for at in range(1, 41)]
        add(workspace, known(*numbers[:10], branch="A1"), known(*numbers[10:20], branch="A2"))
        # Of B1 half of what is known was never downloaded.
        add(workspace, known(*numbers[30:40], *(f"CN2{at:08d}A" for at in range(1, 11)), branch="B1"))
        ground = Ground(workspace, nodes=tag(workspace, CHAIN))
        finding = asked(ground, "white_space")
        assert statuses(finding)["A2"] == "blank"
        how = {node: title.zh for node, title in cells(finding, "nodes", "how").items()}
        assert how["A2"] == "已检索，查全率达标"
        assert how["B1"] == "查全率未达标"
        assert cells(finding, "nodes", "recall")["B1"] == 0.5
        # Recall tells of the whole corpus: under a View that shows less, nothing is known of it.
        with open_workspace(workspace.path, view=View(rows="ti:正极 OR ti:负极")) as narrow:
            finding = asked(Ground(narrow, nodes=tag(narrow, CHAIN)), "white_space")
            assert statuses(finding)["A2"] == "unsearched"


def test_what_a_person_names_was_not_searched(ground: Ground) -> None:
    finding = asked(ground, "white_space", recall="waived", unsearched="A2")
    assert statuses(finding)["A2"] == "unsearched"
    with pytest.raises(BadInput, match="ZZ"):
        asked(ground, "white_space", unsearched="ZZ")


def test_a_search_in_part_is_never_complete(ground: Ground) -> None:
    how = searches(ground, ["A", "B", "B1", "B2"], unsearched="", waived=True)
    assert {code: one.how for code, one in how.items()} == {
        "A": "waived", "B": "partial", "B1": "waived", "B2": "no_rule",
    }  # fmt: skip
    sei = Ground(ground.workspace, nodes=ByRule(ground.workspace, official_chain("sei")))
    told = searches(sei, ["2.1", "2.3"], unsearched="", waived=True)
    assert (told["2.1"].how, told["2.3"].how) == ("partial", "waived")
    chain = official_chain("sei")
    anew = tuple(replace(one, rule="ipc:B29C64") if one.code == "2.1" else one for one in chain.nodes)
    mended = Ground(ground.workspace, nodes=ByRule(ground.workspace, replace(chain, nodes=anew)))
    assert searches(mended, ["2.1"], unsearched="", waived=True)["2.1"].how == "waived"


def test_a_subclass_outside_of_a_rule_was_not_searched(ground: Ground) -> None:
    assert classes_of(CHAIN, "A2") == {"H01M"}
    assert classes_of(CHAIN, "A3") is None
    finding = asked(ground, "white_space", columns="ipc", recall="waived")
    assert statuses(finding, "B29C")["A2"] == "unsearched"
    assert statuses(finding, "B29C")["A3"] == "present"
    # Twenty of the thirty families under A are of H01M: of the ten of A3 seven were to be expected.
    assert statuses(finding, "H01M")["A3"] == "blank"


def test_thresholds_are_parameters(ground: Ground) -> None:
    assert statuses(asked(ground, "white_space", recall="waived", minimum=6))["A2"] == "small"
    assert statuses(asked(ground, "white_space", recall="waived", least_known=0))["A3"] == "small"


def test_no_blank_is_called_a_chance(ground: Ground) -> None:
    finding = asked(ground, "white_space", recall="waived")
    said = "".join(one.zh for one in finding.caveats) + "".join(one.text.zh for one in finding.sentences)
    assert "待核查" in said
    assert "机会" not in said
    assert "opportunit" not in "".join(one.en for one in finding.caveats)
