"""The cut-off (截止日) of a corpus: up to which day of publication it can be taken to reach."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from qianglian.corpus.workspace import Workspace
from qianglian.model.text import Text
from qianglian.query.tree import Range

BY_DATE = Text(zh="库中最晚的公开日", en="the latest publication date held")
BY_SEARCH = Text(zh="最晚的检索日（检索登记）", en="the latest day of a registered search")


@dataclass(frozen=True, slots=True)
class CutOff:
    """A day and what it rests on."""

    day: date
    basis: Text


def cut_off(workspace: Workspace, today: date | None = None) -> CutOff | None:
    """The latest publication date held, not counting days still to come; None of a corpus without dates.

    Where every file states when it was searched for and all those days are earlier, the last of them.
    """
    page = workspace.search(Range("pd", None, today or date.today()), sort="-pd", limit=1)
    shown = next((hit.row["publication_date"] for hit in page), None)
    if shown is None:
        return None
    found = CutOff(date.fromisoformat(shown), BY_DATE)
    searched = [str(batch.search.get("date") or "") for batch in workspace.manifest.batches]
    if searched and all(searched) and max(searched) < shown:
        return CutOff(date.fromisoformat(max(searched)), BY_SEARCH)
    return found
