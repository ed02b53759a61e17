"""One query, one answer: every engine finds what the rule finds, on handmade rows and on real records."""

from collections import Counter
from pathlib import Path

import pytest

from qianglian.corpus.workspace import Workspace
from qianglian.query.grammar import parse
from tests.contract.corpus_engines import names_by_row, through_search, through_tables
from tests.contract.engines import ENGINES, Engine, brute_force
from tests.query.cases_edge import EDGES, FIELD_CASES, Edge, edge_rows
from tests.query.cases_real import AT_LEAST, CASES, MANY, Case
from tests.query.real_rows import raw_rows

RECORDS = 125_924


@pytest.fixture(scope="module", params=ENGINES)
def edge_engine(request: pytest.FixtureRequest) -> Engine:
    return ENGINES[request.param](edge_rows())


@pytest.mark.parametrize("edge", EDGES, ids=[edge.query for edge in EDGES])
def test_titles(edge: Edge, edge_engine: Engine) -> None:
    hits = edge_engine(parse(edge.query))
    assert hits >= {repr(title) for title in edge.found}
    assert not hits & {repr(title) for title in edge.missed}
    assert hits == brute_force(edge_rows())(parse(edge.query))


@pytest.mark.parametrize(("query", "names"), FIELD_CASES, ids=[query for query, _ in FIELD_CASES])
def test_fields(query: str, names: tuple[str, ...], edge_engine: Engine) -> None:
    assert edge_engine(parse(query)) == set(names)


def test_the_list_is_what_the_contract_demands() -> None:
    tags = Counter(tag for case in CASES for tag in case.tags)
    assert {tag: tags[tag] for tag in AT_LEAST if tags[tag] < AT_LEAST[tag]} == {}
    assert len({case.id for case in CASES}) == len(CASES) >= 45


@pytest.fixture(scope="module")
def real_engines(real_data: Path, patentscope: Workspace) -> dict[str, Engine]:
    rows = {str(place): row for place, row in enumerate(raw_rows(real_data), start=1)}
    assert len(rows) == RECORDS
    names = names_by_row(patentscope)
    assert set(names.values()) == set(rows)
    return {
        "brute force": brute_force(rows),
        "tantivy": through_search(patentscope, names),
        "ibis on DuckDB": through_tables(patentscope, names),
    }


@pytest.mark.real_data
@pytest.mark.slow
@pytest.mark.parametrize("case", CASES, ids=[case.id for case in CASES])
def test_real_records(case: Case, real_engines: dict[str, Engine]) -> None:
    tree = parse(case.query)
    expected = real_engines["brute force"](tree)
    assert (MANY if "many" in case.tags else 1) <= len(expected) < RECORDS
    for name, engine in real_engines.items():
        assert engine(tree) == expected, name
