"""Latent semantic analysis as an embedder, trained on texts and kept in one file."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np

from qianglian.embedding.contract import Kind, Vectors, unit_rows
from qianglian.embedding.kept import write_whole
from qianglian.embedding.lsa.terms import terms
from qianglian.embedding.lsa.training import DIMENSIONS, LONGEST, Trained, train, weighed
from qianglian.model.errors import NotFound, UnreadableFile
from qianglian.model.text import Text

VERSION = 1
"""Counts up when the same texts would give other vectors."""

AT_ONCE = 4_096


class Lsa:
    """Sees the words that its corpus has, and which of them keep company. Question and passage are one to it.

    It does not see through languages, except where texts of the corpus hold both.
    """

    max_tokens = 0

    def __init__(self, trained: Trained) -> None:
        self._trained = trained
        self._places = {term: place for place, term in enumerate(trained.terms)}

    @classmethod
    def train(cls, texts: Iterable[str]) -> Lsa:
        """Learn from texts, all of which are read once; memory is bounded whatever their number."""
        return cls(train(texts))

    @property
    def id(self) -> str:
        """The hash is that of the texts learned from, in their order."""
        return f"lsa-{DIMENSIONS}/v{VERSION}/{self._trained.learned_from[:12]}"

    @property
    def dim(self) -> int:
        """256."""
        return DIMENSIONS

    def encode(self, texts: Sequence[str], kind: Kind) -> Vectors:
        """See `Embedder.encode`. A text without a word that the corpus knows is a row of zeros."""
        vectors = np.zeros((len(texts), DIMENSIONS), np.float32)
        for start in range(0, len(texts), AT_ONCE):
            part = [terms(text[:LONGEST]) for text in texts[start : start + AT_ONCE]]
            rows = weighed(part, self._places, self._trained.weights)
            vectors[start : start + len(part)] = unit_rows(rows.times(self._trained.directions))
        return vectors

    def save(self, path: Path) -> None:
        """Replace the file in one step."""
        content = io.BytesIO()
        np.savez(
            content,
            version=np.array(VERSION),
            terms=np.frombuffer("\n".join(self._trained.terms).encode(), np.uint8),
            weights=self._trained.weights,
            directions=self._trained.directions.astype(np.float16),
            learned_from=np.array(self._trained.learned_from),
        )
        write_whole(path, content.getvalue())

    @classmethod
    def load(cls, path: Path) -> Lsa:
        """What was saved; raises `NotFound` or `UnreadableFile`."""
        try:
            with open(path, "rb") as file, np.load(file, allow_pickle=False) as kept:
                return cls(_read({name: kept[name] for name in kept.files}))
        except FileNotFoundError as error:
            raise NotFound(
                Text(zh=f"没有潜在语义分析模型 {path}。", en=f"There is no latent semantic model {path}.")
            ) from error
        except (OSError, ValueError, KeyError, EOFError, TypeError, zipfile.BadZipFile) as error:
            raise UnreadableFile(
                Text(
                    zh=f"潜在语义分析模型 {path} 已损坏或版本不符，请重新训练。",
                    en=f"The latent semantic model {path} is damaged or of another version: train it again.",
                )
            ) from error


def _read(kept: dict[str, np.ndarray]) -> Trained:
    """The parts of a file, where they fit each other; raises `ValueError` or `KeyError`."""
    spelt = kept["terms"].tobytes().decode()
    listed = tuple(spelt.split("\n")) if spelt else ()
    weights, directions = kept["weights"].astype(np.float32), kept["directions"].astype(np.float32)
    fits = weights.shape == (len(listed),) and directions.shape == (len(listed), DIMENSIONS)
    if int(kept["version"]) != VERSION or not fits or not np.isfinite(directions).all():
        raise ValueError("parts that do not fit")
    return Trained(listed, weights, directions, str(kept["learned_from"]))
