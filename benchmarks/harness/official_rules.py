"""The rules of the four official systems as the product reads them: what is tagged by, and what peers are asked."""

from __future__ import annotations

from qianglian.chains.official import official_chain
from qianglian.chains.rules import NodeQueries
from qianglian.model.chain import Chain
from qianglian.query.simplify import NOTHING
from qianglian.query.tree import Node
from qianglian.rules.official_systems import SYSTEMS


def chains() -> list[Chain]:
    """The four systems, with their IPC and keywords as read."""
    return [official_chain(code) for code in SYSTEMS]


def rules() -> dict[str, Node]:
    """The own rule of every node that has one, by ``system/code``."""
    found = {}
    for chain in chains():
        queries = NodeQueries(chain)
        for code in chain.by_code:
            own = queries.own(code)
            if own != NOTHING:
                found[f"{chain.code}/{code}"] = own
    return found
