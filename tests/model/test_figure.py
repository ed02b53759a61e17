"""A figure is known by what it counts and on which data, and shows itself safely."""

from dataclasses import replace

from qianglian.model.figure import Figure

FIGURE = Figure(12_345, "publication", 'ti:"<b>" AND 电池', evidence="e1", generation=3)


def test_the_id_is_of_definition_and_evidence_not_of_generation_or_value() -> None:
    assert replace(FIGURE, generation=9).id == FIGURE.id
    assert replace(FIGURE, evidence="e2").id != FIGURE.id
    assert replace(FIGURE, unit="family").id != FIGURE.id
    assert replace(FIGURE, definition="电池").id != FIGURE.id


def test_unknown_is_said_and_is_not_zero() -> None:
    assert str(FIGURE) == "12,345 件"
    assert str(replace(FIGURE, value=None)) == "未知 件"
    assert str(replace(FIGURE, value=0, unit="family")) == "0 项"


def test_a_query_is_no_html() -> None:
    shown = replace(FIGURE, definition="ti:'<b>'")._repr_html_().split("title=", 1)[1]
    assert "<b>" not in shown
    assert shown.count("'") == 2
