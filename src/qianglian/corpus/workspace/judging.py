"""The side of a workspace that writes people's judgements: on identity, families, parties, and questions."""

from __future__ import annotations

from collections.abc import Sequence

from qianglian.corpus import removing
from qianglian.corpus.families import judging
from qianglian.corpus.parties.judging import Verdict, write
from qianglian.corpus.viewing import whole
from qianglian.corpus.workspace.identity import Identity
from qianglian.judgements import Judgement


class Judging(Identity):
    """Each judgement outlives every later import, and is read anew by whatever the evidence has become."""

    def decide(self, one: str, other: str, *, same: bool, reason: str, actor: str = "") -> removing.Carried:
        """Decide a proposal: the two are one publication, or are not."""
        with self._writing("判定"):
            return removing.decide(self._layout, one, other, same, reason, actor)

    def decide_family(
        self, one: str, other: str, *, same: bool, reason: str, actor: str = ""
    ) -> removing.Carried:
        """Two publications are of one family, or are not; where the evidence says otherwise, it is reviewed."""
        whole(self.view)
        self._families().keep()
        with self._writing("判定同族"):
            return judging.decide_family(self._families(), one, other, same, reason, actor)

    def judge(
        self, number: str, question: str, answer: str, reason: str, actor: str = ""
    ) -> removing.Carried:
        """Answer a question about a publication; it stays with the publication and is read by family."""
        whole(self.view)
        with self._writing("标引"):
            return judging.judge(self._families(), number, question, answer, reason, actor)

    def judge_many(self, answers: Sequence[judging.Answer], actor: str = "") -> judging.Answered:
        """Answer many questions at once; what stands already is not written again, what cannot be taken is told."""
        whole(self.view)
        with self._writing("标引"):
            return judging.judge_many(self._families(), answers, actor)

    def decide_parties(self, verdicts: Sequence[Verdict], actor: str = "") -> list[Judgement]:
        """Write judgements on parties; those that stand already are not written again."""
        with self._writing("判定主体"):
            return write(self._layout, verdicts, actor)
