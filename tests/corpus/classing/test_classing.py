"""Suggested classes: what is learned, what speaks for a suggestion, and what happens with too little to learn from."""

import random
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qianglian.corpus.classing.features import Vocabulary, hashed
from qianglian.corpus.classing.fusing import fused, learned
from qianglian.corpus.classing.kept import class_model
from qianglian.corpus.classing.labelled import main_group, subclass
from qianglian.corpus.classing.meaning import ByMeaning
from qianglian.corpus.classing.model import ClassModel
from qianglian.corpus.classing.neighbours import ByWords, Probe
from qianglian.corpus.classing.softmax import train_vectors, train_words
from qianglian.corpus.classing.suggesting import probe_of, suggest
from qianglian.corpus.classing.voting import stretched, votes
from qianglian.corpus.subject import subject_of
from qianglian.corpus.workspace import Workspace
from qianglian.model.errors import BadInput, Forbidden, NotFound
from qianglian.model.view import View
from qianglian.query.normal_form import normalise
from tests.corpus.evidence import begin, row, write_rows
from tests.corpus.vectors.small_embedder import SmallEmbedder

CLASSES = {
    "H01M": ("电池 隔膜 正极 负极 电解液 极片 电芯 锂离子".split(), "H01M10/05"),
    "F16H": ("齿轮 轴承 传动 变速 行星 减速 齿圈 链轮".split(), "F16H57/02"),
    "G06F": ("数据 文件 存储 程序 接口 内存 处理器 指令".split(), "G06F9/44"),
}


def invented(rows: int) -> list[dict[str, object]]:
    draw = random.Random(7)
    made = []
    for at in range(rows):
        words, symbol = CLASSES[list(CLASSES)[at % 3]]
        title = f"一种{''.join(draw.sample(words, 2))}的{draw.choice(words)}{at}"
        abstract = f"本发明公开了{'、'.join(draw.sample(words, 4))}的结构。"
        made.append(
            row(
                f"CN10{at:07}A", title, abstracts=[{"lang": "zh", "text": abstract}], ipc=[symbol, "B60L3/00"]
            )
        )
    return made


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    folder = tmp_path_factory.mktemp("classing")
    return begin(folder / "w", write_rows(folder / "a.jsonl", invented(900)))


def test_the_label_is_the_subclass_of_the_first_symbol_that_states_one() -> None:
    assert subclass(["H01", "F16H57/02", "H01M4/13"]) == "F16H"
    assert subclass(["H"]) == subclass([]) == ""
    assert main_group("F16H57/02", "F16H") == "F16H57"
    assert main_group("F16H57/02", "H01M") == ""


def test_a_text_is_given_its_class_with_reasons(made: Workspace) -> None:
    heard: list[int] = []
    found = made.suggest_classes("锂离子电池隔膜\n隔膜设于正极与负极之间", told=heard.append)
    first = found.suggestions[0]
    assert first.symbol == "H01M"
    assert first.given is None
    assert set(first.words) & {"隔膜", "电池隔膜", "锂离子电池隔膜", "正极", "负极"}
    assert first.main_groups[0][0] == "H01M10"
    assert first.neighbours
    assert all("H01M10/05" in reason.neighbour.ipc for reason in first.neighbours)
    assert 0 < first.near <= found.looked_at
    assert sum(one.chance for one in found.suggestions) == pytest.approx(1.0, abs=1e-3)
    assert heard in ([900], [])


def test_a_publication_is_no_neighbour_of_itself_and_its_own_classes_are_marked(made: Workspace) -> None:
    found = made.suggest_classes("CN100000001A")
    assert found.suggestions[0].symbol == "F16H"
    assert found.suggestions[0].given is True
    assert found.suggestions[-1].given is False
    keys = {reason.neighbour.key for one in found.suggestions for reason in one.neighbours}
    assert found.subject.key not in keys


def test_the_record_says_on_what_it_was_learned_and_how_often_it_was_right(made: Workspace) -> None:
    record = made.suggest_classes("齿轮").training
    assert (record.publications, record.of, record.classes) == (900, 900, 3)
    assert 0 < record.judged <= 45
    assert record.top1 is not None
    assert record.top1 > 0.9
    assert set(record.weights) == {"words", "like"}


def test_it_is_learned_once_for_the_same_evidence(made: Workspace, tmp_path: Path) -> None:
    made.suggest_classes("齿轮")
    heard: list[int] = []
    again = Workspace(made.path)
    again.suggest_classes("齿轮", told=heard.append)
    assert heard == []
    (file,) = (made.path / "corpus" / "classing").iterdir()
    model = ClassModel.read(file)
    assert model is not None
    file.write_bytes(b"PK\x03\x04 cut off")
    assert ClassModel.read(file) is None
    again.suggest_classes("齿轮", told=heard.append)
    assert heard == [900]
    kept = ClassModel.read(file)
    assert kept is not None
    assert kept.training == model.training
    assert np.array_equal(kept.words.rows, model.words.rows)


def test_a_narrower_view_is_refused(made: Workspace) -> None:
    with pytest.raises(Forbidden):
        Workspace(made.path, View(rows="ipc:H01M")).suggest_classes("电池")


