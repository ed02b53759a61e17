"""The trained classifier of a workspace as one file: derived data under a stamp, made anew when it does not fit."""

from __future__ import annotations

import io
import json
import os
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np

from qianglian.corpus.classing.features import Vocabulary
from qianglian.corpus.classing.softmax import VectorModel, WordModel
from qianglian.corpus.layout import fsync_path

RULES = 1
"""Of what a classifier is made; a change here makes every workspace learn anew."""


@dataclass(frozen=True, slots=True)
class Training:
    """The training record: on how much it was learned, and how often it was right on what was kept apart.

    ``judged`` publications were neither trained on nor are they near copies of one that was;
    the fusion's weights were learned on others again. ``top1`` and ``top5``: share of them whose own subclass was
    suggested first, or among five.
    """

    stamp: str
    generation: int
    publications: int
    of: int
    classes: int
    judged: int
    top1: float | None
    top5: float | None
    weights: dict[str, float] = field(default_factory=dict)
    alone: dict[str, tuple[float, float]] = field(default_factory=dict)
    """Top-1 and top-5 of each kind of evidence by itself."""
    embedder: str = ""
    seed: int = 0


@dataclass(frozen=True, eq=False)
class ClassModel:
    """What was learned: classes, words, vectors where there are any, and the weights of each kind of evidence."""

    classes: list[str]
    vocabulary: Vocabulary
    words: WordModel
    vectors: VectorModel | None
    training: Training

    def write(self, path: Path) -> None:
        """Write beside, sync and move: a reader sees the old whole or the new whole. Others go."""
        path.parent.mkdir(parents=True, exist_ok=True)
        arrays: dict[str, Any] = {
            "known": self.vocabulary.known,
            "rarity": self.vocabulary.rarity,
            "rows": self.words.rows,
            "columns": self.words.columns,
            "bias": self.words.bias,
            "about": np.frombuffer(
                json.dumps({"classes": self.classes, "training": asdict(self.training)}).encode(), np.uint8
            ),
        }
        if self.vectors is not None:
            arrays |= {"vector_columns": self.vectors.columns, "vector_bias": self.vectors.bias}
        part = path.with_name(f"{path.name}.{os.getpid()}.part")
        try:
            with open(part, "wb") as file:
                np.savez(file, **arrays)
                file.flush()
                os.fsync(file.fileno())
            os.replace(part, path)
            fsync_path(path.parent)
        finally:
            part.unlink(missing_ok=True)
        # Models of other evidence, and what a kill left of one in the making.
        for other in path.parent.iterdir():
            if other != path:
                other.unlink(missing_ok=True)

    @classmethod
    def read(cls, path: Path) -> ClassModel | None:
        """What lies on disk; None where there is nothing, or nothing of use."""
        try:
            with np.load(io.BytesIO(path.read_bytes()), allow_pickle=False) as file:
                about = json.loads(file["about"].tobytes())
                vectors = (
                    VectorModel(file["vector_columns"], file["vector_bias"])
                    if "vector_columns" in file
                    else None
                )
                return cls(
                    list(about["classes"]),
                    Vocabulary(file["known"], file["rarity"]),
                    WordModel(file["rows"], file["columns"], file["bias"]),
                    vectors,
                    Training(**about["training"]),
                )
        except (OSError, ValueError, KeyError, TypeError, EOFError, BadZipFile):
            return None
