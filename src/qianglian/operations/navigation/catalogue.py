"""The catalogue of results (导航成果目录): listed, requested by others, granted, used, and reported on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from qianglian.model.errors import BadInput, Conflict, NotFound
from qianglian.model.text import Text
from qianglian.operations.navigation.flows import REQUEST
from qianglian.operations.navigation.kinds import known
from qianglian.operations.navigation.projects import project
from qianglian.operations.navigation.records import Adoption, Grant, NavigationResult, ResultRequest
from qianglian.platform.audit.entering import enter
from qianglian.platform.database.columns import now
from qianglian.platform.keys import new_key
from qianglian.platform.permissions.actor import Actor
from qianglian.platform.sharing.giving import Scope, give, show
from qianglian.platform.workflow.records import Step
from qianglian.platform.workflow.taking import start, take

OUT = frozenset({"published", "in_use", "evaluated", "renewing"})
"""States of a project whose results may be listed."""
PURPOSE = 2_000
EFFECT = 4_000


@dataclass(frozen=True, slots=True)
class Card:
    """What the catalogue says of a result."""

    kind: str
    title: str
    cut_off: date
    summary: str = ""
    terms: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """What became of a result where it was used; ``benefit`` in fen."""

    used_for: str
    effect: str
    on: date
    benefit: int | None = None


def listed(session: Session, kind: str = "") -> Sequence[NavigationResult]:
    """The catalogue, the newest first: the same for everybody who signs in."""
    rows = select(NavigationResult).where(NavigationResult.withdrawn.is_(None))
    if kind:
        rows = rows.where(NavigationResult.kind == known("result_kinds", kind, "kind"))
    return session.scalars(rows.order_by(NavigationResult.created.desc(), NavigationResult.key)).all()


def result(session: Session, key: str) -> NavigationResult:
    """A card of the catalogue; raises `NotFound`, also for one that was taken off it."""
    found = session.get(NavigationResult, key)
    if found is None or found.withdrawn is not None:
        raise NotFound(Text(zh="目录中没有这项成果。", en="The catalogue has no such result."))
    return found


def put_on_list(session: Session, actor: Actor, key: str, card: Card) -> NavigationResult:
    """List a result of a published project. Its card is then read by everybody who signs in, so that it takes
    ``record.decide``. Raises `Conflict` for a project that is not published, or is a secret; `BadInput`."""
    actor.demand("record.decide")
    one = project(session, key)
    if one.organisation != actor.organisation:
        raise NotFound(Text(zh="没有这个导航项目。", en="There is no such navigation project."))
    if one.state not in OUT:
        raise Conflict(Text(zh="项目尚未发布，成果不能列入目录。", en="The project is not published yet."))
    if one.secrecy not in ("open", "internal"):
        raise Conflict(
            Text(
                zh="商业秘密与法律特权项目的成果不列入目录。",
                en="Results of a secret project are not listed.",
            )
        )
    if not card.title.strip():
        raise BadInput(Text(zh="成果须有名称。", en="A result has a title."), field="title")
    entry = NavigationResult(
        key=new_key("result"),
        owner=actor.organisation,
        project=one.key,
        kind=known("result_kinds", card.kind, "kind"),
        title=card.title.strip()[:200],
        summary=card.summary.strip()[:4_000],
        cut_off=card.cut_off,
        map_version=one.map_version,
        terms=card.terms.strip()[:2_000],
        listed_by=actor.user,
    )
    session.add(entry)
    session.flush()
    enter(session, actor, "navigation_result.listed", entry.key)
    return entry


def take_off_list(session: Session, actor: Actor, key: str) -> None:
    """Take a result off the list; who uses it already goes on. Raises `NotFound` for one that is not one's own."""
    actor.demand("record.decide")
    entry = result(session, key)
    if entry.owner != actor.organisation:
        raise NotFound(Text(zh="目录中没有这项成果。", en="The catalogue has no such result."))
    entry.withdrawn = now()
    session.flush()
    enter(session, actor, "navigation_result.withdrawn", key)


def request(session: Session, actor: Actor, key: str, purpose: str) -> ResultRequest:
    """Ask the owner of a result for it. Raises `BadInput` for one's own, or without a purpose; `Conflict` where one's
    organisation has asked already and that stands."""
    actor.demand("record.edit")
    entry = result(session, key)
    if entry.owner == actor.organisation:
        raise BadInput(Text(zh="本机构的成果不必申请。", en="One's own result needs no request."))
    if not purpose.strip() or len(purpose) > PURPOSE:
        raise BadInput(
            Text(
                zh=f"须写明用途，最多 {PURPOSE:,} 字。",
                en=f"State the purpose, {PURPOSE:,} characters at most.",
            ),
            field="purpose",
        )
    standing = select(ResultRequest.key).where(
        ResultRequest.organisation == actor.organisation,
        ResultRequest.result == key,
        ResultRequest.state.in_(("asked", "in_use")),
    )
    if session.scalar(standing.limit(1)) is not None:
        raise Conflict(Text(zh="本机构已申请过这项成果。", en="Your organisation has asked for it already."))
    asked = ResultRequest(
        key=new_key("request"), organisation=actor.organisation, result=key, purpose=purpose.strip()
    )
    start(session, actor, REQUEST, asked)
    show(session, actor, asked, entry.owner)
    return asked


