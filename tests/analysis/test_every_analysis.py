"""One contract for every analysis: on hand-made, synthetic and empty evidence."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import pytest

from qianglian.analysis import registry
from qianglian.analysis.asking import ask
from qianglian.analysis.contract import INSUFFICIENT, Finding, Row, Table
from qianglian.analysis.counting import Walk
from qianglian.analysis.ground import Ground
from qianglian.analysis.kept.findings import read, written
from qianglian.corpus.workspace import Workspace
from qianglian.model.chain import Chain, ChainNode
from qianglian.model.errors import BadInput
from qianglian.model.text import Text
from tests.analysis.ground_cases import ByRule, ground_of

SYNTHETIC_CHAIN = Chain(
    "synthetic",
    Text(zh="合成链", en="Synthetic chain"),
    (
        ChainNode("M", Text(zh="材料", en="Materials"), stage="upstream"),
        ChainNode("M1", Text(zh="电极", en="Electrodes"), parent="M", rule="ipc:H01M4"),
        ChainNode("M2", Text(zh="电池", en="Cells"), parent="M", rule="ipc:H01M10"),
        ChainNode("S", Text(zh="半导体", en="Semiconductors"), stage="downstream", rule="ipc:H01L"),
        ChainNode("X", Text(zh="空白", en="Nothing"), stage="downstream", rule="ipc:A01B"),
    ),
)
CELLS = 6
"""Rows of each table whose cells are walked back: its first, its last, and some between."""


@pytest.fixture(scope="module")
def grounds(small: Workspace, synthetic: Workspace, nothing: Workspace) -> dict[str, Ground]:
    return {
        "small": ground_of(small),
        "synthetic": Ground(synthetic, nodes=ByRule(synthetic, SYNTHETIC_CHAIN)),
        "nothing": ground_of(nothing),
    }


@dataclass
class Cell:
    table: Table
    row: Row
    column: str


def cells(finding: Finding) -> Iterator[Cell]:
    """The cells that hold a number with records."""
    for table in finding.tables:
        step = max(1, len(table.rows) // CELLS)
        for row in [*table.rows[::step], *table.rows[-1:]]:
            for column in table.columns:
                if column.unit is not None and not column.key:
                    yield Cell(table, row, column.name)


_KEPT: dict[tuple[int, str], Finding] = {}
"""Findings that several tests look at, by ground and name."""


@pytest.mark.parametrize("on", ["small", "synthetic", "nothing"])
@pytest.mark.parametrize("name", registry.names())
class TestEveryAnalysis:
    def finding(self, grounds: dict[str, Ground], on: str, name: str) -> Finding:
        asked = id(grounds[on]), name
        if asked not in _KEPT:
            _KEPT[asked] = ask(grounds[on], registry.analysis(name))
        return _KEPT[asked]

    def test_a_count_is_the_number_of_its_records(
        self, grounds: dict[str, Ground], on: str, name: str
    ) -> None:
        one_by_one: dict[int, list[tuple[Cell, list[str]]]] = {}
        for cell in cells(self.finding(grounds, on, name)):
            value, kind = cell.row[cell.column], cell.table.column(cell.column).kind
            keys = cell.table.members(cell.row, cell.column)
            one_by_one.setdefault(id(cell.table), []).append((cell, list(keys)))
            assert list(keys) == sorted(set(keys)), cell
            if kind == "count" and value not in (None, INSUFFICIENT):
                assert len(keys) == value, cell
        for some in one_by_one.values():
            walk = some[0][0].table.members
            if isinstance(walk, Walk):
                together = walk.together([(cell.row, cell.column) for cell, _ in some])
                assert [list(keys) for keys in together] == [keys for _, keys in some]

    def test_rows_have_their_columns_and_one_row_a_key(
        self, grounds: dict[str, Ground], on: str, name: str
    ) -> None:
        for table in self.finding(grounds, on, name).tables:
            names = {column.name for column in table.columns}
            keyed = [tuple(row[column.name] for column in table.keys) for row in table.rows]
            assert len(keyed) == len(set(keyed)), table.name
            assert all(names == set(row) for row in table.rows), table.name

    def test_values_are_of_their_kind(self, grounds: dict[str, Ground], on: str, name: str) -> None:
        for table in self.finding(grounds, on, name).tables:
            for column in table.columns:
                values = [row[column.name] for row in table.rows]
                numbers = [value for value in values if value not in (None, INSUFFICIENT)]
                if column.kind == "share":
                    assert all(0 <= value <= 1 for value in numbers), (table.name, column.name)
                if column.kind == "count":
                    assert all(isinstance(value, int) and value >= 0 for value in numbers), column.name
                if column.kind == "flag":
                    assert all(isinstance(value, bool) for value in numbers), column.name

    def test_sentences_quote_cells(self, grounds: dict[str, Ground], on: str, name: str) -> None:
        finding = self.finding(grounds, on, name)
        for sentence in finding.sentences:
            values = {place: finding.quoted(quote) for place, quote in sentence.quotes.items()}
            assert None not in values.values(), sentence
            assert INSUFFICIENT not in values.values(), sentence
            said = sentence.text.format(**values)
            assert "{" not in said.zh + said.en

    def test_no_text_has_a_place_that_nothing_fills(
        self, grounds: dict[str, Ground], on: str, name: str
    ) -> None:
        finding = self.finding(grounds, on, name)
        texts = [finding.title, *finding.caveats, *(one.what for one in finding.coverage)]
        texts += [one for one in (finding.reason,) if one]
        texts += [one for table in finding.tables for one in (table.title, *(c.title for c in table.columns))]
        assert not [one for one in texts if "{" in one.zh + one.en]

    def test_the_chart_is_plain_json_without_motion(
        self, grounds: dict[str, Ground], on: str, name: str
    ) -> None:
        chart = self.finding(grounds, on, name).chart
        if chart is not None:
            assert chart["animation"] is False
            assert INSUFFICIENT not in json.dumps(chart, allow_nan=False)

    def test_coverage_is_a_part_of_the_whole(self, grounds: dict[str, Ground], on: str, name: str) -> None:
        finding = self.finding(grounds, on, name)
        assert all(0 <= one.known <= one.total for one in finding.coverage)
        assert finding.coverage
        assert finding.caveats

    def test_a_state_that_is_no_number_has_its_reason(
        self, grounds: dict[str, Ground], on: str, name: str
    ) -> None:
        finding = self.finding(grounds, on, name)
        assert (finding.state == "computed") == (finding.reason is None)
        assert finding.state != "computed" or any(table.rows for table in finding.tables)
        assert on != "nothing" or finding.state != "computed"

    def test_a_kept_answer_is_the_same_in_every_value_and_type(
        self, grounds: dict[str, Ground], on: str, name: str
    ) -> None:
        finding = self.finding(grounds, on, name)
        kept = read(written(finding), lambda table: lambda row, column: [], datetime.now(UTC))
        assert kept == finding
        assert repr(replace(kept, kept_on=None)) == repr(finding)

    def test_the_same_question_has_the_same_figures(
        self, grounds: dict[str, Ground], on: str, name: str
    ) -> None:
        first, again = self.finding(grounds, on, name), ask(grounds[on], registry.analysis(name))
        assert [table.rows for table in first.tables] == [table.rows for table in again.tables]
        assert first.chart == again.chart
        assert [t.definition for t in first.tables] == [t.definition for t in again.tables]


@pytest.mark.parametrize("name", registry.names())
def test_an_unknown_parameter_is_refused_with_those_there_are(name: str, ground: Ground) -> None:
    with pytest.raises(BadInput) as refused:
        ask(ground, registry.analysis(name), {"no_such": 1})
    assert "no_such" in refused.value.text.zh


def test_what_needs_a_chain_says_so(small: Workspace) -> None:
    for one in registry.analyses():
        if one.needs_chain:
            with pytest.raises(BadInput):
                ask(Ground(small), one)
