"""A vector as bytes: whole numbers from -127 to 127 and the one scale that they share.

A scale for each vector, since a text's code then depends on nothing but its vector: the same in whatever segment it
is written. It costs nothing: of the first ten neighbours among 28,771 publications (e5-small, centred by language)
.984 stay with a scale for each vector, .985 with one for each dimension, .997 with 16-bit floats.
"""

from __future__ import annotations

import numpy as np

LEVELS = 127


def encoded(vectors: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Scales (n,) and codes (n, dim) of float vectors (n, dim). A scale of 0 is a vector of zeros."""
    greatest = np.abs(vectors).max(axis=1, initial=0.0)
    scale = (greatest / LEVELS).astype(np.float32)
    divisor = np.where(scale > 0, scale, np.float32(1))
    code = np.rint(vectors / divisor[:, None]).clip(-LEVELS, LEVELS).astype(np.int8)
    return scale, code


def decoded(scale: np.ndarray, code: np.ndarray) -> np.ndarray:
    """float32 vectors (n, dim) from scales and codes."""
    out = code.astype(np.float32)
    out *= scale[:, None]
    return out


def unit(vectors: np.ndarray) -> np.ndarray:
    """The vectors (n, dim) at length 1; a zero vector stays zero."""
    length = np.sqrt(np.einsum("ij,ij->i", vectors, vectors))
    return np.asarray(vectors / np.where(length > 0, length, 1.0)[:, None], dtype=np.float32)
