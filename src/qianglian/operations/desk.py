"""What a desk is: a folder of its own, and the few facts by which the rest of the house knows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from fastapi import APIRouter

from qianglian.model.text import Text
from qianglian.platform.jobs.contract import JobKind
from qianglian.platform.workflow.definition import Workflow

Group = Literal["creation", "industrialisation", "cooperation", "risk", "organisation"]
GROUPS: dict[Group, Text] = {
    "creation": Text(zh="高质量创造", en="High-quality creation"),
    "industrialisation": Text(zh="产业化", en="Industrialisation"),
    "cooperation": Text(zh="协同发展", en="Cooperation"),
    "risk": Text(zh="国际合作与风险防控", en="International cooperation and risk control"),
    "organisation": Text(zh="组织保障", en="Organisation"),
}
"""The five parts of the measures, in their order: the groups of the menu."""


@dataclass(frozen=True, slots=True)
class Desk:
    """A desk.

    Attributes:
        name: Of its folder here, of its page, and of its routes.
        title: As the menu says it.
        group: Under which it stands there.
        measures: Numbers of the measures that it carries out, of the fifteen.
        permission: What somebody needs to see it at all.
        workflows: Of its records, by the name of their table.
        jobs: What it has done by workers.
        routers: Its routes, made by `qianglian.platform.serving.deciding.resource`.
    """

    name: str
    title: Text
    group: Group
    measures: tuple[int, ...]
    permission: str = "record.read"
    workflows: tuple[tuple[str, Workflow], ...] = ()
    jobs: tuple[JobKind, ...] = ()
    routers: tuple[APIRouter, ...] = ()

    @property
    def package(self) -> str:
        """Where its tables and their migrations lie."""
        return f"qianglian.operations.{self.name}"
