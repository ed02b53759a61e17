"""Which publications speak of which effect (功效), and where: by the full-text index and an open list of words."""

from __future__ import annotations

from typing import Any, Literal

import numpy as np
import pyarrow as pa

from qianglian.analysis.ground import Ground
from qianglian.chains.found import Found
from qianglian.corpus.viewing import COLUMN_OF
from qianglian.query.tree import Node, Or, Words
from qianglian.rules.effects import Effect, effects

Where = Literal["ti", "ab", "cl"]
WHERE: tuple[Where, ...] = ("ti", "ab", "cl")
SAID = pa.schema([("publication", pa.int32()), ("effect", pa.string()), ("where", pa.string())])


def said(ground: Ground) -> Any:
    """``publication``, ``effect``, ``where`` (ti, ab, cl) as an ibis table, read once for a ground."""
    return ground.keep("effects", lambda: ground.hold(_read(ground)))


def fields(ground: Ground) -> tuple[Where, ...]:
    """The fields that the View lets be read."""
    return tuple(one for one in WHERE if all(map(ground.workspace.view.allows, COLUMN_OF[one])))


def found_in(ground: Ground) -> tuple[str, ...]:
    """The fields in which some effect is spoken of: a field that no source gives is no column of zeros."""
    table = said(ground)
    found = ground.run(table.select("where").distinct())["where"].to_pylist()
    return tuple(one for one in WHERE if one in found)


def _read(ground: Ground) -> pa.Table:
    if ground.empty:
        return SAID.empty_table()
    matching = ground.workspace.matching()
    # Of all publications, whatever is asked about: an answer is good for every question, and kept with those of rules.
    found = Found(ground.workspace.path, matching)
    row = ground.rows_of(pa.array(matching.keys).cast(pa.string()))
    asked = [(effect, where) for where in fields(ground) for effect in effects().effects]
    parts = [_of(row[found.places(spoken_of(effect, where))], effect, where) for effect, where in asked]
    found.keep()
    return ground.asked_about(pa.concat_tables(parts)) if parts else SAID.empty_table()


def _of(rows: np.ndarray, effect: Effect, where: Where) -> pa.Table:
    rows = np.sort(rows[rows >= 0])
    words = (pa.repeat(word, len(rows)) for word in (effect.code, where))
    return pa.Table.from_arrays([pa.array(rows), *words], schema=SAID)


def spoken_of(effect: Effect, where: Where) -> Node:
    """The query for an effect in one field."""
    return Or(tuple(Words((where,), word.rstrip("*"), prefix=word.endswith("*")) for word in effect.words))
