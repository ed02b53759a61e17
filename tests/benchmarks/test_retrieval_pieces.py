"""The pieces that the retrieval benchmarks judge with: ranks, intervals, learnt weights, splits."""

import sys
from pathlib import Path

import numpy as np
import pytest

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
if str(BENCHMARKS) not in sys.path:
    # The benchmarks are run by path, so that their folders are imported by those names.
    sys.path.append(str(BENCHMARKS))

from harness.citations import Citations  # noqa: E402
from harness.crosslingual import Titles, fit, judge  # noqa: E402
from harness.fusing import Pool, folds, learnt  # noqa: E402
from harness.ipc_titles import Pair, distinct, pairs, split  # noqa: E402
from harness.ranks import DEPTH, Ranks, by_languages, interval, ranks  # noqa: E402


def test_ranks_count_from_1_and_end_at_the_depth() -> None:
    answer = list(range(DEPTH + 5))
    assert ranks(answer, np.array([0, 9, DEPTH + 1])).tolist() == [1, 10, np.inf]


def test_measures_of_a_query() -> None:
    found = Ranks({7: np.array([2.0, 50.0, np.inf, 200.0])})
    assert found.measures([7]).tolist() == [[0.25, 0.5, 0.5]]


def test_an_interval_resamples_families() -> None:
    values, families = np.array([0.0, 1.0, 1.0, 0.0]), np.array([1, 2, 2, 3])
    mean, low, high = interval(values, families)
    assert low <= mean == 0.5 <= high
    assert interval(np.ones(4), families) == (1.0, 1.0, 1.0)


def test_pairs_of_languages() -> None:
    found = Ranks({0: np.array([3.0, 300.0])})
    told = by_languages(found, [0], {0: np.array([1, 2])}, np.array(["zh", "en", "en"]))
    assert told == {("zh", "en"): (2, 0.5)}


def _pools() -> tuple[dict[int, Pool], dict[int, np.ndarray]]:
    """Queries whose cited document has much meaning, and words at random."""
    draw = np.random.default_rng(1)
    pools, cited = {}, {}
    for query in range(30):
        meaning = draw.normal(size=80)
        wanted = int(np.argsort(meaning)[-1 - query % 3])
        pools[query] = Pool.of(range(80), {"words": draw.normal(size=80), "meaning": meaning})
        cited[query] = np.array([wanted])
    return pools, cited


def test_weights_go_where_the_cited_stand_out() -> None:
    pools, cited = _pools()
    shares = learnt(pools, cited, list(pools))
    assert shares.sum() == pytest.approx(1)
    assert (shares >= 0).all()
    assert shares[1] > 0.8
    assert shares.tolist() == learnt(pools, cited, list(pools)).tolist()
    assert cited[0][0] in pools[0].ranked(shares)[:3]


def test_folds_keep_families_together() -> None:
    family = np.arange(40) // 4
    for some, others in folds(range(40), family):
        assert not {family[q] for q in some} & {family[q] for q in others}
        assert len(some) + len(others) == 40


def test_reciprocal_ranks_need_no_weights() -> None:
    pool = Pool.of([5, 6, 7], {"words": np.array([3.0, 2.0, 1.0]), "meaning": np.array([3.0, 1.0, 2.0])})
    assert pool.by_reciprocal_ranks()[0] == 5


def test_titles_that_are_not_alone_are_not_asked_for() -> None:
    found = [
        Pair("A01B1/00", "零件", "Details"),
        Pair("A01B3/00", "部件", "details"),
        Pair("A01C1/00", "犁", "Ploughs"),
    ]
    assert [pair.symbol for pair in distinct(found)] == ["A01C1/00"]


def test_a_subclass_lies_in_one_part() -> None:
    found = [Pair(f"A{n:02d}B{m}/00", f"题{n}{m}", f"title {n} {m}") for n in range(40) for m in range(1, 4)]
    parts = split(found)
    seen = [{pair.symbol[:4] for pair in part} for part in parts.values()]
    assert sum(map(len, seen)) == len(set.union(*seen)) == 40
    assert sum(map(len, parts.values())) == len(found)


def test_an_adapter_learns_a_turn() -> None:
    draw = np.random.default_rng(2)
    english = draw.normal(size=(600, 12))
    turn = np.linalg.qr(draw.normal(size=(12, 12)))[0]
    found = Titles(english @ turn + 0.05 * draw.normal(size=(600, 12)), english)
    found = found.centred(found.means)
    learnt_from, held = found[np.arange(400)], found[np.arange(400, 600)]
    maps = fit(learnt_from, 0.1, 1.0, rank=12)
    assert judge(held, maps).first > 0.95 > 0.2 > judge(held, None).first


@pytest.mark.real_data
def test_the_halves_of_the_citations_share_no_family(real_data: Path) -> None:
    corpus = Citations(real_data)
    learning, judged = corpus.halves
    assert len(corpus.documents) == 28_771
    assert not {corpus.family[q] for q in learning} & {corpus.family[q] for q in judged}
    assert set(learning) | set(judged) == set(corpus.cited)
    for query, cited in corpus.cited.items():
        assert not set(cited) & set(corpus.left_out(query))


@pytest.mark.real_data
def test_the_adapter_has_not_seen_what_it_is_judged_on(real_data: Path) -> None:
    from qianglian.corpus.similar.adapter import shipped

    parts = split(pairs(real_data))
    adapter = shipped()
    assert adapter is not None
    assert adapter.record["pairs"] == {name: len(found) for name, found in parts.items()}
    held = {pair.symbol[:4] for pair in parts["held back"]}
    assert not held & {pair.symbol[:4] for pair in (*parts["learnt from"], *parts["chosen on"])}
