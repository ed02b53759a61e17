"""`qianglian audit list`: who did what to which record and when, the latest first."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from qianglian.cli.asking import Limit
from qianglian.cli.command import Command
from qianglian.cli.door import Door
from qianglian.cli.home import HOME, HomeFolder
from qianglian.model.text import Text

Organisation = Annotated[str, typer.Option("--organisation", metavar="KEY", show_default=False)]
Action = Annotated[str, typer.Option("--action", metavar="NAME", show_default=False)]
Subject = Annotated[str, typer.Option("--subject", metavar="KEY", show_default=False)]
Before = Annotated[int, typer.Option("--before", metavar="NUMBER", show_default=False, min=0)]

HEADS = (
    Text(zh="序", en="#"),
    Text(zh="时间（UTC）", en="Time (UTC)"),
    Text(zh="何人", en="Who"),
    Text(zh="入口", en="Door"),
    Text(zh="机构", en="Organisation"),
    Text(zh="事项", en="Action"),
    Text(zh="对象", en="Subject"),
    Text(zh="说明", en="Detail"),
)
NONE = Text(zh="没有符合的审计记录。", en="No entries match.")
LATEST = 50


def run(
    door: Door,
    home: HomeFolder = None,
    organisation: Organisation = "",
    action: Action = "",
    subject: Subject = "",
    before: Before = 0,
    limit: Limit = LATEST,
) -> None:
    """List entries of the trail."""
    from dataclasses import asdict

    from qianglian.cli.screens.grid import grid, plain
    from qianglian.operations.desks import packages
    from qianglian.platform.audit.reading import entries
    from qianglian.platform.installation import Home
    from qianglian.platform.opening import installed
    from qianglian.platform.permissions.actor import Installation

    us = Installation("audit list")
    with installed(Home.of(home), packages()) as database, database.reading(us) as session:
        found = entries(
            session,
            us,
            organisation=organisation or None,
            action=action,
            subject=subject,
            before=before or None,
            most=limit or None,
        )
    table = grid([door(head) for head in HEADS], right=(0,), fold=(6, 7))
    for one in found:
        detail = json.dumps(one.detail, ensure_ascii=False) if one.detail else ""
        moment = one.moment[:19].replace("T", " ")
        who = f"{one.name} ({one.user})"
        facts = (moment, who, one.door, one.organisation or "", one.action, one.subject, detail)
        table.add_row(str(one.number), *map(plain, facts))
    door.show(table if found else NONE)
    door.give([asdict(one) for one in found])


COMMAND = Command(
    "audit list",
    run,
    Text(
        zh="审计记录：何人何时对什么做了什么，新的在前", en="Who did what to which record, the latest first"
    ),
    "installation",
    {
        "home": HOME,
        "organisation": Text(zh="只列此机构的（主键）", en="only of this organisation (its key)"),
        "action": Text(
            zh="只列此事项，如 member.added；member. 为此类全部",
            en="only this, such as member.added; or all of member.",
        ),
        "subject": Text(zh="只列对此记录的（主键）", en="only of this record (its key)"),
        "before": Text(zh="只列此序号以前的", en="only entries before this number"),
        "limit": Text(zh="最多列出几条；0 为全部", en="list at most so many; 0 for all"),
    },
    in_workspace=False,
)
