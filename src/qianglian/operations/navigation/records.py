"""Tables of the desk."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import BigInteger, Date, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from qianglian.platform.database.columns import Json
from qianglian.platform.database.tables import KEY, Owned, Record
from qianglian.platform.workflow.records import Stateful


class NavigationProject(Stateful):
    """A navigation project (专利导航项目).

    Attributes:
        kind: Of `qianglian.operations.navigation.kinds.PROJECT_KINDS`.
        level: Of `qianglian.operations.navigation.kinds.LEVELS`.
        commissioner: For whom it is made, in words.
        scope: 导航范围: the bounds of the industry, regions and period.
        workspace: Key of the workspace whose evidence it stands on.
        chain: Code of the chain in it.
        map_version: Number of the published version of the map that it publishes.
        due: Day by which it is to be published.
        renew_every: Months between two renewals; none for a map that is made once.
        cost: In fen (分), where it is stated.
    """

    __tablename__ = "navigation_project"

    name: Mapped[str] = mapped_column(String(200))
    kind: Mapped[str] = mapped_column(String(40))
    level: Mapped[str] = mapped_column(String(40))
    commissioner: Mapped[str] = mapped_column(String(200), default="")
    scope: Mapped[str] = mapped_column(String(4000), default="")
    workspace: Mapped[str | None] = mapped_column(String(KEY))
    chain: Mapped[str] = mapped_column(String(80), default="")
    map_version: Mapped[int | None]
    due: Mapped[date | None] = mapped_column(Date)
    renew_every: Mapped[int | None]
    cost: Mapped[int | None] = mapped_column(BigInteger)


class NavigationResult(Record):
    """A result in the catalogue (导航成果目录). Whoever signs in reads this card, by the decision of who listed it; the
    result itself stays with its owner until it is shared.

    Attributes:
        owner: Key of the organisation.
        project: Key of the project that it came from.
        kind: Of `qianglian.operations.navigation.kinds.RESULT_KINDS`.
        cut_off: Day up to which its evidence reaches.
        map_version: Of the map, where it is one.
        terms: 使用条件, in words.
        withdrawn: When the owner took it off the list.
    """

    __tablename__ = "navigation_result"

    owner: Mapped[str] = mapped_column(ForeignKey("organisation.key"), index=True)
    project: Mapped[str] = mapped_column(ForeignKey("navigation_project.key"))
    kind: Mapped[str] = mapped_column(String(40))
    title: Mapped[str] = mapped_column(String(200))
    summary: Mapped[str] = mapped_column(String(4000), default="")
    cut_off: Mapped[date] = mapped_column(Date)
    map_version: Mapped[int | None]
    terms: Mapped[str] = mapped_column(String(2000), default="")
    listed_by: Mapped[str] = mapped_column(String(KEY))
    withdrawn: Mapped[datetime | None]


class ResultRequest(Stateful):
    """A request to use a result, made by another organisation and shown to the result's owner."""

    __tablename__ = "result_request"

    result: Mapped[str] = mapped_column(ForeignKey("navigation_result.key"), index=True)
    purpose: Mapped[str] = mapped_column(String(2000))


class Grant(Owned):
    """The owner's answer to a request, shown to who asked.

    Attributes:
        share: Key of the share by which the evidence behind the result may be read, where it is shared too.
    """

    __tablename__ = "result_grant"

    request: Mapped[str] = mapped_column(ForeignKey("result_request.key"))
    granted: Mapped[bool]
    reason: Mapped[str] = mapped_column(String(2000), default="")
    share: Mapped[str | None] = mapped_column(ForeignKey("share.key"))
    answered_by: Mapped[str] = mapped_column(String(KEY))

    __table_args__ = (UniqueConstraint("request"),)


class Adoption(Owned):
    """What became of a result where it was used (成果运用情况), told by the user and shown to the owner.

    Attributes:
        used_for: Of `qianglian.operations.navigation.kinds.USES`.
        effect: What came of it, in words.
        benefit: In fen (分), where it is stated.
    """

    __tablename__ = "result_adoption"

    request: Mapped[str] = mapped_column(ForeignKey("result_request.key"), index=True)
    used_for: Mapped[str] = mapped_column(String(40))
    effect: Mapped[str] = mapped_column(String(4000))
    on: Mapped[date] = mapped_column(Date)
    benefit: Mapped[int | None] = mapped_column(BigInteger)
    told_by: Mapped[str] = mapped_column(String(KEY))


class NavigationRecommendation(Stateful):
    """A recommendation of a map, taken up as work (导航建议).

    Attributes:
        mark: What the recommendation is known by from one refresh to the next
            (`qianglian.documents.navigation.adopting.mark_of`).
        workspace, chain, region: Of the map that makes it.
        path: One of the five paths (产业结构优化 …).
        rule: Of ``recommendations.yaml``; ``rule_version`` its version.
        said: As it read when it was taken up.
        figures: Ids of the figures that it rests on.
        due: Day by which something is to be decided or done.
        gone: When a refresh no longer made it; it stays, with what was decided.
    """

    __tablename__ = "navigation_recommendation"

    mark: Mapped[str] = mapped_column(String(40))
    workspace: Mapped[str] = mapped_column(ForeignKey("workspace.key"))
    chain: Mapped[str] = mapped_column(String(80))
    region: Mapped[str] = mapped_column(String(6), default="")
    path: Mapped[str] = mapped_column(String(80))
    rule: Mapped[str] = mapped_column(String(80))
    rule_version: Mapped[str] = mapped_column(String(40))
    said: Mapped[str] = mapped_column(String(2000))
    figures: Mapped[list[str]] = mapped_column(Json, default=list)
    due: Mapped[date | None] = mapped_column(Date)
    gone: Mapped[datetime | None]

    __table_args__ = (UniqueConstraint("workspace", "mark"), Index(None, "organisation", "state"))
