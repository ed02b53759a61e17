"""Which embedder a setting names, and what is said where it names none."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from qianglian.embedding import choosing
from qianglian.embedding.cache import Remembering
from qianglian.embedding.choosing import chosen
from qianglian.embedding.contract import Embedder, Kind, Vectors
from qianglian.embedding.kept import cache_folder, write_whole
from qianglian.embedding.lsa.model import Lsa
from qianglian.embedding.threads import threads
from qianglian.model.errors import BadInput, MissingExtra, NotFound, OutsideClosed
from tests.embedding.test_lsa import corpus


@pytest.mark.usefixtures("semantic")
@pytest.mark.parametrize(
    ("setting", "variable", "arithmetic"),
    [("", "", "int8"), ("", "e5:fp32", "fp32"), ("e5", "lsa", "int8"), (" e5:int8 ", "", "int8")],
)
def test_e5_where_it_is_installed(setting: str, variable: str, arithmetic: str) -> None:
    embedder = chosen(setting, environment={"QIANGLIAN_EMBEDDER": variable})
    assert embedder.id.startswith(f"e5-small/ort-{arithmetic}/")


def test_lsa_where_it_is_not(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(choosing, "_default", lambda environment: "lsa")
    with pytest.raises(MissingExtra) as caught:
        chosen(environment={})
    assert "qianglian[semantic]" in caught.value.sentence("zh")
    model = Lsa.train(corpus())
    assert chosen(environment={}, trained=lambda: model) is model
    model.save(tmp_path / "lsa.npz")
    assert chosen(f"lsa:{tmp_path / 'lsa.npz'}").id == model.id


@pytest.mark.parametrize(
    ("setting", "error"),
    [
        ("word2vec", BadInput),
        ("e5:fp16", BadInput),
        ("dir:/no/such/folder", NotFound),
        ("lsa:/no/such/file", NotFound),
        ("https://models.example/v1#bge-m3", OutsideClosed),
    ],
)
def test_what_cannot_be_chosen_is_said(setting: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        chosen(setting, environment={})


class Counted:
    id, dim, max_tokens = "counted", 1, 9

    def __init__(self) -> None:
        self.given: list[str] = []

    def encode(self, texts: Sequence[str], kind: Kind) -> Vectors:
        self.given += texts
        return np.array([[len(text)] for text in texts], np.float32).reshape(-1, 1)


def test_a_question_is_encoded_once_and_the_eldest_is_forgotten() -> None:
    counted = Counted()
    remembering: Embedder = Remembering(counted, kept=2)
    assert (remembering.id, remembering.dim, remembering.max_tokens) == ("counted", 1, 9)
    assert remembering.encode(["a", "bb", "a"], "query").ravel().tolist() == [1, 2, 1]
    assert remembering.encode(["a"], "query").tolist() == [[1]]
    assert counted.given == ["a", "bb"]
    remembering.encode(["ccc"], "query")
    remembering.encode(["bb"], "query")
    assert counted.given == ["a", "bb", "ccc", "bb"]
    remembering.encode(["a", "a"], "passage")
    assert counted.given[-2:] == ["a", "a"]
    assert remembering.encode([], "query").shape == (0, 1)


def test_what_is_handed_out_does_not_change_what_is_kept() -> None:
    remembering = Remembering(Counted())
    remembering.encode(["a"], "query")[:] = 7
    assert remembering.encode(["a"], "query").tolist() == [[1]]


@pytest.mark.parametrize("written", ["", "0", "-1", "many", "1.5"])
def test_threads_are_the_cores_unless_fewer_are_named(written: str) -> None:
    assert threads({"QIANGLIAN_THREADS": written}) == threads({}) >= 1
    assert threads({"QIANGLIAN_THREADS": "1"}) == 1
    assert threads({"QIANGLIAN_THREADS": "100000"}) == threads({})


def test_the_cache_is_where_it_is_told_to_be(tmp_path: Path) -> None:
    assert cache_folder({"QIANGLIAN_CACHE": "x", "XDG_CACHE_HOME": "y"}) == Path("x")
    assert cache_folder({"XDG_CACHE_HOME": "y"}) == Path("y/qianglian")
    assert cache_folder({}) == Path.home() / ".cache/qianglian"
    write_whole(tmp_path / "a" / "b", b"one")
    write_whole(tmp_path / "a" / "b", b"two")
    assert [path.read_bytes() for path in (tmp_path / "a").iterdir()] == [b"two"]
