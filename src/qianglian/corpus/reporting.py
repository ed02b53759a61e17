"""The data-quality report of a whole corpus."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from qianglian.corpus.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Report:
    data: dict[str, Any]


def report(snapshot: Snapshot) -> Report:
    return Report({})
