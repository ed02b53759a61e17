"""Members beside the nodes of the chain, and how much of what was asked about stands in one of them."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from qianglian.analysis import caveats
from qianglian.analysis.contract import Coverage
from qianglian.analysis.ground import Ground
from qianglian.analysis.naming import nodes_at
from qianglian.analysis.parameters import Counted
from qianglian.model.figure import Unit
from qianglian.model.text import Text

IN_NODES = Text(zh="已归入分支", en="In one of the nodes")
NO_MEMBERS = Text(zh="各分支都没有文献。", en="No node has documents.")


class ByNode(Counted):
    """Which nodes stand in the rows."""

    level: int = Field(1, ge=0, le=9, title="分支层级", description="level of the nodes; 0 for the leaves")


def codes(ground: Ground, level: int) -> list[str]:
    """The codes of the nodes of a level, in the chain's order."""
    return [node.code for node in nodes_at(ground, level)]


def of_nodes(ground: Ground, wanted: list[str]) -> Any:
    """``publication``, ``node`` of some nodes."""
    tagged = ground.nodes
    return tagged.filter(tagged.node.isin(wanted))


def beside_nodes(ground: Ground, members: Any, wanted: list[str]) -> Any:
    """Members once for each of the wanted nodes that they stand in; those in none are left out."""
    return members.join(of_nodes(ground, wanted), "publication")


def units_in_nodes(ground: Ground, members: Any, wanted: list[str]) -> Any:
    """``node``, ``unit``, each pair once: which units have a member in a node."""
    return (
        beside_nodes(ground, members.select("publication", "unit"), wanted).select("node", "unit").distinct()
    )


def in_chain(ground: Ground, members: Any, wanted: list[str]) -> Any:
    """Members that stand in any of the nodes, each once."""
    return members.semi_join(of_nodes(ground, wanted), "publication")


def tagged(ground: Ground, unit: Unit, wanted: list[str]) -> Coverage:
    """How much of what was asked about stands in one of the nodes."""
    return ground.keep(f"tagged {unit} {wanted}", lambda: _tagged(ground, unit, wanted))


def _tagged(ground: Ground, unit: Unit, wanted: list[str]) -> Coverage:
    inside = of_nodes(ground, wanted).select("publication").distinct()
    counted = ground.counted(unit)
    if unit == "family":
        # All families stand by their leads: what is in a node need not be looked for among all publications.
        units = in_chain(ground, counted, wanted).select("unit").distinct()
        marked = ground.alone(unit).select("unit").left_join(units, "unit")
        return caveats.covered(
            ground, marked.mutate(known=marked.unit_right.notnull()), unit, IN_NODES, sole=True
        )
    marked = counted.select("publication", "unit").left_join(inside, "publication")
    known = marked.publication_right.notnull()
    return caveats.covered(ground, marked.mutate(known=known), unit, IN_NODES, sole=True)


def has_rule(ground: Ground, code: str) -> bool:
    """Whether anything searches for a node: a rule of its own or of one under it."""
    chain = ground.chain
    return chain is not None and any(node.rule for node in chain.under(code))
