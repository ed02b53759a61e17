"""The records of a View as they are read: what the corpus states of each publication, and whose family it is of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from qianglian.analysis.records import COLUMNS, RECORDS, records_of
from qianglian.corpus.viewing import refuse_hidden

if TYPE_CHECKING:
    from qianglian.corpus.workspace import Workspace
    from qianglian.model.view import View

READ = RECORDS.append(pa.field("publication_date", pa.date32()))
"""The records as they are kept: the last day of the data is up to the day on which it is asked."""


def refuse_hidden_records(view: View) -> None:
    """Raises `Forbidden` under a View that hides a column without which there are no records."""
    for column in COLUMNS[1:]:
        refuse_hidden(view, column)


def read_records(workspace: Workspace, keys: pa.Array, leader: np.ndarray) -> pa.Table:
    """`READ` of the publications of the View in the order of ``keys``; ``leader`` by row the row of the family's."""
    stated = _stated(workspace)
    found = stated.take(pc.index_in(keys, stated["key"].combine_chunks())).combine_chunks()
    days = found["publication_date"].combine_chunks()
    return records_of(found, leader).append_column("publication_date", days).cast(READ)


def _stated(workspace: Workspace) -> pa.Table:
    """What the corpus states; the state of today is null where the View does not show it."""
    table, view = workspace.table(""), workspace.view
    state = table.status.state if view.allows("status") else ibis.null("string")
    claimed = table.priorities.map(lambda one: one.date).mins()
    if view.allows("priority_date"):
        claimed = ibis.least(claimed, table.priority_date)
    found: pa.Table = table.select(*COLUMNS, state=state, claimed=claimed).to_pyarrow()
    return found
