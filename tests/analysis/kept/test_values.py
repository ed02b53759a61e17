"""Values and findings as bytes: what comes back is what was written, in value and in type."""

from datetime import UTC, date, datetime
from typing import Any

import numpy as np
import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qianglian.analysis.contract import (
    INSUFFICIENT,
    Column,
    Coverage,
    Finding,
    Quoted,
    Row,
    Sentence,
    Table,
)
from qianglian.analysis.kept.findings import read, written
from qianglian.analysis.kept.values import packed, unpacked
from qianglian.model.text import Text

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
TEXTS = st.builds(Text, zh=WORDS, en=WORDS)
CELLS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False),
    WORDS,
    st.just(INSUFFICIENT),
    TEXTS,
    st.dates(),
    st.datetimes(timezones=st.sampled_from([None, UTC])),
)
VALUES = st.recursive(
    CELLS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.lists(inner, max_size=3).map(tuple),
        st.dictionaries(st.one_of(WORDS, st.integers(), st.dates()), inner, max_size=3),
    ),
    max_leaves=8,
)
WHEN = datetime(2026, 11, 28, 12, 0, tzinfo=UTC)


def kinds(value: Any) -> Any:
    """The types of a value, all the way down."""
    if isinstance(value, dict):
        return dict, [(kinds(name), kinds(one)) for name, one in value.items()]
    if isinstance(value, list | tuple):
        return type(value), [kinds(one) for one in value]
    return (type(value), str(value)) if isinstance(value, float) else type(value)


def through(finding: Finding) -> Finding:
    return read(written(finding), lambda name: lambda row, column: [], WHEN)


@given(VALUES)
def test_a_value_comes_back_as_it_was(value: Any) -> None:
    back = unpacked(orjson.loads(orjson.dumps(packed(value))))
    assert back == value
    assert kinds(back) == kinds(value)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf"), -0.0, 2**63, -(2**70), 2**53])
def test_numbers_that_json_does_not_have_come_back(value: Any) -> None:
    back = unpacked(orjson.loads(orjson.dumps(packed(value))))
    assert repr(back) == repr(value)


@pytest.mark.parametrize("value", [np.int64(3), np.float64(0.5), {1, 2}, b"x", [np.bool_(True)], object()])
def test_what_is_not_foreseen_is_refused_and_not_made_something_else(value: Any) -> None:
    with pytest.raises(TypeError):
        packed(value)


ROWS = st.lists(st.dictionaries(st.sampled_from(["node", "count", "said"]), VALUES), max_size=4)
EVEN = st.lists(st.fixed_dictionaries({"node": CELLS, "count": CELLS}), max_size=4)


@given(
    st.one_of(ROWS, EVEN),
    st.dictionaries(WORDS, VALUES, max_size=3),
    st.none() | st.dictionaries(WORDS, VALUES),
)
def test_a_finding_comes_back_as_it_was(rows: list[Row], params: Any, chart: Any) -> None:
    table = Table(
        "by_node",
        Text(zh="按节点", en="By node"),
        (
            Column("node", Text(zh="节点", en="Node"), "label", key=True),
            Column("count", Text(zh="项", en="n"), unit="family"),
        ),
        tuple(rows),
        "said(a=1); ALL",
        lambda row, column: [],
        "whole",
        date(2024, 5, 1),
        3,
        "e1",
        "parties-2",
    )
    sentence = Sentence(Text(zh="{a} 项", en="{a}"), {"a": Quoted("by_node", 0, "count")})
    finding = Finding(
        "said",
        Text(zh="说", en="Said"),
        params,
        (table,),
        chart,
        (sentence,),
        (Text(zh="注意", en="Note"),),
        (Coverage(Text(zh="地区", en="Region"), 3, 7),),
        "insufficient",
        Text(zh="太少", en="Too few"),
    )
    back = through(finding)
    assert back == finding
    assert kinds(list(back.tables[0].rows)) == kinds(rows)
    assert kinds(back.params) == kinds(params)
    assert kinds(back.chart) == kinds(chart)
    assert back.kept_on == WHEN
