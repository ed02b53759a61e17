"""Who holds each publication: the current owners where a source states them, else the applicants as filed."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from qianglian.analysis.ground import Ground
from qianglian.analysis.parties import MENTIONS
from qianglian.corpus.viewing import refuse_hidden
from qianglian.model.text import Text

HELD_BY = Text(
    zh="权利人：来源写明现权利人的按现权利人，否则按申请时的申请人（可能已转让）。",
    en="Holders are the current owners where a source states them, else the applicants as filed, who may have sold.",
)
OWNER_STATED = Text(zh="来源写明现权利人", en="Current owner stated")
ACADEMIC = ("university", "institute")
"""Kinds of parties that do not make products themselves."""


def holders(ground: Ground) -> Any:
    """``publication``, ``party``, ``position`` and ``stated`` (as current owner) of every publication of the View.

    Raises `Forbidden` where the View hides applicants.
    """
    return ground.keep("holders", lambda: ground.hold(_read(ground)))


def kinds_of_parties(ground: Ground) -> Any:
    """``party``, ``party_kind`` ("" for unknown): mostly inferred from names."""
    return ground.keep("kinds of parties", lambda: ground.hold(kinds_by_place(ground)))


def kinds_by_place(ground: Ground) -> pa.Table:
    """The same as Arrow."""
    kinds = ground.parties.kinds
    return pa.table({"party": pa.array(range(len(kinds)), pa.int32()), "party_kind": kinds})


def _read(ground: Ground) -> pa.Table:
    view = ground.workspace.view
    refuse_hidden(view, "applicants")
    filed = ground.parties.mentions if not ground.empty else MENTIONS.empty_table()
    owned = MENTIONS.empty_table()
    if view.allows("owners") and not ground.empty:
        owned = ground.mentions("owners")
    filed = filed.filter(pc.invert(pc.is_in(filed["publication"], owned["publication"].combine_chunks())))
    return pa.concat_tables(
        [
            some.append_column("stated", pa.array([stated] * len(some), pa.bool_()))
            for some, stated in ((owned, True), (filed, False))
        ]
    )
