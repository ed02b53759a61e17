"""Which publications speak of which effect (功效), and where: by the full-text index and an open list of words."""

from __future__ import annotations

from typing import Any, Literal

import ibis
import numpy as np
import pyarrow as pa

from qianglian.analysis.ground import Ground
from qianglian.corpus.viewing import COLUMN_OF
from qianglian.query.grammar import parse
from qianglian.query.tree import Node, Or, Words, conjunction
from qianglian.rules.effects import Effect, effects

Where = Literal["ti", "ab", "cl"]
WHERE: tuple[Where, ...] = ("ti", "ab", "cl")
SAID = pa.schema([("publication", pa.int32()), ("effect", pa.string()), ("where", pa.string())])


def said(ground: Ground) -> Any:
    """``publication``, ``effect``, ``where`` (ti, ab, cl) as an ibis table, read once for a ground."""
    return ground.keep("effects", lambda: ibis.memtable(_read(ground)))


def fields(ground: Ground) -> tuple[Where, ...]:
    """The fields that the View lets be read."""
    return tuple(one for one in WHERE if all(map(ground.workspace.view.allows, COLUMN_OF[one])))


def found_in(ground: Ground) -> tuple[str, ...]:
    """The fields in which some effect is spoken of: a field that no source gives is no column of zeros."""
    table = said(ground)
    found = ground.run(table.select("where").distinct())["where"].to_pylist()
    return tuple(one for one in WHERE if one in found)


def _read(ground: Ground) -> pa.Table:
    parts = [
        _found(ground, effect, where)
        for where in fields(ground)
        for effect in (() if ground.empty else effects().effects)
    ]
    return pa.concat_tables(parts) if parts else SAID.empty_table()


def _found(ground: Ground, effect: Effect, where: Where) -> pa.Table:
    asked = parse(ground.query) if isinstance(ground.query, str) else ground.query
    figure = ground.workspace.count(conjunction(asked, spoken_of(effect, where)))
    keys = figure.why() if figure.why is not None else []
    rows = ground.rows_of(pa.array(list(keys), pa.string()))
    rows = np.sort(rows[rows >= 0])
    columns = [
        rows,
        *(pa.array([word]).take(pa.array(np.zeros(len(rows), np.int32))) for word in (effect.code, where)),
    ]
    return pa.Table.from_arrays([pa.array(columns[0]), *columns[1:]], schema=SAID)


def spoken_of(effect: Effect, where: Where) -> Node:
    """The query for an effect in one field."""
    return Or(tuple(Words((where,), word.rstrip("*"), prefix=word.endswith("*")) for word in effect.words))
