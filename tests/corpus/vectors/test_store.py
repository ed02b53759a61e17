"""The store: nothing lost, nothing twice, whatever the order and wherever it stops."""

import shutil
import tempfile
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qianglian.corpus.vectors.codes import decoded, encoded, unit
from qianglian.corpus.vectors.passages import text_hash
from qianglian.corpus.vectors.stamp import Stamp, read_stamp
from qianglian.corpus.vectors.store import HASHES, VectorStore
from qianglian.model.errors import CorruptWorkspace, NewerFormat

DIM = 8
TEXTS = [f"text {number}" for number in range(24)]


def vector(text: str) -> np.ndarray:
    seed = int.from_bytes(text_hash(text)[:4], "big")
    return unit(np.random.default_rng(seed).standard_normal((1, DIM)))[0]


def append(store: VectorStore, texts: list[str]) -> int:
    hashes = pa.array([text_hash(text) for text in texts], HASHES)
    return store.append(hashes, np.array([vector(text) for text in texts], np.float32).reshape(-1, DIM))


def content(store: VectorStore) -> dict[bytes, bytes]:
    codes = encoded(store.vectors(np.arange(store.rows)))[1]
    return dict(zip(store.hashes.to_pylist(), map(bytes, codes), strict=True))


def begun(folder: Path) -> VectorStore:
    folder.mkdir(parents=True, exist_ok=True)
    return VectorStore.begun(folder, "small/1", DIM)


batches = st.lists(st.lists(st.sampled_from(TEXTS), max_size=9), max_size=6)


@settings(max_examples=25)
@given(batches, st.data())
def test_any_order_and_any_merging_gives_the_same_vectors(some: list[list[str]], data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as name:
        store = begun(Path(name) / "one")
        for batch in some:
            append(store, batch)
            if data.draw(st.booleans()):
                store.rewrite(below=data.draw(st.sampled_from([2, 5, 100])))
            if data.draw(st.booleans()):
                store = begun(store.folder)
        other = begun(Path(name) / "other")
        every = sorted({text for batch in some for text in batch})
        append(other, every)
        assert content(store) == content(other)
        assert store.rows == len(every) == len(set(store.hashes.to_pylist()))
        assert store.doubled() == 0
        assert store.damaged() == []
        assert store.orphans() == []


@settings(max_examples=25)
@given(batches, st.integers(0, 5), st.booleans())
def test_a_kill_between_segment_and_list_leaves_the_last_list(
    some: list[list[str]], at: int, listed: bool
) -> None:
    """The state on disk at any of the two moments of a commit, gone on from."""
    with tempfile.TemporaryDirectory() as name:
        store = begun(Path(name) / "one")
        for number, batch in enumerate(some):
            stamp = (store.folder / "stamp.json").read_bytes()
            append(store, batch)
            if number == at and not listed:
                (store.folder / "stamp.json").write_bytes(stamp)  # killed before the list was replaced
                store = begun(store.folder)
                assert store.doubled() == 0
                for orphan in store.orphans():
                    orphan.unlink()
        for batch in some:
            append(store, batch)
        assert set(content(store)) == {text_hash(text) for batch in some for text in batch}
        assert store.doubled() == 0
        assert store.orphans() == []


def test_rows_are_kept_by_a_mask(tmp_path: Path) -> None:
    store = begun(tmp_path / "one")
    append(store, TEXTS[:10])
    append(store, TEXTS[10:])
    keep = np.array([number % 3 == 0 for number in range(24)])
    assert store.rewrite(keep) == 16
    assert store.hashes.to_pylist() == [text_hash(text) for text in TEXTS[::3]]
    np.testing.assert_allclose(store.vectors(np.array([1]))[0], vector(TEXTS[3]), atol=0.01)
    assert store.rewrite(np.zeros(8, bool)) == 8
    assert begun(store.folder).rows == 0


@given(st.integers(0, 2**32 - 1))
def test_a_code_is_near_its_vector(seed: int) -> None:
    vectors = unit(np.random.default_rng(seed).standard_normal((5, DIM)).astype(np.float32))
    vectors[3] = 0
    scale, code = encoded(vectors)
    assert (scale[3], code[3].any()) == (0, False)
    assert np.abs(decoded(scale, code) - vectors).max() <= scale.max() / 2 + 1e-6


def test_readers_outlive_a_merge(tmp_path: Path) -> None:
    store = begun(tmp_path / "one")
    for start in range(0, 24, 4):
        append(store, TEXTS[start : start + 4])
    reader = VectorStore.open(store.folder)
    assert reader is not None
    before = content(reader)
    store.rewrite()
    assert content(reader) == before == content(begun(store.folder))


def test_a_damaged_segment_is_named(tmp_path: Path) -> None:
    store = begun(tmp_path / "one")
    append(store, TEXTS)
    path = next(store.segments.iterdir())
    raw = bytearray(path.read_bytes())
    raw[-1] ^= 1
    path.write_bytes(raw)
    assert store.damaged() == [path.name]
    path.write_bytes(raw[:-1])
    with pytest.raises(CorruptWorkspace, match="missing or damaged"):
        VectorStore.open(store.folder)
    path.unlink()
    with pytest.raises(CorruptWorkspace, match="missing or damaged"):
        VectorStore.open(store.folder)


@pytest.mark.parametrize(
    "body", ["", "[]", '{"format": "1"}', '{"format": 1}', '{"format": 1, "embedder": "x"}']
)
def test_a_ruined_stamp_is_a_sentence(tmp_path: Path, body: str) -> None:
    (tmp_path / "stamp.json").write_text(body)
    with pytest.raises(CorruptWorkspace):
        read_stamp(tmp_path)


def test_a_newer_format_is_refused(tmp_path: Path) -> None:
    Stamp("small/1", DIM).write(tmp_path)
    said = (tmp_path / "stamp.json").read_text().replace('"format": 1', '"format": 2')
    (tmp_path / "stamp.json").write_text(said)
    with pytest.raises(NewerFormat, match="newer release"):
        VectorStore.open(tmp_path)
    shutil.rmtree(tmp_path)
