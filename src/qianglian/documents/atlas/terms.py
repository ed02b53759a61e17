"""What of records may stand on the page: the terms of the sources, the strictest word of a record's files (0005)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from qianglian.analysis.contract import INSUFFICIENT, Column
from qianglian.corpus.workspace import Workspace
from qianglian.model.terms import Share
from qianglian.model.text import Text

STRICTEST: tuple[Share, ...] = ("no", "numbers_only", "yes")
HELD_BACK = Text(zh="按来源条款不载", en="held back by the terms of its source")
OUR_WORDS = frozenset(
    {
        "node",
        "technology",
        "effect",
        "column",
        "region",
        "country",
        "office",
        "origin",
        "side",
        "standing",
        "status",
        "right",
        "way",
        "patent_type",
        "kind",
        "pair",
        "chosen",
        "period",
        "family",
        "party",
        "one",
        "other",
        "critical",
        "number",
        "branch",
        "notes",
    }
)
"""Columns whose bare words are codes, keys, offices' numbers or what people wrote here: they may always leave."""


@dataclass(frozen=True)
class PageTerms:
    """The terms of all files of a workspace, and whether a person answers for the page staying in the house."""

    shares: dict[str, Share] = field(default_factory=dict)
    """By the id of a file."""
    own_use: bool = False
    held: tuple[str, ...] = ()
    """The sources whose terms hold something back, by name."""

    @property
    def holds_texts_back(self) -> bool:
        """Whether words of records stay out of tables, sentences and charts."""
        return bool(self.held) and not self.own_use

    def share_of(self, batches: Iterable[str]) -> Share:
        """What of a record may leave: the strictest word of its files; of one not known, nothing."""
        if self.own_use:
            return "yes"
        found = {self.shares.get(batch, "no") for batch in batches}
        return next((share for share in STRICTEST if share in found), "no")

    def hides(self, column: Column, value: object) -> bool:
        """Whether a cell holds words of records that may not leave.

        Words of ours are `Text`, so that a bare word of another column is a name, a title or a term of some source.
        """
        if not self.holds_texts_back or not isinstance(value, str | list | tuple) or value == INSUFFICIENT:
            return False
        return bool(value) and column.name not in OUR_WORDS


def terms_of(workspace: Workspace, own_use: bool) -> PageTerms:
    """The terms of a workspace."""
    batches = workspace.manifest.batches
    shares: dict[str, Share] = {
        batch.id: next((one for one in STRICTEST if one == batch.share), "no") for batch in batches
    }
    held = sorted({batch.database or batch.source for batch in batches if batch.share != "yes"})
    return PageTerms(shares, own_use, tuple(held))
