"""What an analysis is asked about: a query, how families and applicants are counted, its parameters."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from qianglian.analysis import registry
from qianglian.analysis.asking import ask
from qianglian.analysis.contract import Analysis, Finding
from qianglian.analysis.ground import Ground
from qianglian.chains.kept import chain_in_force
from qianglian.chains.tagging import Tagging, tag
from qianglian.corpus.parties.levels import Level
from qianglian.platform.serving.asking import LONGEST, QUERY, Dialect, read_query
from qianglian.platform.workspaces.opening import Opened

MOST_PARAMS = 40


class Question(BaseModel):
    """A question to an analysis."""

    model_config = ConfigDict(extra="forbid")

    q: str = Field(default="", max_length=LONGEST, description=QUERY)
    dialect: Dialect = "qianglian"
    params: dict[str, Any] = Field(
        default_factory=dict,
        max_length=MOST_PARAMS,
        description="By the JSON Schema that the gallery gives for the analysis.",
        examples=[{"unit": "family"}],
    )
    families: str = Field(default="simple", max_length=80, description="`simple`, `extended` or `given`.")
    level: Level = Field(
        default="party", description="Applicants as parties, groups, or with inferred members."
    )
    fresh: bool = Field(default=False, description="Worked out anew, whatever answer is kept.")


def answer(found: Opened, name: str, question: Question) -> tuple[Ground, Finding]:
    """The ground and the finding. Raises `NotFound` for an analysis, `BadInput` for parameters, `Forbidden` for what
    a share hides."""
    analysis = registry.analysis(name)
    ground = Ground(
        found.workspace,
        query=read_query(question.q, question.dialect),
        nodes=_nodes(found, analysis),
        kind=question.families,
        level=question.level,
    )
    return ground, ask(ground, analysis, question.params, fresh=question.fresh)


def _nodes(found: Opened, analysis: Analysis[Any]) -> Tagging | None:
    """The nodes of the chain in force, where the analysis asks for one. The chain is not shared with the evidence."""
    if found.share is not None or not (analysis.needs_chain or analysis.uses_chain):
        return None
    kept = chain_in_force(found.workspace.path)
    return tag(found.workspace, kept.chain) if kept else None
