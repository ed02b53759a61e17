"""What an embedder is: texts in, vectors of length 1 out, under an id that says exactly how."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, Protocol

import numpy as np

Kind = Literal["query", "passage"]
"""What a text is to a search: what is asked, or what is found."""


class Embedder(Protocol):
    """Turns texts into vectors. Two embedders with one id give the same vectors."""

    @property
    def id(self) -> str:
        """Model, engine, arithmetic, prefix and the weights' hash, short: ``e5-small/ort-int8/<hash12>``."""
        ...

    @property
    def dim(self) -> int:
        """Components of a vector."""
        ...

    @property
    def max_tokens(self) -> int:
        """What goes beyond is cut off."""
        ...

    def encode(self, texts: Sequence[str], kind: Kind) -> np.ndarray:
        """float32 (n, dim), rows of length 1; an empty text is a zero row."""
        ...
