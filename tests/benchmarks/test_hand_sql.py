"""Tables of analyses by hand: they say the same as ours, and a table that does not is seen."""

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
if str(BENCHMARKS) not in sys.path:
    # The benchmarks are run by path, so that their folders are imported by those names.
    sys.path.append(str(BENCHMARKS))

from analyses import HEAVY, differing, given  # noqa: E402
from harness.million import made  # noqa: E402
from peers.hand_sql import TABLES, HandSql  # noqa: E402

from qianglian.analysis import registry  # noqa: E402
from qianglian.chains.kept import use_chain  # noqa: E402
from qianglian.chains.official import official_chain  # noqa: E402
from qianglian.corpus.workspace import open_workspace  # noqa: E402
from qianglian.documents.navigation.answering import answer_of  # noqa: E402
from qianglian.documents.navigation.basis import Basis, Standing, stand_on  # noqa: E402


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Standing, HandSql]]:
    folder = tmp_path_factory.mktemp("generated")
    with open_workspace(made(folder, 400, 1)) as workspace:
        use_chain(workspace, official_chain("newthree"), "test", "a chain with nodes")
        standing = stand_on(workspace, Basis())
        yield standing, HandSql(given(standing, folder / "given"), 1)


def test_every_name_is_an_analysis() -> None:
    assert {one.analysis for one in TABLES} | HEAVY <= set(registry.names())


@pytest.mark.parametrize("table", TABLES, ids=lambda one: f"{one.analysis}.{one.table}")
def test_a_table_by_hand_says_the_same(both: tuple[Standing, HandSql], table: object) -> None:
    standing, hand = both
    one = next(each for each in TABLES if each is table)
    ours = answer_of(standing, registry.analysis(one.analysis)).table(one.table)
    rows = hand.rows(one)
    assert ours.rows
    assert rows
    assert differing(ours, one, rows) == 0


def test_a_wrong_number_and_a_lacking_row_are_seen(both: tuple[Standing, HandSql]) -> None:
    standing, hand = both
    one = TABLES[0]
    ours, rows = answer_of(standing, registry.analysis(one.analysis)).table(one.table), hand.rows(one)
    wrong = [{**rows[0], "count": rows[0]["count"] + 1}, *rows[1:]]
    assert differing(ours, one, wrong) == 1
    assert differing(replace(ours, rows=ours.rows[1:]), one, rows) == 1
