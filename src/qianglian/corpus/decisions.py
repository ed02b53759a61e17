"""People's judgements on evidence, read into what the corpus carries out.

``remove`` and ``restore`` are about one publication; ``same`` and ``different`` about two; the later
judgement on a subject holds.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field

from qianglian.corpus.identity import Decisions
from qianglian.judgements import Judgement

REMOVE, RESTORE, SAME, DIFFERENT = "remove", "restore", "same", "different"


@dataclass(slots=True)
class Standing:
    """The judgements in force: what is removed, by which judgement, and what people said of identities."""

    removed: dict[str, Judgement] = field(default_factory=dict)
    pairs: dict[tuple[str, str], str] = field(default_factory=dict)

    @property
    def decisions(self) -> Decisions:
        """The decisions on identity."""

        def those(decision: str) -> frozenset[tuple[str, str]]:
            return frozenset(pair for pair, said in self.pairs.items() if said == decision)

        return Decisions(same=those(SAME), different=those(DIFFERENT))

    @property
    def fingerprint(self) -> str:
        """What the judgements come to, whoever passed them, when and in which order; "" for nothing."""
        said = sorted(self.removed) + sorted(f"{a} {b} {decision}" for (a, b), decision in self.pairs.items())
        return hashlib.sha256("\n".join(said).encode()).hexdigest()[:16] if said else ""

    def add(self, judgement: Judgement) -> None:
        """Take in the next judgement."""
        if judgement.decision == REMOVE:
            self.removed[judgement.subject] = judgement
        elif judgement.decision == RESTORE:
            self.removed.pop(judgement.subject, None)
        elif judgement.decision in (SAME, DIFFERENT):
            self.pairs[Decisions.pair(judgement.subject, judgement.details["other"])] = judgement.decision


def standing(judgements: Iterable[Judgement]) -> Standing:
    """The judgements in force after ``judgements``."""
    out = Standing()
    for judgement in judgements:
        out.add(judgement)
    return out
