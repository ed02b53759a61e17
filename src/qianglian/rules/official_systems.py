"""The four official classification systems of patents (官方专利分类体系): dated rules of ``official/*.yaml``.

Each row keeps the cells of the table as they stand beside our reading of them as query text. A row's rule is its
IPC expression AND its keywords. A row whose keywords cannot be put as a query is left out of "as read", which is a
lower bound, and counts by its IPC in "IPC only", an upper bound.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from importlib.resources import files
from typing import Any, Literal, cast

import yaml

from qianglian.model.errors import NewerFormat, NotFound
from qianglian.model.text import Text
from qianglian.query.grammar import parse
from qianglian.query.official import Irregular
from qianglian.query.spell import spell
from qianglian.query.with_cpc import with_cpc
from qianglian.rules.official_cells import RowReading, Status

FORMAT = 1
"""Of the files; a higher one is refused."""

SYSTEMS: dict[str, str] = {
    "newthree": "newthree_2024.yaml",
    "sei": "sei_2021.yaml",
    "greentech": "greentech.yaml",
    "keydigital": "keydigital_2023.yaml",
}
"""Code and file of each system."""

Reading = Literal["as_read", "ipc_only", "with_cpc"]

READINGS: dict[Reading, Text] = {
    "as_read": Text(zh="分类号与关键词（按我们的读法）", en="IPC and keywords, as read"),
    "ipc_only": Text(zh="仅分类号", en="IPC only"),
    "with_cpc": Text(
        zh="分类号（IPC 或 CPC）与关键词（按我们的读法）", en="IPC or CPC, and keywords, as read"
    ),
}


@dataclass(frozen=True, slots=True)
class OfficialRow:
    """One row of a table: the cells as they stand, and our reading of them.

    A code may have several rows. ``tech`` is the part of the table, where it has parts (codes begin anew in each).
    ``scope``: the row only names the classes that the branch is mainly about.
    """

    tech: str
    code: str
    name: str
    ipc: str
    keywords: str
    scope: bool
    reading: RowReading

    @property
    def node(self) -> str:
        """The code in the whole system."""
        return f"{self.tech}-{self.code}" if self.tech else self.code

    @property
    def parent(self) -> str:
        """The node above, by the digits of the code; the part of the table above the first digit."""
        above = self.code.rpartition(".")[0]
        return f"{self.tech}-{above}" if self.tech and above else above or self.tech

    def rule(self, reading: Reading) -> str:
        """The row's rule as query text; "" where it has none in this reading."""
        read = self.reading
        if reading == "ipc_only":
            return read.ipc
        if read.status in (None, "not encodable"):
            return ""
        classes = spell(with_cpc(parse(read.ipc))) if reading == "with_cpc" and read.ipc else read.ipc
        return f"({classes}) AND ({read.keywords})" if read.keywords else classes


@dataclass(frozen=True)
class OfficialSystem:
    """One system with its source, dates, known trouble and rows, in the table's order.

    ``effective_from`` is None where no publication of the table tells the day at hand.
    """

    code: str
    version: str
    name: Text
    source: str
    confidence: str
    effective_from: date | None
    effective_to: date | None
    caveats: tuple[Text, ...]
    rows: tuple[OfficialRow, ...]

    @cached_property
    def statuses(self) -> dict[Status, int]:
        """How many rows with cells are read literally, with interpretation, or not at all."""
        return count_statuses(self.rows)


def count_statuses(rows: Iterable[OfficialRow]) -> dict[Status, int]:
    """How many rows have each status; headings have none."""
    counts: dict[Status, int] = {"literal": 0, "interpreted": 0, "not encodable": 0}
    for row in rows:
        if row.reading.status:
            counts[row.reading.status] += 1
    return counts


def official_systems() -> tuple[OfficialSystem, ...]:
    """All of them, in the order of `SYSTEMS`."""
    return tuple(map(official_system, SYSTEMS))


@lru_cache(maxsize=len(SYSTEMS))
def official_system(code: str) -> OfficialSystem:
    """One system by its code; raises `NotFound`, naming those that there are."""
    if code not in SYSTEMS:
        known = "、".join(SYSTEMS)
        raise NotFound(
            Text(
                zh=f"没有官方分类体系「{code}」，可用：{known}。",
                en=f"There is no official system “{code}”; there are: {', '.join(SYSTEMS)}.",
            )
        )
    text = files("qianglian.rules").joinpath("official", SYSTEMS[code]).read_text(encoding="utf-8")
    return _system(yaml.load(text, Loader=yaml.CSafeLoader))


def _system(body: dict[str, Any]) -> OfficialSystem:
    if body["format"] > FORMAT:
        raise NewerFormat(
            Text(
                zh=f"官方分类体系 {body['code']} 的格式为 {body['format']}，本版本读到 {FORMAT}。",
                en=f"The official system {body['code']} has format {body['format']}; this release reads {FORMAT}.",
            ),
            hint=Text(zh="请升级 qianglian。", en="Upgrade qianglian."),
        )
    return OfficialSystem(
        code=body["code"],
        version=body["version"],
        name=Text(**body["name"]),
        source=body["source"],
        confidence=body["confidence"],
        effective_from=body["effective_from"],
        effective_to=body["effective_to"],
        caveats=tuple(Text(**one) for one in body["caveats"]),
        rows=tuple(map(_row, body["rows"])),
    )


def _row(body: dict[str, Any]) -> OfficialRow:
    irregular = tuple(
        Irregular(one["found"], one["read"], Text(**one["reason"])) for one in body.get("irregular", ())
    )
    reading = RowReading(
        ipc=body.get("ipc_read", ""),
        keywords=body.get("keywords_read", ""),
        status=cast("Status | None", body.get("status")),
        reason=Text(**body["reason"]) if "reason" in body else None,
        irregular=irregular,
    )
    return OfficialRow(
        tech=body.get("tech", ""),
        code=body["code"],
        name=body["name"],
        ipc=body.get("ipc", ""),
        keywords=body.get("keywords", ""),
        scope=body.get("scope", False),
        reading=reading,
    )
