"""What a family is called where it is listed: the number and title of its leading publication, and its applicants."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from qianglian.analysis.contract import Column
from qianglian.analysis.counting import Dimension
from qianglian.analysis.ground import Ground
from qianglian.analysis.holding import among
from qianglian.model.text import Text

NUMBER = Column("number", Text(zh="公开号", en="Number"), "text")
TITLE = Column("title", Text(zh="标题", en="Title"), "text")
APPLICANT = Column("applicant", Text(zh="第一申请人", en="First applicant"), "text")
LABELS = (NUMBER, TITLE, APPLICANT)
LONGEST = 200
"""Characters of a title."""


@dataclass(frozen=True, slots=True)
class Label:
    """None is unknown."""

    number: str | None = None
    title: str | None = None
    applicant: str | None = None

    @property
    def cells(self) -> dict[str, Any]:
        """The label as cells of `LABELS`."""
        return {"number": self.number, "title": self.title, "applicant": self.applicant}


def family(ground: Ground) -> Dimension:
    """Families as rows, by their keys."""
    return Dimension("family", Text(zh="同族主键", en="Family key"), names=lambda: ground.family_keys)


def labels(ground: Ground, families: Iterable[int]) -> dict[int, Label]:
    """Labels of families, by the whole numbers of their leaders; a Chinese title first where there are several.

    Each is read once for a ground: many lists name the same families.
    """
    wanted = set(families)
    known: dict[int, Label] = ground.keep("labels", dict)
    known.update(_read(ground, sorted(wanted - known.keys())))
    return {family: known[family] for family in wanted if family in known}


def _read(ground: Ground, rows: list[int]) -> dict[int, Label]:
    if not rows or ground.empty:
        return {}
    keys = ground.publication_keys.take(pa.array(rows))
    table, view = ground.workspace.table(""), ground.workspace.view
    shown = [name for name in ("titles", "applicants") if view.allows(name)]
    columns = ["key", "country", "number", "kind", *shown]
    found = among(table, "key", keys).select(*columns).to_pyarrow()
    place = dict(zip(keys.to_pylist(), rows, strict=True))
    return {place[row["key"]]: _label(row) for row in found.to_pylist()}


def _label(row: dict[str, Any]) -> Label:
    titles = sorted(row.get("titles") or (), key=lambda one: one["lang"] != "zh")
    applicants = row.get("applicants") or ()
    number = f"{row['country'] or ''}{row['number'] or ''}{row['kind'] or ''}"
    return Label(
        number or None,
        titles[0]["text"][:LONGEST] if titles else None,
        applicants[0]["name"] if applicants else None,
    )
