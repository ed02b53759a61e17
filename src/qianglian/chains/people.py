"""What people said of publications and nodes (人工标引), read by family into sets of publications.

The question is ``node:<chain>/<code>``, the answer yes or no. It is kept with one publication and holds for the simple
family that the publication belongs to when it is read. Where a family has both answers, neither holds: it is reviewed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from qianglian.chains.place_sets import NOBODY, Places
from qianglian.corpus.engines.fulltext_numbers import KEY
from qianglian.corpus.families.kinds import SIMPLE
from qianglian.corpus.families.state import FamilyState, lent_by
from qianglian.corpus.families.verdicts import FamilyVerdict, in_force
from qianglian.corpus.workspace import Workspace
from qianglian.judgements import JudgementLog
from qianglian.model.chain import Chain
from qianglian.model.text import Text

YES, NO = "yes", "no"
ANSWERS: dict[str, Text] = {YES: Text(zh="是", en="yes"), NO: Text(zh="否", en="no")}
_MEANT = {word.casefold(): name for name, text in ANSWERS.items() for word in (name, text.zh, text.en)}


def question(chain: Chain, code: str) -> str:
    """What is asked of a publication: whether it belongs to a node.

    >>> question(Chain("nev", Text(zh="链", en="Chain"), ()), "A1")
    'node:nev/A1'
    """
    return f"node:{chain.code}/{code}"


def meant(answer: str) -> str:
    """``yes`` or ``no``; "" for what is neither."""
    return _MEANT.get(answer.strip().casefold(), "")


@dataclass(frozen=True, slots=True)
class People:
    """By node: the publications of the families that people put in, and took out; and the verdicts in conflict."""

    yes: Mapping[str, Places] = field(default_factory=dict)
    no: Mapping[str, Places] = field(default_factory=dict)
    judged: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """The families that people have answered about, by node; also those in conflict."""
    conflicts: tuple[FamilyVerdict, ...] = ()


def people(workspace: Workspace, chain: Chain, keys: np.ndarray) -> People:
    """What stands; ``keys`` are those of the publications of the View, ascending.

    Raises `Forbidden` where there are answers and the View hides what families are made from.
    """
    prefix = question(chain, "")
    log = JudgementLog(workspace.path / "judgements.jsonl")
    if not any(one.details["question"].startswith(prefix) for one in in_force(log)):
        return People()
    room = workspace._families()
    state = room.state
    sets: dict[str, dict[str, list[str]]] = {YES: {}, NO: {}}
    judged: dict[str, set[str]] = {}
    conflicts = []
    for one in room.verdicts(SIMPLE):
        code = one.question.removeprefix(prefix)
        if not one.family or not one.question.startswith(prefix):
            continue
        judged.setdefault(code, set()).add(one.family)
        answer = meant(one.answer)
        if one.conflict:
            conflicts.append(one)
        elif answer:
            sets[answer].setdefault(code, []).extend(_members(state, one.family))
    yes, no = ({code: places_of(keys, held) for code, held in sets[answer].items()} for answer in (YES, NO))
    return People(
        yes,
        no,
        {code: frozenset(families) for code, families in judged.items()},
        tuple(conflicts),
    )


def _members(state: FamilyState, family: str) -> list[str]:
    row = int(state.rows([lent_by(family)])[0])
    return [state.key(member) for member in state.members(SIMPLE, row)] if row >= 0 else []


def places_of(keys: np.ndarray, wanted: list[str]) -> Places:
    """The places of keys among ``keys``, ascending; those that are not there have none."""
    if not len(keys) or not wanted:
        return NOBODY
    asked = np.unique(np.array([key.encode() for key in wanted], KEY))
    at = np.minimum(np.searchsorted(keys, asked), len(keys) - 1)
    places: Places = at[keys[at] == asked].astype(np.int32)
    return places
