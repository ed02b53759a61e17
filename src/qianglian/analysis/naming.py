"""What rows call things: parties and nodes by their names, offices and countries as rule A12 writes them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from qianglian.analysis.contract import Column
from qianglian.analysis.counting import Dimension
from qianglian.analysis.ground import Ground
from qianglian.model.chain import ChainNode
from qianglian.model.text import Text
from qianglian.rules.country_names import HEADER, country_name

UNKNOWN = Text(zh="未知", en="Unknown")
NAME = Column("name", Text(zh="名称", en="Name"), "text")
NODE = Dimension("node", Text(zh="分支代码", en="Node code"))
NODE_NAME = Column("node_name", Text(zh="技术分支", en="Node"), "text")
OFFICE = Dimension("office", Text(zh="受理局代码", en="Office code"))
OFFICE_NAME = Column("office_name", Text(zh="受理局", en="Office"), "text")
COUNTRY_NAME = Column("country_name", HEADER, "text")


def party(ground: Ground) -> Dimension:
    """Applicants as rows, by their keys."""
    return Dimension("party", Text(zh="申请人主键", en="Applicant key"), names=lambda: ground.parties.keys)


def party_name(ground: Ground, key: str | None) -> Any:
    """What an applicant is called."""
    return UNKNOWN if key is None else ground.parties.name(key)


def place_name(code: str | None) -> Text:
    """A country, region or office by its ST.3 code."""
    return UNKNOWN if code is None else country_name(code)


def node_name(ground: Ground, code: str) -> Text:
    """What a node of the chain is called."""
    found = ground.chain.by_code.get(code) if ground.chain else None
    return found.name if found else Text(zh=code, en=code)


def nodes_at(ground: Ground, level: int) -> tuple[ChainNode, ...]:
    """The nodes of a level (1 for the roots), and the leaves above it; 0 for all leaves. In the chain's order."""
    chain = ground.chain
    if chain is None:
        return ()
    if level == 0:
        return chain.leaves
    return tuple(
        node
        for node in chain.nodes
        if chain.level(node.code) == level
        or (chain.level(node.code) < level and not chain.children(node.code))
    )


def in_order(rows: Iterable[dict[str, Any]], codes: Iterable[str], of: str = "node") -> list[dict[str, Any]]:
    """Rows in the order of codes, as the chain was written; rows of other codes are left out."""
    place = {code: at for at, code in enumerate(codes)}
    return sorted((row for row in rows if row[of] in place), key=lambda row: place[row[of]])
