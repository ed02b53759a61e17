"""Whether a node of the chain was searched well enough for “none found” to mean anything (rule A3).

A node was not where nothing searches for it or for a part of it, where a person says that it was not downloaded,
and where its recall was not measured or is below the gate. What a partial search does not find is not absent.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, cast

from qianglian.analysis.ground import Ground
from qianglian.chains.gate import Gate, measure
from qianglian.chains.official import official_chain, rows_by_node
from qianglian.chains.tagged import Tagged
from qianglian.model.chain import Chain
from qianglian.model.errors import BadInput, Forbidden
from qianglian.model.text import Text
from qianglian.rules.official_systems import SYSTEMS, official_system

Searched = Literal["searched", "waived", "named", "no_rule", "partial", "outside", "not_measured", "failed"]

SEARCHED: dict[Searched, Text] = {
    "searched": Text(zh="已检索，查全率达标", en="searched, recall passed"),
    "waived": Text(zh="有检索式（查全率未作要求）", en="a rule searches for it (recall waived)"),
    "named": Text(zh="未下载（由人指明）", en="not downloaded, as a person says"),
    "no_rule": Text(zh="没有检索式", en="nothing searches for it"),
    "partial": Text(zh="检索式不完整", en="searched in part"),
    "outside": Text(zh="小类在检索式之外", en="subclass outside of its rule"),
    "not_measured": Text(zh="查全率未测", en="recall not measured"),
    "failed": Text(zh="查全率未达标", en="recall failed"),
}
ENOUGH: frozenset[Searched] = frozenset({"searched", "waived"})


@dataclass(frozen=True, slots=True)
class Search:
    """How a node was searched; ``recall`` (None not known) is that of the ``branch`` at which it was measured."""

    node: str
    how: Searched
    recall: float | None = None
    branch: str = ""

    @property
    def enough(self) -> bool:
        """Whether what was not found may be called absent, for a person to verify."""
        return self.how in ENOUGH


def searches(ground: Ground, codes: Iterable[str], *, unsearched: str, waived: bool) -> Mapping[str, Search]:
    """How each node was searched. ``unsearched`` are codes with commas between that a person names; raises `BadInput`.

    ``waived``: recall is not asked for.
    """
    chain = ground.chain
    if chain is None:
        return {}
    named = _named(chain, unsearched)
    gate = None if waived else _gate(ground)
    return {code: _search(chain, code, named, gate, waived=waived) for code in codes}


def _search(chain: Chain, code: str, named: frozenset[str], gate: Gate | None, *, waived: bool) -> Search:
    if code in named:
        return Search(code, "named")
    if not any(node.rule for node in chain.under(code)):
        return Search(code, "no_rule")
    if _without_rule(chain, code) or _not_encoded(chain, code):
        return Search(code, "partial")
    return Search(code, "waived") if waived else _measured(chain, code, gate)


def _measured(chain: Chain, code: str, gate: Gate | None) -> Search:
    """By the recall of the node, or of the nearest above it at which the gate measures."""
    rows = {row.branch: row for row in gate.rows} if gate else {}
    for node in reversed(chain.path(code)):
        if node.code in rows:
            found = rows[node.code].recall
            how: Searched = "searched" if found.outcome == "passed" else found.outcome
            return Search(code, how, found.value, node.code)
    return Search(code, "not_measured")


def _without_rule(chain: Chain, code: str) -> bool:
    """Whether a leaf under a node has no rule, neither of its own nor of a node between the two."""
    above = len(chain.path(code)) - 1
    return any(
        not chain.children(node.code) and not any(one.rule for one in chain.path(node.code)[above:])
        for node in chain.under(code)
    )


def _not_encoded(chain: Chain, code: str) -> bool:
    """Whether a node of an official system, or one under it, has a row that no query can say and nobody wrote anew.

    Rows that only name what a branch is mainly about ask for nothing.
    """
    if chain.code not in SYSTEMS:
        return False
    rows = rows_by_node(official_system(chain.code))
    official = official_chain(chain.code).by_code
    return any(
        any(row.reading.status == "not encodable" and not row.scope for row in rows.get(node.code, ()))
        for node in chain.under(code)
        if node.code in official and node.rule == official[node.code].rule
    )


def _named(chain: Chain, unsearched: str) -> frozenset[str]:
    codes = [code.strip() for code in unsearched.split(",") if code.strip()]
    for code in codes:
        if code not in chain.by_code:
            raise BadInput(
                Text(zh=f"产业链没有分支「{code[:40]}」。", en=f"The chain has no node “{code[:40]}”.")
            )
    return frozenset(one.code for code in codes for one in chain.under(code))


def _gate(ground: Ground) -> Gate | None:
    """The gate, measured once for a ground; None where the nodes tell of no publication's fate, or under a View."""

    def measured() -> Gate | None:
        tagged: Any = ground.nodes_of
        if ground.empty or not hasattr(tagged, "fate"):
            return None
        try:
            return measure(ground.workspace, cast("Tagged", tagged)).gate
        except Forbidden:
            return None

    return ground.keep("quality gate", measured)
