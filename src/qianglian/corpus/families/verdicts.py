"""Verdicts (结论) on publications, read as verdicts on families: agreed, or in conflict.

A person answers a question about a publication (“电池/负极: in scope?” – “yes”). The judgement stays with the
publication's key for good. Which family it speaks for is found out on reading, so that a merge or a split needs no
rewriting: a merge may bring two answers together, which is a conflict for people to settle; a split takes each answer
along with its publication.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from qianglian.corpus.engines.tables import Tables
from qianglian.corpus.families.deciding import FamilyDecisions
from qianglian.corpus.families.state import FamilyState, present_rows
from qianglian.judgements import Judgement

VERDICT = "verdict"


@dataclass(frozen=True, slots=True)
class FamilyVerdict:
    """What people answered to one question about one family; ``answer`` is "" while they disagree.

    ``family`` is "" for a publication that the corpus no longer holds: its verdict waits.
    """

    family: str
    number: str
    question: str
    answer: str
    behind: tuple[Judgement, ...]

    @property
    def conflict(self) -> bool:
        """Whether different answers stand."""
        return not self.answer


@dataclass(frozen=True, slots=True)
class Review:
    """Something that only people can settle.

    ``verdicts``: one family, one question, different answers. ``different``: a person says that two publications
    are of different families, and the evidence (or another person) makes them one.
    """

    reason: str
    family: str
    number: str
    question: str
    behind: tuple[Judgement, ...]


def in_force(judgements: Iterable[Judgement]) -> list[Judgement]:
    """The verdicts that stand: on each publication and question the last one."""
    last: dict[tuple[str, str], Judgement] = {}
    for one in judgements:
        if one.decision == VERDICT:
            last[one.subject, one.details["question"]] = one
    return list(last.values())


def family_verdicts(
    tables: Tables | None, state: FamilyState, kind: str, judgements: Iterable[Judgement]
) -> list[FamilyVerdict]:
    """The verdicts by family and question, conflicts first, then by number."""
    standing = in_force(judgements)
    subjects = sorted({one.subject for one in standing})
    rows = present_rows(tables, state.keys, subjects) if tables else {}
    gathered: dict[tuple[int, str, str], list[Judgement]] = {}
    for one in standing:
        row = rows.get(one.subject, -1)
        leader = int(state.leader[kind][row]) if row >= 0 else -1
        gathered.setdefault((leader, "" if row >= 0 else one.subject, one.details["question"]), []).append(
            one
        )
    found = [
        _verdict(state, kind, leader, question, behind) for (leader, _, question), behind in gathered.items()
    ]
    return sorted(found, key=lambda one: (not one.conflict, one.number, one.question))


def _verdict(
    state: FamilyState, kind: str, leader: int, question: str, behind: list[Judgement]
) -> FamilyVerdict:
    answers = {one.details["answer"] for one in behind}
    answer = answers.pop() if len(answers) == 1 else ""
    ordered = tuple(sorted(behind, key=lambda one: one.sequence))
    if leader < 0:
        number = behind[0].details.get("number", behind[0].subject)
        return FamilyVerdict("", number, question, answer, ordered)
    return FamilyVerdict(state.family_key(kind, leader), state.number(leader), question, answer, ordered)


def review(
    tables: Tables | None,
    state: FamilyState,
    kind: str,
    judgements: list[Judgement],
    decisions: FamilyDecisions,
) -> list[Review]:
    """What waits for people: verdicts in conflict, then judgements that the families contradict."""
    found = [
        Review("verdicts", one.family, one.number, one.question, one.behind)
        for one in family_verdicts(tables, state, kind, judgements)
        if one.conflict
    ]
    apart = decisions.different
    rows = present_rows(tables, state.keys, sorted({k for pair in apart for k in pair})) if tables else {}
    leaders = state.leader[kind]
    for pair in apart:
        if pair[0] in rows and pair[1] in rows:
            row, other = rows[pair[0]], rows[pair[1]]
            if leaders[row] == leaders[other]:
                leader = int(leaders[row])
                family = state.family_key(kind, leader)
                found.append(Review("different", family, state.number(leader), "", (decisions.pairs[pair],)))
    return found
