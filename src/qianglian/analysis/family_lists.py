"""What lists of families say beside each: the nodes that it stands in, and the offices where it is alive."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from qianglian.analysis import branches
from qianglian.analysis.contract import Column
from qianglian.analysis.counting import Measure
from qianglian.analysis.family_rights import beside_endings
from qianglian.analysis.ground import Ground
from qianglian.analysis.naming import node_name, place_name
from qianglian.model.text import Text

NODES = Column("nodes", Text(zh="技术分支", en="Nodes"), "text")
MEMBERS = Measure("members", Text(zh="库内同族件数", en="Documents here"), "publication", "publication")
NOTHING = Text(zh="—", en="—")


def joined(names: Iterable[Text], none: Text = NOTHING) -> Text:
    """Names one after the other."""
    some = list(names)
    if not some:
        return none
    return Text(zh="、".join(one.zh for one in some), en=", ".join(one.en for one in some))


def whole(ground: Ground, families: Sequence[int]) -> Any:
    """All members of some families that the View shows, asked about or not."""
    every = ground.every
    return every.filter(every.family.isin(list(families) or [-1]))


def nodes_of(ground: Ground, families: Sequence[int], codes: Sequence[str]) -> dict[int, list[str]]:
    """The nodes of each family, in the chain's order."""
    records = ground.records.select("publication", "family")
    some = records.filter(records.family.isin(list(families) or [-1]))
    found = ground.run(branches.beside_nodes(ground, some, list(codes)).select("family", "node").distinct())
    held: dict[int, set[str]] = {}
    for family, node in zip(found["family"].to_pylist(), found["node"].to_pylist(), strict=True):
        held.setdefault(family, set()).add(node)
    return {family: [code for code in codes if code in some] for family, some in held.items()}


def node_words(ground: Ground, codes: Iterable[str]) -> Text:
    """Names of nodes."""
    return joined(node_name(ground, code) for code in codes)


def offices_of(ground: Ground, families: Sequence[int], standings: Sequence[str]) -> dict[int, list[str]]:
    """Offices at which a member of each family has one of some standings; without international applications."""
    members = beside_endings(ground)
    some = members.filter(members.family.isin(list(families) or [-1]), members.standing.isin(list(standings)))
    some = some.filter(some.office.notnull(), some.office != "WO")
    found = ground.run(some.select("family", "office").distinct().order_by("family", "office"))
    held: dict[int, list[str]] = {}
    for family, office in zip(found["family"].to_pylist(), found["office"].to_pylist(), strict=True):
        held.setdefault(family, []).append(office)
    return held


def office_words(codes: Iterable[str]) -> Text:
    """Names of offices, as rule A12 writes them."""
    return joined(place_name(code) for code in codes)
