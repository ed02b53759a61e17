"""Figure: a number that can be walked back to its records (溯源)."""

from __future__ import annotations

import hashlib
import html
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from qianglian.model.text import Text

Unit = Literal["publication", "family", "application", "party", "record"]

UNITS: dict[str, Text] = {
    "publication": Text(zh="件", en="publications"),
    "family": Text(zh="项", en="families"),
    "application": Text(zh="件申请", en="applications"),
    "party": Text(zh="个", en="parties"),
    "record": Text(zh="条", en="records"),
}


@dataclass(frozen=True, slots=True)
class Figure:
    """A count or measure with its unit, counting, cut-off, generation and definition.

    ``definition`` is the query or node version in normal form; ``why`` lists the keys of the records behind
    the number. Equal definitions on equal data have equal ids, in every process and every year.
    """

    value: float | int | None
    unit: Unit
    definition: str
    counting: str = "whole"
    cut_off: date | None = None
    generation: int = 0
    evidence: str = ""
    rule_version: str = ""
    why: Callable[[], Sequence[str]] | None = field(default=None, compare=False, repr=False)

    @property
    def id(self) -> str:
        """Deterministic id: from the definition and the data it was taken on, never from a clock."""
        parts = (
            self.unit,
            self.definition,
            self.counting,
            str(self.cut_off or ""),
            self.evidence,
            self.rule_version,
        )
        return "f" + hashlib.blake2b("\x1f".join(parts).encode(), digest_size=8).hexdigest()

    def __str__(self) -> str:
        shown = "未知" if self.value is None else f"{self.value:,}"
        return f"{shown} {UNITS[self.unit].zh}"

    def _repr_html_(self) -> str:
        cut = f" · 截止 {self.cut_off}" if self.cut_off else ""
        walked = f"⌕ {self.id}{cut} · v{self.generation}"
        return f"<b>{self}</b> <small title='{html.escape(self.definition)}'>{walked}</small>"
