"""An official classification system as an industrial chain (产业链): its branches as nodes, its rows as their rules."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from qianglian.model.chain import Chain, ChainNode
from qianglian.model.text import Text
from qianglian.rules.official_systems import (
    READINGS,
    OfficialRow,
    OfficialSystem,
    Reading,
    official_system,
)


@lru_cache(maxsize=16)
def official_chain(code: str, reading: Reading = "as_read") -> Chain:
    """The chain of a system in one reading; raises `NotFound` for a code that there is none of.

    Several rows of one code are joined by OR. A node whose rows have no rule in this reading has none of its own. No
    system says which stage (上游, 中游, 下游) a branch belongs to. Names are those of the table, which is in Chinese.
    A node's definition is its keyword cells as they stand.
    """
    system = official_system(code)
    said = READINGS[reading]
    return Chain(
        code=code if reading == "as_read" else f"{code}-{reading}",
        name=Text(zh=f"{system.name.zh}：{said.zh}", en=f"{system.name.en}: {said.en}"),
        nodes=tuple(_node(node, rows, reading) for node, rows in rows_by_node(system).items()),
        source=f"{system.version}：{system.source}",
        note="".join(one.zh for one in system.caveats),
    )


def rows_by_node(system: OfficialSystem) -> dict[str, tuple[OfficialRow, ...]]:
    """The rows of each node, in the table's order; a part of the table is a node without rows."""
    found: dict[str, list[OfficialRow]] = {}
    for row in system.rows:
        if row.tech:
            found.setdefault(row.tech, [])
        found.setdefault(row.node, []).append(row)
    return {node: tuple(rows) for node, rows in found.items()}


def _node(code: str, rows: Sequence[OfficialRow], reading: Reading) -> ChainNode:
    if not rows:
        return ChainNode(code, Text(zh=code, en=code))
    name, cells = rows[0].name, dict.fromkeys(row.keywords for row in rows if row.keywords)
    rules = list(dict.fromkeys(rule for row in rows if (rule := row.rule(reading))))
    return ChainNode(
        code=code,
        name=Text(zh=name, en=name),
        parent=rows[0].parent,
        definition="；".join(cells),
        rule=rules[0] if len(rules) == 1 else " OR ".join(f"({rule})" for rule in rules),
    )
