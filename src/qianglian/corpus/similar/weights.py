"""The weights of the parts, and where they come from: dated data, see ``weights.yaml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from qianglian.corpus.similar.parts import PARTS, Part


@dataclass(frozen=True, slots=True)
class Weights:
    """One set of weights: for a question with classes of its own, and for one whose classes are inferred."""

    name: str
    version: str
    own: Mapping[Part, float]
    inferred: Mapping[Part, float]
    record: Mapping[str, Any]

    @property
    def id(self) -> str:
        """Name and date."""
        return f"{self.name}@{self.version}"


@cache
def weights(name: str = "") -> Weights:
    """The weights of a name; "" for those in force."""
    text = files("qianglian.corpus.similar").joinpath("weights.yaml").read_text(encoding="utf-8")
    data: dict[str, Any] = yaml.safe_load(text)
    chosen = name or str(data["in_force"])
    body = data["weights"][chosen]
    return Weights(
        chosen, str(data["version"]), _read(body["own"]), _read(body["inferred"]), body.get("record", {})
    )


def _read(body: Mapping[str, float]) -> dict[Part, float]:
    return {part: float(body[part]) for part in PARTS}
