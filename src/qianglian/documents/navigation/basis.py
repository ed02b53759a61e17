"""On what a navigation stands: query, counting, subject. Kept with every figure, so that it can be asked again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, get_args

from qianglian.analysis.ground import Ground
from qianglian.analysis.regions import region_of
from qianglian.chains.kept import needed_chain
from qianglian.chains.tagging import Tagging, tag
from qianglian.corpus.parties.levels import Level
from qianglian.corpus.workspace import Workspace
from qianglian.model.errors import BadInput
from qianglian.model.text import Text


@dataclass(frozen=True, slots=True)
class Basis:
    """What was chosen before anything was counted. ``region`` is the code of a division or country/region, or ""."""

    query: str = ""
    kind: str = "simple"
    level: Level = "party"
    region: str = ""
    today: date | None = None

    def as_json(self) -> dict[str, Any]:
        """Plain data, as a provenance file keeps it."""
        day = self.today.isoformat() if self.today else ""
        return {
            "query": self.query,
            "kind": self.kind,
            "level": self.level,
            "region": self.region,
            "today": day,
        }


def basis_of(said: Mapping[str, Any]) -> Basis:
    """What `Basis.as_json` gave; raises `BadInput` for anything else."""
    try:
        level: Level = next(one for one in get_args(Level) if one == said["level"])
        day = date.fromisoformat(said["today"]) if said["today"] else None
        return Basis(str(said["query"]), str(said["kind"]), level, str(said["region"]), day)
    except (KeyError, StopIteration, ValueError, TypeError) as error:
        raise BadInput(
            Text(zh="溯源文件中没有分析的口径。", en="The provenance does not say how it was counted."),
            hint=Text(zh="重新生成该文档。", en="Make its document anew."),
        ) from error


@dataclass(frozen=True)
class Standing:
    """A workspace, its chain in force with the publications of each node, and the ground of analyses on them."""

    workspace: Workspace
    tagging: Tagging
    ground: Ground
    basis: Basis


def check(workspace: Workspace, basis: Basis) -> None:
    """Raises `BadInput` or `NotFound` for a query, a kind of family or a region that there is none of.

    Each analysis would say so for itself, and the document would read as if the data told nothing.
    """
    workspace.count(basis.query)
    workspace.family_leaders(basis.kind)
    if basis.region:
        region_of(basis.region)


def stand_on(workspace: Workspace, basis: Basis) -> Standing:
    """Tag the chain in force; raises `NotFound` where there is none, and what `check` raises."""
    check(workspace, basis)
    tagging = tag(workspace, needed_chain(workspace.path).chain)
    ground = Ground(
        workspace,
        query=basis.query,
        nodes=tagging,
        kind=basis.kind,
        level=basis.level,
        today=basis.today,
    )
    return Standing(workspace, tagging, ground, basis)
