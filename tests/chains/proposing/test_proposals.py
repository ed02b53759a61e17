"""From a workspace to the review list and back: what is proposed, that it counts nowhere, and what a person makes of it."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from qianglian.chains import review
from qianglian.chains.people import question
from qianglian.chains.proposing.drawing import digest, drawn
from qianglian.chains.proposing.index import needed_index
from qianglian.chains.proposing.labels import labels_of
from qianglian.chains.proposing.listing import listed
from qianglian.chains.proposing.material import material
from qianglian.chains.proposing.proposals import Proposed, propose
from qianglian.chains.tagging import Tagging, tag
from qianglian.corpus.parties.sheet_rows import read_filled
from qianglian.corpus.workspace import Workspace, open_workspace
from qianglian.model.errors import Forbidden, MissingExtra, NotFound
from qianglian.model.view import View
from qianglian.rules.model_tagging import model_tagging
from tests.chains.proposing.labelled_texts import CHAIN, ELSEWHERE, INSIDE, OUTSIDE, UNCLASSED, workspace_of
from tests.corpus.evidence import begin, row, write_rows

RULES = replace(model_tagging(), resamples=300)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("proposing")
    with workspace_of(folder) as made:
        return made.path


@pytest.fixture
def workspace(path: Path, tmp_path: Path) -> Workspace:
    import shutil

    return open_workspace(Path(shutil.copytree(path, tmp_path / "ws")))


def asked(workspace: Workspace, tagging: Tagging | None = None) -> Proposed:
    return propose(tagging or tag(workspace, CHAIN), needed_index(workspace), rules=RULES)


def numbers(workspace: Workspace, found: Proposed) -> list[str]:
    keys = [one.key for one in found.proposals]
    return sorted(row["number"] for row in workspace._current().rows_by("key", keys))


def test_what_speaks_like_the_node_is_proposed_with_its_neighbours(workspace: Workspace) -> None:
    found = asked(workspace)
    states = {one.verdict.node: one.verdict.state for one in found.outcomes}
    assert states == {"S": "on", "W": "no_classes", "N": "few"}
    said = numbers(workspace, found)
    assert {number[:3] for number in said} == {"CN3", "CN4"}, "unclassed, and filed elsewhere"
    assert len([number for number in said if number[:3] == "CN3"]) >= UNCLASSED - 1
    for one in found.proposals:
        assert one.node == "S"
        assert one.chance >= RULES.propose
        assert one.neighbours
        assert all(n.number.startswith("CN1") and n.cosine > 0.5 for n in one.neighbours)
    outcome = found.outcomes[0]
    assert outcome.proposed == len(found.proposals)
    assert outcome.asked == OUTSIDE + UNCLASSED + ELSEWHERE
    assert (found.families, found.untold) == (INSIDE + OUTSIDE + UNCLASSED + ELSEWHERE + 1, 1)
    assert asked(workspace) == found, "the same every time"


def test_a_proposal_is_in_no_node_until_a_person_says_yes(workspace: Workspace) -> None:
    tagging = tag(workspace, CHAIN)
    before = (tagging.figure("S").value, tagging.figure("S", "family").value, tagging.mark)
    found = asked(workspace, tagging)
    again = tag(workspace, CHAIN)
    assert (again.figure("S").value, again.figure("S", "family").value, again.mark) == before
    assert before[0] == INSIDE
    assert not {one.key for one in found.proposals} & set(again.keys("S"))
    yes, no = found.proposals[:2]
    workspace.judge(yes.key, question(CHAIN, "S"), "yes", "核读", "甲")
    workspace.judge(no.key, question(CHAIN, "S"), "no", "核读", "甲")
    judged = tag(workspace, CHAIN)
    assert judged.figure("S").value == INSIDE + 1
    left = {one.family for one in asked(workspace, judged).proposals}
    assert left == {one.family for one in found.proposals} - {yes.family, no.family}, "nobody is asked twice"


@pytest.mark.parametrize(("language", "marked"), [("zh", "模型建议"), ("en", "proposed by model")])
def test_the_list_marks_them_and_the_judgement_says_where_it_came_from(
    workspace: Workspace, tmp_path: Path, language: str, marked: str
) -> None:
    from qianglian.documents.sheets import write_xlsx

    tagging = tag(workspace, CHAIN)
    found = asked(workspace, tagging)
    rows = list(review.rows(tagging, listed(found.proposals), language))  # type: ignore[arg-type]
    heads = [head.in_(language) for head in review.COLUMNS.values()]  # type: ignore[arg-type]
    at = {name: place for place, name in enumerate(review.COLUMNS)}
    assert {str(one[at["source"]]) for one in rows} == {marked}
    assert all(one[at["verdict"]] == "" and "CN1" in str(one[at["near"]]) for one in rows)
    rows[0][at["verdict"]], rows[1][at["verdict"]], rows[1][at["reason"]] = "是", "no", "不是隔膜"
    write_xlsx(tmp_path / "list.xlsx", heads, rows)
    assert len(read_filled(tmp_path / "list.xlsx", review.COLUMNS, review.NEEDED).rows) == len(rows)
    reviewed = review.read(tmp_path / "list.xlsx", CHAIN)
    assert (len(reviewed.answers), reviewed.blank) == (2, len(rows) - 2)
    done = review.record(workspace, reviewed, "甲")
    assert [one.reason.partition("；")[0] for one in done.judgements] == ["复核清单", "不是隔膜"]
    assert all(
        f"模型建议（{found.proposals[i].chance}" in one.reason for i, one in enumerate(done.judgements)
    )
    assert tag(workspace, CHAIN).figure("S").value == INSIDE + 1


def test_what_is_listed_by_rule_says_so(workspace: Workspace) -> None:
    tagging = tag(workspace, CHAIN)
    (one,) = review.rows(tagging, review.to_review(tagging, nodes=["S"], sample=1), "zh")
    assert one[10:13] == ["规则命中", "", ""]


def test_labels_come_from_classes_and_never_from_what_people_or_noise_say(workspace: Workspace) -> None:
    (key,) = [one.key for one in workspace.show("CN1000000A")]
    workspace.judge(key, question(CHAIN, "S"), "no", "核读", "甲")
    tagging = tag(workspace, CHAIN)
    seen = material(tagging, needed_index(workspace))
    labels = labels_of(tagging, seen, "S")
    assert labels.settled
    assert ((labels.label == 1).sum(), (labels.label == 0).sum()) == (INSIDE - 1, OUTSIDE + ELSEWHERE + 1)
    assert not labels.open[seen.families.index("f" + key[1:])]
    assert not labels_of(tagging, seen, "W").settled
    assert np.linalg.norm(seen.vectors[seen.told], axis=1) == pytest.approx(1, abs=1e-3)


def test_a_large_corpus_is_drawn_from_and_the_weights_make_up_for_it(workspace: Workspace) -> None:
    tagging = tag(workspace, CHAIN)
    seen = material(tagging, needed_index(workspace))
    labels = labels_of(tagging, seen, "S").label[:, None]
    keys = ["p" + family[1:] for family in seen.families]
    few = replace(RULES, families=200)
    taken = drawn(workspace._current(), seen, labels, few, keys)
    inside = labels[taken.rows, 0] == 1
    assert 180 < len(taken.rows) < 330
    assert inside.sum() == INSIDE, "all of a small node"
    assert taken.weights[inside] == pytest.approx(1)
    assert taken.weights.sum() == pytest.approx((labels >= 0).sum(), rel=0.2)
    everything = drawn(workspace._current(), seen, labels, RULES, keys)
    assert set(taken.rows) <= set(everything.rows)
    assert 0.2 < (everything.fold == -1).mean() < 0.4
    assert 0 <= digest("f1", "fold") < 1


def test_near_copies_lie_in_one_fold_and_judge_once(tmp_path: Path) -> None:
    rows = [row(f"CN10000{at:02}A", f"同一 标题 {at // 2}", ipc=["H01M50/40"]) for at in range(40)]
    from tests.corpus.vectors.small_embedder import SmallEmbedder

    made = begin(tmp_path / "ws", write_rows(tmp_path / "rows.jsonl", rows))
    made.embed(SmallEmbedder())
    tagging = tag(made, CHAIN)
    seen = material(tagging, needed_index(made))
    keys = ["p" + family[1:] for family in seen.families]
    taken = drawn(made._current(), seen, labels_of(tagging, seen, "S").label[:, None], RULES, keys)
    titles = {one["key"]: one["titles"][0][1] for one in made._current().rows_by("key", keys)}
    folds: dict[str, set[int]] = {}
    for at, taken_row in enumerate(taken.rows.tolist()):
        folds.setdefault(titles[keys[taken_row]], set()).add(int(taken.fold[at]))
    assert all(len(held) == 1 for held in folds.values())
    assert taken.first.sum() == 20


def test_without_vectors_one_learns_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = begin(tmp_path / "ws", write_rows(tmp_path / "rows.jsonl", [row("CN1000001A", "隔膜")]))
    monkeypatch.setattr("qianglian.chains.proposing.index.has_e5", lambda environment: False)
    with pytest.raises(MissingExtra) as lacking:
        needed_index(made)
    assert lacking.value.hint is not None
    assert "qianglian[semantic]" in lacking.value.hint.zh
    monkeypatch.setattr("qianglian.chains.proposing.index.has_e5", lambda environment: True)
    with pytest.raises(NotFound, match="has none"):
        needed_index(made)


def test_a_view_that_hides_something_is_refused(workspace: Workspace) -> None:
    some = open_workspace(workspace.path, view=View(rows="ipc:H01M50"))
    with pytest.raises(Forbidden):
        propose(tag(some, CHAIN), needed_index(workspace), rules=RULES)
