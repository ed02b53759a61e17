"""The side of a workspace that accounts for the whole corpus: refused under a View that shows less."""

from __future__ import annotations

from qianglian.corpus import reporting
from qianglian.corpus.decisions import standing
from qianglian.corpus.declarations import Asked, Declared, declarations
from qianglian.corpus.identity import Proposal
from qianglian.corpus.manifest import Manifest
from qianglian.corpus.proposals import open_proposals
from qianglian.corpus.viewing import whole
from qianglian.corpus.workspace.in_hand import InHand
from qianglian.judgements import Judgement, JudgementLog


class Accounts(InHand):
    """What came in and what became of it, what is declared, what waits for a person, what people decided."""

    def report(self) -> reporting.Report:
        """The data-quality report: what came in, what was kept, and why the count is what it is.

        Like remarks, rejections, proposals and judgements it tells of the whole corpus, and is refused
        (`Forbidden`) under a View that shows less.
        """
        whole(self.view)
        return reporting.report(self._current())

    def remarks(self, code: str = "") -> list[reporting.RowRemark]:
        """Every odd thing in every row that was kept, or those of one code: file, sheet, row, column, found."""
        whole(self.view)
        return reporting.remarks(self._current(), code)

    def rejections(self) -> list[reporting.RowRemark]:
        """Every row that could not be kept, and why."""
        whole(self.view)
        return reporting.rejections(self._current())

    def proposals(self) -> list[Proposal]:
        """Pairs of publications that a person should look at."""
        whole(self.view)
        snapshot = self._current()
        removed = standing(JudgementLog(self._layout.judgements)).removed
        return open_proposals(self._layout, snapshot.manifest, removed)

    def declarations(
        self,
        *,
        body: str = "",
        declarant: str = "",
        standard: str = "",
        number: str = "",
        limit: int | None = None,
    ) -> Declared:
        """What is declared to standards bodies or listed by pools, and which of it is here.

        Declared is not essential. Counts tell of all that matches, rows of the first ``limit``.
        """
        whole(self.view)
        return declarations(self._current(), Asked(body, declarant, standard, number), limit)

    def judgements(self) -> list[Judgement]:
        """People's decisions, oldest first."""
        whole(self.view)
        return list(JudgementLog(self._layout.judgements))

    @property
    def manifest(self) -> Manifest:
        """What the newest generation consists of; `Forbidden` under a View that shows less than everything."""
        whole(self.view)
        return self._current().manifest
