"""The View of a share: what of a workspace another organisation may read, with the terms of the sources obeyed.

The terms are those of the evidence as it lies there today: a file imported after the share was given is bound by its
own.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from qianglian.corpus.schema import FIELDS
from qianglian.model.period import Period
from qianglian.model.terms import PERSONAL_FIELDS
from qianglian.model.view import View
from qianglian.platform.sharing.records import Share
from qianglian.query.grammar import parse
from qianglian.query.tree import All, Node, Not, Value, conjunction, disjunction
from qianglian.query.write import write

AT_HOME = frozenset({*PERSONAL_FIELDS, "extra"})
"""Fields that a share never has: persons, and columns of a vendor's table that nobody has named."""
SHAREABLE_FIELDS = frozenset(name for name, *_ in FIELDS) - AT_HOME
"""Fields that a share may have."""


class Stated(Protocol):
    """A batch of evidence and what its source lets out (``share``); anything but a known word lets out nothing."""

    @property
    def id(self) -> str:
        """The name that ``batch:`` asks by."""

    @property
    def share(self) -> str:
        """``yes``, ``numbers_only`` or ``no``."""


@dataclass(frozen=True, slots=True)
class SharedView:
    """What may be read, and the batches whose publications stay at home."""

    view: View
    kept_home: tuple[str, ...]


def shared_view(share: Share, batches: Iterable[Stated]) -> SharedView:
    """The View of ``share`` over evidence of these batches.

    A publication has the strictest terms of all the files that state it (decision 0005), so that one file of a vendor
    keeps it at home. A share of no field at all lets numbers out, and so reaches what sources let out as numbers only.
    """
    fields = frozenset(share.fields) & SHAREABLE_FIELDS if share.fields is not None else SHAREABLE_FIELDS
    leaving = {"yes"} if fields else {"yes", "numbers_only"}
    home = tuple(batch.id for batch in batches if batch.share not in leaving)
    asked: Node = parse(share.rows) if share.rows else All()
    outside = [Not(disjunction(*(Value("batch", one) for one in home)))] if home else []
    period = Period("publication_date", share.since, share.until) if share.since or share.until else None
    rows = conjunction(asked, *outside)
    return SharedView(
        View(rows="" if rows == All() else write(rows), fields=fields, period=period, cut_off=share.cut_off),
        home,
    )
