"""A model in a folder, with a stand-in for the library: no real one is at hand (docs/decisions/0010-embeddings.md)."""

import json
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest

from qianglian.embedding.sentence_transformers_directory import SentenceTransformersDirectory
from qianglian.model.errors import BadInput, MissingExtra, NotFound


class StandIn:
    """What the library's class does, as far as it is used: rows of three columns, not of length 1."""

    made: dict[str, Any]

    def __init__(self, folder: str, **options: Any) -> None:
        self.max_seq_length = 128
        self.given: list[tuple[list[str], str]] = []
        StandIn.made = {"folder": folder, **options}

    def get_sentence_embedding_dimension(self) -> int:
        return 3

    def encode(self, texts: list[str], *, prompt: str, **options: Any) -> np.ndarray:
        assert options["convert_to_numpy"]
        self.given.append((texts, prompt))
        return np.array([[len(text), 2, 1] for text in texts], np.float32)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "bge-small"
    root.mkdir()
    (root / "modules.json").write_text("[]")
    (root / "model.safetensors").write_bytes(b"weights")
    (root / "config_sentence_transformers.json").write_text(
        json.dumps({"prompts": {"query": "为这个句子生成表示：", "document": ""}})
    )
    return root


@pytest.fixture
def library(monkeypatch: pytest.MonkeyPatch) -> None:
    module = ModuleType("sentence_transformers")
    module.SentenceTransformer = StandIn  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "sentence_transformers", module)
    monkeypatch.setenv("HF_HUB_OFFLINE", "")
    monkeypatch.setenv("TRANSFORMERS_OFFLINE", "")


@pytest.mark.usefixtures("library")
def test_vectors_of_length_one_with_the_prompt_of_the_kind(folder: Path) -> None:
    embedder = SentenceTransformersDirectory(folder)
    vectors = embedder.encode(["电池", "", "\ud800"], "query")
    assert (embedder.dim, embedder.max_tokens) == (3, 128)
    assert np.linalg.norm(vectors, axis=1).tolist() == pytest.approx([1, 0, 1])
    embedder.encode(["电池"], "passage")
    assert embedder._model.given == [(["电池", "?"], "为这个句子生成表示："), (["电池"], "")]
    assert embedder.encode([], "query").shape == (0, 3)


@pytest.mark.usefixtures("library")
def test_nothing_is_fetched_and_no_code_is_run(folder: Path) -> None:
    import os

    SentenceTransformersDirectory(folder).encode(["电池"], "query")
    assert StandIn.made == {
        "folder": str(folder),
        "local_files_only": True,
        "trust_remote_code": False,
        "model_kwargs": {"use_safetensors": True},
    }
    assert (os.environ["HF_HUB_OFFLINE"], os.environ["TRANSFORMERS_OFFLINE"]) == ("1", "1")


def test_the_id_is_that_of_all_files(folder: Path) -> None:
    first = SentenceTransformersDirectory(folder).id
    assert first.startswith("dir/bge-small/")
    (folder / ".git").mkdir()
    (folder / ".git" / "HEAD").write_text("main")
    assert SentenceTransformersDirectory(folder).id == first
    (folder / "model.safetensors").write_bytes(b"others")
    assert SentenceTransformersDirectory(folder).id != first


def test_the_library_is_named_where_it_is_absent(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    with pytest.raises(MissingExtra) as caught:
        SentenceTransformersDirectory(folder).encode(["电池"], "query")
    assert "pip install sentence-transformers" in caught.value.sentence("zh")


def test_a_folder_without_a_model_that_is_safe_to_read(folder: Path) -> None:
    with pytest.raises(NotFound):
        SentenceTransformersDirectory(folder / "absent")
    (folder / "model.safetensors").rename(folder / "pytorch_model.bin")
    with pytest.raises(BadInput, match="safetensors"):
        SentenceTransformersDirectory(folder)
