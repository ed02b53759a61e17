"""The points that a long write passes. Progress bars listen to them; so do the tests that kill the process."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

MILESTONES = (
    "file_opened",
    "rows_read",
    "records_written",
    "judgements_written",
    "index_linked",
    "publications_resolved",
    "publications_written",
    "index_committed",
    "generation_written",
    "manifest_replaced",
    "generation_pruned",
    "files_pruned",
)

RENEWAL_MILESTONES = ("renewal_begun", "renewal_indexed", "renewal_written", "renewal_in_force")
"""Those of an older workspace whose index is written anew (`qianglian.corpus.renewing`)."""

EMBEDDING_MILESTONES = (
    "embedding_begun",
    "passages_encoded",
    "vectors_written",
    "vectors_merged",
    "index_begun",
    "index_laid",
    "index_kept",
    "vectors_in_force",
)
"""Those of embedding, which writes beside the generations and takes no part in them."""


@dataclass(frozen=True, slots=True)
class Milestone:
    """One point passed: its name (one of those above), the file or part concerned, and a count."""

    name: str
    subject: str = ""
    count: int = 0
    total: int | None = None


Listener = Callable[[Milestone], None]


def nobody(milestone: Milestone) -> None:
    """The listener that does not listen."""
