"""Publications of CPC alone are told where the rules ask IPC alone, and found by the reading that asks both."""

from pathlib import Path

from qianglian.chains.official import official_chain
from qianglian.chains.tagging import tag
from qianglian.chains.unasked import by_cpc_alone
from qianglian.model.chain import Chain, ChainNode
from qianglian.model.text import Text
from tests.analysis.ground_cases import workspace_of
from tests.corpus.evidence import row

ROWS = [
    row("US10000001B2", "六氟磷酸锂的制备", cpc=["H01M10/0563"]),
    row("CN100000002A", "六氟磷酸锂的制备", ipc=["H01M10/0563"]),
    row("US10000003B2", "六氟磷酸锂的制备", ipc=["H01M10/0563"], cpc=["H01M10/0563"]),
    row("US10000004B2", "六氟磷酸锂的制备"),
]


def chain_of(rule: str) -> Chain:
    return Chain("c", Text(zh="链", en="Chain"), (ChainNode("A", Text(zh="甲", en="A"), rule=rule),))


def test_only_what_states_cpc_alone_is_told_and_only_where_nobody_asks_cpc(tmp_path: Path) -> None:
    with workspace_of(tmp_path / "it", ROWS) as workspace:
        asked = {rule: by_cpc_alone(tag(workspace, chain_of(rule))) for rule in RULES}
    assert asked == RULES


RULES = {
    "ipc:H01M": 1,
    "ipc:H01M OR cpc:H01M": 0,
    "cpc:H01M": 0,
    "ti:六氟磷酸锂": 0,
    "ipc:H01M AND ti:制备": 1,
}


def test_the_reading_with_cpc_finds_them(tmp_path: Path) -> None:
    with workspace_of(tmp_path / "it", ROWS) as workspace:
        found = {
            reading: len(tag(workspace, official_chain("newthree", reading)).node("2.3.1.1").places)
            for reading in ("as_read", "with_cpc")
        }
        assert found == {"as_read": 2, "with_cpc": 3}
        assert by_cpc_alone(tag(workspace, official_chain("newthree", "with_cpc"))) == 0
