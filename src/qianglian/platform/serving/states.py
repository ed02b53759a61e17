"""Records with a state, as routes tell of them: where one is, what its reader may do with it, and how it came there."""

from __future__ import annotations

from datetime import datetime

from pydantic import BaseModel, ConfigDict, Field

from qianglian.model.text import Text
from qianglian.platform.permissions.actor import Actor
from qianglian.platform.workflow.definition import Workflow
from qianglian.platform.workflow.records import Stateful, Step


class Possible(BaseModel):
    """A step that its reader may take."""

    code: str = Field(examples=["send_back"])
    name: Text
    reason: bool = Field(description="Whether a reason has to be given.")


class StateTold(BaseModel):
    """Where a record is."""

    code: str = Field(examples=["collecting"])
    name: Text
    over: bool
    steps: list[Possible] = Field(
        description="What the reader may do with it now; none for another's record."
    )


class StepTold(BaseModel):
    """A step that a record took."""

    transition: str = Field(description="Empty for its beginning.")
    source: Text | None
    target: Text
    name: str = Field(description="Who took it, by the name of then.")
    reason: str
    taken: datetime


class Taking(BaseModel):
    """A step to take."""

    model_config = ConfigDict(extra="forbid")
    step: str = Field(max_length=40, examples=["collect"])
    reason: str = Field(default="", max_length=2_000)


def state_told(workflow: Workflow, record: Stateful, actor: Actor) -> StateTold:
    """The state of a record, with what the actor may do."""
    state = workflow.states[record.state]
    own = record.organisation == actor.organisation
    possible = workflow.possible(record.state, actor) if own else []
    return StateTold(
        code=state.code,
        name=state.name,
        over=state.over,
        steps=[Possible(code=one.code, name=one.name, reason=one.reason) for one in possible],
    )


def step_told(workflow: Workflow, step: Step) -> StepTold:
    """A step of a history; a state that the workflow has no more is told by its code."""

    def named(code: str) -> Text:
        state = workflow.states.get(code)
        return state.name if state else Text(zh=code, en=code)

    return StepTold(
        transition=step.transition,
        source=named(step.source) if step.source else None,
        target=named(step.target),
        name=step.name,
        reason=step.reason,
        taken=step.created,
    )
