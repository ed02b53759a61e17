"""The pieces that the tagging benchmark judges with: rules as SQL in two ways, a sample, a share of the rules."""

import sys
from dataclasses import replace
from pathlib import Path

import duckdb
import numpy as np
import pytest

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
if str(BENCHMARKS) not in sys.path:
    # The benchmarks are run by path, so that their folders are imported by those names.
    sys.path.append(str(BENCHMARKS))

from harness.brute_force import found, rows, sample  # noqa: E402
from harness.official_rules import chains, rules  # noqa: E402
from peers.duckdb_rules import WAYS, chosen_of, sql, table  # noqa: E402
from peers.qianglian_tagging import with_one_rule_changed  # noqa: E402

from qianglian.chains.tagging import tag  # noqa: E402
from qianglian.corpus.workspace import Workspace  # noqa: E402
from qianglian.model.chain import Chain, ChainNode  # noqa: E402
from qianglian.model.text import Text  # noqa: E402
from qianglian.query.grammar import parse  # noqa: E402
from tests.corpus.evidence import begin, row, write_rows  # noqa: E402

TITLES = [
    ("锂电池隔膜", ["H01M10/0525", "H01M50/403"]),
    ("电池，池壁", ["H01M4/13"]),
    ("SiC器件", ["H01L29/16"]),
    ("SiC 器件 lithium-ion", ["H01M10/05"]),
    ("一种电机", ["H01M100/02"]),
    ("lithiumion cell", []),
]
QUERIES = [
    "电池",
    "SiC器件",
    "lithium ion",
    "lith*",
    "ipc:H01M10",
    "ipc:H01M4/13",
    "ipc:H01M10/05*",
    "ipc:H01",
    "(ipc:H01M10 OR ipc:H01L29/16 OR 电机) AND (器件 OR 电池)",
    "ipc:H01M NOT (电机 OR ipc:H01M4/13)",
]


@pytest.fixture
def small(tmp_path: Path) -> Workspace:
    made = [row(f"CN10000{n}1A", title, ipc=ipc) for n, (title, ipc) in enumerate(TITLES)]
    return begin(tmp_path / "ws" / "workspace", write_rows(tmp_path / "rows.jsonl", made))


@pytest.mark.parametrize("way", WAYS)
def test_rules_as_sql_find_what_reading_finds(small: Workspace, way: str) -> None:
    asked = {query: parse(query) for query in QUERIES}
    keys = [str(key, "ascii") for key in small.matching().keys.tolist()]
    read = found(asked, rows(small, keys))
    assert len({frozenset(held) for held in read.values()}) > 6
    with table(small.path, small.path.parent / "rules.duckdb") as connection:
        for query, node in asked.items():
            held = connection.execute(f"SELECT key FROM texts WHERE {sql(node, way)}").fetchall()
            assert {key for (key,) in held} == read[query], query


def test_the_table_is_made_once(small: Workspace) -> None:
    file = small.path.parent / "rules.duckdb"
    table(small.path, file).close()
    before = file.stat().st_mtime_ns
    with table(small.path, file) as connection:
        assert connection.execute("SELECT count(*) FROM texts").fetchall() == [(len(TITLES),)]
    assert file.stat().st_mtime_ns == before


@pytest.mark.parametrize("way", WAYS)
def test_every_official_rule_is_sql(way: str) -> None:
    with duckdb.connect() as connection:
        connection.execute(
            "CREATE TABLE texts(key TEXT, ti_nf TEXT, ab_nf TEXT, cl_nf TEXT, ipc_nf TEXT, cpc_nf TEXT)"
        )
        for node in list(rules().values())[::9]:
            assert connection.execute(f"SELECT key FROM texts WHERE {sql(node, way)}").fetchall() == []


def test_a_share_of_the_rules_goes_from_short_to_long() -> None:
    asked = {str(n): parse(" OR ".join(["电池"] * (n + 1))) for n in range(100)}
    some = chosen_of(asked, 10)
    assert some == [str(n) for n in range(5, 100, 10)]
    assert chosen_of(asked, 1_000) == [str(n) for n in range(100)]


def test_the_rules_are_those_of_all_systems() -> None:
    assert len(rules()) == 759
    assert {name.partition("/")[0] for name in rules()} == {chain.code for chain in chains()}


def test_a_sample_is_the_same_every_time() -> None:
    keys = np.array([b"p%016d" % n for n in range(50)], "S17")
    some = sample(keys, 10)
    assert some == sample(keys, 10) == sorted(set(some))
    assert len(some) == 10
    assert len(sample(keys, 100)) == 50


def test_one_changed_rule_is_one_question(small: Workspace) -> None:
    name = Text(zh="链", en="Chain")
    chain = Chain("c", name, (ChainNode("1", name), ChainNode("1.1", name, "1", rule="电池")))
    tag(small, chain)
    assert tag(small, replace(chain)).evaluated == 0
    assert tag(small, with_one_rule_changed(chain)).evaluated == 1
