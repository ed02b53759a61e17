"""What an embedder is: texts in, rows of length 1 out, under an id that says how they were made."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, Protocol, TypeAlias

import numpy as np
import numpy.typing as npt

Kind = Literal["query", "passage"]
"""What a text is for: some models set a question off from what answers it by a prefix."""

Vectors: TypeAlias = npt.NDArray[np.float32]
"""One row a text, in the order of the texts."""


class Embedder(Protocol):
    """Turns texts into vectors whose dot product tells how near they are in meaning."""

    @property
    def id(self) -> str:
        """Model, engine, arithmetic and a hash of what determines the vectors: ``e5-small/ort-int8/<hash>``.

        Two embedders of one id may be mixed in one index, others never. Prefixes of ``query`` and ``passage`` are
        part of the model's name.
        """
        ...

    @property
    def dim(self) -> int:
        """Columns of a vector."""
        ...

    @property
    def max_tokens(self) -> int:
        """What lies beyond so many tokens of a text is not seen; 0 where there is no bound."""
        ...

    def encode(self, texts: Sequence[str], kind: Kind) -> Vectors:
        """Rows of length 1, float32, shape ``(len(texts), dim)``; a text without a word is a row of zeros.

        Raises an error of `qianglian.model.errors` where it cannot answer; no text, however odd, is a reason.
        """
        ...


def unit_rows(rows: npt.NDArray[np.floating]) -> Vectors:
    """The rows scaled to length 1; a row of zeros, or one that is not finite, is a row of zeros.

    >>> unit_rows(np.array([[3.0, 4.0], [0.0, 0.0]])).tolist()
    [[0.6000000238418579, 0.800000011920929], [0.0, 0.0]]
    """
    wide = rows.astype(np.float64)
    lengths = np.sqrt((wide * wide).sum(axis=1, keepdims=True))
    sound = np.isfinite(lengths) & (lengths > 0)
    with np.errstate(divide="ignore", invalid="ignore"):
        scaled = np.where(sound, wide / lengths, 0.0)
    return scaled.astype(np.float32)
