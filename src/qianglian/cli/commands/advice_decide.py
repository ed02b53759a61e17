"""`qianglian advice decide`: a named person says what becomes of a recommendation."""

from __future__ import annotations

from typing import Annotated

import typer

from qianglian.cli.asking import Actor, Reason, Wait, one_of, words
from qianglian.cli.command import Command
from qianglian.cli.door import Door
from qianglian.cli.navigation import (
    AskedQuery,
    KindOfFamily,
    LevelOfApplicants,
    Region,
    basis_words,
    standing_of,
)
from qianglian.model.text import Text

SAID = Text(
    zh="已记入人工结论：{mark} {state}，责任人 {owner}。更新数据后仍保留。",
    en="Written to the judgements: {mark} {state}, owner {owner}. It stands when the data are refreshed.",
)
NONE = Text(zh="未指定", en="none")


def run(
    door: Door,
    mark: Annotated[str, typer.Argument(metavar="MARK")],
    state: Annotated[str, typer.Argument(metavar="STATE")],
    reason: Reason,
    owner: Annotated[str, typer.Option("--owner", metavar="NAME", show_default=False)] = "",
    actor: Actor = "",
    region: Region = "",
    query: AskedQuery = "",
    families: KindOfFamily = "simple",
    level: LevelOfApplicants = "party",
    wait: Wait = 0.0,
) -> None:
    """Find the recommendation among those that the rules make, or that were decided before, and keep the decision."""
    from qianglian.documents.navigation.adopting import about_of, decide
    from qianglian.documents.navigation.advising import advised
    from qianglian.documents.report.material import ADVICE_STATES
    from qianglian.judgements import default_actor

    meant = {name: name for name in ADVICE_STATES} | {said.zh: name for name, said in ADVICE_STATES.items()}
    chosen = meant[one_of("STATE", state, tuple(meant))]
    with door.open(wait=wait) as workspace:
        standing = standing_of(workspace, query, families, level, region)
        chain, where = standing.tagging.chain.code, standing.basis.region
        about = about_of(workspace, chain, where, mark, lambda: advised(standing).recommendations)
        kept = decide(workspace, chain, where, about, chosen, owner, reason, actor or default_actor())
    door.show(
        SAID.format(mark=kept.mark, state=door(ADVICE_STATES[kept.state]), owner=kept.owner or door(NONE))
    )
    door.give({"mark": kept.mark, "state": kept.state, "owner": kept.owner, "decided": kept.decided})


COMMAND = Command(
    "advice decide",
    run,
    Text(
        zh="登记一条建议的采纳情况：采纳、不采纳、推进中、已完成、待确认",
        en="Say what becomes of a recommendation: adopted, declined, under_way, done, open",
    ),
    "navigation",
    basis_words()
    | words("reason", "actor", "wait")
    | {
        "mark": Text(
            zh="建议的编号（advice list 列出）", en="the mark of the recommendation, as advice list tells"
        ),
        "state": Text(
            zh="采纳、不采纳、推进中、已完成或待确认", en="adopted, declined, under_way, done or open"
        ),
        "owner": Text(zh="责任人或责任部门", en="who owns it"),
    },
)
