"""Beginning a record in its first state, and taking it from one to the next."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from qianglian.model.errors import BadInput, Conflict, Forbidden
from qianglian.model.text import Text
from qianglian.platform.audit.entering import enter
from qianglian.platform.keys import new_key
from qianglian.platform.permissions.actor import Actor
from qianglian.platform.workflow.definition import Transition, Workflow
from qianglian.platform.workflow.records import Stateful, Step

REASON = 2_000


def start(session: Session, actor: Actor, workflow: Workflow, record: Stateful) -> Stateful:
    """Put a new record in its first state, looked after by the actor where nobody else is named, and enter that in
    its history and in the audit trail."""
    record.state = workflow.initial
    record.keeper = record.keeper or actor.user
    session.add(record)
    session.flush()
    session.add(_step(actor, workflow, record, "", "", workflow.initial, ""))
    enter(session, actor, f"{workflow.code}.began", record.key)
    return record


def take(
    session: Session, actor: Actor, workflow: Workflow, record: Stateful, code: str, reason: str = ""
) -> Step:
    """Take a step. Raises `Conflict` where the record is in another state or something is missing; `Forbidden` without
    the permission, or where somebody else has to take it; `BadInput` for a step that there is not, or a reason that is
    wanted and not given."""
    step = workflow.transitions.get(code)
    if step is None:
        raise BadInput(Text(zh=f"没有步骤「{code[:40]}」。", en=f"There is no step “{code[:40]}”."))
    if record.state not in step.sources:
        raise _elsewhere(workflow, record, step)
    actor.demand(step.permission)
    if step.apart:
        _somebody_else(session, actor, workflow, record, step)
    _reasoned(step, reason)
    if step.guard is not None and (missing := step.guard(session, actor, record)) is not None:
        raise Conflict(missing, step=code)
    source, record.state = record.state, step.target
    taken = _step(actor, workflow, record, code, source, step.target, reason.strip())
    session.add(taken)
    session.flush()
    enter(session, actor, f"{workflow.code}.{code}", record.key, {"from": source, "to": step.target})
    return taken


def history(session: Session, record: Stateful) -> Sequence[Step]:
    """The steps of a record, oldest first, as far as the session may read them."""
    rows = select(Step).where(Step.kind == record.__tablename__, Step.subject == record.key)
    return session.scalars(rows.order_by(Step.created, Step.key)).all()


def _step(
    actor: Actor, workflow: Workflow, record: Stateful, code: str, source: str, target: str, reason: str
) -> Step:
    return Step(
        key=new_key("step"),
        organisation=record.organisation,
        secrecy=record.secrecy,
        kind=record.__tablename__,
        subject=record.key,
        transition=code,
        source=source,
        target=target,
        by=actor.user,
        name=actor.name,
        reason=reason,
        list_version=workflow.version,
    )


def _somebody_else(
    session: Session, actor: Actor, workflow: Workflow, record: Stateful, step: Transition
) -> None:
    last = [one for one in history(session, record) if one.transition == step.apart][-1:]
    if last and last[0].by == actor.user:
        before = workflow.transitions[step.apart].name
        raise Forbidden(
            Text(
                zh=f"「{before.zh}」与「{step.name.zh}」须由不同的人办理。",
                en=f"“{before.en}” and “{step.name.en}” are done by two people.",
            )
        )


def _reasoned(step: Transition, reason: str) -> None:
    if step.reason and not reason.strip():
        raise BadInput(
            Text(zh=f"「{step.name.zh}」须写明理由。", en=f"“{step.name.en}” needs a reason."),
            field="reason",
        )
    if len(reason) > REASON:
        raise BadInput(
            Text(
                zh=f"理由最多 {REASON:,} 字，现为 {len(reason):,} 字。",
                en=f"A reason takes at most {REASON:,} characters; this has {len(reason):,}.",
            ),
            field="reason",
        )


def _elsewhere(workflow: Workflow, record: Stateful, step: Transition) -> Conflict:
    state = workflow.states[record.state].name
    after = [workflow.states[code].name for code in sorted(step.sources)]
    return Conflict(
        Text(
            zh=f"当前为「{state.zh}」，不能「{step.name.zh}」。",
            en=f"It is at “{state.en}”; “{step.name.en}” cannot be done now.",
        ),
        hint=Text(
            zh=f"须先到：{'、'.join(one.zh for one in after)}。",
            en=f"It is done at: {', '.join(one.en for one in after)}.",
        ),
    )