def test_too_little_to_learn_from_is_said(tmp_path: Path) -> None:
    few = begin(tmp_path / "w", write_rows(tmp_path / "a.jsonl", invented(30)))
    with pytest.raises(NotFound):
        few.suggest_classes("电池")
    with pytest.raises(NotFound):
        begin(tmp_path / "empty").suggest_classes("电池")
    with pytest.raises(BadInput):
        few.suggest_classes("  ")


@given(st.text(max_size=200))
def test_any_text_is_a_bag_of_length_one_or_nothing(text: str) -> None:
    known = Vocabulary.of([hashed(normalise("电池隔膜 lithium ion cell"))] * 2)
    bag = known.bags([hashed(normalise(text)), hashed(normalise("电池隔膜"))])
    lengths = [float((bag.weights[a:b] ** 2).sum()) for a, b in zip(bag.starts, bag.starts[1:], strict=False)]
    assert lengths[0] == pytest.approx(1.0, abs=1e-5) or lengths[0] == 0.0
    assert lengths[1] == pytest.approx(1.0, abs=1e-5)


def test_hashing_keeps_words_apart_from_ideographs_and_order_within_pairs() -> None:
    assert set(hashed(normalise("电池"))) != set(hashed(normalise("池电")))
    assert len(set(hashed(normalise("lithium ion")))) == 3
    assert len(hashed("")) == 0


@given(st.lists(st.tuples(st.integers(0, 3), st.floats(0, 100)), max_size=20))
def test_votes_are_shares(near: list[tuple[int, float]]) -> None:
    found = votes(near, 4)
    assert (found >= 0).all()
    assert float(found.sum()) == pytest.approx(1.0, abs=1e-4) or not any(n > 0 for _, n in near)


def test_votes_do_not_depend_on_the_scale_and_cosines_are_set_apart() -> None:
    near = [(0, 3.0), (1, 2.0), (0, 1.0)]
    assert votes(near, 2) == pytest.approx(votes([(c, 10 * n) for c, n in near], 2))
    assert stretched([0.9, 0.8]) == [0.1, 0.0]


def test_weights_go_to_what_knows_and_none_is_below_zero() -> None:
    draw = np.random.default_rng(3)
    labels = draw.integers(0, 4, 400)
    knows = np.where(np.arange(4) == labels[:, None], 2.0, 0.0) + draw.normal(size=(400, 4))
    noise, wrong = draw.normal(size=(400, 4)), -knows + draw.normal(size=(400, 4))
    weights = learned({"knows": knows, "noise": noise, "wrong": wrong}, labels)
    assert weights["knows"] > 0.5 > abs(weights["noise"])
    assert min(weights.values()) >= 0
    chance = fused({"knows": knows, "noise": noise, "wrong": wrong}, weights)
    assert chance.sum(axis=1) == pytest.approx(np.ones(400), abs=1e-4)


def test_both_models_learn_what_can_be_learned() -> None:
    texts = [hashed(normalise(text)) for text in ["电池隔膜", "电池极片", "齿轮箱体", "齿轮轴承"] * 40]
    labels = np.array([0, 0, 1, 1] * 40)
    known = Vocabulary.of(texts)
    words = train_words(known.bags(texts), np.arange(len(texts)), len(known.known), labels, 2)
    assert (words.scores(known.bags(texts)).argmax(axis=1) == labels).all()
    vectors = np.random.default_rng(1).normal(size=(160, 8)).astype(np.float32)
    vectors[:, 0] = np.where(labels == 0, 3.0, -3.0)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    assert (train_vectors(vectors, labels, 2).scores(vectors).argmax(axis=1) == labels).mean() > 0.95


def test_meaning_joins_words_where_there_are_vectors(tmp_path: Path) -> None:
    embedder = SmallEmbedder()
    workspace = begin(tmp_path / "w", write_rows(tmp_path / "a.jsonl", invented(300)))
    workspace.embed(embedder)
    index = workspace.vector_index()
    assert index is not None
    snapshot = workspace._current()
    meaning = ByMeaning(snapshot, index, embedder)
    keys = [hit.key for hit in workspace.search("", limit=5, sort="key")]
    vectors = meaning.vectors([*keys, "p0000000000000000"])
    assert np.linalg.norm(vectors, axis=1) == pytest.approx([1, 1, 1, 1, 1, 0], abs=0.02)
    own = probe_of(subject_of(snapshot, keys[0]))
    assert meaning.vector(own)[0] @ vectors[0] > 0.99
    near = meaning.near(own, 5)
    assert len(near) == 5
    assert keys[0] not in {one.key for one in near}
    assert [one.nearness for one in near] == sorted((one.nearness for one in near), reverse=True)
    ways = [ByWords(snapshot), meaning]
    model = class_model(snapshot, ways, meaning.vectors, meaning.id)
    assert set(model.training.weights) == {"words", "vectors", "like", "meaning"}
    assert model.training.embedder == meaning.id
    subject = subject_of(snapshot, "锂离子电池隔膜")
    found = suggest(model, subject, ways, meaning.vector(probe_of(subject)))
    assert found.suggestions[0].symbol == "H01M"
    assert {reason.way for reason in found.suggestions[0].neighbours} == {"like", "meaning"}
    blank = Probe("", "", "——")
    assert meaning.near(blank, 5) == []
    assert not meaning.vector(blank).any()
