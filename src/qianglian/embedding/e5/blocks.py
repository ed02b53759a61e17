"""Weights in blocks of 4 bits: 32 of them are one float16 scale and 16 bytes of two nibbles each."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

BLOCK = 32
BLOCK_BYTES = 2 + BLOCK // 2
MIDDLE = 8.0
"""The nibble that stands for zero."""


def dequantised(rows: npt.NDArray[np.uint8]) -> npt.NDArray[np.float32]:
    """Rows of blocks, shape ``(n, k · 18)``, as numbers, shape ``(n, k · 32)``: ``(nibble - 8) · scale``.

    The low nibbles of a block are its first 16 weights, the high ones its last.
    """
    blocks = np.asarray(rows).reshape(-1, BLOCK_BYTES)
    scales = blocks[:, :2].copy().view("<f2").astype(np.float32)
    nibbles = np.concatenate([blocks[:, 2:] & 15, blocks[:, 2:] >> 4], axis=1)
    numbers = (nibbles.astype(np.float32) - np.float32(MIDDLE)) * scales
    return numbers.reshape(len(rows), rows.shape[1] // BLOCK_BYTES * BLOCK)
