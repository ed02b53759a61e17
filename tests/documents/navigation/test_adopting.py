"""A decision on a recommendation is about what it says, not about its numbers: it stands, and nothing is lost."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from qianglian.analysis.contract import Quoted, Sentence
from qianglian.corpus.workspace import Workspace, open_workspace
from qianglian.documents.advice import share_adopted
from qianglian.documents.navigation.adopting import About, about_of, decide, mark_of, with_decisions
from qianglian.documents.provenance import Provenance
from qianglian.documents.report.closing import write_recommendations
from qianglian.documents.report.desk import Desk
from qianglian.documents.report.material import Recommendation
from qianglian.documents.word.manuscript import Manuscript
from qianglian.model.errors import BadInput, Forbidden, NotFound
from qianglian.model.text import Text
from qianglian.model.view import View
from tests.analysis.path.basin import basin
from tests.documents import materials
from tests.documents.navigation.test_recommending import made as finding_of

CHAIN, REGION = "basin", "320000"
SAYS = Text(zh="{who}：{n}", en="{who}: {n}")


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with basin(tmp_path / "basin") as opened:
        yield opened


def advice(who: str, number: int, rule: str = "A") -> Recommendation:
    finding = finding_of((who, number))
    quotes = {name: Quoted("t", 0, name) for name in ("who", "n")}
    return Recommendation("技术创新引进提升", finding, Sentence(SAYS, quotes), rule=rule, keys=(who,))


def about(one: Recommendation) -> About:
    return About(mark_of(CHAIN, REGION, one), one.rule, one.path, "甲：3")


def test_a_decision_stands_when_the_numbers_move(workspace: Workspace) -> None:
    decide(workspace, CHAIN, REGION, about(advice("甲", 3)), "adopted", "产业处", "试点", "张三")
    (told,), former = with_decisions(workspace, CHAIN, REGION, [advice("甲", 7)])
    assert (told.state, told.owner, former) == ("adopted", "产业处", ())
    assert told.stands.zh.startswith("采纳（20")
    other, _ = with_decisions(workspace, CHAIN, "330000", [advice("甲", 7)])
    assert other[0].state == "open"


def test_the_last_decision_holds_and_the_same_again_writes_nothing(workspace: Workspace) -> None:
    one = advice("甲", 3)
    decide(workspace, CHAIN, REGION, about(one), "adopted", "产业处", "试点", "张三")
    before = len(list(workspace.judgements()))
    decide(workspace, CHAIN, REGION, about(one), "adopted", " 产业处 ", "试点", "张三")
    assert len(list(workspace.judgements())) == before
    decide(workspace, CHAIN, REGION, about(one), "done", "产业处", "已签约", "李四")
    (told,), _ = with_decisions(workspace, CHAIN, REGION, [one])
    assert told.state == "done"
    assert len(list(workspace.judgements())) == before + 1


def test_what_is_recommended_no_longer_is_still_told(workspace: Workspace) -> None:
    decide(workspace, CHAIN, REGION, about(advice("甲", 3)), "declined", "产业处", "产能已足", "张三")
    told, (former,) = with_decisions(workspace, CHAIN, REGION, [advice("乙", 2)])
    assert (former.said, former.state, former.reason) == ("甲：3", "declined", "产能已足")
    paper = Manuscript()
    material = materials.material(recommendations=told, former=(former,))
    desk = Desk(material, Provenance("nav.docx"), paper)
    desk.note_figures()
    write_recommendations(desk)
    words = "\n".join(
        cell.text for table in paper.document.tables for row in table.rows for cell in row.cells
    )
    assert "产能已足" in words
    assert "不采纳" in words


def test_a_mark_of_neither_is_not_found(workspace: Workspace) -> None:
    one = advice("甲", 3)
    found = about_of(workspace, CHAIN, REGION, mark_of(CHAIN, REGION, one), lambda: [one])
    assert found.said == "甲：3"
    decide(workspace, CHAIN, REGION, found, "adopted", "产业处", "试点", "张三")
    assert about_of(workspace, CHAIN, REGION, found.mark, list) == found
    with pytest.raises(NotFound):
        about_of(workspace, CHAIN, REGION, "r0", lambda: [one])


@pytest.mark.parametrize(("owner", "reason"), [("", "试点"), ("产业处", " "), ("长" * 201, "试点")])
def test_a_decision_needs_an_owner_and_a_reason(workspace: Workspace, owner: str, reason: str) -> None:
    with pytest.raises(BadInput):
        decide(workspace, CHAIN, REGION, about(advice("甲", 3)), "adopted", owner, reason, "张三")
    assert not [one for one in workspace.judgements() if one.decision == "advice"]


def test_who_may_not_see_everything_sees_no_decision(workspace: Workspace, tmp_path: Path) -> None:
    found = about(advice("甲", 3))
    decide(workspace, CHAIN, REGION, found, "adopted", "产业处", "试点", "张三")
    view = View(rows="ti:隔膜")
    with open_workspace(workspace.path, view=view) as some:
        with pytest.raises(Forbidden):
            with_decisions(some, CHAIN, REGION, [])
        with pytest.raises(Forbidden):
            about_of(some, CHAIN, REGION, found.mark, list)
        with pytest.raises(Forbidden):
            decide(some, CHAIN, REGION, found, "declined", "别处", "试", "李四")


def test_how_many_were_adopted() -> None:
    some = [replace(advice("甲", 3), state=state) for state in ("open", "adopted", "done", "declined")]
    assert share_adopted(some).zh == "共 4 条建议：已作结论 3 条，其中采纳 2 条；待确认 1 条。"


def test_marks_tell_rules_keys_and_regions_apart() -> None:
    one = advice("甲", 3)
    marks = {
        mark_of(CHAIN, REGION, one),
        mark_of(CHAIN, "", one),
        mark_of("other", REGION, one),
        mark_of(CHAIN, REGION, replace(one, rule="B")),
        mark_of(CHAIN, REGION, replace(one, keys=("乙",))),
    }
    assert len(marks) == 5
    assert mark_of(CHAIN, REGION, advice("甲", 99)) in marks
