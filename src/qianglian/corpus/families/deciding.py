"""People's judgements on families: two publications are of one family, or are not.

``family_same`` joins, in our kinds. ``family_different`` bars a proposal; where the evidence itself joins the two,
the evidence stands and the pair goes to the review list.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field

from qianglian.corpus.identity import Decisions
from qianglian.judgements import Judgement

FAMILY_SAME, FAMILY_DIFFERENT = "family_same", "family_different"

Pair = tuple[str, str]


@dataclass(slots=True)
class FamilyDecisions:
    """The judgements on families in force, by pair of publication keys; the later on a pair holds."""

    pairs: dict[Pair, Judgement] = field(default_factory=dict)

    @property
    def same(self) -> list[Pair]:
        """The pairs that are one family, in a fixed order."""
        return sorted(pair for pair, said in self.pairs.items() if said.decision == FAMILY_SAME)

    @property
    def different(self) -> list[Pair]:
        """The pairs that are not."""
        return sorted(pair for pair, said in self.pairs.items() if said.decision == FAMILY_DIFFERENT)

    @property
    def fingerprint(self) -> str:
        """What the judgements that change families come to, whoever passed them and when; "" for nothing."""
        said = "\n".join(f"{a} {b}" for a, b in self.same)
        return hashlib.sha256(said.encode()).hexdigest()[:16] if said else ""


def family_decisions(judgements: Iterable[Judgement]) -> FamilyDecisions:
    """The judgements on families in force after ``judgements``."""
    out = FamilyDecisions()
    for judgement in judgements:
        if judgement.decision in (FAMILY_SAME, FAMILY_DIFFERENT):
            out.pairs[Decisions.pair(judgement.subject, judgement.details["other"])] = judgement
    return out
