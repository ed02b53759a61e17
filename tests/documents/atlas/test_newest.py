"""The newest publications of each node: those that a search of its rule lists first, less what is taken out of it."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from qianglian.analysis.ground import Ground
from qianglian.chains.tagging import tag
from qianglian.corpus.workspace import Workspace
from qianglian.documents.atlas.newest import Newest
from qianglian.documents.navigation.basis import Basis, Standing
from qianglian.model.chain import Chain, NoiseRule
from qianglian.model.text import Text
from tests.chains.samples import node
from tests.corpus.evidence import begin, row, write_rows

CHAIN = Chain(
    "bat",
    Text(zh="电池", en="Batteries"),
    (node("M", "ti:电池"), node("M1", "ti:正极", "M"), node("P", "ti:充电")),
)
NOISE = (NoiseRule("ti:玩具", "甲", date(2024, 5, 1), "玩具", ""),)
RULES = {"M": "ti:电池 OR ti:正极", "M1": "ti:正极", "P": "ti:充电"}


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """Sixty publications of six days, some without one, imported in two parts; every fifth is a toy."""
    rng, words = np.random.default_rng(7), ("电池", "正极", "电池正极", "隔膜")
    rows = []
    for at in range(60):
        day = f"2021-0{rng.integers(1, 7)}-01" if rng.random() < 0.8 else None
        title = f"{words[rng.integers(4)]}{'玩具' if at % 5 == 0 else ''}"
        dated = {"publication_date": day} if day else {"publication_date": None}
        rows.append(row(f"CN{1000000 + at * 7919 % 999983}A", title, **dated))
    made = begin(tmp_path / "ws", write_rows(tmp_path / "one.jsonl", rows[:40]))
    made.import_files(write_rows(tmp_path / "two.jsonl", rows[40:]))
    return made


def newest(workspace: Workspace, chain: Chain = CHAIN, query: str = "") -> Newest:
    tagging = tag(workspace, chain)
    return Newest(Standing(workspace, tagging, Ground(workspace, nodes=tagging), Basis(query=query)))


@pytest.mark.parametrize("most", [1, 7, 1_000])
@pytest.mark.parametrize("query", ["", "pd:2021-03-01..2021-05-01"])
def test_they_are_those_of_a_search(workspace: Workspace, most: int, query: str) -> None:
    found = newest(workspace, query=query)
    for code, rule in RULES.items():
        page = workspace.search(f"({rule}) AND {query}" if query else rule, sort="-pd", limit=most)
        assert found.of(code, most) == (page.total.value, [hit.key for hit in page.hits])
    assert found.of("P", most) == (0, [])
    assert found.of("M", most)[0] > (3 if query else 30)


def test_noise_is_not_listed(workspace: Workspace) -> None:
    found = newest(workspace, replace(CHAIN, noise=NOISE))
    page = workspace.search(f"({RULES['M']}) NOT ti:玩具", sort="-pd", limit=100)
    assert found.of("M", 100) == (page.total.value, [hit.key for hit in page.hits])
    assert page.total.value < newest(workspace).of("M", 100)[0]
