"""Which source's value is shown where several state a field, and what lost against it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@dataclass(frozen=True, slots=True)
class Prevalence:
    """The order of sources per field: dated data, see ``prevalence.yaml``."""

    version: str
    default: dict[str, int]
    fields: dict[str, dict[str, int]]

    def place(self, field: str, source: str) -> int:
        """How early ``source`` is asked for ``field``; the lower the earlier."""
        order = self.fields.get(field, self.default)
        return order.get(source, order["others"])


@cache
def prevalence() -> Prevalence:
    """The table in force."""
    text = files("qianglian.corpus").joinpath("prevalence.yaml").read_text(encoding="utf-8")
    data: dict[str, Any] = yaml.safe_load(text)

    def order(names: list[str]) -> dict[str, int]:
        return {name: place for place, name in enumerate(names)}

    return Prevalence(
        data["version"],
        order(data["default"]),
        {field: order(names) for field, names in data["fields"].items()},
    )


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two sources state a field differently: what is shown, and what is not."""

    field: str
    won: str
    won_source: str
    lost: str
    lost_source: str


NEVER = date.min
