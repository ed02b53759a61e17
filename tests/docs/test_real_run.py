"""What the guide tells of the real run fits the code: every analysis, every node, twenty nodes that were looked at twice."""

from pathlib import Path

import pytest

from qianglian.analysis import registry
from qianglian.analysis.contract import STATES
from qianglian.chains.counting import tree_order
from qianglian.chains.official import official_chain, rows_by_node
from qianglian.model.text import Language
from qianglian.rules.official_systems import count_statuses, official_system

FOLDER = Path(__file__).parents[2] / "docs" / "guide"
PAGES: dict[Language, str] = {"zh": "real-run.zh.md", "en": "real-run.md"}


def tables(language: Language) -> list[list[list[str]]]:
    """The tables of a page, each as its rows of cells, without the heads."""
    found: list[list[list[str]]] = [[]]
    for line in (FOLDER / PAGES[language]).read_text(encoding="utf-8").splitlines():
        if line.startswith("| "):
            found[-1].append([cell.strip() for cell in line.strip("|").split("|")])
        elif found[-1]:
            found.append([])
    return [rows[2:] for rows in found if rows]


@pytest.mark.parametrize("language", PAGES)
def test_every_analysis_has_its_state_on_every_data_set(language: Language) -> None:
    _, analyses, *_ = tables(language)
    assert [row[1].split("`")[1] for row in analyses] == registry.names()
    states = {state.in_(language) for state in STATES.values()}
    assert {cell.partition(" (")[0] for row in analyses for cell in row[2:]} <= states
    assert {len(row) for row in analyses} == {2 + 6}


def test_both_pages_state_the_same() -> None:
    """States, counts and times: all but names."""
    for zh, en in zip(tables("zh"), tables("en"), strict=True):
        assert [[c for c in row if c[:1].isdigit()] for row in zh] == [
            [c for c in row if c[:1].isdigit()] for row in en
        ]
    words = {state.zh: state.en for state in STATES.values()}
    told = [[[cell.partition(" (") for cell in row[2:]] for row in tables(language)[1]] for language in PAGES]
    assert [[(words[a], b, c) for a, b, c in row] for row in told[0]] == [
        [(a, b, c) for a, b, c in row] for row in told[1]
    ]


@pytest.mark.parametrize("language", PAGES)
def test_every_node_is_counted_and_as_read_is_the_smaller(language: Language) -> None:
    counts = tables(language)[2]
    chain, rows = official_chain("newthree"), rows_by_node(official_system("newthree"))
    assert [row[0] for row in counts] == [node.code for node in tree_order(chain)]
    for code, _, *numbers in counts:
        wide, narrow, total, interpreted, left_out = (int(one.replace(",", "")) for one in numbers)
        said = count_statuses([row for node in chain.under(code) for row in rows[node.code]])
        assert wide >= narrow
        assert (total, interpreted, left_out) == (
            sum(said.values()),
            said["interpreted"],
            said["not encodable"],
        )


@pytest.mark.parametrize("language", PAGES)
def test_twenty_nodes_of_a_hundred_hits_were_the_same_twice(language: Language) -> None:
    compared = tables(language)[3]
    assert len([row for row in compared if row[0] == compared[-1][0]]) == 20
    for _, _, _, index, brute, differ in compared:
        assert int(index.replace(",", "")) >= 100
        assert (index, differ) == (brute, "0")
