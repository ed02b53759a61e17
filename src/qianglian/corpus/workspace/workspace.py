"""A workspace (项目): one folder of evidence and judgements."""

from __future__ import annotations

import html

from qianglian.corpus.workspace.accounts import Accounts
from qianglian.corpus.workspace.judging import Judging
from qianglian.corpus.workspace.wording import Wording
from qianglian.corpus.workspace.writing import Writing


class Workspace(Judging, Accounts, Wording, Writing):
    """A thematic patent database: import, search, ask why not, report.

    Every question is answered through a `View` (`view`; everything by default) on the newest generation.
    Questions may come from several threads; writing takes the workspace's one writer lock.
    """

    def _repr_html_(self) -> str:
        return f"<b>{html.escape(self.path.name)}</b> {self.count()._repr_html_()}"
