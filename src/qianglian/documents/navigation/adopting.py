"""What people decided of recommendations (采纳情况): kept as judgements, by what a recommendation is about.

A recommendation is known by its chain, the region, its rule and the keys of its row, not by its numbers: so that a
decision stands when a refresh moves the figures. What the rules recommend no longer stays in the list, and says so.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, replace

from qianglian.corpus.removing import need_reason
from qianglian.corpus.viewing import whole
from qianglian.corpus.workspace import Workspace
from qianglian.documents.report.material import (
    ADVICE_STATES,
    AdviceState,
    FormerAdvice,
    Recommendation,
)
from qianglian.documents.report.saying import plainly
from qianglian.judgements import JudgementLog
from qianglian.model.errors import BadInput, NotFound
from qianglian.model.text import Text

ADVICE = "advice"
"""The decision as the judgements name it."""
LONGEST = 200
"""Characters of an owner's name."""


@dataclass(frozen=True, slots=True)
class About:
    """What a decision is about: the mark of a recommendation, its rule and path, and how it reads."""

    mark: str
    rule: str
    path: str
    said: str


def mark_of(chain: str, region: str, one: Recommendation) -> str:
    """The mark of a recommendation: from what it is about, the same in every refresh and every process."""
    parts = (chain, region, one.rule, *one.keys)
    return "r" + hashlib.blake2b("\x1f".join(parts).encode(), digest_size=5).hexdigest()


def with_decisions(
    workspace: Workspace, chain: str, region: str, made: Iterable[Recommendation]
) -> tuple[tuple[Recommendation, ...], tuple[FormerAdvice, ...]]:
    """Recommendations each with the last decision on it, and what was decided of those that there are no more."""
    held = decided(workspace, chain, region)
    marked = [replace(one, mark=mark_of(chain, region, one)) for one in made]
    told = tuple(_with(one, held.get(one.mark)) for one in marked)
    marks = {one.mark for one in told}
    return told, tuple(one for mark, one in held.items() if mark not in marks)


def decided(workspace: Workspace, chain: str, region: str) -> dict[str, FormerAdvice]:
    """The last decision on each recommendation of a chain for a region, by mark.

    Raises `Forbidden` under a View that shows less than everything: what a recommendation said names firms and figures.
    """
    whole(workspace.view)
    held: dict[str, FormerAdvice] = {}
    for one in workspace.judgements():
        said = one.details
        if one.decision == ADVICE and one.subject == _subject(chain) and said["region"] == region:
            state = said["state"] if said["state"] in ADVICE_STATES else "open"
            held[said["mark"]] = FormerAdvice(
                said["mark"], said["path"], said["said"], state, said["owner"], one.time[:10], one.reason
            )
    return held


def about_of(
    workspace: Workspace,
    chain: str,
    region: str,
    mark: str,
    made: Callable[[], Sequence[Recommendation]],
) -> About:
    """What a mark is about: a recommendation that the rules make (``made`` asks them), or one decided before.

    Raises `NotFound` for a mark of neither, `Forbidden` as `decided` does.
    """
    whole(workspace.view)
    for one in made():
        if mark_of(chain, region, one) == mark:
            return About(mark, one.rule, one.path, plainly(one.finding, one.sentence))
    for judged in reversed(workspace.judgements()):
        said = judged.details
        if judged.decision == ADVICE and judged.subject == _subject(chain) and said["mark"] == mark:
            return About(mark, said["rule"], said["path"], said["said"])
    raise NotFound(
        Text(
            zh=f"没有编号为「{mark[:20]}」的建议。",
            en=f"There is no recommendation with the mark “{mark[:20]}”.",
        ),
        hint=Text(
            zh="用 qianglian advice list 列出编号；--region 须与当时相同。",
            en="qianglian advice list tells the marks; --region must be the same.",
        ),
    )


def decide(
    workspace: Workspace,
    chain: str,
    region: str,
    about: About,
    state: AdviceState,
    owner: str,
    reason: str,
    actor: str,
) -> FormerAdvice:
    """Keep a decision on a recommendation; the same again changes nothing.

    Raises `BadInput` without a reason, or for a state other than open without an owner.
    """
    need_reason(reason, actor)
    owner = _checked(" ".join(owner.split()), state)
    with workspace._writing("建议采纳情况"):
        held = decided(workspace, chain, region).get(about.mark)
        if held is None or (held.state, held.owner, held.reason) != (state, owner, reason):
            details = {**asdict(about), "region": region, "state": state, "owner": owner}
            log = JudgementLog(workspace.path / "judgements.jsonl")
            log.append([(_subject(chain), ADVICE, reason, details)], actor)
    return decided(workspace, chain, region)[about.mark]


def _checked(owner: str, state: AdviceState) -> str:
    if state != "open" and not owner:
        raise BadInput(
            Text(zh="作出结论须指定责任人。", en="A decision needs an owner."),
            hint=Text(zh="加 --owner 姓名或部门。", en="Add --owner NAME."),
        )
    if len(owner) > LONGEST:
        raise BadInput(
            Text(zh=f"责任人不超过 {LONGEST} 字。", en=f"An owner has {LONGEST} characters at most.")
        )
    return owner


def _subject(chain: str) -> str:
    return f"chain:{chain}"


def _with(one: Recommendation, found: FormerAdvice | None) -> Recommendation:
    return one if found is None else replace(one, owner=found.owner, state=found.state, decided=found.decided)
