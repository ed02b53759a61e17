"""`qianglian gate known-add`: one number into the 查全评估集, the step after `why-not`."""

from __future__ import annotations

from typing import Annotated

import typer

from qianglian.cli.asking import Actor, Number, Wait, day_of, one_of, words
from qianglian.cli.command import Command
from qianglian.cli.data import judgement_json
from qianglian.cli.door import Door
from qianglian.cli.failing import WrongUsage
from qianglian.model.text import Text

SAID = Text(
    zh="{number} 已加入清单 {id}，现有 {count:,} 个号码。",
    en="{number} added to the list {id}, which has {count:,} numbers now.",
)


def run(
    door: Door,
    number: Number,
    to: Annotated[str, typer.Option("--list", metavar="ID", show_default=False)] = "",
    database: Annotated[str, typer.Option("--database", metavar="NAME", show_default=False)] = "",
    day: Annotated[str, typer.Option("--date", metavar="DATE", show_default=False)] = "",
    reader: Annotated[str, typer.Option("--reader", metavar="NAME", show_default=False)] = "",
    made_by: Annotated[str, typer.Option("--made-by", metavar="HOW")] = "other",
    side: Annotated[str, typer.Option("--side", metavar="SIDE")] = "domestic",
    branch: Annotated[str, typer.Option("--branch", metavar="CODE", show_default=False)] = "",
    actor: Actor = "",
    wait: Wait = 0.0,
) -> None:
    """Add the number to a list that is there, or to one that states these facts."""
    from qianglian.chains.known_items import MADE_BY, SIDES, KnownList
    from qianglian.chains.known_kept import add_number

    searched = day_of(day, "--date")
    if to:
        target: KnownList | str = to
    elif searched is None or not database or not reader:
        raise WrongUsage(
            Text(
                zh="请用 --list 指明清单，或写明 --database、--date 和 --reader。",
                en="Name a list with --list, or state --database, --date and --reader.",
            )
        )
    else:
        how, of = one_of("--made-by", made_by, tuple(MADE_BY)), one_of("--side", side, tuple(SIDES))
        target = KnownList(database, searched, reader, how, of, (), branch)
    with door.open(wait=wait) as workspace:
        kept = add_number(workspace, number, target, actor)
    one = kept.lists[0]
    door.show(SAID.format(number=number, id=one.id, count=len(one.numbers)))
    door.give(
        {
            "list": one.id,
            "numbers": list(one.numbers),
            "judgements": [judgement_json(j) for j in kept.judgements],
        }
    )


COMMAND = Command(
    "gate known-add",
    run,
    Text(zh="把一个号码加入查全评估集", en="Add one number to the known items"),
    "navigation",
    words("actor", "wait")
    | {
        "number": Text(zh="号码，照原样写", en="the number, as it is given"),
        "to": Text(zh="加入已有的清单（见 gate known）", en="a list that is there (see gate known)"),
        "database": Text(zh="号码出自哪个库", en="the database that the number comes from"),
        "day": Text(zh="检索日", en="the day of that search"),
        "reader": Text(zh="核读人", en="who read it"),
        "made_by": Text(
            zh="构建方式：applicant（按申请人）、inventor（按发明人）或 other（其他，不独立）",
            en="how the list is made: applicant, inventor, or other (not independent)",
        ),
        "side": Text(
            zh="申请人：domestic（国内）或 foreign（国外）", en="side of the applicants: domestic or foreign"
        ),
        "branch": Text(
            zh="应属的技术分支；不写为全链", en="the branch it belongs to; the whole chain when left out"
        ),
    },
)
