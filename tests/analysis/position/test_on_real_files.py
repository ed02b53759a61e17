"""The analyses of 定位 on 125,924 real records: counts are their records, and what is not stated is unknown."""

import pytest

from qianglian.analysis import registry
from qianglian.analysis.ground import Ground
from qianglian.corpus.workspace import Workspace
from qianglian.model.chain import Chain, ChainNode
from qianglian.model.text import Text
from tests.analysis.ground_cases import ByRule
from tests.analysis.position.asked import asked

CHAIN = Chain(
    "real",
    Text(zh="试验链", en="Test chain"),
    (
        ChainNode("A", Text(zh="电极", en="Electrodes"), rule="ipc:H01M4"),
        ChainNode("B", Text(zh="电池", en="Cells"), rule="ipc:H01M10"),
        ChainNode("C", Text(zh="半导体", en="Semiconductors"), rule="ipc:H01L"),
    ),
)
UNSTATED = {"advantage", "foreign_dependence", "legal_status", "expiry_wave", "transactions"}
"""PATENTSCOPE's file states no legal status, no event and no address."""


@pytest.mark.real_data
def test_every_count_is_its_records(patentscope: Workspace) -> None:
    ground = Ground(patentscope, nodes=ByRule(patentscope, CHAIN))
    for name in registry.ANALYSES["position"]:
        finding = asked(ground, name)
        assert finding.state == ("unknown" if name in UNSTATED else "computed"), name
