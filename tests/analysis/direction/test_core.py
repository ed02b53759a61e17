"""Candidate core patents: ranks, weights, what is unknown; and who holds them."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qianglian.analysis.scoring import COHORT, cohort_ranks
from tests.analysis.ground_cases import NORTH, QINGHE, YUNSHAN, filed
from tests.analysis.hand_cases import answered, ground_on, picked, series

ONLY_CITATIONS = {"citations": 1.0, "size": 0.0, "claims": 0.0, "deals": 0.0, "challenges": 0.0}


@given(st.lists(st.one_of(st.none(), st.integers(0, 5)), min_size=1, max_size=60), st.integers(2000, 2003))
def test_ranks_keep_the_order_and_their_mean_is_the_middle(values: list[int | None], year: int) -> None:
    numbers = np.array([np.nan if one is None else one for one in values], dtype=float)
    ranks = cohort_ranks(numbers, np.full(len(values), float(year)))
    known = ~np.isnan(numbers)
    assert (np.isnan(ranks) == np.isnan(numbers)).all()
    assert ((ranks[known] > 0) & (ranks[known] < 1)).all()
    if known.any():
        assert ranks[known].mean() == pytest.approx(0.5)
        order = np.argsort(numbers[known], kind="stable")
        assert (np.diff(ranks[known][order]) >= 0).all()


def test_the_old_do_not_win_by_age() -> None:
    values = np.concatenate([np.arange(COHORT) + 100.0, np.arange(COHORT) + 0.0])
    years = np.repeat([2000.0, 2020.0], COHORT)
    ranks = cohort_ranks(values, years)
    assert ranks[:COHORT].tolist() == ranks[COHORT:].tolist()


def test_scores_by_hand(tmp_path: Path) -> None:
    rows = series(4, 2010, QINGHE, cited_by_count=[0, 1, 1, 10])
    with ground_on(tmp_path, rows) as ground:
        finding = answered(ground, "core_patents", **ONLY_CITATIONS)
    assert picked(finding, "candidates", "place", "citations", "score") == [
        (1, 10, 7 / 8),
        (2, 1, 4 / 8),
        (3, 1, 4 / 8),
        (4, 0, 1 / 8),
    ]


def test_the_unknown_stands_in_the_middle_and_is_told(tmp_path: Path) -> None:
    rows = [*series(3, 2010, QINGHE, cited_by_count=[0, 2, 4]), *series(1, 2010, YUNSHAN, start=4)]
    weights = ONLY_CITATIONS | {"citations": 0.5, "size": 0.5}
    with ground_on(tmp_path, rows) as ground:
        finding = answered(ground, "core_patents", **weights)
        rows_of = {row["citations"]: row for row in finding.table("candidates").rows}
        # No size is stated, so that offices (one for each) are counted: all stand in the middle.
        assert rows_of[None]["score"] == pytest.approx(0.5)
        assert rows_of[None]["known"] == pytest.approx(0.5)
        assert rows_of[0]["score"] == pytest.approx((1 / 6 + 0.5) / 2)
        none = answered(ground, "core_patents", **(weights | {"least_known": 0.6}))
        assert None not in {row["citations"] for row in none.table("candidates").rows}


def test_where_no_source_states_anything_there_is_no_score(tmp_path: Path) -> None:
    with ground_on(tmp_path, series(6, 2010, QINGHE)) as ground:
        finding = answered(ground, "core_patents")
        control = answered(ground, "node_control")
    assert finding.state == control.state == "unknown"
    assert finding.table("candidates").rows == ()


def test_deals_and_challenges_come_from_legal_events(tmp_path: Path) -> None:
    licensed = {
        "events": [{"date": "2015-01-01", "text": "专利实施许可合同备案的生效", "code": "", "country": "CN"}]
    }
    paid = {"events": [{"date": "2015-01-01", "text": "授权", "code": "", "country": "CN"}]}
    rows = [
        *series(1, 2010, QINGHE, **licensed),
        *series(1, 2010, QINGHE, start=2, **paid),
        *series(1, 2010, QINGHE, start=3),
    ]
    weights = dict.fromkeys(ONLY_CITATIONS, 0.0) | {"deals": 1.0}
    with ground_on(tmp_path, rows) as ground:
        finding = answered(ground, "core_patents", **weights)
    assert picked(finding, "candidates", "deals", "deals_rank") == [(1, 3 / 4), (0, 1 / 4)]


def test_control_is_a_share_of_the_core_of_a_node(tmp_path: Path) -> None:
    wide = [{"number": "US61000001", "country": "US", "date": "2010-03-01"}]
    rows = [
        *series(6, 2010, QINGHE, title=["隔膜"] * 6, cited_by_count=[9] * 6),
        *series(4, 2010, YUNSHAN, start=7, title=["隔膜"] * 3 + ["壳体"], cited_by_count=[9] * 4),
        filed(
            "EP2500005A1",
            2011,
            NORTH,
            application="EP11000005",
            title="隔膜",
            cited_by_count=9,
            priorities=wide,
        ),
        filed(
            "JP2011000005A",
            2011,
            NORTH,
            application="JP2011000005",
            title="隔膜",
            cited_by_count=9,
            priorities=wide,
        ),
        *series(1, 2010, NORTH, start=20, title=["隔膜"], cited_by_count=[0]),
    ]
    with ground_on(tmp_path, rows) as ground:
        every = answered(ground, "node_control", scope="all", core_share=0.9, level=0, **ONLY_CITATIONS)
        found = {(node, name): (count, wide, share, controls) for node, name, count, wide, share, controls in picked(
            every, "holders", "node", "name", "count", "wide", "share", "controls")}  # fmt: skip
        assert found["A2", QINGHE] == (6, 0, 0.6, True)
        assert found["A2", YUNSHAN] == (3, 0, 0.3, True)
        assert found["A2", NORTH][:2] == (1, 1)
        abroad = answered(ground, "node_control", core_share=0.9, level=0, minimum=1, **ONLY_CITATIONS)
        assert picked(abroad, "holders", "name", "count", "share") == [(NORTH, 1, 1.0)]
