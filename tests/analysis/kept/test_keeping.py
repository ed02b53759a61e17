"""Kept answers: the same asked of the same is answered from disk; anything else, and any doubt, is worked out anew."""

import gc
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import wraps
from pathlib import Path
from typing import Any

import pytest

from qianglian.analysis import registry
from qianglian.analysis.asking import ask
from qianglian.analysis.contract import Analysis, Finding, Params
from qianglian.analysis.ground import Ground
from qianglian.analysis.kept import keeping
from qianglian.analysis.kept import question as questions
from qianglian.analysis.kept.keeping import kept_answers_used
from qianglian.chains.known_items import KnownList
from qianglian.chains.known_kept import add
from qianglian.chains.people import question
from qianglian.chains.tagging import tag
from qianglian.corpus.workspace import Workspace, open_workspace
from qianglian.model.errors import BadInput, Conflict, Forbidden
from qianglian.model.text import Text
from qianglian.model.view import View
from tests.analysis.ground_cases import CHAIN, ROWS, ByRule, filed, workspace_of
from tests.analysis.keep_all import keep_all
from tests.corpus.evidence import write_rows

DAY = date(2024, 5, 1)


@dataclass
class Counted:
    """An analysis that counts how often it is worked out."""

    analysis: Analysis[Any]
    times: list[str] = field(default_factory=list)

    @property
    def stub(self) -> Analysis[Any]:
        @wraps(self.analysis.answer)
        def answer(ground: Ground, params: Params) -> Finding:
            self.times.append(self.analysis.name)
            return self.analysis.answer(ground, params)

        return replace(self.analysis, answer=answer)

    def ask(self, ground: Ground, fresh: bool = False, **params: Any) -> Finding:
        return ask(ground, self.stub, params, fresh=fresh)


@pytest.fixture(autouse=True)
def _everything_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    keep_all(monkeypatch)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    with workspace_of(tmp_path_factory.mktemp("kept"), ROWS) as workspace:
        tag(workspace, CHAIN)
        return workspace.path


@pytest.fixture
def workspace(made: Path, tmp_path: Path) -> Iterator[Workspace]:
    shutil.copytree(made, tmp_path / "ws")
    with open_workspace(tmp_path / "ws") as opened:
        yield opened


def ground_on(workspace: Workspace, **how: Any) -> Ground:
    return Ground(workspace, nodes=tag(workspace, CHAIN), **{"today": DAY, **how})


@pytest.fixture
def trend() -> Counted:
    return Counted(registry.analysis("filing_trend"))


@pytest.fixture
def branches() -> Counted:
    return Counted(registry.analysis("branch_trend"))


def answers(workspace: Workspace) -> list[Path]:
    return sorted((workspace.path / "answers").glob("*/*.answer"))


def test_what_was_asked_is_answered_from_disk_and_says_when(workspace: Workspace, branches: Counted) -> None:
    first = branches.ask(ground_on(workspace))
    assert first.kept_on is None
    ground = ground_on(workspace)
    again = branches.ask(ground)
    assert branches.times == ["branch_trend"]
    assert again == first
    assert again.kept_on is not None
    assert again.kept_on.tzinfo is not None
    assert kept_answers_used(ground) == (again.kept_on,)
    with open_workspace(workspace.path) as other:
        assert branches.ask(ground_on(other)) == first
    assert len(branches.times) == 1


def test_fresh_works_it_out_anew(workspace: Workspace, trend: Counted) -> None:
    ground = ground_on(workspace)
    assert trend.ask(ground) == trend.ask(ground, fresh=True)
    assert trend.ask(ground, fresh=True).kept_on is None
    assert len(trend.times) == 3
    assert trend.ask(ground).kept_on is not None


def test_what_is_worked_out_soon_is_not_kept(
    workspace: Workspace, trend: Counted, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "LEAST_SECONDS", 600.0)
    trend.ask(ground_on(workspace))
    assert answers(workspace) == []


Change = Callable[[Workspace, Path], Ground]


def _judged(workspace: Workspace, _: Path) -> Ground:
    workspace.judge("CN101000006A", question(CHAIN, "A2"), "yes", "核读", "甲")
    return ground_on(workspace)


def _one_family(workspace: Workspace, _: Path) -> Ground:
    workspace.decide_family("CN101000002A", "CN101000003A", same=True, reason="核读", actor="甲")
    return ground_on(workspace)


def _imported(workspace: Workspace, folder: Path) -> Ground:
    more = write_rows(folder / "more.jsonl", [filed("CN101000009A", 2011, "新公司", title="隔膜")])
    workspace.import_files(more)
    return ground_on(workspace)


def _known(workspace: Workspace, _: Path) -> Ground:
    add(workspace, KnownList("别的库", DAY, "甲", "applicant", "domestic", ("CN101000001A",), "A1", "青禾"))
    return ground_on(workspace)


