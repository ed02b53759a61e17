"""Intervals by resampling: how far a figure may be from what other records would have given."""

from __future__ import annotations

import numpy as np

RESAMPLES, SEED = 2_000, 20261125


def interval(values: np.ndarray, resamples: int = RESAMPLES) -> tuple[float, float, float]:
    """The mean of one value per record, and the ends of its 95 % interval (percentiles of resampled means)."""
    draw = np.random.default_rng(SEED)
    means = np.array([values[draw.integers(0, len(values), len(values))].mean() for _ in range(resamples)])
    low, high = np.percentile(means, (2.5, 97.5))
    return float(values.mean()), float(low), float(high)


def said(values: np.ndarray) -> str:
    """``.520 (.510 to .530)``."""
    mean, low, high = interval(values)
    return f"{mean:.4f} ({low:.4f} to {high:.4f})"
