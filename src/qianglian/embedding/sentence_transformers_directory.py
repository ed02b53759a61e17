"""A sentence-transformers model in a folder of this machine, on its graphics processor where there is one.

The library is not among those of any extra: whoever has such a model has it. Nothing is ever fetched, no code of the
folder is run, and weights are read as safetensors only. Tried here with a stand-in for the library and with no real
model: docs/decisions/0010-embeddings.md says so.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np
import orjson

from qianglian.embedding.contract import Kind, Vectors, unit_rows
from qianglian.model.errors import BadInput, MissingExtra, NotFound
from qianglian.model.text import Text

OFFLINE = ("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE")
SAID_IN = "config_sentence_transformers.json"
PROMPTS: dict[Kind, tuple[str, ...]] = {"query": ("query",), "passage": ("passage", "document")}
"""Names under which a model may keep what it wants before a text."""

BATCH = 32
LONGEST = 1 << 16


class SentenceTransformersDirectory:
    """The model of a folder; loaded at the first text.

    Raises `NotFound` for no folder, `BadInput` for one without a model that is safe to read, and `MissingExtra`
    where the library is not installed.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        if not folder.is_dir():
            raise NotFound(Text(zh=f"没有模型文件夹 {folder}。", en=f"There is no model folder {folder}."))
        if not (folder / "modules.json").is_file() or not any(folder.rglob("*.safetensors")):
            raise BadInput(
                Text(
                    zh=f"{folder} 不是可用的 sentence-transformers 模型：须有 modules.json 和 *.safetensors。",
                    en=f"{folder} is no sentence-transformers model to use: it needs modules.json and "
                    "*.safetensors.",
                )
            )
        self._lock = Lock()

    @cached_property
    def id(self) -> str:
        """The folder's name and a hash of every file in it, prompts and tokeniser included."""
        digest = hashlib.sha256()
        for path in sorted(path for path in self._folder.rglob("*") if _counts(path, self._folder)):
            with open(path, "rb") as file:
                content = hashlib.file_digest(file, "sha256").digest()
            digest.update(path.relative_to(self._folder).as_posix().encode() + b"\0" + content)
        return f"dir/{self._folder.resolve().name}/{digest.hexdigest()[:12]}"

    @property
    def dim(self) -> int:
        """As the model says."""
        return int(self._model.get_sentence_embedding_dimension())

    @property
    def max_tokens(self) -> int:
        """As the model says."""
        return int(self._model.max_seq_length or 0)

    def encode(self, texts: Sequence[str], kind: Kind) -> Vectors:
        """See `Embedder.encode`; with the prompt that the folder keeps for this kind."""
        cleaned = [text[:LONGEST].encode("utf-8", "replace").decode().strip() for text in texts]
        filled = [place for place, text in enumerate(cleaned) if text]
        vectors = np.zeros((len(texts), self.dim), np.float32)
        if filled:
            # One at a time: a graphics processor gains nothing from two, and its memory is bounded.
            with self._lock:
                rows = self._model.encode(
                    [cleaned[place] for place in filled],
                    prompt=self._prompts[kind],
                    batch_size=BATCH,
                    convert_to_numpy=True,
                    show_progress_bar=False,
                )
            vectors[filled] = unit_rows(np.asarray(rows))
        return vectors

    @cached_property
    def _prompts(self) -> dict[Kind, str]:
        try:
            said = orjson.loads((self._folder / SAID_IN).read_bytes()).get("prompts") or {}
        except (OSError, ValueError, AttributeError):
            said = {}
        return {
            kind: next((str(said[name]) for name in names if said.get(name)), "")
            for kind, names in PROMPTS.items()
        }

    @cached_property
    def _model(self) -> Any:
        for name in OFFLINE:
            os.environ[name] = "1"
        try:
            from sentence_transformers import SentenceTransformer
        except ImportError as error:
            raise MissingExtra(
                Text(
                    zh="未安装 sentence-transformers，不能使用文件夹中的模型。",
                    en="sentence-transformers is not installed: a model in a folder cannot be used.",
                ),
                hint=Text(zh="pip install sentence-transformers", en="pip install sentence-transformers"),
            ) from error
        return SentenceTransformer(
            str(self._folder),
            local_files_only=True,
            trust_remote_code=False,
            model_kwargs={"use_safetensors": True},
        )


def _counts(path: Path, folder: Path) -> bool:
    """Whether a file has a say in the vectors: not what version control or a desktop keeps beside it."""
    return path.is_file() and not any(part.startswith(".") for part in path.relative_to(folder).parts)
