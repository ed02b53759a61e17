"""Recommendations of a map as work: taken up with a keeper, decided on, carried out; never taken up twice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from qianglian.documents.report.material import Recommendation
from qianglian.documents.report.saying import plainly
from qianglian.model.errors import BadInput, NotFound
from qianglian.model.text import Text
from qianglian.operations.navigation.flows import RECOMMENDATION
from qianglian.operations.navigation.records import NavigationRecommendation
from qianglian.platform.audit.entering import enter
from qianglian.platform.database.columns import now
from qianglian.platform.keys import new_key
from qianglian.platform.permissions.actor import Actor
from qianglian.platform.workflow.records import Step
from qianglian.platform.workflow.taking import start, take
from qianglian.platform.workspaces.opening import Opened
from qianglian.rules.recommendations import recommendation_rules


def recommendations(
    session: Session, workspace: str = "", state: str = ""
) -> Sequence[NavigationRecommendation]:
    """Those taken up that the session may read, those due first."""
    rows = select(NavigationRecommendation).order_by(
        NavigationRecommendation.due.is_(None), NavigationRecommendation.due, NavigationRecommendation.key
    )
    if workspace:
        rows = rows.where(NavigationRecommendation.workspace == workspace)
    return session.scalars(rows.where(NavigationRecommendation.state == state) if state else rows).all()


def recommendation(session: Session, key: str) -> NavigationRecommendation:
    """One of them; raises `NotFound`."""
    found = session.scalar(select(NavigationRecommendation).where(NavigationRecommendation.key == key))
    if found is None:
        raise NotFound(Text(zh="没有这条建议。", en="There is no such recommendation."))
    return found


def take_up(
    session: Session, actor: Actor, opened: Opened, chain: str, region: str, made: Iterable[Recommendation]
) -> list[NavigationRecommendation]:
    """Take up what the rules recommend now; ``made`` carries marks (`documents.navigation.adopting.with_decisions`).
    What was taken up before stays as it is. Raises `Forbidden`; `BadInput` for another organisation's workspace."""
    actor.demand("record.edit")
    if opened.record.organisation != actor.organisation:
        raise BadInput(Text(zh="只能承接本机构项目的建议。", en="Only one's own maps make one's own work."))
    there = set(
        session.scalars(
            select(NavigationRecommendation.mark).where(
                NavigationRecommendation.workspace == opened.record.key
            )
        )
    )
    version = recommendation_rules().version
    taken = []
    for one in made:
        if one.mark not in there:
            there.add(one.mark)
            record = NavigationRecommendation(
                key=new_key("advice"),
                organisation=actor.organisation,
                secrecy=opened.record.secrecy,
                mark=one.mark,
                workspace=opened.record.key,
                chain=chain,
                region=region,
                path=one.path,
                rule=one.rule,
                rule_version=version,
                said=plainly(one.finding, one.sentence)[:2_000],
                figures=_figures(one),
            )
            start(session, actor, RECOMMENDATION, record)
            taken.append(record)
    return taken


def refresh(session: Session, opened: Opened, chain: str, region: str, made: Iterable[Recommendation]) -> int:
    """Note which of those taken up the rules make no longer, and which they make again; how many changed."""
    marks = {one.mark for one in made}
    changed = 0
    rows = select(NavigationRecommendation).where(
        NavigationRecommendation.workspace == opened.record.key,
        NavigationRecommendation.chain == chain,
        NavigationRecommendation.region == region,
    )
    for one in session.scalars(rows):
        if (one.mark not in marks) != (one.gone is not None):
            one.gone = None if one.mark in marks else now()
            changed += 1
    session.flush()
    return changed


def assign(
    session: Session, actor: Actor, key: str, keeper: str, due: date | None
) -> NavigationRecommendation:
    """Give it a keeper and a day. The keeper is a member of the organisation: whoever calls this has looked."""
    actor.demand("record.edit")
    one = recommendation(session, key)
    one.keeper, one.due = keeper, due
    session.flush()
    enter(session, actor, "navigation_recommendation.assigned", key, {"keeper": keeper})
    return one


def step(session: Session, actor: Actor, key: str, code: str, reason: str = "") -> Step:
    """Take the next step; raises as `qianglian.platform.workflow.taking.take`."""
    return take(session, actor, RECOMMENDATION, recommendation(session, key), code, reason)


def _figures(one: Recommendation) -> list[str]:
    """Ids of the numbers that its sentence quotes; a quoted name or word is none."""
    found = []
    for quote in one.sentence.quotes.values():
        table = one.finding.table(quote.table)
        column = table.column(quote.column)
        if not column.key and column.unit is not None:
            found.append(table.figure(table.rows[quote.row], quote.column).id)
    return sorted(set(found))
