"""`qianglian advice list`: what the rules recommend now, with what people decided of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

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

if TYPE_CHECKING:
    from qianglian.documents.report.material import FormerAdvice, Recommendation
    from qianglian.model.text import Language


def run(
    door: Door,
    region: Region = "",
    query: AskedQuery = "",
    families: KindOfFamily = "simple",
    level: LevelOfApplicants = "party",
) -> None:
    """Ask the analyses that the rules read, and tell."""
    from qianglian.cli.screens.advice import advice_screen
    from qianglian.documents.navigation.adopting import with_decisions
    from qianglian.documents.navigation.advising import advised

    with door.open() as workspace:
        standing = standing_of(workspace, query, families, level, region)
        advice = advised(standing)
        made, former = with_decisions(
            workspace, standing.tagging.chain.code, standing.basis.region, advice.recommendations
        )
    door.show(*advice_screen(made, former, advice.unadvised, door.language))
    door.give(
        {
            "recommendations": [_told(one, door.language) for one in made],
            "former": [_former(one) for one in former],
            "without": [
                {"path": one.path, "reasons": [why.in_(door.language) for why in one.reasons]}
                for one in advice.unadvised
            ],
        }
    )


def _told(one: Recommendation, language: Language) -> dict[str, object]:
    from qianglian.documents.report.saying import plainly

    return {
        "mark": one.mark,
        "path": one.path,
        "rule": one.rule,
        "says": plainly(one.finding, one.sentence, language),
        "reason": one.reason,
        "state": one.state,
        "owner": one.owner,
        "decided": one.decided,
    }


def _former(one: FormerAdvice) -> dict[str, object]:
    return {
        "mark": one.mark, "path": one.path, "said": one.said, "state": one.state, "owner": one.owner,
        "decided": one.decided, "reason": one.reason,
    }  # fmt: skip


COMMAND = Command(
    "advice list",
    run,
    Text(
        zh="按规则得出的建议与采纳情况：编号、责任人、状态",
        en="What the rules recommend, and what was decided of it: mark, owner, state",
    ),
    "navigation",
    basis_words(),
)
