"""How many threads an embedder may use: the one place that says so."""

from __future__ import annotations

import os
from collections.abc import Mapping

VARIABLE = "QIANGLIAN_THREADS"


def threads(environment: Mapping[str, str] | None = None) -> int:
    """What ``QIANGLIAN_THREADS`` says, else the cores that this process may use; at least 1.

    >>> threads({"QIANGLIAN_THREADS": "1"})
    1
    """
    written = (os.environ if environment is None else environment).get(VARIABLE, "").strip()
    if written.isdecimal() and int(written) > 0:
        return min(int(written), _cores())
    return _cores()


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return max(1, len(os.sched_getaffinity(0)))
    return os.cpu_count() or 1
