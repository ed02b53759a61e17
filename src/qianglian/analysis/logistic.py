"""The logistic curve through a cumulative count (技术生命周期): least squares, with the interval of its saturation.

N(t) = K / (1 + exp(−r (t − t₀))). For each r and t₀ the best K is known in closed form; r and t₀ are found on a grid
that is refined. The interval of K is the usual one of non-linear least squares (covariance s² (JᵀJ)⁻¹, 1.96 standard
errors). Cumulated counts are correlated, which makes it too narrow: so it is widened to hold the intervals that come
out when the last year, or the last two, are not known.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

YEARS_NEEDED = 8
"""Fewer points than this tell nothing of three parameters [D]."""
_ROUNDS, _STEPS = 6, 41
_SLOWEST, _FASTEST = 0.02, 2.0


@dataclass(frozen=True, slots=True)
class Fit:
    """Saturation K with its interval, growth r per year, midpoint t₀, and the share of the variance explained."""

    saturation: float
    low: float
    high: float
    growth: float
    midpoint: float
    explained: float

    @property
    def wide(self) -> float:
        """The width of the interval of K against K itself."""
        return (self.high - self.low) / self.saturation


HELD_OUT = 2
"""Last years without which the curve is drawn again."""


def fit(years: np.ndarray, cumulative: np.ndarray) -> Fit | None:
    """The curve through cumulative counts; None for too few years or a count that does not grow.

    >>> t = np.arange(2000, 2021); y = 1000 / (1 + np.exp(-0.4 * (t - 2012)))
    >>> found = fit(t, y); round(found.saturation), round(found.growth, 2), round(found.midpoint)
    (1000, 0.4, 2012)
    """
    if len(years) < YEARS_NEEDED or cumulative[-1] <= cumulative[0]:
        return None
    found = _fit(years, cumulative)
    earlier = [_fit(years[:-held], cumulative[:-held]) for held in range(1, HELD_OUT + 1)]
    low, high = min(one.low for one in (found, *earlier)), max(one.high for one in (found, *earlier))
    return replace(found, low=max(low, float(cumulative[-1])), high=max(high, found.saturation))


def _fit(years: np.ndarray, cumulative: np.ndarray) -> Fit:
    t, y = years.astype(float), cumulative.astype(float)
    rate, middle = _searched(t, y)
    k = float(_saturation(_shape(t, rate, middle), y))
    residual = y - k * _shape(t, rate, middle)
    spread = float(((y - y.mean()) ** 2).sum()) or 1.0
    half = 1.96 * _error(t, k, rate, middle, residual)
    return Fit(
        k, max(k - half, float(y[-1])), k + half, rate, middle, 1 - float((residual**2).sum()) / spread
    )


def _shape(t: np.ndarray, rate: np.ndarray | float, middle: np.ndarray | float) -> np.ndarray:
    found: np.ndarray = 1 / (1 + np.exp(-np.clip(rate * (t - middle), -60, 60)))
    return found


def _saturation(shape: np.ndarray, y: np.ndarray) -> np.ndarray:
    found: np.ndarray = (shape * y).sum(axis=-1) / (shape * shape).sum(axis=-1)
    return found


def _searched(t: np.ndarray, y: np.ndarray) -> tuple[float, float]:
    """Rate and midpoint with the least squares, on a grid that closes in."""
    rates, middles = np.geomspace(_SLOWEST, _FASTEST, _STEPS), np.linspace(t[0], t[-1] + 30, _STEPS)
    for _ in range(_ROUNDS):
        shape = _shape(t, rates[:, None, None], middles[None, :, None])
        squares = ((y - _saturation(shape, y)[..., None] * shape) ** 2).sum(axis=-1)
        at = np.unravel_index(int(squares.argmin()), squares.shape)
        rate, middle = float(rates[at[0]]), float(middles[at[1]])
        ratio, step = rates[1] / rates[0], middles[1] - middles[0]
        rates = np.geomspace(rate / ratio, rate * ratio, _STEPS)
        middles = np.linspace(middle - step, middle + step, _STEPS)
    return rate, middle


def _error(t: np.ndarray, k: float, rate: float, middle: float, residual: np.ndarray) -> float:
    """The standard error of K."""
    s = _shape(t, rate, middle)
    slope = k * s * (1 - s)
    jacobian = np.stack([s, slope * (t - middle), -slope * rate], axis=1)
    variance = float((residual**2).sum()) / max(len(t) - 3, 1)
    covariance = np.linalg.pinv(jacobian.T @ jacobian) * variance
    return float(np.sqrt(max(covariance[0, 0], 0.0)))