def _viewed(view: View) -> Change:
    def change(workspace: Workspace, _: Path) -> Ground:
        return ground_on(open_workspace(workspace.path, view=view))

    return change


def _asked(**how: Any) -> Change:
    return lambda workspace, _: ground_on(workspace, **how)


def _renamed(workspace: Workspace, _: Path) -> Ground:
    nodes = tuple(replace(one, name=Text(zh=f"{one.name.zh}料", en=one.name.en)) for one in CHAIN.nodes)
    return Ground(workspace, nodes=tag(workspace, replace(CHAIN, nodes=nodes)), today=DAY)


CHANGES: dict[str, Change] = {
    "judgement": _judged,
    "family": _one_family,
    "import": _imported,
    "known items": _known,
    "rows of a View": _viewed(View(rows="office:CN")),
    "fields of a View": _viewed(
        View(fields=frozenset({"titles", "filing_date", "publication_date", "priorities"}))
    ),
    "cut-off": _viewed(View(cut_off=date(2013, 1, 1))),
    "day": _asked(today=date(2024, 5, 2)),
    "query": _asked(query="office:CN"),
    "kind": _asked(kind="extended"),
    "level": _asked(level="group"),
    "names of nodes": _renamed,
}


@pytest.mark.parametrize("what", CHANGES)
def test_after_any_change_it_is_asked_anew(
    what: str, workspace: Workspace, branches: Counted, tmp_path: Path
) -> None:
    branches.ask(ground_on(workspace))
    changed = CHANGES[what](workspace, tmp_path)
    with_kept = _told(branches, changed)
    assert len(branches.times) == 2
    if isinstance(with_kept, Finding):
        assert with_kept.kept_on is None
        assert branches.ask(changed, fresh=True) == with_kept


def _told(counted: Counted, ground: Ground) -> Finding | str:
    try:
        return counted.ask(ground)
    except Forbidden:
        return "refused"


def test_other_parameters_are_another_question(workspace: Workspace, trend: Counted) -> None:
    ground = ground_on(workspace)
    trend.ask(ground)
    trend.ask(ground, unit="publication")
    assert len(trend.times) == 2
    assert len(answers(workspace)) == 2


def test_changed_sources_are_other_answers(
    workspace: Workspace, trend: Counted, monkeypatch: pytest.MonkeyPatch
) -> None:
    trend.ask(ground_on(workspace))
    monkeypatch.setattr(questions, "product_mark", lambda: "another")
    trend.ask(ground_on(workspace))
    assert len(trend.times) == 2
    monkeypatch.setattr(questions, "product_unchanged", lambda: False)
    monkeypatch.setattr(questions, "product_mark", lambda: "a third")
    kept = answers(workspace)
    trend.ask(ground_on(workspace))
    assert answers(workspace) == kept, "what may come of half-changed sources is not kept"
    monkeypatch.setattr(questions, "product_mark", lambda: "")
    assert trend.ask(ground_on(workspace)).kept_on is None


def test_what_changes_while_it_is_worked_out_is_not_kept(workspace: Workspace, trend: Counted) -> None:
    ground = ground_on(workspace)
    _judged(workspace, workspace.path)
    trend.ask(ground)
    assert answers(workspace) == []


@pytest.mark.parametrize("damage", ["cut", "turned", "empty", "other format", "no finding"])
def test_a_damaged_answer_is_asked_anew(workspace: Workspace, trend: Counted, damage: str) -> None:
    first = trend.ask(ground_on(workspace))
    (path,) = answers(workspace)
    whole = path.read_bytes()
    damaged = {
        "cut": whole[:-3],
        "turned": whole.replace(b"2012", b"2013"),
        "empty": b"",
        "other format": whole.replace(b'"format":1', b'"format":2'),
        "no finding": b"[]\n" + whole.split(b"\n", 1)[1],
    }
    path.write_bytes(damaged[damage])
    assert damaged[damage] != whole
    assert trend.ask(ground_on(workspace)) == first
    assert len(trend.times) == 2
    assert trend.ask(ground_on(workspace)).kept_on is not None, "and kept again"


def test_no_bit_of_a_kept_answer_may_turn(workspace: Workspace, trend: Counted) -> None:
    first = trend.ask(ground_on(workspace))
    (path,) = answers(workspace)
    whole = path.read_bytes()
    asked = questions.question_of(ground_on(workspace), trend.stub, trend.analysis.params())
    assert asked is not None
    folder = keeping.AnswerFolder(workspace.path)
    assert folder.get(asked) is not None
    for place in range(0, len(whole), 11):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        assert folder.get(asked) is None, place
    assert trend.ask(ground_on(workspace)) == first