def requests(session: Session) -> Sequence[ResultRequest]:
    """Requests that one's organisation made, and those made to it, the newest first."""
    rows = select(ResultRequest).order_by(ResultRequest.created.desc(), ResultRequest.key)
    return session.scalars(rows).all()


def requested(session: Session, key: str) -> ResultRequest:
    """One request; raises `NotFound`."""
    found = session.scalar(select(ResultRequest).where(ResultRequest.key == key))
    if found is None:
        raise NotFound(Text(zh="没有这项申请。", en="There is no such request."))
    return found


def answer(
    session: Session, actor: Actor, key: str, *, granted: bool, reason: str = "", scope: Scope | None = None
) -> Grant:
    """Answer a request for one's own result, once. With ``scope``, the workspace behind it is shared so far as well,
    which takes ``share.give``. Raises `NotFound`, `Forbidden`; `BadInput` for a refusal without a reason; `Conflict`
    where it is answered or withdrawn."""
    actor.demand("record.decide")
    asked = requested(session, key)
    entry = session.get(NavigationResult, asked.result)
    if entry is None or entry.owner != actor.organisation:
        raise NotFound(Text(zh="没有这项申请。", en="There is no such request."))
    if not granted and not reason.strip():
        raise BadInput(Text(zh="不同意须写明理由。", en="A refusal needs a reason."), field="reason")
    if asked.state != "asked" or grant_of(session, key) is not None:
        raise Conflict(Text(zh="该申请已答复或已撤回。", en="It is answered or withdrawn already."))
    share = None
    if granted and scope is not None:
        behind = project(session, entry.project).workspace
        if behind is None:
            raise Conflict(
                Text(zh="该成果没有专题数据库可共享。", en="No workspace lies behind this result.")
            )
        share = give(session, actor, "workspace", behind, asked.organisation, scope).key
    told = Grant(
        key=new_key("grant"),
        organisation=actor.organisation,
        request=key,
        granted=granted,
        reason=reason.strip()[:2_000],
        share=share,
        answered_by=actor.user,
    )
    session.add(told)
    session.flush()
    show(session, actor, told, asked.organisation)
    enter(session, actor, "result_request.answered", key, {"granted": granted})
    return told


def grant_of(session: Session, key: str) -> Grant | None:
    """The answer to a request, where there is one."""
    return session.scalar(select(Grant).where(Grant.request == key))


def grants(session: Session) -> dict[str, Grant]:
    """Answers that the session may read, by the key of the request."""
    return {one.request: one for one in session.scalars(select(Grant))}


def step(session: Session, actor: Actor, key: str, code: str, reason: str = "") -> Step:
    """Take a step of one's own request; raises as `qianglian.platform.workflow.taking.take`, and `NotFound`."""
    asked = requested(session, key)
    if asked.organisation != actor.organisation:
        raise NotFound(Text(zh="没有这项申请。", en="There is no such request."))
    return take(session, actor, REQUEST, asked, code, reason)


def tell(session: Session, actor: Actor, key: str, told: Told) -> Adoption:
    """Report what became of a result that one's organisation uses; its owner reads it. Raises `NotFound`; `Conflict`
    for a result that is not in use; `BadInput`."""
    actor.demand("record.edit")
    asked = requested(session, key)
    entry = session.get(NavigationResult, asked.result)
    if entry is None or asked.organisation != actor.organisation:
        raise NotFound(Text(zh="没有这项申请。", en="There is no such request."))
    if asked.state not in ("in_use", "adopted"):
        raise Conflict(Text(zh="尚未使用该成果。", en="The result is not in use."))
    if not told.effect.strip() or len(told.effect) > EFFECT:
        raise BadInput(
            Text(
                zh=f"须写明成效，最多 {EFFECT:,} 字。",
                en=f"Say what came of it, {EFFECT:,} characters at most.",
            ),
            field="effect",
        )
    if told.benefit is not None and told.benefit < 0:
        raise BadInput(Text(zh="效益不能小于 0。", en="A benefit cannot be below 0."), field="benefit")
    if told.on > date.today():
        raise BadInput(Text(zh="采用日期不能晚于今天。", en="The day cannot lie ahead."), field="on")
    one = Adoption(
        key=new_key("adoption"),
        organisation=actor.organisation,
        request=key,
        used_for=known("uses", told.used_for, "used_for"),
        effect=told.effect.strip(),
        on=told.on,
        benefit=told.benefit,
        told_by=actor.user,
    )
    session.add(one)
    session.flush()
    show(session, actor, one, entry.owner)
    enter(session, actor, "result_adoption.told", one.key)
    return one


def adoptions(session: Session, request: str = "") -> Sequence[Adoption]:
    """What was reported, by one's organisation and to it, the newest first."""
    rows = select(Adoption).order_by(Adoption.on.desc(), Adoption.key)
    return session.scalars(rows.where(Adoption.request == request) if request else rows).all()
