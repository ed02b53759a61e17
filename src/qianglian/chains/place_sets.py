"""Sets of publications as ascending places: joined and taken apart at the cost of what they hold, not of the corpus."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

Places = np.ndarray
"""Places of publications in `Matching.keys`, ascending (int32)."""

NOBODY: Places = np.empty(0, np.int32)
DENSE = 8
"""From one in so many of the corpus on, marking places in one array of it is cheaper than sorting them."""


def union(sets: Sequence[Places], size: int) -> Places:
    """What any of the sets holds, of a corpus of ``size`` publications.

    >>> union([np.array([1, 4], np.int32), np.array([2, 4], np.int32)], 5).tolist()
    [1, 2, 4]
    """
    held = [places for places in sets if len(places)]
    if len(held) < 2:
        return held[0] if held else NOBODY
    if sum(map(len, held)) * DENSE < size:
        # np.unique would hash, which takes ten times as long.
        every = np.sort(np.concatenate(held))
        return every[np.concatenate(([True], every[1:] != every[:-1]))]
    mask = np.zeros(size, bool)
    for places in held:
        mask[places] = True
    return np.flatnonzero(mask).astype(np.int32)


def without(places: Places, taken: Places) -> Places:
    """What the first holds and the second does not.

    >>> without(np.array([1, 2, 4], np.int32), np.array([2, 3], np.int32)).tolist()
    [1, 4]
    """
    if not len(places) or not len(taken):
        return places
    if places is taken:
        return NOBODY
    at = np.minimum(np.searchsorted(taken, places), len(taken) - 1)
    rest: Places = places[taken[at] != places]
    return rest
