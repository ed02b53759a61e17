"""Latent semantic analysis: what it sees, and that it is the same each time."""

import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qianglian.embedding.lsa import training
from qianglian.embedding.lsa.model import Lsa
from qianglian.embedding.lsa.sparse import Sparse
from qianglian.embedding.lsa.terms import terms
from qianglian.model.errors import NotFound, UnreadableFile

PARTS = ("固态电解质", "锂离子电池", "正极材料", "隔膜", "electrolyte")
OTHERS = ("制动能量回收", "液压蓄能器", "再生制动", "踏板", "braking")


def corpus(count: int = 240) -> list[str]:
    """Two subjects that share no word; each text names three of its five things."""
    dice = np.random.default_rng(5)
    return ["一种" + "和".join(dice.permutation((PARTS, OTHERS)[n % 2])[:3]) + f" {n}" for n in range(count)]


@pytest.fixture(scope="module")
def model() -> Lsa:
    return Lsa.train(corpus())


def test_words_that_keep_company_are_near(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (training, sys.modules[Lsa.__module__]):
        monkeypatch.setattr(module, "DIMENSIONS", 4)
    battery, separator, braking = Lsa.train(corpus()).encode(["锂离子电池", "隔膜", "再生制动"], "query")
    assert battery @ separator > 0.5
    assert abs(battery @ braking) < 0.1


def test_rows_have_length_one_and_the_unknown_is_zero(model: Lsa) -> None:
    vectors = model.encode(["电解质", "", "𰻞", "\ud800", "electrolyte ELECTROLYTE"], "passage")
    assert vectors.shape == (5, model.dim)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx([1, 0, 0, 0, 1], abs=1e-5)
    assert model.encode([], "query").shape == (0, model.dim)


def test_the_same_texts_give_the_same_vectors(model: Lsa) -> None:
    again = Lsa.train(iter(corpus()))
    assert again.id == model.id
    assert np.abs(again.encode(PARTS, "query") - model.encode(PARTS, "query")).max() <= 1e-5
    assert Lsa.train(corpus(238)).id != model.id


def test_what_is_saved_is_what_is_loaded(model: Lsa, tmp_path: Path) -> None:
    path = tmp_path / "lsa.npz"
    model.save(path)
    loaded = Lsa.load(path)
    assert loaded.id == model.id
    assert np.array_equal(loaded.encode(corpus(), "query"), model.encode(corpus(), "query"))


def test_damage_is_said(model: Lsa, tmp_path: Path) -> None:
    path = tmp_path / "lsa.npz"
    with pytest.raises(NotFound):
        Lsa.load(path)
    model.save(path)
    whole = path.read_bytes()
    for content in (b"", b"PK\x03\x04", whole[: len(whole) // 2], whole[:200] + b"\0" * 400 + whole[600:]):
        path.write_bytes(content)
        with pytest.raises(UnreadableFile):
            Lsa.load(path)


@pytest.mark.parametrize("texts", [[], [""], ["电池"], ["电池", "a"], ["the"] * 3])
def test_hardly_any_texts_are_enough(texts: list[str]) -> None:
    model = Lsa.train(texts)
    assert np.isfinite(model.encode([*texts, "电池"], "query")).all()


def test_a_large_corpus_is_sampled_evenly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(training, "SAMPLE", 10)
    kept, digest = training._sample(str(n) for n in range(45))
    assert kept == ["0", "8", "16", "24", "32", "40"]
    assert digest != training._sample(str(n) for n in range(44))[1]


def test_the_directions_are_those_of_the_whole_decomposition() -> None:
    dice = np.random.default_rng(11)
    low = dice.standard_normal((300, 12)) @ (dice.standard_normal((12, 80)) * 0.5 ** np.arange(12)[:, None])
    full = (low * (dice.random(low.shape) < 0.9)).astype(np.float32)
    found = training._directions(from_dense(full))
    exact = np.linalg.svd(full, full_matrices=False)[2]
    assert np.abs((found[:, :6] * exact[:6].T).sum(axis=0)) == pytest.approx(np.ones(6), abs=1e-3)


def from_dense(full: np.ndarray) -> Sparse:
    starts = np.concatenate([[0], np.cumsum((full != 0).sum(axis=1))]).astype(np.int64)
    return Sparse(
        starts, np.nonzero(full)[1].astype(np.int32), full[full != 0].astype(np.float32), full.shape[1]
    )


@given(st.integers(0, 2**32 - 1), st.integers(0, 12), st.integers(1, 9), st.sampled_from([1, 7, 1 << 16]))
def test_sparse_times_dense_is_dense_times_dense(seed: int, rows: int, width: int, at_once: int) -> None:
    dice = np.random.default_rng(seed)
    full = (dice.standard_normal((rows, width)) * (dice.random((rows, width)) < 0.4)).astype(np.float32)
    dense = dice.standard_normal((width, 3)).astype(np.float32)
    sparse = from_dense(full)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("qianglian.embedding.lsa.sparse.AT_ONCE", at_once)
        assert np.allclose(sparse.times(dense), full @ dense, atol=1e-5)
        other = dice.standard_normal((rows, 2)).astype(np.float32)
        assert np.allclose(sparse.turned().times(other), full.T @ other, atol=1e-5)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("固态电池", {"固态", "态电", "电池"}),
        ("电 ＬＥＤ灯", {"电", "led", "灯"}),
        ("半導体のリチウム", {"半導", "導体", "体の", "のリ", "リチ", "チウ", "ウム"}),
        ("H01M10/0562", {"h01m10", "0562"}),
        ("", set()),
    ],
)
def test_terms(text: str, expected: set[str]) -> None:
    assert set(terms(text)) == expected
