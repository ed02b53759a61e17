"""What answers of several resources are made of: a figure, and how much of a workspace is seen."""

from __future__ import annotations

from datetime import date

from pydantic import BaseModel, Field

from qianglian.model import figure
from qianglian.platform.workspaces.opening import Opened


class Figure(BaseModel):
    """A number that can be walked back to its records (溯源)."""

    id: str = Field(examples=["f5c0de5a7c2b9d01"])
    value: float | int | None = Field(
        description="Null where it is not known, which is not 0.", examples=[302]
    )
    unit: figure.Unit
    definition: str = Field(description="The query in normal form.", examples=["ipc:H01M AND ti:电池"])
    counting: str = Field(examples=["whole"])
    cut_off: date | None
    generation: int = Field(description="Of the evidence; it grows with every change.")
    evidence: str = Field(description="Fingerprint of the evidence.")
    rule_version: str = ""


def figure_of(counted: figure.Figure, found: Opened, asked: str) -> Figure:
    """A figure as it is told. Of another organisation's evidence the definition is what was ``asked``: that of the
    figure holds the rows of the share as well, and with them rules of the owner's chain."""
    return Figure(
        id=counted.id,
        value=counted.value,
        unit=counted.unit,
        definition=counted.definition if found.share is None else asked,
        counting=counted.counting,
        cut_off=counted.cut_off,
        generation=counted.generation,
        evidence=counted.evidence,
        rule_version=counted.rule_version,
    )


class Scope(BaseModel):
    """How much of a workspace is seen. What is hidden is in no row, no count and no facet."""

    whole: bool = Field(description="Whether it is the organisation's own, seen as it is.")
    fields: list[str] | None = Field(default=None, description="Readable fields; null for all.")
    since: date | None = None
    until: date | None = None
    cut_off: date | None = None
    kept_home: int = Field(
        default=0, description="Imported files whose sources' terms let nothing out of the owner's house."
    )


def scope_of(found: Opened) -> Scope:
    """What of a workspace somebody sees."""
    view, period = found.view, found.view.period
    return Scope(
        whole=found.share is None,
        fields=None if view.fields is None else sorted(view.fields),
        since=period.start if period else None,
        until=period.end if period else None,
        cut_off=view.cut_off,
        kept_home=len(found.kept_home),
    )
