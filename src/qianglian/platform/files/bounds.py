"""How large what may be: ``bounds.yaml``, read once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import yaml

FILE = "bounds.yaml"
MIB = 1 << 20


@dataclass(frozen=True, slots=True)
class Bounds:
    """Bounds for files from outside, in bytes; see the file."""

    most: Mapping[str, int]
    unpacked: int
    ratio: int
    members: int
    nesting: int
    head_lines: int
    waiting_hours: int
    version: str

    @property
    def largest(self) -> int:
        """Beyond this nothing is of any kind that is kept."""
        return max(self.most.values())


@lru_cache(maxsize=1)
def bounds() -> Bounds:
    """The bounds that ship."""
    body = yaml.load(
        files("qianglian.platform.files").joinpath(FILE).read_text(encoding="utf-8"), yaml.CSafeLoader
    )
    return Bounds(
        most={kind: size * MIB for kind, size in body["most"].items()},
        unpacked=body["unpacked"] * MIB,
        ratio=body["ratio"],
        members=body["members"],
        nesting=body["nesting"],
        head_lines=body["head_lines"],
        waiting_hours=body["waiting_hours"],
        version=str(body["version"]),
    )
