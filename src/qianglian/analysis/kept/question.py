"""Everything that an answer depends on, as one key: whoever asks the same has it, and nobody else."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from qianglian.analysis.contract import Analysis, Params
from qianglian.analysis.kept.people import people_mark
from qianglian.analysis.kept.product import product_mark, product_unchanged
from qianglian.chains.chain_json import chain_json
from qianglian.corpus.viewing import bounded
from qianglian.model.errors import QiangLianError
from qianglian.model.view import View
from qianglian.query.write import write

if TYPE_CHECKING:
    from qianglian.analysis.ground import Ground

OURS = "qianglian."
"""Whose analyses are kept: the mark of the product tells of their code, and of nobody else's."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question: its key, and the evidence that it is asked of."""

    key: str
    evidence: str


def question_of(ground: Ground, analysis: Analysis[Any], params: Params) -> Question | None:
    """The question; None for one whose answer is not kept, since what it depends on cannot be told."""
    ours = str(getattr(analysis.answer, "__module__", "")).startswith(OURS)
    return question_said(ground, f"{analysis.name}\n{params.model_dump_json()}") if ours else None


def question_said(ground: Ground, said: str) -> Question | None:
    """A question of ours by what it says of itself, beside what it is asked of; None as of `question_of`."""
    if not ground.evidence or not _told(ground):
        return None
    standing = ground.keep("standing of questions", lambda: _standing(ground))
    if not standing:
        return None
    return Question(hashlib.sha256(f"{standing}\n{said}".encode()).hexdigest(), ground.evidence)


def still_the_same(ground: Ground) -> bool:
    """Whether evidence, people's answers and code still are what the ground was made on: else nothing is kept."""
    workspace = ground.workspace
    return (
        workspace.generation == ground.generation
        and people_mark(workspace) == ground.people
        and product_unchanged()
    )


def _told(ground: Ground) -> bool:
    """Whether the nodes say what they depend on, as those of `qianglian.chains.tagging` do."""
    return ground.nodes_of is None or bool(getattr(ground.nodes_of, "mark", ""))


def _standing(ground: Ground) -> str:
    """All but the analysis and its parameters; "" where it cannot be told.

    The day is part of it: rights lapse and years become complete as days pass, and one answer a day is few.
    """
    product = product_mark()
    try:
        asked = write(bounded(ground.query, ground.workspace.view).bound)
    except QiangLianError:
        # What the View refuses is refused by the analysis, in its own words.
        return ""
    said = {
        "product": product,
        "evidence": ground.evidence,
        "generation": ground.generation,
        "files": ground.workspace.files_mark,
        "people": ground.people,
        "view": _view(ground.workspace.view),
        "query": asked,
        "chain": chain_json(ground.chain) if ground.chain else None,
        "nodes": [str(getattr(ground.nodes_of, name, "")) for name in ("mark", "evidence", "generation")],
        "day": ground.today.isoformat(),
        "kind": ground.kind,
        "level": ground.level,
    }
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest() if product else ""


def _view(view: View) -> list[Any]:
    fields = None if view.fields is None else sorted(view.fields)
    return [view.rows, fields, repr(view.period), str(view.cut_off)]
