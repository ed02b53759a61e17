"""The nodes of 新三样 on a slice of real records: what the index finds is what looking at every record finds."""

import gzip
from itertools import islice
from pathlib import Path

import pytest

from qianglian.chains.official import official_chain
from qianglian.chains.tagging import tag
from qianglian.corpus.workspace import Workspace
from scripts.real_brute_force import chosen, compared
from tests.corpus.evidence import begin
from tests.corpus.real_workspaces import MAPPING, PATENTSCOPE

pytestmark = pytest.mark.real_data

EVERY, LEAST = 25, 2
"""One record in 25 is taken, and nodes of two hits count as large in so small a corpus."""


@pytest.fixture(scope="module")
def slice_of(real_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    folder = tmp_path_factory.mktemp("slice")
    with gzip.open(real_data / PATENTSCOPE, "rt", encoding="utf-8") as lines:
        (folder / "slice.jsonl").write_text("".join(islice(lines, 0, None, EVERY)), encoding="utf-8")
    return begin(folder / "ws", folder / "slice.jsonl", mapping=MAPPING)


@pytest.mark.parametrize("reading", ["as_read", "ipc_only"])
def test_twenty_nodes_are_those_that_looking_at_every_record_finds(slice_of: Workspace, reading) -> None:
    tagging = tag(slice_of, official_chain("newthree", reading))
    codes = chosen(tagging, 20, LEAST)
    assert len(codes) == 20
    found = compared(slice_of, tagging, codes)
    assert [(one.code, one.differ) for one in found] == [(code, 0) for code in codes]
    assert all(one.index == one.brute >= LEAST for one in found)


def test_a_rule_that_is_answered_wrongly_is_seen(slice_of: Workspace) -> None:
    """The comparison itself: asked of another rule than the index was, it says by how many they differ."""
    wide, narrow = (tag(slice_of, official_chain("newthree", reading)) for reading in ("ipc_only", "as_read"))
    codes = chosen(wide, 3, 40)
    wide._queries = narrow._queries
    found = compared(slice_of, wide, codes)
    assert [one.differ for one in found] == [len(wide.keys(code)) - len(narrow.keys(code)) for code in codes]
    assert any(one.differ for one in found)