@pytest.mark.parametrize("name", ["branch_trend", "top_applicants"])
def test_behind_a_kept_number_are_its_records(workspace: Workspace, name: str) -> None:
    counted = Counted(registry.analysis(name))
    first = counted.ask(ground_on(workspace))
    kept = counted.ask(ground_on(workspace))
    assert kept.kept_on is not None
    cells = 0
    for table, other in zip(first.tables, kept.tables, strict=True):
        for at, row in enumerate(table.rows):
            for column in table.columns:
                if column.unit is not None and not column.key:
                    cells += 1
                    keys = table.members(row, column.name)
                    assert other.members(other.rows[at], column.name) == keys
                    why = other.figure(dict(other.rows[at]), column.name).why
                    assert why is not None
                    assert why() == keys
    assert cells > 3
    assert len(counted.times) == 2, "worked out anew once, however many cells are asked for"


def test_records_that_do_not_belong_to_the_number_are_not_given(workspace: Workspace, trend: Counted) -> None:
    kept_ground = ground_on(workspace)
    trend.ask(ground_on(workspace))
    kept = trend.ask(kept_ground)
    table = kept.tables[0]
    rows = ({**table.rows[0], "count": 99}, *table.rows[1:])
    moved = replace(kept, tables=(replace(table, rows=rows), *kept.tables[1:]))
    trend.analysis = replace(trend.analysis, answer=_answers(moved))
    with pytest.raises(Conflict) as refused:
        ask(ground_on(workspace), trend.stub).tables[0].members(table.rows[0], "count")
    assert "重新运行" in refused.value.sentence()
    assert answers(workspace) == [], "who runs it again does not meet it again"


def _answers(finding: Finding) -> Callable[[Any, Any], Finding]:
    def answer(ground: Any, params: Any) -> Finding:
        return finding

    answer.__module__ = "qianglian.analysis.direction.filing_trend"
    return answer


def test_what_cannot_be_asked_is_not_kept(workspace: Workspace, branches: Counted) -> None:
    for _ in range(2):
        with pytest.raises(BadInput):
            branches.ask(Ground(workspace, today=DAY))
    assert len(branches.times) == 2
    assert answers(workspace) == []


def test_nodes_that_do_not_say_what_they_depend_on_keep_nothing(workspace: Workspace, trend: Counted) -> None:
    ground = Ground(workspace, nodes=ByRule(workspace), today=DAY)
    trend.ask(ground)
    trend.ask(ground)
    assert len(trend.times) == 2


def test_analyses_of_others_are_not_kept(workspace: Workspace, trend: Counted) -> None:
    foreign = trend.stub
    foreign.answer.__module__ = "their.analysis"
    for _ in range(2):
        assert ask(ground_on(workspace), foreign).kept_on is None
    assert answers(workspace) == []


def test_a_value_that_nobody_foresaw_is_answered_and_not_kept(workspace: Workspace, trend: Counted) -> None:
    odd = replace(trend.ask(ground_on(workspace), fresh=True), chart={"a": object()})
    trend.analysis = replace(trend.analysis, answer=_answers(odd))
    shutil.rmtree(workspace.path / "answers")
    assert ask(ground_on(workspace), trend.stub).chart == odd.chart
    assert answers(workspace) == []


def test_a_folder_that_cannot_be_written_stays_as_it_is(workspace: Workspace, trend: Counted) -> None:
    (workspace.path / "answers").write_text("a file where the folder would be")
    assert trend.ask(ground_on(workspace)) == trend.ask(ground_on(workspace))
    assert len(trend.times) == 2


def test_of_too_many_those_of_old_evidence_go_first(
    workspace: Workspace, trend: Counted, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qianglian.analysis.kept.folder.MOST_FILES", 3)
    old = ground_on(workspace)
    for unit in ("family", "publication"):
        trend.ask(old, unit=unit)
    new = _imported(workspace, tmp_path)
    for unit in ("family", "publication"):
        trend.ask(new, unit=unit)
    assert [path.parent.name == new.evidence for path in answers(workspace)].count(True) == 2
    assert len(answers(workspace)) == 3
    trend.ask(ground_on(workspace, query="office:CN"))
    trend.ask(ground_on(workspace, query="office:US"))
    assert {path.parent.name for path in answers(workspace)} == {new.evidence}
    assert len(answers(workspace)) == 3


def test_pruning_takes_the_answers_of_evidence_that_is_gone(
    workspace: Workspace, trend: Counted, tmp_path: Path
) -> None:
    trend.ask(ground_on(workspace))
    trend.ask(_imported(workspace, tmp_path))
    assert len(answers(workspace)) == 2
    workspace.close()
    gc.collect()  # Grounds point at themselves, and hold the generation that they read.
    with open_workspace(workspace.path) as alone:
        assert alone.prune().generations == (1,)
        assert [path.parent.name for path in answers(alone)] == [alone.evidence]
