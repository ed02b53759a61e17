"""The brute force is itself checked against what people expect, row by row."""

import pytest

from qianglian.query.grammar import parse
from tests.query.brute_force import matches, prepare
from tests.query.cases_edge import EDGES, FIELD_CASES, Edge, edge_rows

ROWS = {name: prepare(row) for name, row in edge_rows().items()}


def found(query: str) -> set[str]:
    tree = parse(query)
    return {name for name, row in ROWS.items() if matches(tree, row)}


@pytest.mark.parametrize("edge", EDGES, ids=[edge.query for edge in EDGES])
def test_titles_are_found_by_the_rule(edge: Edge) -> None:
    hits = found(edge.query)
    assert hits >= {repr(title) for title in edge.found}
    assert not hits & {repr(title) for title in edge.missed}


@pytest.mark.parametrize(("query", "names"), FIELD_CASES, ids=[query for query, _ in FIELD_CASES])
def test_fields_are_found_by_the_rule(query: str, names: tuple[str, ...]) -> None:
    assert found(query) == set(names)
