"""Tables of names leave only where every source lets them, or where a person answers for their staying in the house."""

from __future__ import annotations

from collections.abc import Iterable

from qianglian.analysis.contract import Table
from qianglian.corpus.workspace import Workspace
from qianglian.model.errors import Forbidden
from qianglian.model.text import Text

MOST_NAMED = 5
"""Sources that a refusal names."""
NAMES = frozenset({"name", "title", "number"})
"""Columns whose words are the sources': a table with one leaves only as they allow."""


def holds_names(table: Table) -> bool:
    """Whether a table holds words of the sources."""
    return bool(NAMES.intersection(column.name for column in table.columns))


def kept_home(workspace: Workspace, for_own_use: bool, hint: Text) -> None:
    """Raises `Forbidden` where a source's terms keep its names from leaving (decision 0005); ``hint`` says how one
    answers for the file's staying in the house.

    A party's names come from many files, so that the strictest terms of all hold for the table.
    """
    held = _held((batch.database or batch.name, batch.share) for batch in workspace.manifest.batches)
    if held and not for_own_use:
        # A file of which nobody said where it comes from is named by itself: no terms are known that let it go.
        shown, more = held[:MOST_NAMED], len(held) > MOST_NAMED
        listed = "、".join(shown) + (f" 等 {len(held)} 个" if more else "")
        named = ", ".join(shown) + (f" and {len(held) - MOST_NAMED} more" if more else "")
        raise Forbidden(
            Text(
                zh=f"内容来自条款不许外传、或未写明可以外传的来源：{listed}。",
                en=f"It holds what comes from sources that are not to be shared, or not said to be: {named}.",
            ),
            hint=hint,
        )


def _held(sources: Iterable[tuple[str, str]]) -> list[str]:
    return sorted({name for name, share in sources if share != "yes"})
