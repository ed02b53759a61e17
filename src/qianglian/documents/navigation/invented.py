"""Whether what a document is made from was invented: sample data say so in every record, and then documents do too."""

from __future__ import annotations

from qianglian.corpus.workspace import Workspace
from qianglian.sources.synthetic.rows import NOTE, NOTE_COLUMN

LOOKED_AT = 24
"""Publications looked at: samples are invented as a whole, so that one is enough to say it, and a few to be sure."""


def invented(workspace: Workspace) -> bool:
    """Whether any of the first publications says of itself that it is synthetic."""
    page = workspace.search(limit=LOOKED_AT)
    return any(
        shown.publication.extra.get(NOTE_COLUMN) == NOTE
        for hit in page.hits
        for shown in workspace.show(hit.number)
    )
