"""Members held for later questions: the same table for the same expression, bounded, and let go when asked."""

from typing import Any

import pyarrow as pa
import pytest

from qianglian.analysis import held_once, registry
from qianglian.analysis.asking import ask
from qianglian.analysis.counting import Dimension, Tally, units
from qianglian.analysis.ground import Ground
from qianglian.corpus.engines.held_tables import HeldTables
from qianglian.corpus.workspace import Workspace
from tests.analysis.ground_cases import ground_of


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What was written into the engine, in its order."""
    seen: list[Any] = []
    hold = HeldTables.hold

    def noted(self: HeldTables, found: Any) -> Any:
        seen.append(found)
        return hold(self, found)

    monkeypatch.setattr(HeldTables, "hold", noted)
    return seen


def by_office(ground: Ground) -> list[dict[str, Any]]:
    members = ground.counted("family")
    return Tally(ground, members, (Dimension("office", units("family").title),), (units("family"),)).rows()


def test_members_are_worked_out_once_for_a_ground(small: Workspace, written: list[Any]) -> None:
    ground = ground_of(small)
    first = by_office(ground)
    before = len(written)
    assert by_office(ground) == first
    assert len(written) == before
    by_office(ground_of(small))
    assert len(written) > before


def test_what_is_let_go_is_worked_out_again(small: Workspace, written: list[Any]) -> None:
    ground = ground_of(small)
    first, columns = by_office(ground), len(written) - 1
    ground.let_go()
    assert by_office(ground) == first
    assert len(written) == columns + 2


def test_another_expression_is_another_table(small: Workspace) -> None:
    ground = ground_of(small)
    records = ground.counted("family")
    chinese, all_of_them = ground.hold(records.filter(records.office == "CN")), ground.hold(records)
    assert len(ground.run(chinese)) < len(ground.run(all_of_them)) == len(ground.run(records))


def test_the_oldest_go_where_there_are_too_many(
    small: Workspace, written: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    ground = ground_of(small)
    counted = ground.counted("family").select("publication", "family")
    some = [counted.filter(counted.publication >= least) for least in range(3)]
    monkeypatch.setattr(held_once, "MOST_CELLS", 2 * 8 * 2)
    held = [ground.hold(one) for one in some]
    before = len(written)
    assert ground.hold(some[2]) is held[2]
    assert ground.hold(some[1]) is held[1]
    assert len(written) == before
    assert ground.hold(some[0]) is not held[0]
    assert len(written) == before + 1
    # Who still refers to a table keeps it.
    assert len(ground.run(held[0])) == 8


def test_tables_given_as_they_are_stand_for_themselves(small: Workspace, written: list[Any]) -> None:
    ground, rows = ground_of(small), pa.table({"one": [1, 2]})
    assert ground.hold(rows) is not ground.hold(rows)
    assert len(written) == 2


@pytest.mark.parametrize("name", registry.names())
def test_a_second_answer_is_the_first(small: Workspace, name: str) -> None:
    ground, analysis = ground_of(small), registry.analysis(name)
    params = {"applicant": ground.parties.keys[0].as_py()} if name == "applicant_portrait" else {}
    first = ask(ground, analysis, params, fresh=True)
    again = ask(ground, analysis, params, fresh=True)
    ground.let_go()
    anew = ask(ground, analysis, params, fresh=True)
    for one in (again, anew):
        assert [(table.name, table.rows) for table in one.tables] == [(t.name, t.rows) for t in first.tables]
